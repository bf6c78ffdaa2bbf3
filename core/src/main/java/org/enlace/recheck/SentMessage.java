// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.time.Instant;
import java.util.Optional;
import org.enlace.envelope.Envelope;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/** One message as it left, to be checked again; administration has no agreement. */
public final class SentMessage {
    private final AuthorityId sender;
    private final AuthorityId recipient;
    private final String envelope;
    private final String type;
    private final Optional<AgreementDigest> agreement;
    private final Instant at;
    private final byte[] content;

    SentMessage(
            AuthorityId sender,
            AuthorityId recipient,
            String envelope,
            String type,
            Optional<AgreementDigest> agreement,
            Instant at,
            byte[] content) {
        this.sender = sender;
        this.recipient = recipient;
        this.envelope = envelope;
        this.type = type;
        this.agreement = agreement;
        this.at = at;
        this.content = content.clone();
    }

    /** The message that an envelope carries. */
    public static SentMessage of(Envelope envelope) {
        return new SentMessage(
                envelope.sender(),
                envelope.recipient(),
                envelope.digest(),
                envelope.type(),
                envelope.agreement(),
                envelope.header().created(),
                envelope.content());
    }

    AuthorityId sender() {
        return sender;
    }

    AuthorityId recipient() {
        return recipient;
    }

    public String envelope() {
        return envelope;
    }

    public String type() {
        return type;
    }

    public Optional<AgreementDigest> agreement() {
        return agreement;
    }

    Instant at() {
        return at;
    }

    byte[] content() {
        return content;
    }
}
