// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import java.util.Optional;
import java.util.UUID;

/** The id of the request that a thread answers: it stands in the answer and in each line that the log has of it. */
public final class RequestMark {
    /** The header in which the answer carries it. */
    public static final String HEADER = "X-Request-Id";

    private static final ScopedValue<String> MARK = ScopedValue.newInstance();

    private RequestMark() {}

    /** A fresh id, which says nothing. */
    public static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** Does the work of a request under its id. */
    public static void within(String mark, Runnable work) {
        ScopedValue.where(MARK, mark).run(work);
    }

    /** The id of the request that this thread answers; empty where it answers none. */
    public static Optional<String> current() {
        return MARK.isBound() ? Optional.of(MARK.get()) : Optional.empty();
    }
}
