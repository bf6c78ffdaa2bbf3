// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.util.regex.Pattern;

/** What a {@link MessageReceiver} decided about one message. */
public sealed interface MessageVerdict {
    /** The message was applied in the transaction. */
    record Accepted() implements MessageVerdict {}

    /**
     * The message was not applied; whatever the receiver wrote is undone. {@code code} is a stable name in capitals,
     * {@code reason} one English sentence. Both travel signed, so neither may hold case data.
     */
    record Refused(String code, String reason) implements MessageVerdict {
        private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

        public Refused {
            if (!CODE.matcher(code).matches()) {
                throw new IllegalArgumentException("code must be 2..64 capitals, digits, _: length=" + code.length());
            }
            if (reason.length() > 500) {
                throw new IllegalArgumentException("reason must be at most 500 characters: length=" + reason.length());
            }
        }
    }

    /** The message was applied. */
    static MessageVerdict accepted() {
        return new Accepted();
    }

    /** The message was not applied, for a reason that the sender may read. */
    static MessageVerdict refused(String code, String reason) {
        return new Refused(code, reason);
    }
}
