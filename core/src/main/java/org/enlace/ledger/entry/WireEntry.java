// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.Optional;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/** Envelopes on their way between nodes. */
public sealed interface WireEntry extends LedgerEvent {
    /** The partner's signed receipt for an own envelope; no code where there is nothing to say. */
    record Receipted(String envelope, AuthorityId from, String outcome, Optional<String> code) implements WireEntry {
        @Override
        public EntryType type() {
            return EntryType.RECEIPT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("envelope", envelope)
                    .with("from", from)
                    .with("outcome", outcome)
                    .with("code", code.orElse("NONE"));
        }

        static Receipted read(EntryFields in) {
            return new Receipted(
                    in.text("envelope"), in.authority("from"), in.text("outcome"), in.textUnless("NONE", "code"));
        }
    }

    /** An envelope that came was not taken; no sender where it does not say who sent it. */
    record Refused(String envelope, String code, Optional<String> sender) implements WireEntry {
        @Override
        public EntryType type() {
            return EntryType.ENVELOPE_REFUSED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("envelope", envelope)
                    .with("code", code)
                    .with("sender", sender.orElse("UNKNOWN"));
        }

        static Refused read(EntryFields in) {
            return new Refused(in.text("envelope"), in.text("code"), in.textUnless("UNKNOWN", "sender"));
        }
    }

    /** An own envelope that waited was stopped; no agreement where it needs none. */
    record Withdrawn(
            String envelope,
            AuthorityId recipient,
            Optional<AgreementDigest> agreement,
            String messageType,
            String code)
            implements WireEntry {
        @Override
        public EntryType type() {
            return EntryType.ENVELOPE_WITHDRAWN;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("envelope", envelope)
                    .with("recipient", recipient)
                    .with("agreement", agreement.map(AgreementDigest::value).orElse("NONE"))
                    .with("type", messageType)
                    .with("code", code);
        }

        static Withdrawn read(EntryFields in) {
            return new Withdrawn(
                    in.text("envelope"),
                    in.authority("recipient"),
                    in.textUnless("NONE", "agreement").map(AgreementDigest::new),
                    in.text("type"),
                    in.text("code"));
        }
    }

    /** Messages of a channel that one of its ends no longer has: the numbers of the first and the last, and how many. */
    record Gap(AuthorityId partner, String messages, String cause, long from, long to, long count)
            implements WireEntry {
        @Override
        public EntryType type() {
            return EntryType.CHANNEL_GAP;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("messages", messages)
                    .with("cause", cause)
                    .with("from", from)
                    .with("to", to)
                    .with("count", count);
        }

        static Gap read(EntryFields in) {
            return new Gap(
                    in.authority("partner"),
                    in.text("messages"),
                    in.text("cause"),
                    in.number("from"),
                    in.number("to"),
                    in.number("count"));
        }
    }
}
