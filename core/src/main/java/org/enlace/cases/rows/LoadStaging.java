// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.jdbi.v3.core.Handle;

/** The records of one load in temporary tables, from which {@link LoadTransfer} takes what is new. Holds one batch at a time. */
public final class LoadStaging {
    private static final int BATCH = 1 << 20;

    private static final String TABLES = """
        create temporary table case_in (
            place bigint, record_kind text, record_id text, target_id text, what text, from_id text, to_id text,
            title text, opened text, original text, fingerprint text) on commit drop;
        create temporary table case_in_statement (
            record_id text, target_id text, of_link boolean, property text, value text, original text,
            language text, grade text, handling text, legal_basis text, first_seen date, last_seen date,
            expires date, fingerprint text, folded text, exact text) on commit drop;
        create temporary table case_in_member (record_id text, case_id text, subject_id text) on commit drop;
        """;

    private final Handle tx;
    private final RecordFingerprints fingerprints;
    private final CopyRows records = new CopyRows(
            "case_in",
            List.of(
                    "place",
                    "record_kind",
                    "record_id",
                    "target_id",
                    "what",
                    "from_id",
                    "to_id",
                    "title",
                    "opened",
                    "original",
                    "fingerprint"));
    private final CopyRows statements = new CopyRows(
            "case_in_statement",
            List.of(
                    "record_id",
                    "target_id",
                    "of_link",
                    "property",
                    "value",
                    "original",
                    "language",
                    "grade",
                    "handling",
                    "legal_basis",
                    "first_seen",
                    "last_seen",
                    "expires",
                    "fingerprint",
                    "folded",
                    "exact"));
    private final CopyRows members = new CopyRows("case_in_member", List.of("record_id", "case_id", "subject_id"));
    private long place;

    public LoadStaging(Handle tx, RecordFingerprints fingerprints) {
        this.tx = tx;
        this.fingerprints = fingerprints;
        tx.createScript(TABLES).execute();
    }

    public void add(CaseRecord record) {
        switch (record) {
            case CaseRecord.OfSubject(String id, Subject subject, String original) -> {
                row("SUBJECT", id, subject.id(), Said.what(subject.kind().name()), original);
                subject.statements().forEach(statement -> statement(id, subject.id(), false, statement));
            }
            case CaseRecord.OfLink(String id, SubjectLink link, String original) -> {
                row("LINK", id, link.id(), new Said(link.relation(), link.from(), link.to(), "", ""), original);
                link.statements().forEach(statement -> statement(id, link.id(), true, statement));
            }
            case CaseRecord.OfCase(String id, CaseFile file, String original) -> {
                Said said = new Said("", "", "", file.title(), file.opened().toString());
                row("CASE", id, file.id(), said, original);
                file.subjects().forEach(subject -> members.row(id, file.id(), subject));
            }
            case CaseRecord.Unmodelled(String id, String schema, String original) ->
                row("UNMODELLED", id, id, Said.what(schema), original);
            case CaseRecord.Withdrawn(String id) -> row("WITHDRAWN", id, id, Said.what(""), "");
            case CaseRecord.Barred(String id) -> row("BARRED", id, id, Said.what(""), "");
        }
        if (records.size() + statements.size() > BATCH) {
            flush();
        }
    }

    /** Sends what is held and brings the planner's figures up to date. */
    public void finish() {
        flush();
        tx.createScript("analyze case_in; analyze case_in_statement; analyze case_in_member;")
                .execute();
    }

    public long records() {
        return place;
    }

    private void flush() {
        records.flush(tx);
        statements.flush(tx);
        members.flush(tx);
    }

    /** What a record says itself: its kind, the ends of a link, the title and day of a case; empty where it has none. */
    private record Said(String what, String from, String to, String title, String opened) {
        static Said what(String what) {
            return new Said(what, "", "", "", "");
        }
    }

    private void row(String kind, String id, String target, Said said, String original) {
        String fingerprint = fingerprints.of(
                kind, target, said.what(), said.from(), said.to(), said.title(), said.opened(), original);
        records.row(
                place++,
                kind,
                id,
                target,
                said.what(),
                said.from(),
                said.to(),
                said.title(),
                said.opened(),
                original,
                fingerprint);
    }

    private void statement(String record, String target, boolean ofLink, Statement said) {
        String property = said.property();
        statements.row(
                record,
                target,
                ofLink,
                property,
                said.value(),
                said.original(),
                said.language(),
                said.provenance().grade(),
                said.provenance().handling(),
                said.provenance().legalBasis(),
                said.provenance().firstSeen(),
                said.provenance().lastSeen(),
                said.provenance().expires(),
                fingerprints.of(
                        property,
                        said.value(),
                        said.original(),
                        said.language(),
                        said.provenance().grade().toString(),
                        said.provenance().handling().toString(),
                        said.provenance().legalBasis()),
                !ofLink && SearchText.isName(property) ? SearchText.folded(said.value()) : "",
                !ofLink && SearchText.isNumber(property) ? SearchText.exact(said.value()) : "");
    }
}
