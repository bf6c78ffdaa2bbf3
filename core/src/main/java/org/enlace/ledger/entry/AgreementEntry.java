// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;

/** Steps in the life of an agreement. */
public sealed interface AgreementEntry extends LedgerEvent {
    /** The agreement by its digest, with whom, its life after the step, and which officer took the step. */
    record Step(AgreementDigest agreement, AuthorityId partner, String life, OfficerName officer) {
        EntryFields fields() {
            return new EntryFields()
                    .with("agreement", agreement)
                    .with("partner", partner)
                    .with("life", life)
                    .with("officer", officer);
        }

        static Step read(EntryFields in) {
            return new Step(in.agreement("agreement"), in.authority("partner"), in.text("life"), in.officer("officer"));
        }
    }

    /** Offered by one of the two sides. */
    record Offered(Step step) implements AgreementEntry {
        @Override
        public EntryType type() {
            return EntryType.AGREEMENT_OFFERED;
        }

        @Override
        public EntryFields fields() {
            return step.fields();
        }
    }

    /** Signed by both sides. */
    record Signed(Step step) implements AgreementEntry {
        @Override
        public EntryType type() {
            return EntryType.AGREEMENT_SIGNED;
        }

        @Override
        public EntryFields fields() {
            return step.fields();
        }
    }

    /** Stopped by one of the two sides. */
    record Suspended(Step step) implements AgreementEntry {
        @Override
        public EntryType type() {
            return EntryType.AGREEMENT_SUSPENDED;
        }

        @Override
        public EntryFields fields() {
            return step.fields();
        }
    }

    /** One side took its suspension back. */
    record Resumed(Step step) implements AgreementEntry {
        @Override
        public EntryType type() {
            return EntryType.AGREEMENT_RESUMED;
        }

        @Override
        public EntryFields fields() {
            return step.fields();
        }
    }

    /** Over: declined, left, superseded or expired. */
    record Ended(Step step) implements AgreementEntry {
        @Override
        public EntryType type() {
            return EntryType.AGREEMENT_ENDED;
        }

        @Override
        public EntryFields fields() {
            return step.fields();
        }
    }
}
