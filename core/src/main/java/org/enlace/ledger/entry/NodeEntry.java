// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.Optional;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;

/** The node itself: its partners and its people, bulletins and joint operations. */
public sealed interface NodeEntry extends LedgerEvent {
    /** The node started, in this version. */
    record Started(String version) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.NODE_STARTED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("version", version);
        }

        static Started read(EntryFields in) {
            return new Started(in.text("version"));
        }
    }

    /** The node started for the first time after a backup was brought back; how many sources and subjects were removed again. */
    record Restored(String version, String backup, long sources, long subjects) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.NODE_STARTED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("version", version)
                    .with("backup", backup)
                    .with("sources", sources)
                    .with("subjects", subjects);
        }

        static Restored read(EntryFields in) {
            return new Restored(in.text("version"), in.text("backup"), in.number("sources"), in.number("subjects"));
        }
    }

    /** A card of a partner was pinned, renewed or refused, by its digest. */
    record CardPinned(AuthorityId partner, String outcome, String card) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.PARTNER;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("partner", partner)
                    .with("step", outcome)
                    .with("about", card);
        }

        static CardPinned read(EntryFields in) {
            return new CardPinned(in.authority("partner"), in.text("step"), in.text("about"));
        }
    }

    /** A partner was taken off the line; on the line the officer stands where a card has its digest. */
    record PartnerUnpinned(AuthorityId partner, OfficerName officer) implements NodeEntry {
        static final String STEP = "UNPINNED";

        @Override
        public EntryType type() {
            return EntryType.PARTNER;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("partner", partner).with("step", STEP).with("about", officer);
        }

        static PartnerUnpinned read(EntryFields in) {
            return new PartnerUnpinned(in.authority("partner"), in.officer("about"));
        }
    }
    /** An officer signed in. */
    record SignedIn(OfficerName officer, String role) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.LOGIN;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("officer", officer).with("role", role);
        }

        static SignedIn read(EntryFields in) {
            return new SignedIn(in.officer("officer"), in.text("role"));
        }
    }

    /** A sign-in failed; nobody where the name is no officer's, and no role where the present password was asked for. */
    record SignInFailed(Optional<OfficerName> officer, Optional<String> role) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.LOGIN_FAILED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer.map(OfficerName::value))
                    .with("role", role);
        }

        static SignInFailed read(EntryFields in) {
            return new SignInFailed(in.officerIfAny("officer"), in.textIfAny("role"));
        }
    }

    /** So many more sign-ins failed in an hour, beyond those that have an entry each. */
    record SignInsFailed(long more, String hour) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.LOGIN_FAILED;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields().with("more", more).with("hour", hour);
        }

        static SignInsFailed read(EntryFields in) {
            return new SignInsFailed(in.number("more"), in.text("hour"));
        }
    }

    /** An account was opened, changed or closed. */
    record AccountChanged(OfficerName officer, String role, String change, OfficerName by) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.ACCOUNT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer)
                    .with("role", role)
                    .with("change", change)
                    .with("by", by);
        }

        static AccountChanged read(EntryFields in) {
            return new AccountChanged(in.officer("officer"), in.text("role"), in.text("change"), in.officer("by"));
        }
    }

    /** A person named a colleague who may act for them in a role until a time. */
    record DeputyNamed(OfficerName officer, String role, OfficerName by, String until) implements NodeEntry {
        static final String CHANGE = "DEPUTY";

        @Override
        public EntryType type() {
            return EntryType.ACCOUNT;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer)
                    .with("role", role)
                    .with("change", CHANGE)
                    .with("by", by)
                    .with("until", until);
        }

        static DeputyNamed read(EntryFields in) {
            return new DeputyNamed(in.officer("officer"), in.text("role"), in.officer("by"), in.text("until"));
        }
    }

    /** A month's counts: who sent them, with whom, how many rows, and their digest. */
    record Bulletin(OfficerName officer, AuthorityId partner, String month, long rows, String content) {
        EntryFields fields() {
            return new EntryFields()
                    .with("officer", officer)
                    .with("partner", partner)
                    .with("month", month)
                    .with("rows", rows)
                    .with("content", content);
        }

        static Bulletin read(EntryFields in) {
            return new Bulletin(
                    in.officer("officer"),
                    in.authority("partner"),
                    in.text("month"),
                    in.number("rows"),
                    in.text("content"));
        }
    }

    /** Counts went to a partner. */
    record BulletinSent(Bulletin bulletin) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.BULLETIN_SENT;
        }

        @Override
        public EntryFields fields() {
            return bulletin.fields();
        }
    }

    /** A partner's counts came. */
    record BulletinReceived(Bulletin bulletin) implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.BULLETIN_RECEIVED;
        }

        @Override
        public EntryFields fields() {
            return bulletin.fields();
        }
    }

    /** A step of a joint operation: whose, and the digest of what was said. */
    record OperationStep(String operation, AuthorityId author, String step, String statement, Optional<String> detail)
            implements NodeEntry {
        @Override
        public EntryType type() {
            return EntryType.OPERATION;
        }

        @Override
        public EntryFields fields() {
            return new EntryFields()
                    .with("operation", operation)
                    .with("author", author)
                    .with("step", step)
                    .with("statement", statement)
                    .with("detail", detail);
        }

        static OperationStep read(EntryFields in) {
            return new OperationStep(
                    in.text("operation"),
                    in.authority("author"),
                    in.text("step"),
                    in.text("statement"),
                    in.textIfAny("detail"));
        }
    }
}
