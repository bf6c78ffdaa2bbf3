// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.List;
import java.util.TreeMap;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.demo.DemoStory.Pair;
import org.enlace.demo.DemoStory.Steps;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;

/** The demo's agreements, offered and signed over the wire by the script; what is in force already is left as it is. */
final class AgreementStory {
    private final DemoRegion region;
    private final Steps progress;

    AgreementStory(DemoRegion region, Steps progress) {
        this.region = region;
        this.progress = progress;
    }

    /** Offers and signs the agreements over the wire, and waits until both sides have them in force. */
    void agree() {
        for (Pair pair : DemoStory.AGREEMENTS) {
            AuthorityNode one = region.node(pair.one());
            if (standing(one, pair.other()).isEmpty()) {
                one.database().useTransaction(tx -> one.offer(tx, pair.other(), new TreeMap<>(), DemoStory.OFFICER));
            }
        }
        for (Pair pair : DemoStory.AGREEMENTS) {
            AuthorityNode other = region.node(pair.other());
            DemoStory.await(
                    "the offer to " + pair.other(),
                    () -> !standing(other, pair.one()).isEmpty());
            standing(other, pair.one()).stream()
                    .filter(standing -> standing.life() == AgreementLife.OFFERED)
                    .forEach(standing -> other.database()
                            .useTransaction(
                                    tx -> other.share().agreements().sign(tx, standing.digest(), DemoStory.OFFICER)));
        }
        for (Pair pair : DemoStory.AGREEMENTS) {
            DemoStory.await("the agreement of " + pair.one(), () -> inForce(pair.one(), pair.other()));
            progress.step("in-force", pair.one(), pair.other());
        }
    }

    private boolean inForce(AuthorityId one, AuthorityId other) {
        return standing(region.node(one), other).stream()
                        .anyMatch(standing -> standing.life() == AgreementLife.IN_FORCE)
                && standing(region.node(other), one).stream()
                        .anyMatch(standing -> standing.life() == AgreementLife.IN_FORCE);
    }

    private static List<AgreementStanding> standing(AuthorityNode node, AuthorityId partner) {
        return node.database().read(tx -> node.share().agreements().list(tx)).stream()
                .filter(standing -> standing.life() != AgreementLife.ENDED)
                .filter(standing -> standing.agreement().binds(node.authority().id(), partner))
                .toList();
    }
}
