// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.HitHandle;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.HeldIdentifier;
import org.enlace.cases.HeldName;
import org.enlace.cases.HeldSubject;
import org.enlace.cases.SubjectNeighbourhood;
import org.enlace.cases.rows.LoadResult;
import org.enlace.cases.rows.RemovedSubjects;
import org.enlace.cases.rows.StatementScope;
import org.enlace.exchange.OwnHoldings;
import org.enlace.exchange.VeilRecordTable;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.intake.ColumnMapping;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.LoadTerms;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.enlace.picture.PictureContribution;
import org.enlace.progress.WorkBoard;
import org.enlace.progress.WorkKind;
import org.enlace.share.DisclosableFiles;
import org.enlace.share.DisclosureRequest;
import org.enlace.store.ChangeNotices;
import org.enlace.store.Database;
import org.enlace.tokens.NameTokens;
import org.jdbi.v3.core.Handle;

/**
 * The own case files as the rest of the node uses them: taken in from files, searched by identifier for the veil, and
 * laid open for a disclosure, from the subject behind a handle to what it is linked with.
 */
public final class OwnFiles implements OwnHoldings, DisclosableFiles {
    private static final int RETENTION_DAYS = 3 * 365;
    private static final int DISCLOSED_STEPS = 1;
    private static final int BLOCK = 64 << 10;

    private final Authority authority;
    private final Database database;
    private final CaseFiles cases;
    private final ChangeNotices changes;
    private final Runnable wake;
    private final Aftermath aftermath;
    private final FileIntake intake;
    private final Clock clock;
    private final WorkBoard work;
    private final StatementScope whose;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known());

    /**
     * What has been read of the files since they last changed. Who finds something missing reads it and leaves it here; nobody waits for
     * another who reads, so nobody waits with a connection.
     */
    private static final class Known {
        private final Map<IdentifierClass, SortedMap<String, List<String>>> identifiers = new ConcurrentHashMap<>();
        private volatile Optional<Named> names = Optional.empty();
        private volatile Optional<Set<String>> withheld = Optional.empty();
        private volatile Optional<Map<String, String>> caseOf = Optional.empty();

        /** Held by who reads outside of transactions: each thing is read once. */
        private final Lock reading = new ReentrantLock();

        Known() {}

        Known(Set<String> withheld) {
            this.withheld = Optional.of(withheld);
        }
    }

    /** Own subjects by name and date of birth, and how many persons have none that tokens can be made of. */
    private record Named(SortedMap<String, List<String>> subjects, int notAskable) {
        @Override
        public String toString() {
            return "Named";
        }
    }

    /** What else is done in the transaction in which protected people are taken out of the files; {@code by} brought the news. */
    public interface Aftermath {
        void removed(Handle tx, RemovedSubjects removed, OfficerName by);
    }

    public OwnFiles(
            Authority authority,
            Database database,
            CaseFiles cases,
            ChangeNotices changes,
            Runnable wake,
            Aftermath aftermath,
            Clock clock) {
        this.authority = authority;
        this.database = database;
        this.cases = cases;
        this.changes = changes;
        this.wake = wake;
        this.aftermath = aftermath;
        this.clock = clock;
        work = new WorkBoard(clock);
        whose = StatementScope.ALL;
        intake = new FileIntake(clock, database.inTransaction(cases::idKey));
    }

    private OwnFiles(OwnFiles same, StatementScope whose, Known known) {
        this.whose = whose;
        this.known.set(known);
        authority = same.authority;
        database = same.database;
        cases = same.cases;
        changes = same.changes;
        wake = same.wake;
        aftermath = same.aftermath;
        clock = same.clock;
        work = same.work;
        intake = same.intake;
    }

    /** The same files, read anew: for use within a transaction that changes them. */
    public OwnFiles uncached() {
        return new OwnFiles(this, StatementScope.ALL, new Known());
    }

    /** Part of these files, read anew; who is protected stays as these files know it. */
    OwnFiles only(Handle tx, StatementScope some) {
        return new OwnFiles(this, some, new Known(withheld(tx, known.get())));
    }

    public CaseFiles cases() {
        return cases;
    }

    public FileIntake intake() {
        return intake;
    }

    /** The long work on and with these files that is in hand. */
    @Override
    public WorkBoard work() {
        return work;
    }

    /** What came of one file; {@code caseId} is the case that its subjects joined, where one was named. */
    public record Taken(LoadResult result, IntakeReport report, List<RecordOutcome> aside, Optional<String> caseId) {}

    /** Takes in a file of any known shape under the usual terms; it waits for its release as any other. */
    public Taken takeIn(Path file, OfficerName by) {
        StatementSource source = new StatementSource(
                String.valueOf(file.getFileName()),
                authority.id(),
                String.valueOf(file.getFileName()),
                SourceGrade.parse("B2"),
                HandlingMark.DEFAULT,
                "case file of " + authority.id());
        LoadTerms terms = new LoadTerms(source, authority.country(), RETENTION_DAYS);
        return takeIn(IntakeInput.of(file), terms, Optional.empty(), Optional.empty(), by);
    }

    /**
     * Takes in a file, a table with {@code mapping} where a person corrected it; one transaction. The subjects join the
     * case of that title where one is given. Nothing of it is asked about or told before an officer releases the load. What was
     * told of people whom it names as protected is recalled at once.
     */
    public Taken takeIn(
            IntakeInput file,
            LoadTerms terms,
            Optional<ColumnMapping> mapping,
            Optional<String> caseTitle,
            OfficerName by) {
        Scan scan = scan(file);
        Taken taken;
        try (WorkBoard.WorkInHand rows = work.begin(WorkKind.INTAKE, "", scan.hash(), scan.lines())) {
            taken = database.inTransaction(tx -> {
                List<RecordOutcome> aside = new ArrayList<>();
                try (FileReading reading = reading(file, terms, mapping)) {
                    LoadResult result = cases.load(
                            tx,
                            terms.source(),
                            scan.hash(),
                            by,
                            LoadCases.joined(
                                    reading.records(aside::add).peek(_ -> rows.at(reading.read())),
                                    authority.id(),
                                    caseTitle,
                                    clock),
                            () -> set(reading.report()));
                    aftermath.removed(tx, result.removed(), by);
                    rows.at(reading.read());
                    return new Taken(result, reading.report(), aside, caseTitle.map(LoadCases::id));
                }
            });
        }
        changed();
        return taken;
    }

    /** Takes out whom today's words and dates protect, and recalls what was told of them. */
    public void setAsideProtected() {
        RemovedSubjects removed = database.inTransaction(tx -> {
            RemovedSubjects gone = cases.setAsideProtected(tx);
            aftermath.removed(tx, gone, new OfficerName(authority.id().value()));
            return gone;
        });
        if (removed.subjects() > 0) {
            changed();
        }
    }

    private FileReading reading(IntakeInput file, LoadTerms terms, Optional<ColumnMapping> mapping) {
        try {
            return mapping.isPresent() ? intake.read(file, terms, mapping.get()) : intake.read(file, terms);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LoadResult.Aside set(IntakeReport report) {
        return new LoadResult.Aside(report.refusedInAll(), report.countedInAll());
    }

    /** The digest of a file's bytes, and how many lines it has: about as many as rows. */
    private record Scan(String hash, long lines) {}

    private static Scan scan(IntakeInput file) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long lines = 0;
        byte[] block = new byte[BLOCK];
        try (InputStream in = file.open()) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                for (int at = 0; at < read; at++) {
                    lines += block[at] == '\n' ? 1 : 0;
                }
            }
            return new Scan(Hex.encodeHexString(digest.digest()), lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** To be called after the files changed: what was read is forgotten, desks look again, the veil may have work. */
    public void changed() {
        known.set(new Known());
        changes.tell(ChangeNotices.Change.CASES, ChangeNotices.Change.PICTURE);
        wake.run();
    }

    @Override
    public Object state() {
        return known.get();
    }

    @Override
    public void readyIdentifiers(IdentifierClass identifierClass) {
        reading(now -> {
            if (!now.identifiers.containsKey(identifierClass)) {
                Supplier<List<HeldIdentifier>> stated =
                        database.read(tx -> cases.statedIdentifiers(tx, identifierClass, whose));
                Set<String> withheld = readyWithheld(now);
                keep(now, identifierClass, stated, withheld);
            }
        });
    }

    @Override
    public void readyNames() {
        reading(now -> {
            if (now.names.isEmpty()) {
                Map<String, List<HeldName>> stated = database.read(tx -> cases.names(tx, whose));
                now.names = Optional.of(named(stated, readyWithheld(now)));
            }
        });
    }

    /** Reads outside of a transaction; within one it is left to {@link #identifiers} and {@link #names}. */
    private void reading(Consumer<Known> work) {
        Known now = known.get();
        now.reading.lock();
        try {
            work.accept(now);
        } finally {
            now.reading.unlock();
        }
    }

    private Set<String> readyWithheld(Known now) {
        if (now.withheld.isEmpty()) {
            now.withheld = Optional.of(database.read(cases::statedProtection).get());
        }
        if (now.caseOf.isEmpty()) {
            now.caseOf = Optional.of(database.read(cases::caseBySubject));
        }
        return now.withheld.get();
    }

    @Override
    public SortedMap<String, List<String>> identifiers(Handle tx, IdentifierClass identifierClass) {
        Known now = known.get();
        SortedMap<String, List<String>> held = now.identifiers.get(identifierClass);
        return held != null
                ? held
                : keep(now, identifierClass, cases.statedIdentifiers(tx, identifierClass, whose), withheld(tx, now));
    }

    private static SortedMap<String, List<String>> keep(
            Known now, IdentifierClass identifierClass, Supplier<List<HeldIdentifier>> stated, Set<String> withheld) {
        SortedMap<String, List<String>> held = new TreeMap<>();
        stated.get().stream()
                .filter(one -> !withheld.contains(one.subject()))
                .forEach(one -> held.computeIfAbsent(one.canonical(), added -> new ArrayList<>(1))
                        .add(one.subject()));
        SortedMap<String, List<String>> before = now.identifiers.putIfAbsent(identifierClass, held);
        return before == null ? held : before;
    }

    /** Who is protected stands in no tag set and in no question, whatever way they came in. */
    private Set<String> withheld(Handle tx, Known now) {
        if (now.withheld.isEmpty()) {
            now.withheld = Optional.of(cases.protectedSubjects(tx));
        }
        return now.withheld.get();
    }

    @Override
    public SortedMap<String, List<String>> names(Handle tx) {
        return named(tx).subjects();
    }

    @Override
    public int notAskable(Handle tx) {
        return named(tx).notAskable();
    }

    private Named named(Handle tx) {
        Known now = known.get();
        if (now.names.isEmpty()) {
            now.names = Optional.of(named(cases.names(tx, whose), withheld(tx, now)));
        }
        return now.names.get();
    }

    private static Named named(Map<String, List<HeldName>> stated, Set<String> withheld) {
        SortedMap<String, List<String>> held = new TreeMap<>();
        int notAskable = 0;
        for (Map.Entry<String, List<HeldName>> person : stated.entrySet()) {
            if (withheld.contains(person.getKey())) {
                continue;
            }
            List<HeldName> askable = person.getValue().stream()
                    .filter(one ->
                            !NameTokens.of(one.name(), one.born()).tokens().isEmpty())
                    .toList();
            askable.forEach(one ->
                    held.computeIfAbsent(one.text(), _ -> new ArrayList<>(1)).add(person.getKey()));
            notAskable += askable.isEmpty() ? 1 : 0;
        }
        return new Named(held, notAskable);
    }

    @Override
    public String caseOf(Handle tx, String subject) {
        Known now = known.get();
        if (now.caseOf.isEmpty()) {
            now.caseOf = Optional.of(cases.caseBySubject(tx));
        }
        return now.caseOf.get().getOrDefault(subject, subject);
    }

    @Override
    public Optional<HitContext> find(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle) {
        Set<String> hits = new LinkedHashSet<>();
        Map<String, Subject> subjects = new LinkedHashMap<>();
        Map<String, SubjectLink> links = new LinkedHashMap<>();
        for (String behind : HandleSubjects.of(tx, this, agreement, handle)) {
            cases.released(tx, behind, DISCLOSED_STEPS).ifPresent(near -> {
                hits.add(near.subjects().getFirst().id());
                near.subjects().forEach(subject -> subjects.putIfAbsent(subject.id(), subject));
                near.links().forEach(link -> links.putIfAbsent(link.id(), link));
            });
        }
        return hits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new HitContext(List.copyOf(hits), List.copyOf(subjects.values()), List.copyOf(links.values())));
    }

    @Override
    public void named(Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle handle) {
        VeilRecordTable.named(tx, partner, agreement, handle);
    }

    @Override
    public boolean isGiven(Handle tx, AgreementDigest agreement, HitHandle handle) {
        // both are looked for each time, so that the time does not tell one from the other
        boolean canary = VeilRecordTable.isCanary(tx, agreement, handle);
        boolean person = VeilRecordTable.isHandle(tx, agreement, handle);
        return canary || person;
    }

    /** Everything held about an own subject. */
    public Optional<HeldSubject> held(Handle tx, String id) {
        return cases.subject(tx, id);
    }

    /** Own subjects within some steps of the given ones, at most so many, with the links among them. */
    public PictureContribution around(Handle tx, Collection<String> seeds, int steps, int most) {
        SubjectNeighbourhood near = cases.around(tx, seeds, steps, most);
        List<Subject> subjects = near.subjects().stream()
                .sorted(Comparator.comparing(Subject::id))
                .toList();
        return new PictureContribution(authority.id(), subjects, near.links());
    }

    /** These own subjects, merged ones under their root, with the links among them. */
    public PictureContribution among(Handle tx, Collection<String> ids) {
        SubjectNeighbourhood some = cases.among(tx, ids);
        return new PictureContribution(authority.id(), some.subjects(), some.links());
    }

    /** The first own subject behind each of these requests of partners, by request; a query and one for each class. */
    public Map<String, String> behind(Handle tx, Collection<DisclosureRequest> requests) {
        return HandleSubjects.of(tx, this, requests);
    }
}
