// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.record.NormalValue;
import org.enlace.intake.record.PersonExclusion;
import org.enlace.intake.record.ProvenanceReader;
import org.enlace.intake.record.RecordContext;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.intake.record.RecordTally;
import org.enlace.intake.record.RefusalReason;
import org.enlace.model.StatementProvenance;
import org.enlace.text.DateReader;
import org.enlace.text.DateReader.Kind;
import org.enlace.text.DateReading;

/** Turns one row of a table into subjects and the links between them, or a refusal, by a mapping. */
final class RowReader {
    private final List<String> header;
    private final ColumnMapping mapping;
    private final RecordContext context;
    private final RowNamesakes namesakes;
    private final ProtectingColumns protecting;

    RowReader(List<String> header, ColumnMapping mapping, RecordContext context) {
        this.header = header;
        this.mapping = new ColumnMapping(mapping.columns().stream()
                .filter(column -> column.index() < header.size())
                .toList());
        this.context = context;
        this.namesakes = new RowNamesakes(this.mapping);
        this.protecting = new ProtectingColumns(header, this.mapping);
    }

    void read(long line, List<String> cells, Consumer<RecordOutcome> out, RecordTally tally) {
        if (!cells.stream().allMatch(NormalValue::isText)) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NOT_TEXT));
            return;
        }
        Map<String, String> about = about(cells);
        switch (provenance(about)) {
            case ProvenanceReader.Refused(RefusalReason reason) -> out.accept(new RecordOutcome.Refused(line, reason));
            case ProvenanceReader.Read(StatementProvenance provenance) ->
                read(line, cells, about, provenance, out, tally);
        }
    }

    private void read(
            long line,
            List<String> cells,
            Map<String, String> about,
            StatementProvenance provenance,
            Consumer<RecordOutcome> out,
            RecordTally tally) {
        RowSubjects row = new RowSubjects(header, mapping, cells, about, provenance, context, namesakes);
        Optional<PersonExclusion> aside = PersonExclusion.of(row.statements(RowPart.PERSON), context.today())
                .or(() -> PersonExclusion.of(row.statements(RowPart.OWNER), context.today()))
                .or(() -> PersonExclusion.of(row.statements(RowPart.DOCUMENT), context.today()))
                .or(() -> PersonExclusion.of("age", about.getOrDefault("age", ""), context.today()))
                .or(() -> protecting.aside(cells, context.today()));
        if (aside.isPresent()) {
            out.accept(aside.get().item(line, row.namedRecord()));
        } else if (row.namesNobody()) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NO_RECORD));
        } else if (row.isDoubtful()) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.DOUBTFUL_NAME));
        } else {
            tally.doubted(row.doubted());
            tally.keptProperties(unmapped());
            row.records().forEach(content -> out.accept(new RecordOutcome.Accepted(line, content)));
        }
    }

    private int unmapped() {
        return header.size()
                - (int) mapping.columns().stream()
                        .filter(column -> column.target().part() != RowPart.NONE)
                        .count();
    }

    /** The row's own words: id, grade, handling and so on. */
    private Map<String, String> about(List<String> cells) {
        Map<String, String> about = new LinkedHashMap<>();
        for (Column column : mapping.columns()) {
            String cell = NormalValue.text(protecting.aged(column.index(), cells));
            if (column.target().part() == RowPart.ROW && !cell.isEmpty()) {
                about.put(column.target().property(), cell);
            }
        }
        return about;
    }

    private ProvenanceReader.Outcome provenance(Map<String, String> about) {
        ProvenanceReader.Outcome outcome = ProvenanceReader.seen(
                new ProvenanceReader.Read(context.provenance()), day("firstSeen", about), day("lastSeen", about));
        outcome = ProvenanceReader.with(outcome, about.getOrDefault("grade", ""), ProvenanceReader::graded);
        outcome = ProvenanceReader.with(outcome, about.getOrDefault("handling", ""), ProvenanceReader::handled);
        outcome = ProvenanceReader.with(
                outcome,
                about.getOrDefault("legalBasis", ""),
                (provenance, basis) -> new ProvenanceReader.Read(provenance.onBasis(basis)));
        return expires(about) instanceof DateReading.Absent
                ? outcome
                : ProvenanceReader.with(
                        outcome,
                        firstDay(expires(about)).map(LocalDate::toString).orElse("?"),
                        ProvenanceReader::expiring);
    }

    /** The end of keeping, of which nothing may be guessed: a row whose end cannot be read is not taken. */
    private DateReading expires(Map<String, String> about) {
        return date("expires", about.getOrDefault("expires", ""));
    }

    /** The day, or the first one of a month or year, so that nothing is kept longer than it may be. */
    private static Optional<LocalDate> firstDay(DateReading read) {
        return read instanceof DateReading.Known(int year, int month, int day)
                ? Optional.of(LocalDate.of(year, Math.max(1, month), Math.max(1, day)))
                : Optional.empty();
    }

    /** When something was seen; what cannot be read stays in the row as it is written. */
    private Optional<LocalDate> day(String property, Map<String, String> about) {
        return date(property, about.getOrDefault(property, ""))
                .iso()
                .filter(iso -> iso.length() == 10)
                .map(LocalDate::parse);
    }

    private DateReading date(String property, String text) {
        return mapping.columns().stream()
                .filter(column ->
                        column.target().equals(new ColumnMapping.Target(RowPart.ROW, property)) && !text.isEmpty())
                .findFirst()
                .map(column -> new DateReader(Kind.EVENT, column.dates().style(), context.today()).read(text))
                .orElse(new DateReading.Absent());
    }
}
