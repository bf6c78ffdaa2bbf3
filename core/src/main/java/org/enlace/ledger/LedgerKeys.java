// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The content of {@code ledger.vkey}: the log's own key on the first line, then one witness on each. */
record LedgerKeys(VerifierKey log, List<VerifierKey> witnesses) {
    static final int MAX_BYTES = 65_536;

    LedgerKeys {
        witnesses = List.copyOf(witnesses);
    }

    static LedgerKeys of(VerifierKey log, List<VerifierKey> witnesses) {
        return new LedgerKeys(log, witnesses);
    }

    static LedgerKeys parse(byte[] file) {
        String[] lines = StrictText.strict(file).split("\n", -1);
        LogLineException.check(
                lines.length >= 2 && lines[lines.length - 1].isEmpty(), lines.length, "a line ends with a newline");
        List<VerifierKey> keys = new ArrayList<>();
        for (int at = 0; at < lines.length - 1; at++) {
            String line = lines[at];
            keys.add(LogLineException.at(at + 1, () -> VerifierKey.parse(line)));
            var expected = at == 0 ? VerifierKey.Kind.LOG : VerifierKey.Kind.WITNESS;
            LogLineException.check(
                    keys.getLast().kind() == expected, at + 1, "the log's key comes first, then witnesses");
        }
        var names = new HashSet<String>();
        for (int at = 0; at < keys.size(); at++) {
            LogLineException.check(names.add(keys.get(at).name()), at + 1, "a name has one key");
        }
        return new LedgerKeys(keys.getFirst(), keys.subList(1, keys.size()));
    }

    byte[] bytes() {
        return StrictText.utf8(Stream.concat(Stream.of(log), witnesses.stream())
                .map(key -> key.line() + "\n")
                .collect(Collectors.joining()));
    }

    boolean isWrittenAs(byte[] file) {
        return Arrays.equals(bytes(), file);
    }
}
