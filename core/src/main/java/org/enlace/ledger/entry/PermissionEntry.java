// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.List;
import java.util.Optional;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;

/** What the agreements permitted and what they refused. */
public sealed interface PermissionEntry extends LedgerEvent {
    /** A grant was minted: under which clauses something may leave, and who approved it. */
    record Granted(
            String grant,
            AgreementDigest agreement,
            List<String> clauses,
            String operation,
            Purpose purpose,
            AuthorityId recipient,
            List<OfficerName> officers)
            implements PermissionEntry {
        public Granted {
            clauses = List.copyOf(clauses);
            officers = List.copyOf(officers);
        }

        @Override
        public EntryType type() {
            return EntryType.GRANT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("grant", grant)
                    .with("agreement", agreement)
                    .with("clauses", clauses)
                    .with("operation", operation)
                    .with("purpose", purpose)
                    .with("recipient", recipient)
                    .with("officers", officers.stream().map(OfficerName::value).toList());
        }

        static Granted read(EntryFields in) {
            return new Granted(
                    in.text("grant"),
                    in.agreement("agreement"),
                    in.texts("clauses"),
                    in.text("operation"),
                    in.purpose("purpose"),
                    in.authority("recipient"),
                    in.officers("officers"));
        }
    }

    /** An operation that no agreement permits; {@code clause} is the one that forbids it, empty where there is no agreement. */
    record OperationRefused(
            String operation,
            Purpose purpose,
            AuthorityId sender,
            AuthorityId recipient,
            Optional<String> clause,
            String code)
            implements PermissionEntry {
        @Override
        public EntryType type() {
            return EntryType.REFUSAL;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("operation", operation)
                    .with("purpose", purpose)
                    .with("sender", sender)
                    .with("recipient", recipient)
                    .with("clause", clause.orElse("NONE"))
                    .with("code", code);
        }

        static OperationRefused read(EntryFields in) {
            return new OperationRefused(
                    in.text("operation"),
                    in.purpose("purpose"),
                    in.authority("sender"),
                    in.authority("recipient"),
                    in.textUnless("NONE", "clause"),
                    in.text("code"));
        }
    }

    /** A request for disclosure was refused, by an own officer, by the node, or by the partner. */
    record RequestRefused(DisclosureEntry.Request request, String code, OfficerName officer)
            implements PermissionEntry {
        @Override
        public EntryType type() {
            return EntryType.REFUSAL;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with(request.fields()).with("code", code).with("officer", officer);
        }

        static RequestRefused read(EntryFields in) {
            return new RequestRefused(DisclosureEntry.Request.read(in), in.text("code"), in.officer("officer"));
        }
    }
}
