// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.enlace.crypto.HmacSha256;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.UnassignedRange;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;

/**
 * Values that nobody holds, planted among the own ones in each tag set: whoever names the handle of one has asked about
 * something that cannot stand in its files. They follow from the node's seed and the scope, so each partner and month
 * has others, and the same set made again has the same.
 *
 * <p>Decision: docs/decisions.md, "Canaries are numbers that nobody has".
 */
final class PlantedCanaries {
    /** How many a set has where its class has an unassigned range. */
    static final int NUMBER = 16;

    private final byte[] seed;
    private final String country;

    /** {@code country} is whose numbering plan the telephone numbers look like. */
    PlantedCanaries(byte[] seed, String country) {
        this.seed = seed.clone();
        this.country = country;
    }

    /** The canaries of a scope's set; none of them is {@code held}, none at all where the class has no such range. */
    List<VeilInput> of(KeyScope scope, IdentifierClass identifierClass, Set<String> held) {
        List<VeilInput> canaries = new ArrayList<>();
        for (int number = 0; number < NUMBER; number++) {
            UnassignedRange.draw(identifierClass, country, chance(scope, number))
                    .filter(value -> !held.contains(value))
                    .ifPresent(value -> canaries.add(new VeilInput(scope.classLabel(), value)));
        }
        return canaries;
    }

    private SplittableRandom chance(KeyScope scope, int number) {
        String info = "enlace/canary/1|" + scope.agreementDigest().value() + "|" + scope.classLabel() + "|"
                + scope.epoch() + "|" + number;
        byte[] code = HmacSha256.of(seed, info);
        return new SplittableRandom(ByteBuffer.wrap(code).getLong());
    }
}
