// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.enlace.envelope.TypeAllowance;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;

/**
 * Counts what each partner sends in an hour, one row for each partner and kind; the counts survive a restart. What is
 * over the allowance is not counted further than that it was.
 */
final class PartnerQuota {
    private static final String REFUSED = "refused";

    private final Clock clock;

    PartnerQuota(Clock clock) {
        this.clock = clock;
    }

    /** Whether one more fits into this hour. */
    enum Room {
        LEFT,
        /** None; it is the first over the allowance in this hour. */
        USED_UP_NOW,
        USED_UP
    }

    /** Counts one message of a partner. */
    Room take(Handle tx, AuthorityId partner, String counter, int anHour) {
        return count(tx, partner, "type " + counter, anHour);
    }

    /** Whether {@link #take} would find room; nothing is counted. */
    boolean hasRoom(Handle tx, AuthorityId partner, String counter, int anHour) {
        return tx.createQuery("""
            select count(*) = 0 from wire_quota
            where partner = :partner and what = :what and hour = :hour and taken >= :most
            """)
                .bind("partner", partner.value())
                .bind("hour", clock.instant().truncatedTo(ChronoUnit.HOURS))
                .bind("what", "type " + counter)
                .bind("most", anHour)
                .mapTo(Boolean.class)
                .one();
    }

    /** Counts one refusal. */
    Room refuse(Handle tx, AuthorityId partner) {
        return count(tx, partner, REFUSED, TypeAllowance.REFUSED_AN_HOUR);
    }

    /** Counts one place of a channel that will not be filled. */
    Room skip(Handle tx, AuthorityId partner) {
        return count(tx, partner, "notice", TypeAllowance.NOTICES_AN_HOUR);
    }

    private Room count(Handle tx, AuthorityId partner, String what, int most) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        long over = tx.createQuery("""
            insert into wire_quota as q (partner, what, hour, taken, over) values (:partner, :what, :hour, 1, 0)
            on conflict (partner, what) do update set
              hour = excluded.hour,
              taken = case when q.hour = excluded.hour then least(q.taken + 1, :most) else 1 end,
              over = case when q.hour = excluded.hour and q.taken >= :most then q.over + 1 else 0 end
            returning over
            """)
                .bind("partner", partner.value())
                .bind("what", what)
                .bind("hour", hour)
                .bind("most", most)
                .mapTo(Long.class)
                .one();
        return over == 0 ? Room.LEFT : over == 1 ? Room.USED_UP_NOW : Room.USED_UP;
    }
}
