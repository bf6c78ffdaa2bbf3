// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.crypto.CanonicalJson;
import org.enlace.exchange.HitTable;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.CaseEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectRef;
import org.enlace.picture.JointPicture;
import org.jdbi.v3.core.Handle;

/**
 * What officers looked at in the own files: searches and lists, opened subjects, cases and loads, pictures. Each is kept in the transaction
 * of the read, and gathered into one ledger entry for each officer and quarter of an hour: digests of ids and counts, no
 * words of a search.
 */
public final class ReadAccessLog {
    static final Duration GATHERED = Duration.ofMinutes(15);

    /** How many ids one entry names; the others go into the next one. */
    private static final int MOST_IDS = 500;

    private final AuthorityId self;
    private final Ledger ledger;
    private final Clock clock;

    /** What was looked at. */
    public enum Kind {
        SEARCH,
        SUBJECT,
        CASE,
        LOAD,
        PICTURE
    }

    ReadAccessLog(AuthorityId self, Ledger ledger, Clock clock) {
        this.self = self;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A search or list that found so many. */
    public void searched(Handle tx, OfficerName officer, long found) {
        keep(tx, officer, Kind.SEARCH, "", found);
    }

    /** One own subject, case or load that was opened. */
    public void opened(Handle tx, OfficerName officer, Kind kind, String id) {
        keep(tx, officer, kind, digest(id), 1);
    }

    /** A picture around a subject, or a path between two, with how many own subjects it showed; none where there was no path. */
    public void pictured(Handle tx, OfficerName officer, List<SubjectRef> focus, Optional<JointPicture> picture) {
        long own = picture.stream()
                .flatMap(shown -> shown.vertices().stream())
                .filter(vertex -> vertex.authorities().contains(self))
                .count();
        keep(
                tx,
                officer,
                Kind.PICTURE,
                focus.stream().map(ref -> digest(ref.id())).collect(Collectors.joining(" ")),
                own);
    }

    private static String digest(String id) {
        return CanonicalJson.digest(id).substring(0, 16);
    }

    private void keep(Handle tx, OfficerName officer, Kind kind, String object, long found) {
        tx.createUpdate("""
            INSERT INTO node_own_read (officer, kind, object, times, found, first, last)
            VALUES (:officer, :kind, :object, 1, :found, :now, :now)
            ON CONFLICT (officer, kind, object) DO UPDATE
            SET times = node_own_read.times + 1, found = node_own_read.found + excluded.found, last = excluded.last\
            """)
                .bind("officer", officer.value())
                .bind("kind", kind.name())
                .bind("object", object)
                .bind("found", found)
                .bind("now", HitTable.utc(clock.instant()))
                .execute();
    }

    private record Row(OfficerName officer, Kind kind, String object, long times, long found) {}

    /** Puts into the ledger what began a quarter of an hour ago or earlier; returns how many entries. */
    int gather(Handle tx) {
        Instant due = clock.instant().minus(GATHERED);
        Map<OfficerName, List<Row>> looked = new LinkedHashMap<>();
        tx.createQuery("""
            DELETE FROM node_own_read WHERE officer IN (SELECT officer FROM node_own_read WHERE first <= :due)
            RETURNING officer, kind, object, times, found\
            """)
                .bind("due", HitTable.utc(due))
                .map((row, context) -> new Row(
                        new OfficerName(row.getString("officer")),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("object"),
                        row.getLong("times"),
                        row.getLong("found")))
                .list()
                .forEach(row -> looked.merge(row.officer(), List.of(row), ReadAccessLog::both));
        int entries = 0;
        for (Map.Entry<OfficerName, List<Row>> one : looked.entrySet()) {
            for (int from = 0; from < one.getValue().size(); from += MOST_IDS) {
                List<Row> rows = one.getValue()
                        .subList(from, Math.min(from + MOST_IDS, one.getValue().size()));
                ledger.append(tx, entry(one.getKey(), rows));
                entries++;
            }
        }
        return entries;
    }

    private static List<Row> both(List<Row> some, List<Row> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static CaseEntry.OwnRead entry(OfficerName officer, List<Row> rows) {
        return new CaseEntry.OwnRead(
                officer,
                new CaseEntry.Looked(
                        sum(rows, Kind.SEARCH, false),
                        sum(rows, Kind.SEARCH, true),
                        sum(rows, Kind.PICTURE, false),
                        sum(rows, Kind.PICTURE, true)),
                new CaseEntry.Named(
                        ids(rows, Kind.PICTURE), ids(rows, Kind.SUBJECT), ids(rows, Kind.CASE), ids(rows, Kind.LOAD)));
    }

    private static long sum(List<Row> rows, Kind kind, boolean found) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .mapToLong(row -> found ? row.found() : row.times())
                .sum();
    }

    private static List<String> ids(List<Row> rows, Kind kind) {
        return rows.stream()
                .filter(row -> row.kind() == kind)
                .flatMap(row -> Arrays.stream(row.object().split(" ")))
                .filter(id -> !id.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
