// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.NodeEntry;
import org.jdbi.v3.core.Handle;

/**
 * Wrong sign-ins in the ledger: the first of each hour one by one, the others of that hour as one entry with their
 * number, so that whoever tries passwords does not fill it.
 */
final class FailedSignIns {
    private static final int ONE_BY_ONE = 60;

    private final Ledger ledger;
    private final Clock clock;
    private Instant hour = Instant.EPOCH;
    private int told;
    private int more;

    FailedSignIns(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** One of them; who it was is told where it has an entry of its own. */
    synchronized void add(Handle tx, NodeEntry.SignInFailed failed) {
        sumUp(tx);
        if (told < ONE_BY_ONE) {
            told++;
            ledger.append(tx, failed);
        } else {
            more++;
        }
    }

    /** Tells how many more there were in an hour that is over. */
    synchronized void sumUp(Handle tx) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (now.equals(hour)) {
            return;
        }
        if (more > 0) {
            ledger.append(tx, new NodeEntry.SignInsFailed(more, hour.toString()));
        }
        hour = now;
        told = 0;
        more = 0;
    }
}
