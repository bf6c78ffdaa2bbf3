// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.enlace.account.QuestionAccounts.Account;
import org.enlace.account.QuestionAccounts.Result;
import org.enlace.ledger.EntryReader;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.VerificationResult;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.ledger.entry.EntryType;

/** Reads two verified ledgers and holds the questions between their authorities against each other, both ways. */
final class ExchangeCheck {
    private static final Set<EntryType> TYPES = EnumSet.of(
            EntryType.QUERY_SENT,
            EntryType.ANSWER_RECEIVED,
            EntryType.QUERY_ANSWERED,
            EntryType.RECEIPT,
            EntryType.ENVELOPE_REFUSED);

    /** The questions that {@code asker} asked of {@code answerer}. */
    record Direction(String asker, String answerer, Result result) {}

    private ExchangeCheck() {}

    /** A ledger as it was found, with its entries about questions where it is sound. */
    record Kept(VerificationResult verification, List<LedgerEntry.Logged> entries) {
        Kept {
            entries = List.copyOf(entries);
        }

        boolean isSound() {
            return verification instanceof Verified;
        }

        /** The authority whose log this is: what follows {@code enlace/} in the name of its key; empty where unsound. */
        String authority() {
            String name =
                    verification instanceof Verified verified ? verified.key().name() : "";
            return name.substring(name.lastIndexOf('/') + 1);
        }

        private Account account(String partner) {
            Account account = new Account(partner);
            entries.forEach(account::add);
            return account;
        }
    }

    /** Verifies a ledger and reads what it says about questions. Memory grows with the number of envelopes. */
    static Kept read(Path ledger, Path keys) {
        List<LedgerEntry.Logged> entries = new ArrayList<>();
        VerificationResult verification = EntryReader.read(ledger, keys, TYPES, entries::add);
        return new Kept(verification, entries);
    }

    /** Both directions between two sound ledgers. */
    static List<Direction> both(Kept one, Kept other) {
        Account ofOne = one.account(other.authority());
        Account ofOther = other.account(one.authority());
        return List.of(
                new Direction(one.authority(), other.authority(), new QuestionAccounts(ofOne, ofOther).compare()),
                new Direction(other.authority(), one.authority(), new QuestionAccounts(ofOther, ofOne).compare()));
    }
}
