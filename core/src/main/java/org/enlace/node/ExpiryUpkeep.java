// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.enlace.cases.rows.PurgedCounts;
import org.enlace.ownfiles.HitGrounds;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.share.ShareWiring;
import org.enlace.store.Database;
import org.enlace.wire.Mailroom;
import org.jdbi.v3.core.Handle;

/** Ends what has run out and forgets what was kept long enough: agreements, requests, records, envelopes, own statements. */
final class ExpiryUpkeep {
    /** How long the words of a request and delivered steps of agreements are kept. */
    private static final int KEPT_DAYS = 365;

    /** How long a refused envelope of a partner is kept. */
    private static final int REFUSED_DAYS = 30;

    private final Database database;
    private final ShareWiring share;
    private final OwnFiles files;
    private final HitGrounds hitGrounds;
    private final Mailroom mailroom;
    private final Clock clock;

    ExpiryUpkeep(
            Database database,
            ShareWiring share,
            OwnFiles files,
            HitGrounds hitGrounds,
            Mailroom mailroom,
            Clock clock) {
        this.database = database;
        this.share = share;
        this.files = files;
        this.hitGrounds = hitGrounds;
        this.mailroom = mailroom;
        this.clock = clock;
    }

    List<Runnable> parts() {
        return List.of(
                () -> database.useTransaction(tx -> share.agreements().expire(tx)),
                () -> database.useTransaction(tx -> share.foreign().purgeExpired(tx)),
                () -> database.useTransaction(tx -> share.requests().expire(tx)),
                () -> database.useTransaction(tx -> share.requests().forgetWords(tx, KEPT_DAYS)),
                () -> database.useTransaction(
                        tx -> mailroom.outbox().forget(tx, clock.instant().minus(Duration.ofDays(KEPT_DAYS)))),
                () -> database.useTransaction(
                        tx -> mailroom.inbox().forgetRefused(tx, clock.instant().minus(Duration.ofDays(REFUSED_DAYS)))),
                () -> share.recordKeys().replace(database),
                this::purgeOwn);
    }

    private void purgeOwn() {
        PurgedCounts purged = database.inTransaction(tx -> files.cases().purgeExpired(tx));
        if (purged.statements() + purged.links() + purged.subjects() > 0) {
            files.changed();
            database.useTransaction(this::factsRemoved);
        }
    }

    /** To be called where facts went by themselves: hits and what waits to be sent may have rested on them. */
    void factsRemoved(Handle tx) {
        hitGrounds.markAll(tx);
        mailroom.outbox().review(tx);
    }

    /** Purges what has expired; to be called at each start, before anybody sees the files. */
    void purge() {
        database.useTransaction(tx -> share.foreign().purgeExpired(tx));
        purgeOwn();
    }
}
