// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import java.nio.charset.StandardCharsets;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;

/**
 * What is compared: {@code class|canonical value}. It stays at home and has no printed form that shows the value.
 *
 * @param classLabel wire label of the class
 * @param canonical canonical text of the value, 1 to 512 bytes of UTF-8
 */
public record VeilInput(ClassLabel classLabel, String canonical) {

    private static final int LONGEST = 512;

    /** Checks the length of the value. */
    public VeilInput {
        int length = canonical.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > LONGEST) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "canonical value must be 1..512 bytes: bytes=" + length);
        }
    }

    /** The input of an exact identifier. */
    public static VeilInput of(Canonical identifier) {
        return new VeilInput(identifier.identifierClass().label(), identifier.value());
    }

    public byte[] bytes() {
        return (classLabel + "|" + canonical).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Input[" + classLabel + "]";
    }
}
