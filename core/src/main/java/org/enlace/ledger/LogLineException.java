// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.function.Supplier;

/** A line of a text file that is not as it must be; internal to parsing, where the place matters. */
final class LogLineException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int line;

    LogLineException(int line, String rule) {
        super(rule + ": line=" + line);
        this.line = line;
    }

    static <T> T at(int line, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (LedgerException error) {
            throw new LogLineException(line, String.valueOf(error.getMessage()));
        }
    }

    static void check(boolean holds, int line, String rule) {
        if (!holds) {
            throw new LogLineException(line, rule);
        }
    }

    int line() {
        return line;
    }
}
