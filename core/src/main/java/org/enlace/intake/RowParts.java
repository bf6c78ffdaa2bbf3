// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.intake.Mapping.Column;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.Link;
import org.enlace.model.Statement;
import org.enlace.model.Subject;

/**
 * The subjects of one row and their links. The first part (person before organisation before vehicle ...) is the one
 * that the row is about; the others are linked to it. A part with an exact number (plate, account, IMO, document,
 * phone, register number) has the same id wherever the number turns up in this authority's tables.
 */
final class RowParts {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");
    private static final Map<Part, List<String>> EXACT = Map.of(
            Part.VEHICLE, List.of("registrationNumber"),
            Part.VESSEL, List.of("imoNumber", "mmsi"),
            Part.ACCOUNT, List.of("iban", "accountNumber"),
            Part.PHONE, List.of("number"),
            Part.DOCUMENT, List.of("number"),
            Part.ORGANISATION, List.of("registrationNumber"));

    private static final Map<Part, Set<String>> KNOWN_BY = Map.of(
            Part.PERSON,
            Set.of("name", "firstName", "lastName", "alias", "passportNumber", "idNumber", "phone", "email"),
            Part.ORGANISATION,
            Set.of("name", "alias", "registrationNumber", "phone", "email"),
            Part.VEHICLE,
            Set.of("registrationNumber", "vin", "model"),
            Part.VESSEL,
            Set.of("name", "imoNumber", "mmsi", "callSign"),
            Part.ACCOUNT,
            Set.of("iban", "accountNumber"),
            Part.DOCUMENT,
            Set.of("number"),
            Part.PHONE,
            Set.of("number"),
            Part.PLACE,
            Set.of("name", "address", "latitude"),
            Part.CONSIGNMENT,
            Set.of("goods"));

    private final List<String> header;
    private final List<String> cells;
    private final Map<String, String> about;
    private final Provenance provenance;
    private final RecordContext context;
    private final Map<Part, List<Statement>> parts = new EnumMap<>(Part.class);
    private final String sourceId;
    private boolean badDate;

    RowParts(
            List<String> header,
            Mapping mapping,
            List<String> cells,
            Map<String, String> about,
            Provenance provenance,
            RecordContext context) {
        this.header = header;
        this.cells = cells;
        this.about = about;
        this.provenance = provenance;
        this.context = context;
        this.sourceId = context.terms().source().id();
        mapping.columns().forEach(this::read);
        composeNames();
    }

    private void read(Column column) {
        Part part = column.target().part();
        String cell = cells.get(column.index());
        if (part.kind().isEmpty() || cell.isBlank() || cell.length() > NormalForm.LONGEST_VALUE) {
            return;
        }
        String property = column.target().property();
        String normal = NormalForm.of(
                part.kind().get(), property, cell, context.terms().country(), column.dates(), context.today());
        if (normal.isEmpty()) {
            return;
        }
        badDate |= NormalForm.DATES.contains(property)
                && !property.equals("birthDate")
                && !normal.matches("\\d{4}(-\\d{2}){0,2}");
        parts.computeIfAbsent(part, _ -> new ArrayList<>()).add(provenance.state(property, normal, cell));
    }

    /** A full name from its parts, and both surnames as one, where the table has only the parts. */
    private void composeNames() {
        List<Statement> person = parts.getOrDefault(Part.PERSON, List.of());
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

    List<Statement> statements(Part part) {
        return List.copyOf(parts.getOrDefault(part, List.of()));
    }

    /** True where a date column holds something else. */
    boolean badDate() {
        return badDate;
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
        parts.entrySet()
                .removeIf(part -> part.getValue().stream()
                        .map(Statement::property)
                        .noneMatch(KNOWN_BY.getOrDefault(part.getKey(), Set.of())::contains));
    }

    List<CaseRecord> records() {
        String row = rowId();
        dropNameless();
        if (parts.isEmpty()) {
            return List.of(new CaseRecord.Unmodelled(row, "Row", original()));
        }
        List<CaseRecord> records = new ArrayList<>();
        Map<Part, String> ids = new LinkedHashMap<>();
        parts.forEach((part, statements) -> {
            String id = ids.isEmpty() && about.containsKey("id") ? row : subjectId(part, statements, row);
            String record = ids.isEmpty() ? row : row + "/" + label(part);
            String original = ids.isEmpty() ? original() : "";
            ids.put(part, id);
            records.add(
                    new CaseRecord.OfSubject(record, new Subject(id, part.kind().orElseThrow(), statements), original));
        });
        Part hub = ids.keySet().iterator().next();
        ids.keySet().stream().filter(part -> part != hub).forEach(part -> records.add(link(row, hub, part, ids)));
        caseFile(row, List.copyOf(ids.values())).ifPresent(records::add);
        return records;
    }

    private String subjectId(Part part, List<Statement> statements, String row) {
        Optional<String> exact = EXACT.getOrDefault(part, List.of()).stream()
                .flatMap(
                        property -> statements.stream().filter(s -> s.property().equals(property)))
                .map(Statement::value)
                .findFirst();
        if (exact.isPresent()) {
            String country = join(statements, "country", "jurisdiction", "type");
            return context.ids().of("subject", part.name(), exact.get(), country);
        }
        String name = NormalForm.fold(join(statements, "name"));
        return name.isEmpty() || part == Part.PERSON || part == Part.CONSIGNMENT
                ? context.ids().of(sourceId, part.name(), row)
                : context.ids().of(sourceId, part.name(), name);
    }

    private CaseRecord link(String row, Part hub, Part part, Map<Part, String> ids) {
        String record = row + "/link-" + label(part);
        Optional<String> role = parts.getOrDefault(Part.PERSON, List.of()).stream()
                .filter(statement -> statement.property().equals("role"))
                .map(Statement::value)
                .filter(_ -> part == Part.ORGANISATION)
                .findFirst();
        String relation = part == Part.ORGANISATION && hub == Part.PERSON ? "Membership" : "UnknownLink";
        Statement statement = provenance.state("role", role.orElse(label(part)), role.orElse(""));
        return new CaseRecord.OfLink(
                record, new Link(record, relation, required(ids, hub), required(ids, part), List.of(statement)), "");
    }

    private static String required(Map<Part, String> ids, Part part) {
        return Optional.ofNullable(ids.get(part)).orElseThrow();
    }

    private Optional<CaseRecord> caseFile(String row, List<String> members) {
        return Optional.ofNullable(about.get("case")).map(title -> {
            String id = PLAIN_ID.matcher(title).matches()
                    ? title.replace('/', '-')
                    : context.ids().of("case", NormalForm.fold(title));
            CaseFile file =
                    new CaseFile(id, context.terms().source().authority(), title, provenance.firstSeen(), members);
            return new CaseRecord.OfCase(row + "/case", file, "");
        });
    }

    /** The row as it was written, as a JSON object by column name. */
    private String original() {
        var object = Json.MAPPER.createObjectNode();
        for (int index = 0; index < header.size(); index++) {
            String name = header.get(index).isBlank() || object.has(header.get(index))
                    ? "column " + (index + 1)
                    : header.get(index);
            object.put(name, cells.get(index));
        }
        return object.toString();
    }

    private static String label(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }
}
