// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One authority's view of the corridor: its own counts, what it released of them, and what partners released. */
public final class CorridorView {
    /** Where a month ends last. */
    private static final ZoneOffset LAST_TO_END = ZoneOffset.ofHours(-12);

    private final AuthorityId self;
    private final CorridorCrossings crossings;
    private final int threshold;
    private final Clock clock;

    /** A bulletin as it is kept: own or a partner's, with the SHA-256 of its bytes. */
    public record Kept(CountBulletin bulletin, String digest, boolean own, Instant at) {}

    /** What came of a month that was to be released. */
    public sealed interface Release {
        /** Kept for sending; it is never released again with other cells. */
        record Released(CountBulletin bulletin) implements Release {}

        /** The month was released before; its cells are frozen. */
        record Frozen(Instant at) implements Release {}

        /** The month is not over everywhere on earth, so its counts may still grow. */
        record Unfinished() implements Release {}

        /** There are no own counts of that month. */
        record Nothing() implements Release {}
    }

    /** A corridor for one authority; {@code threshold} is 5 or more. */
    public CorridorView(AuthorityId self, CorridorCrossings crossings, int threshold, Clock clock) {
        if (threshold < DisclosureControl.LOWEST_THRESHOLD) {
            throw new IllegalArgumentException("threshold must be 5 or more: threshold=" + threshold);
        }
        this.self = self;
        this.crossings = crossings;
        this.threshold = threshold;
        this.clock = clock;
    }

    public CorridorCrossings crossings() {
        return crossings;
    }

    public int threshold() {
        return threshold;
    }

    /** Takes in a file of own counts; a cell that is there already is replaced, lines that cannot be read are told. */
    public CountFile takeIn(Handle tx, byte[] file) {
        CountFile read = CountFile.parse(file, crossings);
        PreparedBatch batch = tx.prepareBatch("""
            INSERT INTO corridor_count (crossing, month, event, grp, count) VALUES (:crossing, :month, :event, :grp, :count)
            ON CONFLICT (crossing, month, event, grp) DO UPDATE SET count = excluded.count\
            """);
        for (EventCount count : read.counts()) {
            batch.bind("crossing", count.crossing())
                    .bind("month", count.month().toString())
                    .bind("event", count.event().name())
                    .bind("grp", count.group())
                    .bind("count", count.count())
                    .add();
        }
        if (batch.size() > 0) {
            batch.execute();
        }
        return read;
    }

    /** All own counts, by crossing, event, month and group; they stay at home. */
    public List<EventCount> counts(Handle tx) {
        return tx.createQuery("SELECT crossing, month, event, grp, count FROM corridor_count ORDER BY crossing, event,"
                        + " month, grp")
                .map((row, context) -> new EventCount(
                        row.getString(1),
                        YearMonth.parse(row.getString(2)),
                        CountedEvent.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getInt(5)))
                .list();
    }

    /** Months that are over, with own counts and no bulletin yet, oldest first. */
    public List<YearMonth> publishable(Handle tx) {
        return tx.createQuery("""
            SELECT DISTINCT month FROM corridor_count WHERE month NOT IN
            (SELECT month FROM corridor_bulletin WHERE own) ORDER BY month\
            """)
                .map((row, context) -> YearMonth.parse(row.getString(1)))
                .filter(this::isOver)
                .list();
    }

    private boolean isOver(YearMonth month) {
        return month.isBefore(YearMonth.from(clock.instant().atOffset(LAST_TO_END)));
    }

    /**
     * Releases the bulletin of one month and keeps it in the same transaction. Of two releases at the same instant one
     * waits for the other and finds the month frozen.
     */
    public Release release(Handle tx, YearMonth month) {
        Optional<Instant> before = releasedAt(tx, month);
        if (before.isPresent()) {
            return new Release.Frozen(before.get());
        }
        if (!isOver(month)) {
            return new Release.Unfinished();
        }
        CountBulletin bulletin = DisclosureControl.release(self, month, threshold, counts(tx));
        if (bulletin.rows().isEmpty()) {
            return new Release.Nothing();
        }
        return keep(tx, bulletin, true)
                ? new Release.Released(bulletin)
                : new Release.Frozen(releasedAt(tx, month).orElseThrow());
    }

    private Optional<Instant> releasedAt(Handle tx, YearMonth month) {
        return tx.createQuery("SELECT at FROM corridor_bulletin WHERE authority = :self AND month = :month")
                .bind("self", self.value())
                .bind("month", month.toString())
                .mapTo(Instant.class)
                .findOne();
    }

    /** Own bulletins that were not sent to a partner yet, by month: it may have joined after they were released. */
    public List<CountBulletin> unsent(Handle tx, AuthorityId partner) {
        return tx.createQuery("""
            SELECT content FROM corridor_bulletin b WHERE own AND NOT EXISTS
            (SELECT FROM corridor_sent s WHERE s.partner = :partner AND s.month = b.month) ORDER BY month\
            """)
                .bind("partner", partner.value())
                .map((row, context) -> CountBulletin.parse(row.getBytes(1)))
                .list();
    }

    /** Notes that an own bulletin goes to a partner; false where that was noted before, and nothing is to be sent. */
    public boolean send(Handle tx, AuthorityId partner, CountBulletin bulletin) {
        return tx.createUpdate("INSERT INTO corridor_sent (partner, month) VALUES (:partner, :month)"
                                + " ON CONFLICT DO NOTHING")
                        .bind("partner", partner.value())
                        .bind("month", bulletin.month())
                        .execute()
                == 1;
    }

    /** What becomes of a bulletin that a partner sent. */
    public enum Arrival {
        KEPT("it is here from now on"),
        KEPT_BEFORE("it was here with the same cells"),
        OF_ANOTHER("A bulletin must come from its author."),
        FROZEN("A released month must keep its cells.");

        private final String rule;

        Arrival(String rule) {
            this.rule = rule;
        }

        /** The rule in one English sentence. */
        public String rule() {
            return rule;
        }
    }

    /** Keeps a partner's bulletin, the first of its author and month. */
    public Arrival receive(Handle tx, AuthorityId from, CountBulletin bulletin) {
        if (!bulletin.authority().equals(from.value()) || from.equals(self)) {
            return Arrival.OF_ANOTHER;
        }
        if (keep(tx, bulletin, false)) {
            return Arrival.KEPT;
        }
        return isKept(tx, bulletin) ? Arrival.KEPT_BEFORE : Arrival.FROZEN;
    }

    private static boolean isKept(Handle tx, CountBulletin bulletin) {
        return tx.createQuery("SELECT digest FROM corridor_bulletin WHERE authority = :authority AND month = :month")
                .bind("authority", bulletin.authority())
                .bind("month", bulletin.month())
                .mapTo(String.class)
                .one()
                .equals(CanonicalJson.sha256(bulletin.bytes()));
    }

    /** All bulletins, by authority and month. */
    public List<Kept> bulletins(Handle tx) {
        return tx.createQuery("SELECT content, digest, own, at FROM corridor_bulletin ORDER BY authority, month")
                .map((row, context) -> new Kept(
                        CountBulletin.parse(row.getBytes(1)),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Keeps a bulletin unless there is one of that author and month; another transaction's is waited for. */
    private boolean keep(Handle tx, CountBulletin bulletin, boolean own) {
        byte[] content = bulletin.bytes();
        return tx.createUpdate("""
            INSERT INTO corridor_bulletin (authority, month, content, digest, own, at)
            VALUES (:authority, :month, :content, :digest, :own, :at) ON CONFLICT DO NOTHING\
            """)
                        .bind("authority", bulletin.authority())
                        .bind("month", bulletin.month())
                        .bind("content", content)
                        .bind("digest", CanonicalJson.sha256(content))
                        .bind("own", own)
                        .bind("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .execute()
                == 1;
    }
}
