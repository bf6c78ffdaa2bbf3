// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import org.enlace.agreement.AgreementDecision;

/** The answer to whoever asks for a {@link EgressGrant}. */
public sealed interface GrantAnswer {
    record Granted(EgressGrant grant) implements GrantAnswer {}

    record Denied(AgreementDecision.Refuse refusal) implements GrantAnswer {}
}
