// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.cases.rows.BroughtLink;
import org.enlace.cases.rows.CaseException;
import org.enlace.cases.rows.CaseException.Reason;
import org.enlace.cases.rows.DataExpiry;
import org.enlace.cases.rows.HeldSource;
import org.enlace.cases.rows.KeptLoad;
import org.enlace.cases.rows.LoadResult;
import org.enlace.cases.rows.LoadStaging;
import org.enlace.cases.rows.LoadTable;
import org.enlace.cases.rows.LoadTransfer;
import org.enlace.cases.rows.MergeTable;
import org.enlace.cases.rows.ProtectedRemoval;
import org.enlace.cases.rows.PurgedCounts;
import org.enlace.cases.rows.RecordFingerprints;
import org.enlace.cases.rows.RemovedSubjects;
import org.enlace.cases.rows.SourceRemoval;
import org.enlace.cases.rows.SourceWithdrawal;
import org.enlace.cases.rows.StatementScope;
import org.enlace.cases.rows.SubjectCaption;
import org.enlace.crypto.CanonicalJson;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.CaseEntry;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.OfficerName;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.jdbi.v3.core.Handle;

/**
 * The case files of one authority. Writing methods belong in the transaction of their cause and append their ledger
 * entry last. Subjects are shown under the root of their merges; any id of a merged subject finds it.
 */
public final class CaseFiles {
    private static final int SECRET_BYTES = 32;
    private static final int MOST_STEPS = 4;

    /** Marks of cases in one ledger entry, which holds 65,535 bytes. */
    private static final int MARKS = 500;

    private final Ledger ledger;
    private final Clock clock;
    private final AuthorityId authority;
    private final String country;

    /** {@code country} is the authority's own, ISO 3166-1 alpha-2: where national numbers without a country are read. */
    public CaseFiles(Ledger ledger, Clock clock, AuthorityId authority, String country) {
        this.ledger = ledger;
        this.clock = clock;
        this.authority = authority;
        this.country = country;
    }

    /** The node's secret for ids of what tables do not name; made at the first call, the same ever after. */
    public byte[] idKey(Handle tx) {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        tx.execute("insert into case_key (secret) values (?) on conflict do nothing", fresh);
        return tx.createQuery("select secret from case_key").mapTo(byte[].class).one();
    }

    /**
     * Takes in the records of one source, one load of a source at a time. Idempotent by source and record id. What is
     * new waits until an officer releases the load: before that it is no identifier and no name to ask about. A source that
     * is brought again comes under the terms of this load.
     *
     * @param fileHash SHA-256 of the file in hexadecimal, for the ledger
     * @param by the officer or script that brought the file
     * @param aside what was not taken in, asked when the records end
     */
    public LoadResult load(
            Handle tx,
            StatementSource source,
            String fileHash,
            OfficerName by,
            Stream<CaseRecord> records,
            Supplier<LoadResult.Aside> aside) {
        OffsetDateTime now = now();
        keep(tx, source, fileHash, now);
        LoadTable loads = new LoadTable(tx, now);
        long load = loads.begin(source.id(), fileHash, by);
        LoadStaging staging = new LoadStaging(tx, new RecordFingerprints(idKey(tx)));
        records.forEach(staging::add);
        staging.finish();
        LoadResult result = new LoadTransfer(tx, source.id(), load, now.toLocalDate(), now).run(staging.records());
        LoadResult.Aside counts = aside.get();
        loads.end(load, result, counts);
        ledger.append(
                tx,
                new CaseEntry.Loaded(
                        load, by, mark(source.id()), fileHash, brought(result), counts.refused(), counts.counted()));
        mark(tx, result.opened());
        return result;
    }

    private static CaseEntry.Brought brought(LoadResult result) {
        return new CaseEntry.Brought(
                result.records().offered(),
                result.records().fresh(),
                result.records().changed(),
                result.added().subjects(),
                result.added().links(),
                result.added().statements(),
                result.setApart().barred());
    }

    /** By which the ledger names a source or a case. */
    private static String mark(String id) {
        return CanonicalJson.digest(id).substring(0, 16);
    }

    /** Puts into the ledger that cases were opened, without naming them. */
    private void mark(Handle tx, List<String> opened) {
        byte[] secret = idKey(tx);
        for (int from = 0; from < opened.size(); from += MARKS) {
            List<String> marks = opened.subList(from, Math.min(opened.size(), from + MARKS)).stream()
                    .map(id -> CaseMark.of(CaseMark.nonce(secret, id), id))
                    .sorted()
                    .toList();
            ledger.append(tx, new CaseEntry.Opened(marks));
        }
    }

    private static void keep(Handle tx, StatementSource source, String fileHash, OffsetDateTime now) {
        tx.createUpdate("""
            insert into case_source (id, title, grade, handling, legal_basis, file_hash, first_loaded, last_loaded)
            values (:id, :title, :grade, :handling, :basis, :hash, :now, :now)
            on conflict (id) do update set last_loaded = excluded.last_loaded, file_hash = excluded.file_hash,
                title = excluded.title, grade = excluded.grade, handling = excluded.handling,
                legal_basis = excluded.legal_basis, withdrawn = null, withdrawn_by = ''
            """)
                .bind("id", source.id())
                .bind("title", source.title())
                .bind("grade", source.grade().toString())
                .bind("handling", source.handling().toString())
                .bind("basis", source.legalBasis())
                .bind("hash", fileHash)
                .bind("now", now)
                .execute();
    }

    /** Lets what a load brought be asked about and told. Refused where it is released already or its source was taken back. */
    public void release(Handle tx, long load, OfficerName by) {
        if (!new LoadTable(tx, now()).release(load, by)) {
            throw new CaseException(Reason.NO_LOAD);
        }
        ledger.append(tx, new CaseEntry.LoadReleased(load, by));
    }

    /** A load and what it brought. */
    public Optional<KeptLoad> load(Handle tx, long load) {
        return new LoadTable(tx, now()).find(load);
    }

    /** How many loads wait for an officer to look at them. */
    public long waitingLoads(Handle tx) {
        return new LoadTable(tx, now()).waiting();
    }

    /** The subjects that a load spoke of, by caption, at most so many. */
    public List<SubjectCaption> brought(Handle tx, long load, int most) {
        return new LoadTable(tx, now()).brought(load, most);
    }

    /** The links that a load brought, at most so many. */
    public List<BroughtLink> broughtLinks(Handle tx, long load, int most) {
        return new LoadTable(tx, now()).broughtLinks(load, most);
    }

    /** All sources, the last loaded first, with what they still say. Cost: one pass over the statements. */
    public List<HeldSource> sources(Handle tx) {
        return new LoadTable(tx, now()).sources();
    }

    /** One source as {@link #sources} gives it. */
    public Optional<HeldSource> source(Handle tx, String id) {
        return new LoadTable(tx, now()).source(id);
    }

    /** What taking a source back would take away. */
    public SourceWithdrawal withdrawal(Handle tx, String source) {
        return new SourceRemoval(tx, source, now()).outlook();
    }

    /**
     * Takes a source back whole: nothing that it alone said is held afterwards. A load of it that is under way ends first and is
     * taken back too. Throws CaseException where the source is not held or was taken back already.
     */
    public SourceWithdrawal withdraw(Handle tx, String source, OfficerName by) {
        if (!lock(tx, source)) {
            throw new CaseException(Reason.NO_SOURCE);
        }
        SourceWithdrawal taken = new SourceRemoval(tx, source, now()).run(by);
        ledger.append(
                tx,
                new CaseEntry.SourceWithdrawn(mark(source), taken.statements(), taken.links(), taken.subjects(), by));
        return taken;
    }

    /** Waits until nobody loads the source or takes it back; false where it is not held or was taken back. */
    private static boolean lock(Handle tx, String source) {
        return tx.createQuery("select id from case_source where id = :id and withdrawn is null for update")
                .bind("id", source)
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    /** Everything held about a subject. */
    public Optional<HeldSubject> subject(Handle tx, String id) {
        return reading(tx).subject(id);
    }

    /** Subjects with their statements, in the order of the ids; ids of merged subjects give their root, once. */
    public List<Subject> subjects(Handle tx, Collection<String> ids) {
        return reading(tx).subjects(ids);
    }

    /** Subjects in the order of their ids, from after {@code after} (start with empty text), at most {@code limit}. */
    public List<Subject> page(Handle tx, String after, int limit) {
        CaseQueries reading = reading(tx);
        return reading.subjects(reading.page(after, limit));
    }

    /** How many subjects there are, merged ones counted once. */
    public long count(Handle tx) {
        return tx.createQuery("select count(*) from case_subject where id = root_id")
                .mapTo(Long.class)
                .one();
    }

    /** How many links there are of which both ends are held. */
    public long countLinks(Handle tx) {
        return reading(tx).countLinks();
    }

    /** How subjects are shown, by the asked id; ids that are not held are left out. One query, whatever their number. */
    public Map<String, SubjectCaption> captions(Handle tx, Collection<String> ids) {
        return reading(tx).captions(ids);
    }

    /** What lies within one to four steps of any of these subjects, at most {@code most} subjects; a few queries for each step. */
    public SubjectNeighbourhood around(Handle tx, Collection<String> ids, int steps, int most) {
        checkSteps(steps);
        return reading(tx).around(ids, steps, most);
    }

    /** These subjects and the links among them; ids that are not held are left out. */
    public SubjectNeighbourhood among(Handle tx, Collection<String> ids) {
        return reading(tx).around(ids, 0, Integer.MAX_VALUE);
    }

    /** Which subjects are linked with which of these, both ways, without a look at what is stated; one query. */
    public List<SubjectNeighbour> beside(Handle tx, Collection<String> ids) {
        return reading(tx).pairs(ids);
    }

    /** The first ids of subjects in their order, merged ones once. */
    public List<String> ids(Handle tx, int limit) {
        return reading(tx).page("", limit);
    }

    /** All links of which both ends are held. */
    public List<SubjectLink> links(Handle tx) {
        return reading(tx).links();
    }

    /** Searches names by likeness and numbers by their first characters; an empty text lists all by caption. */
    public SearchPage search(Handle tx, String text, Optional<SubjectKind> kind, int offset, int limit) {
        return new CaseSearch(tx).search(text, kind, offset, limit);
    }

    /** What lies within one to four steps of a subject, at most 5,000 subjects. */
    public Optional<SubjectNeighbourhood> neighbourhood(Handle tx, String id, int steps) {
        checkSteps(steps);
        return reading(tx).neighbourhood(id, steps);
    }

    /** As {@link #neighbourhood}, without what lies in loads that no officer has released: what may be told. */
    public Optional<SubjectNeighbourhood> released(Handle tx, String id, int steps) {
        checkSteps(steps);
        return reading(tx).released().neighbourhood(id, steps);
    }

    private static void checkSteps(int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps must be 1..4: steps=" + steps);
        }
    }

    /** The exact identifiers of one class and the subjects that carry them. Cost: one pass over their statements. */
    public List<HeldIdentifier> identifiers(Handle tx, IdentifierClass identifierClass) {
        return statedIdentifiers(tx, identifierClass, StatementScope.ALL).get();
    }

    /** As above, of what is to be read now; what was stated is brought into its canonical form when it is asked for. */
    public Supplier<List<HeldIdentifier>> statedIdentifiers(
            Handle tx, IdentifierClass identifierClass, StatementScope whose) {
        return new HeldIdentifierQuery(tx, country, whose).of(identifierClass);
    }

    /**
     * The names of own persons beside whole dates of birth, by subject; none where a person has no such date. Cost: one pass over
     * their statements.
     */
    public Map<String, List<HeldName>> names(Handle tx) {
        return names(tx, StatementScope.ALL);
    }

    /** As above, of what is to be read. */
    public Map<String, List<HeldName>> names(Handle tx, StatementScope whose) {
        return new HeldNameQuery(tx, whose).bySubject();
    }

    /** The roots of those who are protected by what is held of them; they are asked about by nobody. */
    public Set<String> protectedSubjects(Handle tx) {
        return statedProtection(tx).get();
    }

    /** The same by what is stated now; it is read when it is asked for. */
    public Supplier<Set<String>> statedProtection(Handle tx) {
        return new ProtectedQuery(tx, today()).roots();
    }

    /**
     * Deletes what is held of people whom today's words and dates protect and who were taken in before. Writes a ledger entry
     * where there was anybody.
     */
    public RemovedSubjects setAsideProtected(Handle tx) {
        Set<String> roots = protectedSubjects(tx);
        RemovedSubjects removed =
                roots.isEmpty() ? RemovedSubjects.nobody() : new ProtectedRemoval(tx, now()).run(roots);
        if (removed.subjects() > 0) {
            ledger.append(tx, new CaseEntry.ProtectedPurged(removed.subjects()));
        }
        return removed;
    }

    /** Says that two subjects are one; {@code kept} gives the name. Returns the number that undoes it. */
    public long merge(Handle tx, String kept, String merged, OfficerName by, String reason) {
        long id = new MergeTable(tx, now()).merge(kept, merged, by, reason);
        ledger.append(tx, new CaseEntry.Merged(id, by, false));
        return id;
    }

    public void undoMerge(Handle tx, long merge, OfficerName by) {
        new MergeTable(tx, now()).undoMerge(merge, by);
        ledger.append(tx, new CaseEntry.Merged(merge, by, true));
    }

    /** Says that a subject is two; the statements with these numbers go to a new one. Returns the number that undoes it. */
    public long split(Handle tx, String subject, Set<Long> statements, OfficerName by, String reason) {
        long id = new MergeTable(tx, now()).split(subject, statements, by, reason);
        ledger.append(tx, new CaseEntry.Divided(id, by, Optional.of((long) statements.size()), false));
        return id;
    }

    public void undoSplit(Handle tx, long split, OfficerName by) {
        new MergeTable(tx, now()).undoSplit(split, by);
        ledger.append(tx, new CaseEntry.Divided(split, by, Optional.empty(), true));
    }

    /** Deletes what has expired by the clock. Writes a ledger entry where there was anything. */
    public PurgedCounts purgeExpired(Handle tx) {
        PurgedCounts purged = new DataExpiry(tx).purge(today());
        if (purged.statements() + purged.records() > 0) {
            ledger.append(
                    tx,
                    new CaseEntry.ExpiredPurged(
                            purged.statements(), purged.links(), purged.subjects(), purged.records()));
        }
        return purged;
    }

    /** Cases whose title or id contains a text, by title. */
    public CasePage cases(Handle tx, String text, int offset, int limit) {
        return reading(tx).cases(text, offset, limit);
    }

    /** A case with its subjects by caption. */
    public Optional<CaseFile> caseFile(Handle tx, String id) {
        return reading(tx).caseFile(id);
    }

    /** The cases in which any of these subjects stands, by id; one query. */
    public List<CasePage.Entry> casesOf(Handle tx, Collection<String> subjects) {
        return reading(tx).casesOf(subjects);
    }

    /** For each subject that stands in a case, the first of its cases by id. */
    public Map<String, String> caseBySubject(Handle tx) {
        return reading(tx).caseBySubject();
    }

    /** Writes a case as FollowTheMoney JSON lines and returns how many; {@code by} stands in the ledger. */
    public long exportCase(Handle tx, String id, Appendable out, OfficerName by) throws IOException {
        CaseQueries reading = reading(tx);
        CaseFile file = reading.caseFile(id).orElseThrow(() -> new CaseException(Reason.NO_CASE));
        long lines = new CaseExport(tx, reading).caseFile(file.subjects(), out);
        ledger.append(tx, new CaseEntry.CaseExported(mark(id), lines, by));
        return lines;
    }

    /** Writes all FollowTheMoney records of a source as they came, unmodelled ones included; returns how many. */
    public long exportSource(Handle tx, String source, Appendable out, OfficerName by) throws IOException {
        long lines = new CaseExport(tx, reading(tx)).source(source, out);
        ledger.append(tx, new CaseEntry.SourceExported(mark(source), lines, by));
        return lines;
    }

    private CaseQueries reading(Handle tx) {
        return new CaseQueries(tx, authority);
    }

    private OffsetDateTime now() {
        return clock.instant().atZone(clock.getZone()).toOffsetDateTime();
    }

    private LocalDate today() {
        return now().toLocalDate();
    }
}
