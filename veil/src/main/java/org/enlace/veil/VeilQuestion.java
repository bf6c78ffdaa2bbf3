// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.charset.StandardCharsets;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.veil.tags.VeilInput;

/**
 * One identifier to ask about and the case for which it is asked. The case id is committed to in the manifest and shown
 * to overseers only.
 *
 * @param caseId 1 to 128 bytes of UTF-8
 */
public record VeilQuestion(VeilInput input, String caseId) {

    /** Checks the length of the case id. */
    public VeilQuestion {
        int length = caseId.getBytes(StandardCharsets.UTF_8).length;
        if (length < 1 || length > 128) {
            throw new VeilException(VeilRefusal.BAD_FIELD, "case id must be 1..128 bytes: bytes=" + length);
        }
    }

    @Override
    public String toString() {
        return "Question[" + input.classLabel() + "]";
    }
}
