// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import org.enlace.veil.tags.KeyScope;
import org.jdbi.v3.core.Handle;

/** Remembers why veil messages of an agreement and class may not leave, so that the standing work logs it once. */
final class LoggedDenials {
    private LoggedDenials() {}

    /** Notes a denial; true where it is another than the one noted before. */
    static boolean isNews(Handle tx, KeyScope scope, String code) {
        return tx.createUpdate("""
            INSERT INTO node_denied AS known (agreement, class, code) VALUES (:agreement, :class, :code)
            ON CONFLICT (agreement, class) DO UPDATE SET code = excluded.code WHERE known.code <> excluded.code\
            """)
                        .bind("agreement", scope.agreementDigest().value())
                        .bind("class", scope.classLabel().value())
                        .bind("code", code)
                        .execute()
                == 1;
    }

    /** Nothing is denied any more: the next denial is news again. */
    static void over(Handle tx, KeyScope scope) {
        tx.createUpdate("DELETE FROM node_denied WHERE agreement = :agreement AND class = :class")
                .bind("agreement", scope.agreementDigest().value())
                .bind("class", scope.classLabel().value())
                .execute();
    }
}
