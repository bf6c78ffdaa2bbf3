// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import org.enlace.agreement.Decision;

/** The answer to whoever asks for a {@link Grant}. */
public sealed interface Granting {
    record Granted(Grant grant) implements Granting {}

    record Denied(Decision.Refuse refusal) implements Granting {}
}
