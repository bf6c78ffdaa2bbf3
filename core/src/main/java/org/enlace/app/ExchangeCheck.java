// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.enlace.app.Exchange.Account;
import org.enlace.app.Exchange.Result;
import org.enlace.ledger.EntryReader;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.LoggedEntry;
import org.enlace.ledger.Verification;
import org.enlace.ledger.Verification.Verified;

/** Reads two verified ledgers and holds the questions between their authorities against each other, both ways. */
final class ExchangeCheck {
    private static final Set<EntryType> TYPES = EnumSet.of(
            EntryType.QUERY_SENT,
            EntryType.ANSWER_RECEIVED,
            EntryType.QUERY_ANSWERED,
            EntryType.RECEIPT,
            EntryType.ENVELOPE_REFUSED);

    /** A ledger's folder and the file of its keys. */
    record Files(Path ledger, Path keys) {}

    /** The questions that {@code asker} asked of {@code answerer}. */
    record Direction(String asker, String answerer, Result result) {}

    private ExchangeCheck() {}

    /** The authority whose log this is: what follows {@code enlace/} in the name of its key. */
    static String authority(Verified verified) {
        String name = verified.key().name();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Both directions; both logs must have been verified just now. Memory grows with the number of envelopes. */
    static List<Direction> both(Files one, Verified ofOne, Files other, Verified ofOther) {
        String first = authority(ofOne);
        String second = authority(ofOther);
        Account ofFirst = account(one, second);
        Account ofSecond = account(other, first);
        return List.of(
                new Direction(first, second, new Exchange(ofFirst, ofSecond).compare()),
                new Direction(second, first, new Exchange(ofSecond, ofFirst).compare()));
    }

    private static Account account(Files files, String partner) {
        List<LoggedEntry> entries = new ArrayList<>();
        Verification again = EntryReader.read(files.ledger(), files.keys(), TYPES, entries::add);
        if (!(again instanceof Verified)) {
            throw new UnusableException("verify.exchange.changed", files.ledger());
        }
        Account account = new Account(partner);
        entries.forEach(account::add);
        return account;
    }
}
