// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.List;
import java.util.Optional;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;

/** Requests, disclosures, recalls and outcomes, and what becomes of partners' records. */
public sealed interface DisclosureEntry extends LedgerEvent {
    /** A request for disclosure by its id, with whom, under which agreement and for which purpose. */
    record Request(String id, AuthorityId partner, AgreementDigest agreement, Purpose purpose) {
        EntryFields fields() {
            return new EntryFields()
                    .with("request", id)
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("purpose", purpose);
        }

        static Request read(EntryFields in) {
            return new Request(
                    in.text("request"), in.authority("partner"), in.agreement("agreement"), in.purpose("purpose"));
        }
    }

    /** A request was opened, here under a grant or by the partner. */
    record Requested(Request request, Optional<String> grant, OfficerName officer) implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.DISCLOSURE_REQUESTED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with(request.fields()).with("grant", grant).with("officer", officer);
        }

        static Requested read(EntryFields in) {
            return new Requested(Request.read(in), in.textIfAny("grant"), in.officer("officer"));
        }
    }

    /** An officer approved what would go, by its digest; nothing was shown where nothing would. */
    record Approved(Request request, OfficerName officer, String role, Optional<String> shown)
            implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.DISCLOSURE_APPROVED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(request.fields())
                    .with("officer", officer)
                    .with("role", role)
                    .with("shown", shown.orElse("none"));
        }

        static Approved read(EntryFields in) {
            return new Approved(
                    Request.read(in), in.officer("officer"), in.text("role"), in.textUnless("none", "shown"));
        }
    }

    /** What a disclosure holds: which properties, how many records, and the digest of its bytes. */
    record Content(String disclosure, List<String> properties, long records, String digest) {
        public Content {
            properties = List.copyOf(properties);
        }

        EntryFields fields() {
            return new EntryFields()
                    .with("disclosure", disclosure)
                    .with("properties", properties)
                    .with("records", records)
                    .with("content", digest);
        }

        static Content read(EntryFields in) {
            return new Content(in.text("disclosure"), in.texts("properties"), in.number("records"), in.text("content"));
        }
    }

    /** A disclosure went under a grant. */
    record Sent(Request request, Content content, String grant) implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.DISCLOSURE_SENT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(request.fields())
                    .with(content.fields())
                    .with("grant", grant);
        }

        static Sent read(EntryFields in) {
            return new Sent(Request.read(in), Content.read(in), in.text("grant"));
        }
    }

    /** A disclosure came; on the line its envelope's digest stands where the sender has its grant. */
    record Received(Request request, Content content, String envelope) implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.DISCLOSURE_RECEIVED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with(request.fields())
                    .with(content.fields())
                    .with("grant", envelope);
        }

        static Received read(EntryFields in) {
            return new Received(Request.read(in), Content.read(in), in.text("grant"));
        }
    }

    /** Disclosures were recalled, all under the agreement where none is named. */
    record RecallSent(
            String recall,
            AuthorityId partner,
            AgreementDigest agreement,
            List<String> disclosures,
            OfficerName officer)
            implements DisclosureEntry {
        public RecallSent {
            disclosures = List.copyOf(disclosures);
        }

        @Override
        public EntryType type() {
            return EntryType.RECALL;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("recall", recall)
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("disclosures", disclosures)
                    .with("officer", officer);
        }

        static RecallSent read(EntryFields in) {
            return new RecallSent(
                    in.text("recall"),
                    in.authority("partner"),
                    in.agreement("agreement"),
                    in.texts("disclosures"),
                    in.officer("officer"));
        }
    }

    /** A partner recalled, and so many of its records were destroyed. */
    record RecallReceived(
            String recall, AuthorityId partner, AgreementDigest agreement, long records, OfficerName officer)
            implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.RECALL;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("recall", recall)
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("records", records)
                    .with("officer", officer);
        }

        static RecallReceived read(EntryFields in) {
            return new RecallReceived(
                    in.text("recall"),
                    in.authority("partner"),
                    in.agreement("agreement"),
                    in.number("records"),
                    in.officer("officer"));
        }
    }

    /** A partner's receipt: so many of our records are destroyed there, for a recall or because they had expired. */
    record PurgeReceipted(AuthorityId partner, AgreementDigest agreement, long records, Optional<String> recall)
            implements DisclosureEntry {
        private static final String PURGED = "PURGED";

        @Override
        public EntryType type() {
            return EntryType.RECEIPT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("what", PURGED)
                    .with("partner", partner)
                    .with("agreement", agreement)
                    .with("records", records)
                    .with("recall", recall.orElse("none"));
        }

        static PurgeReceipted read(EntryFields in) {
            in.require("what", PURGED);
            return new PurgeReceipted(
                    in.authority("partner"),
                    in.agreement("agreement"),
                    in.number("records"),
                    in.textUnless("none", "recall"));
        }
    }

    /** What came of a hit, told to the partner or by it. */
    record OutcomeTold(AuthorityId partner, VeilHandle handle, String outcome, String reason, OfficerName officer)
            implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.OUTCOME;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("handle", handle)
                    .with("outcome", outcome)
                    .with("reason", reason)
                    .with("officer", officer);
        }

        static OutcomeTold read(EntryFields in) {
            return new OutcomeTold(
                    in.authority("partner"),
                    in.handle("handle"),
                    in.text("outcome"),
                    in.text("reason"),
                    in.officer("officer"));
        }
    }

    /** What came of a hit, noted here because the agreement does not let it go. */
    record OutcomeKept(AuthorityId partner, String hit, String outcome, OfficerName officer)
            implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.OUTCOME;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("hit", hit)
                    .with("outcome", outcome)
                    .with("officer", officer);
        }

        static OutcomeKept read(EntryFields in) {
            return new OutcomeKept(in.authority("partner"), in.text("hit"), in.text("outcome"), in.officer("officer"));
        }
    }

    /** An officer read partners' records: how many, under which agreements, and the digest of their names. */
    record ForeignRead(
            OfficerName officer,
            String operation,
            List<AgreementDigest> agreements,
            long subjects,
            long links,
            long withheld,
            String names)
            implements DisclosureEntry {
        public ForeignRead {
            agreements = List.copyOf(agreements);
        }

        @Override
        public EntryType type() {
            return EntryType.FOREIGN_READ;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer)
                    .with("operation", operation)
                    .with(
                            "agreements",
                            agreements.stream().map(AgreementDigest::value).toList())
                    .with("subjects", subjects)
                    .with("links", links)
                    .with("withheld", withheld)
                    .with("names", names);
        }

        static ForeignRead read(EntryFields in) {
            return new ForeignRead(
                    in.officer("officer"),
                    in.text("operation"),
                    in.texts("agreements").stream().map(AgreementDigest::new).toList(),
                    in.number("subjects"),
                    in.number("links"),
                    in.number("withheld"),
                    in.text("names"));
        }
    }

    /** Records of a partner were destroyed; {@code names} is the digest of theirs. */
    record ForeignPurged(AgreementDigest agreement, AuthorityId partner, String cause, long records, String names)
            implements DisclosureEntry {
        @Override
        public EntryType type() {
            return EntryType.PURGE;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("agreement", agreement)
                    .with("partner", partner)
                    .with("cause", cause)
                    .with("records", records)
                    .with("names", names);
        }

        static ForeignPurged read(EntryFields in) {
            return new ForeignPurged(
                    in.agreement("agreement"),
                    in.authority("partner"),
                    in.text("cause"),
                    in.number("records"),
                    in.text("names"));
        }
    }
}
