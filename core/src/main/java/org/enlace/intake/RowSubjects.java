// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.intake.record.GuardedJson;
import org.enlace.intake.record.NormalValue;
import org.enlace.intake.record.RecordContext;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.text.FillerWords;
import org.enlace.text.PlainWords;

/**
 * The subjects of one row and their links. The first part (person before organisation before vehicle ...) is the one
 * that the row is about; the others are linked to it. A part with an exact number (plate, account, IMO, document,
 * phone, register number) has the same id wherever the number turns up in this authority's tables. A person without an id
 * is the same one wherever the name stands in the source with the same birth date and papers; where there are none,
 * {@link RowNamesakes} tells them apart. A company is no person: its
 * name makes it an organisation, whatever the column was called.
 */
final class RowSubjects {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final Map<RowPart, List<String>> EXACT = Map.of(
            RowPart.VEHICLE, List.of("registrationNumber"),
            RowPart.VESSEL, List.of("imoNumber", "mmsi"),
            RowPart.ACCOUNT, List.of("iban", "accountNumber"),
            RowPart.PHONE, List.of("number"),
            RowPart.DOCUMENT, List.of("number"),
            RowPart.ORGANISATION, List.of("registrationNumber"));

    private static final Map<RowPart, Set<String>> KNOWN_BY = Map.of(
            RowPart.PERSON,
            Set.of("name", "firstName", "lastName", "alias", "passportNumber", "idNumber", "phone", "email"),
            RowPart.ORGANISATION,
            Set.of("name", "alias", "registrationNumber", "phone", "email"),
            RowPart.VEHICLE,
            Set.of("registrationNumber", "vin", "model"),
            RowPart.VESSEL,
            Set.of("name", "imoNumber", "mmsi", "callSign"),
            RowPart.ACCOUNT,
            Set.of("iban", "accountNumber"),
            RowPart.DOCUMENT,
            Set.of("number"),
            RowPart.PHONE,
            Set.of("number"),
            RowPart.PLACE,
            Set.of("name", "address", "latitude"),
            RowPart.CONSIGNMENT,
            Set.of("goods"),
            RowPart.OWNER,
            Set.of("name"));

    /** What of a person's properties a company has under another name, and what none has. */
    private static final Map<String, String> OF_COMPANIES = Map.of("idNumber", "taxNumber");

    private static final Set<String> PERSON_ONLY = Set.of(
            "birthDate", "birthPlace", "gender", "passportNumber", "firstName", "lastName", "fatherName", "motherName");

    private static final Set<RowPart> OWNED =
            EnumSet.of(RowPart.VEHICLE, RowPart.VESSEL, RowPart.ACCOUNT, RowPart.PHONE);

    private final List<String> header;
    private final List<String> cells;
    private final Map<String, String> about;
    private final StatementProvenance provenance;
    private final RecordContext context;
    private final RowNamesakes namesakes;
    private final Map<RowPart, List<Statement>> parts = new EnumMap<>(RowPart.class);
    private final String sourceId;
    private int doubted;
    private boolean fillers;

    RowSubjects(
            List<String> header,
            ColumnMapping mapping,
            List<String> cells,
            Map<String, String> about,
            StatementProvenance provenance,
            RecordContext context,
            RowNamesakes namesakes) {
        this.header = header;
        this.cells = cells;
        this.about = about;
        this.provenance = provenance;
        this.context = context;
        this.namesakes = namesakes;
        this.sourceId = context.terms().source().id();
        mapping.columns().forEach(this::read);
        composeNames(RowPart.PERSON);
        composeNames(RowPart.OWNER);
        dropDoubtfulOwner();
    }

    private void read(Column column) {
        RowPart part = column.target().part();
        String cell = cells.get(column.index());
        if (part == RowPart.ROW
                || part == RowPart.NONE
                || cell.isBlank()
                || cell.length() > NormalValue.LONGEST_VALUE) {
            return;
        }
        String property = column.target().property();
        int before = statements(part).size();
        for (String value : values(column.target(), cell)) {
            state(column, part, value, cell);
        }
        fillers |= KNOWN_BY.getOrDefault(part, Set.of()).contains(property)
                && (statements(part).size() == before || FillerWords.isFiller(cell));
    }

    /** The values of a cell: of telephones those that are whole numbers, of other numbers the pieces, else the cell. */
    private List<String> values(Target target, String cell) {
        if (!ColumnFit.isOfIdentifiers(target)) {
            return List.of(cell);
        }
        List<String> pieces = ColumnFit.pieces(target, cell);
        boolean phones = target.property().equals("phone") || target.part() == RowPart.PHONE;
        boolean whole = pieces.stream().allMatch(piece -> !phones || isPhone(piece));
        return pieces.isEmpty() || !whole ? List.of(cell) : pieces;
    }

    private boolean isPhone(String text) {
        return IdentifierReader.text(
                        IdentifierClass.PHONE, text, context.terms().country())
                .isPresent();
    }

    private void state(Column column, RowPart part, String value, String cell) {
        String normal = NormalValue.of(
                part.kind().orElse(SubjectKind.PERSON),
                column.target().property(),
                value,
                context.terms().country(),
                column.dates().style(),
                context.today());
        if (!normal.isEmpty()) {
            state(part, provenance.state(column.target().property(), normal, cell));
        }
    }

    private void state(RowPart part, Statement statement) {
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(statement);
    }

    /** A full name from its parts, and both surnames as one, where the table has only the parts. */
    private void composeNames(RowPart part) {
        List<Statement> person = parts.getOrDefault(part, List.of());
        String surnames = join(person, "fatherName", "motherName");
        if (!surnames.isEmpty() && join(person, "lastName").isEmpty()) {
            person.add(provenance.state("lastName", surnames, surnames));
        }
        String name = join(person, "firstName", "secondName", "lastName");
        if (!name.isEmpty() && join(person, "name").isEmpty()) {
            person.add(provenance.state("name", name, name));
        }
    }

    private static String join(List<Statement> statements, String... properties) {
        return Stream.of(properties)
                .flatMap(
                        property -> statements.stream().filter(s -> s.property().equals(property)))
                .map(Statement::value)
                .collect(Collectors.joining(" "));
    }

    /** An owner who may be a person or a company is not guessed at; the text stays with the row as it was written. */
    private void dropDoubtfulOwner() {
        String name = join(parts.getOrDefault(RowPart.OWNER, List.of()), "name");
        if (!name.isEmpty() && !CompanyNameWords.isCompany(name) && !CompanyNameWords.isPerson(name)) {
            parts.remove(RowPart.OWNER);
            doubted++;
        }
    }

    /** Owners of whom the row does not tell whether they are a person or a company. */
    int doubted() {
        return doubted;
    }

    /** True where the name is a company's and the row says of it what only a person has. */
    boolean isDoubtful() {
        List<Statement> person = parts.getOrDefault(RowPart.PERSON, List.of());
        return isCompany(person) && person.stream().anyMatch(statement -> PERSON_ONLY.contains(statement.property()));
    }

    private static boolean isCompany(List<Statement> statements) {
        return CompanyNameWords.isCompany(join(statements, "name"));
    }

    private SubjectKind kind(RowPart part) {
        if (part == RowPart.PERSON || part == RowPart.OWNER) {
            return isCompany(parts.getOrDefault(part, List.of())) ? SubjectKind.ORGANISATION : SubjectKind.PERSON;
        }
        return part.kind().orElseThrow();
    }

    private Subject subject(String id, RowPart part, List<Statement> statements) {
        SubjectKind kind = kind(part);
        boolean renamed = kind == SubjectKind.ORGANISATION && part != RowPart.ORGANISATION;
        return new Subject(
                id, kind, renamed ? statements.stream().map(this::ofCompany).toList() : statements);
    }

    private Statement ofCompany(Statement said) {
        return Optional.ofNullable(OF_COMPANIES.get(said.property()))
                .map(property -> provenance.state(property, said.value(), said.original()))
                .orElse(said);
    }

    List<Statement> statements(RowPart part) {
        return List.copyOf(parts.getOrDefault(part, List.of()));
    }

    /** The id of the subject that the row is about where the row has an id of its own, else empty. */
    String namedRecord() {
        return about.containsKey("id") ? rowId() : "";
    }

    private String rowId() {
        String id = about.getOrDefault("id", "");
        if (!id.isEmpty()) {
            boolean plain = PLAIN_ID.matcher(id).matches();
            return plain && isOwn(id) ? id : plain ? sourceId + ":" + id : hashed(id);
        }
        return context.ids()
                .of(Stream.concat(Stream.of(sourceId, "row"), cells.stream()).toArray(String[]::new));
    }

    /** An id that begins with the authority's country code ({@code co-w000001}) is unique in the authority. */
    private boolean isOwn(String id) {
        String country = context.terms().country();
        return !country.isEmpty() && id.regionMatches(true, 0, country + "-", 0, country.length() + 1);
    }

    private String hashed(String id) {
        return context.ids().of(sourceId, "row", id);
    }

    /** Leaves out what has nothing to be known by: a table of counts has no subjects though it names nationalities. */
    private void dropNameless() {
        parts.entrySet().removeIf(part -> part.getValue().stream().noneMatch(said -> isKnownBy(part.getKey(), said)));
    }

    private static boolean isKnownBy(RowPart part, Statement said) {
        return KNOWN_BY.getOrDefault(part, Set.of()).contains(said.property()) && !FillerWords.isFiller(said.value());
    }

    /** True where nothing but fillers stands in the cells that would say who or what the row is about. */
    boolean namesNobody() {
        return fillers
                && parts.entrySet().stream()
                        .allMatch(part -> part.getValue().stream().noneMatch(said -> isKnownBy(part.getKey(), said)));
    }

    List<CaseRecord> records() {
        String row = rowId();
        dropNameless();
        if (parts.isEmpty()) {
            return List.of(new CaseRecord.Unmodelled(row, "Row", original()));
        }
        List<CaseRecord> records = new ArrayList<>();
        Map<RowPart, String> ids = new LinkedHashMap<>();
        parts.forEach((part, statements) -> {
            boolean named = ids.isEmpty() && part != RowPart.OWNER && about.containsKey("id");
            String id = named ? row : subjectId(part, statements, row);
            String record = ids.isEmpty() ? row : row + "/" + label(part);
            String original = ids.isEmpty() ? original() : "";
            ids.put(part, id);
            records.add(new CaseRecord.OfSubject(record, subject(id, part, statements), original));
        });
        RowPart hub = ids.keySet().iterator().next();
        ids.keySet().stream()
                .filter(part -> part != hub)
                .forEach(part ->
                        records.add(part == RowPart.OWNER ? ownership(row, hub, ids) : link(row, hub, part, ids)));
        caseFile(row, List.copyOf(ids.values())).ifPresent(records::add);
        return records;
    }

    private String subjectId(RowPart part, List<Statement> statements, String row) {
        Optional<String> exact = EXACT.getOrDefault(part, List.of()).stream()
                .flatMap(
                        property -> statements.stream().filter(s -> s.property().equals(property)))
                .map(Statement::value)
                .findFirst();
        if (exact.isPresent()) {
            String country = join(statements, "country", "jurisdiction", "type");
            return context.ids().of("subject", part.name(), exact.get(), country);
        }
        String name = PlainWords.of(join(statements, "name"));
        return name.isEmpty() || FillerWords.isFiller(name) || part == RowPart.CONSIGNMENT
                ? context.ids().of(sourceId, part.name(), row)
                : switch (kind(part)) {
                    case PERSON -> personId(name, statements);
                    case ORGANISATION -> context.ids().of(sourceId, RowPart.ORGANISATION.name(), name);
                    case VEHICLE, VESSEL, ACCOUNT, DOCUMENT, PHONE, PLACE, CONSIGNMENT ->
                        context.ids().of(sourceId, part.name(), name);
                };
    }

    private String personId(String name, List<Statement> statements) {
        List<String> parts = new ArrayList<>(List.of(
                sourceId,
                RowPart.PERSON.name(),
                name,
                join(statements, "birthDate"),
                join(statements, "idNumber"),
                join(statements, "passportNumber")));
        boolean known = parts.stream().skip(3).anyMatch(part -> !part.isEmpty());
        String word = known ? "" : namesakes.word(name, statements);
        if (!word.isEmpty()) {
            parts.add(word);
        }
        return context.ids().of(parts.toArray(String[]::new));
    }

    /** From the owner to the first thing of the row that somebody can own. */
    private CaseRecord ownership(String row, RowPart hub, Map<RowPart, String> ids) {
        RowPart owned =
                ids.keySet().stream().filter(OWNED::contains).findFirst().orElse(hub);
        String record = row + "/link-owner";
        Statement statement = provenance.state("role", "owner", "");
        return new CaseRecord.OfLink(
                record,
                new SubjectLink(
                        record, "Ownership", required(ids, RowPart.OWNER), required(ids, owned), List.of(statement)),
                "");
    }

    private CaseRecord link(String row, RowPart hub, RowPart part, Map<RowPart, String> ids) {
        String record = row + "/link-" + label(part);
        Optional<String> role = parts.getOrDefault(RowPart.PERSON, List.of()).stream()
                .filter(statement -> statement.property().equals("role"))
                .map(Statement::value)
                .filter(_ -> part == RowPart.ORGANISATION)
                .findFirst();
        String relation = part == RowPart.ORGANISATION && hub == RowPart.PERSON && kind(hub) == SubjectKind.PERSON
                ? "Membership"
                : "UnknownLink";
        Statement statement = provenance.state("role", role.orElse(label(part)), role.orElse(""));
        return new CaseRecord.OfLink(
                record,
                new SubjectLink(record, relation, required(ids, hub), required(ids, part), List.of(statement)),
                "");
    }

    private static String required(Map<RowPart, String> ids, RowPart part) {
        return Optional.ofNullable(ids.get(part)).orElseThrow();
    }

    private Optional<CaseRecord> caseFile(String row, List<String> members) {
        return Optional.ofNullable(about.get("case")).map(title -> {
            String id = PLAIN_ID.matcher(title).matches()
                    ? title.replace('/', '-')
                    : context.ids().of("case", PlainWords.of(title));
            CaseFile file =
                    new CaseFile(id, context.terms().source().authority(), title, provenance.firstSeen(), members);
            return new CaseRecord.OfCase(row + "/case", file, "");
        });
    }

    /** The row as it was written, as a JSON object by column name. */
    private String original() {
        var object = GuardedJson.MAPPER.createObjectNode();
        for (int index = 0; index < header.size(); index++) {
            String name = header.get(index).isBlank() || object.has(header.get(index))
                    ? "column " + (index + 1)
                    : header.get(index);
            object.put(name, cells.get(index));
        }
        return object.toString();
    }

    private static String label(RowPart part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
