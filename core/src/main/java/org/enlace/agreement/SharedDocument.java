// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.function.Function;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.crypto.ClosedJsonObject;

/** How agreements and what is shared under them are read: closed JSON, and a ShareException where it is none. */
public final class SharedDocument {
    private SharedDocument() {}

    /** Reads one whole document; ShareException where it is not canonical, has other fields or breaks a rule. */
    public static <T> T read(byte[] json, Function<ClosedJsonObject, T> reader) {
        try {
            return ClosedJsonObject.read(json, reader);
        } catch (IllegalArgumentException broken) {
            throw malformed(String.valueOf(broken.getMessage()));
        }
    }

    public static ShareException malformed(String rule) {
        return new ShareException(Reason.MALFORMED, rule);
    }
}
