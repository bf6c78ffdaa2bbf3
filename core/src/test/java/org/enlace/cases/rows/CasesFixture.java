// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.enlace.MovingClock;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.HeldSubject;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;

/** For each test, a fresh node's case files with a clock that can be turned on. */
public final class CasesFixture {
    public static final AuthorityId PANAMA = AuthorityId.of("pa-security");
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 4);

    private final Path home;
    private final AtomicInteger count = new AtomicInteger();

    public CasesFixture(Path home) {
        this.home = home;
    }

    /** One node's part: its database, ledger, clock and case files. */
    public record Node(Database database, Ledger ledger, MovingClock clock, CaseFiles cases) implements AutoCloseable {
        /** Loads and releases. */
        public LoadResult load(StatementSource source, CaseRecord... records) {
            LoadResult result = loadOnly(source, records);
            database.useTransaction(tx -> {
                if (cases.load(tx, result.load()).orElseThrow().released().isEmpty()) {
                    cases.release(tx, result.load(), new OfficerName("officer"));
                }
            });
            return result;
        }

        LoadResult loadOnly(StatementSource source, CaseRecord... records) {
            return database.inTransaction(tx -> cases.load(
                    tx,
                    source,
                    "ab".repeat(32),
                    new OfficerName("officer"),
                    Stream.of(records),
                    () -> new LoadResult.Aside(1, 0)));
        }

        public HeldSubject subject(String id) {
            return database.read(tx -> cases.subject(tx, id)).orElseThrow();
        }

        public Optional<HeldSubject> find(String id) {
            return database.read(tx -> cases.subject(tx, id));
        }

        Optional<CaseFile> caseFile(String id) {
            return database.read(tx -> cases.caseFile(tx, id));
        }

        /** One text from the database. */
        public String select(String sql) {
            return database.read(tx -> tx.createQuery(sql).mapTo(String.class).one());
        }

        public List<SubjectLink> links() {
            return database.read(cases::links);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    public Node node() {
        String name = "cases_" + count.incrementAndGet();
        Database database = SharedServer.connect("cases", 4, List.of("db/ledger", "db/cases"));
        MovingClock clock = new MovingClock(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
        Ledger ledger = Ledger.open(database, home.resolve(name), key(), clock);
        return new Node(database, ledger, clock, new CaseFiles(ledger, clock, PANAMA, "PA"));
    }

    private static LogKey key() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return LogKey.of("enlace/pa-security", pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    public static StatementSource source(String id) {
        return new StatementSource(
                id, PANAMA, "Report " + id, SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1, art. 2");
    }

    public static Statement said(String source, String property, String value) {
        return new Statement(
                property,
                value,
                value,
                "",
                new StatementProvenance(
                        source,
                        SourceGrade.parse("B2"),
                        HandlingMark.DEFAULT,
                        "Law 1, art. 2",
                        TODAY,
                        TODAY,
                        TODAY.plusDays(100)));
    }

    /** A record about a subject; property and value in turn. */
    public static CaseRecord record(String source, String id, SubjectKind kind, String... pairs) {
        Statement[] statements = new Statement[pairs.length / 2];
        for (int at = 0; at < statements.length; at++) {
            statements[at] = said(source, pairs[2 * at], pairs[2 * at + 1]);
        }
        return new CaseRecord.OfSubject(id, new Subject(id, kind, List.of(statements)), "");
    }

    public static CaseRecord link(String source, String id, String from, String to) {
        return new CaseRecord.OfLink(
                id, new SubjectLink(id, "UnknownLink", from, to, List.of(said(source, "role", "driver"))), "");
    }
}
