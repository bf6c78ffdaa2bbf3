// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;
import org.enlace.model.ProtectionGround;
import org.enlace.model.ProtectionReader;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.text.DateStyle;
import tools.jackson.databind.JsonNode;

/** Turns one FollowTheMoney entity into what it says about subjects, links and cases, or a refusal. */
final class FtmEntityReader {
    private static final int MOST_LINKS = 100;
    private static final int LONGEST_ID = 200;
    private static final Pattern CASE = Pattern.compile("(?:^|-)(?:case|caso|expediente|processo)-");

    /** Properties of a subject that name another entity: the relation they mean, and whether the other one comes first. */
    private static final Map<String, Reference> REFERENCES = Map.of(
            "holder", new Reference("Ownership", true),
            "owner", new Reference("Ownership", true),
            "operator", new Reference("UnknownLink", true),
            "addressEntity", new Reference("UnknownLink", false),
            "parent", new Reference("UnknownLink", false));

    private static final Map<String, String> PLACE_NAMES = Map.of("full", "address");

    /** Properties that name the ends of links. */
    private static final Set<String> ENDS = Set.of(
            "person",
            "associate",
            "debtor",
            "creditor",
            "director",
            "organization",
            "employee",
            "employer",
            "relative",
            "member",
            "holder",
            "post",
            "owner",
            "asset",
            "payer",
            "beneficiary",
            "agent",
            "client",
            "predecessor",
            "successor",
            "subject",
            "object",
            "caller",
            "receiver");

    private final RecordContext context;

    private record Reference(String relation, boolean otherFirst) {}

    FtmEntityReader(RecordContext context) {
        this.context = context;
    }

    /** The id of an entity as text, empty where it has none. */
    static String id(JsonNode entity) {
        JsonNode id = entity.path("id");
        String text = id.isString() ? id.stringValue().strip() : id.isIntegralNumber() ? id.asString() : "";
        return text.length() <= LONGEST_ID && NormalValue.isText(text) ? text : "";
    }

    void read(long line, JsonNode tree, String original, Consumer<RecordOutcome> out, RecordTally tally) {
        read(line, id(tree), tree, original, out, tally);
    }

    /** Entities that stand in this one are read first, each as one of its own. */
    private void read(
            long line, String record, JsonNode tree, String original, Consumer<RecordOutcome> out, RecordTally tally) {
        String id = id(tree);
        if (!id.isEmpty() && NestedEntities.areIn(tree)) {
            NestedEntities parted = NestedEntities.of(id, tree);
            int number = 0;
            for (JsonNode inner : parted.inner()) {
                read(line, record + "#in" + ++number, inner, inner.toString(), out, tally);
            }
            readOne(line, record, parted.outer(), parted.outer().toString(), out, tally);
        } else {
            readOne(line, record, tree, original, out, tally);
        }
    }

    private void readOne(
            long line, String record, JsonNode tree, String original, Consumer<RecordOutcome> out, RecordTally tally) {
        String id = id(tree);
        String schema = tree.path("schema").isString() ? tree.path("schema").stringValue() : "";
        JsonNode properties = tree.path("properties");
        if (id.isEmpty()) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NO_ID));
        } else if (schema.isBlank()) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NO_SCHEMA));
        } else if (!properties.isObject() && !properties.isMissingNode()) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.BAD_PROPERTIES));
        } else if (!NormalValue.isText(original) || !NormalValue.isText(schema)) {
            out.accept(new RecordOutcome.Refused(line, RefusalReason.NOT_TEXT));
        } else {
            FtmEntity entity = new FtmEntity(line, record, id, schema, tree, original);
            switch (FtmSchema.named(schema)) {
                case FtmSchema.OfKind(SubjectKind kind) -> subject(entity, kind, out, tally);
                case FtmSchema.Edge edge -> link(entity, edge, out, tally);
                case FtmSchema.Case() -> caseFile(entity, out);
                case FtmSchema.Unmodelled() -> unmodelled(entity, out);
            }
        }
    }

    private void subject(FtmEntity entity, SubjectKind kind, Consumer<RecordOutcome> out, RecordTally tally) {
        ProvenanceReader.Outcome outcome = ProvenanceReader.read(entity.tree(), context.provenance());
        if (outcome instanceof ProvenanceReader.Refused(RefusalReason reason)) {
            out.accept(new RecordOutcome.Refused(entity.line(), reason));
            return;
        }
        StatementProvenance provenance = ((ProvenanceReader.Read) outcome).provenance();
        List<Statement> statements = statements(entity, kind, provenance, tally);
        if (statements.stream().anyMatch(s -> !NormalValue.isText(s.value()) || !NormalValue.isText(s.original()))) {
            out.accept(new RecordOutcome.Refused(entity.line(), RefusalReason.NOT_TEXT));
            return;
        }
        Optional<PersonExclusion> aside = mayBePerson(entity, kind) ? setAside(entity, statements) : Optional.empty();
        if (aside.isPresent()) {
            out.accept(aside.get().item(entity.line(), entity.id()));
            return;
        }
        Subject subject = new Subject(entity.id(), kind, statements);
        out.accept(new RecordOutcome.Accepted(
                entity.line(), new CaseRecord.OfSubject(entity.record(), subject, entity.original())));
        references(entity, provenance, out);
        cases(entity, provenance, out);
    }

    /** A data set that is called a case ({@code co-case-000001}) is the case to which the subject belongs. */
    private void cases(FtmEntity entity, StatementProvenance provenance, Consumer<RecordOutcome> out) {
        for (String name : FtmEntity.values(entity.tree().path("datasets"))) {
            if (CASE.matcher(name).find() && name.length() <= LONGEST_ID && NormalValue.isText(name)) {
                CaseFile file = new CaseFile(
                        name, context.terms().source().authority(), name, provenance.firstSeen(), List.of(entity.id()));
                String record = entity.record() + "#case-" + name;
                out.accept(new RecordOutcome.Accepted(entity.line(), new CaseRecord.OfCase(record, file, "")));
            }
        }
    }

    /** A record of a kind that we do not model is kept whole, so a protected person may not stand in it either. */
    private void unmodelled(FtmEntity entity, Consumer<RecordOutcome> out) {
        Optional<PersonExclusion> aside = ProtectionReader.ofPhrase(entity.schema())
                .map(PersonExclusion::because)
                .or(() -> setAside(entity, List.of()));
        out.accept(aside.map(one -> one.item(entity.line(), entity.id()))
                .orElseGet(() -> new RecordOutcome.Accepted(
                        entity.line(),
                        new CaseRecord.Unmodelled(entity.record(), entity.schema(), entity.original()))));
    }

    /** Why a person is set aside by what is stated, and by what is kept as it was written without being stated. */
    private Optional<PersonExclusion> setAside(FtmEntity entity, List<Statement> statements) {
        return PersonExclusion.of(statements, context.today())
                .or(() -> entity.tree().path("properties").properties().stream()
                        .flatMap(property -> FtmEntity.values(property.getValue()).stream()
                                .filter(value -> !NormalValue.KEPT.contains(property.getKey())
                                        || value.length() > NormalValue.LONGEST_VALUE
                                        || statements.isEmpty())
                                .flatMap(value ->
                                        PersonExclusion.of(property.getKey(), value, context.today()).stream()))
                        .findFirst());
    }

    private static boolean mayBePerson(FtmEntity entity, SubjectKind kind) {
        return kind == SubjectKind.PERSON
                || kind == SubjectKind.DOCUMENT
                || entity.schema().equals("LegalEntity");
    }

    private List<Statement> statements(
            FtmEntity entity, SubjectKind kind, StatementProvenance provenance, RecordTally tally) {
        List<Statement> statements = new ArrayList<>();
        int kept = 0;
        String country = context.terms().country();
        for (Map.Entry<String, JsonNode> property :
                entity.tree().path("properties").properties()) {
            String name = kind == SubjectKind.PLACE
                    ? PLACE_NAMES.getOrDefault(property.getKey(), property.getKey())
                    : property.getKey();
            if (!NormalValue.KEPT.contains(name)) {
                kept += REFERENCES.containsKey(name) || ENDS.contains(name) ? 0 : 1;
                continue;
            }
            for (String value : FtmEntity.values(property.getValue())) {
                String normal = NormalValue.of(kind, name, value, country, DateStyle.USUAL, context.today());
                if (!normal.isEmpty() && value.length() <= NormalValue.LONGEST_VALUE) {
                    statements.add(provenance.state(name, normal, value));
                }
            }
        }
        tally.keptProperties(kept);
        return statements;
    }

    private void references(FtmEntity entity, StatementProvenance provenance, Consumer<RecordOutcome> out) {
        REFERENCES.forEach((property, reference) -> {
            int number = 0;
            for (String other : entity.ids(property)) {
                String part = "#" + property + (number++ == 0 ? "" : number);
                String id = entity.id() + part;
                SubjectLink link = new SubjectLink(
                        id,
                        reference.relation(),
                        reference.otherFirst() ? other : entity.id(),
                        reference.otherFirst() ? entity.id() : other,
                        List.of(provenance.state("role", property, property)));
                out.accept(new RecordOutcome.Accepted(
                        entity.line(), new CaseRecord.OfLink(entity.record() + part, link, "")));
            }
        });
    }

    private void link(FtmEntity entity, FtmSchema.Edge edge, Consumer<RecordOutcome> out, RecordTally tally) {
        List<String> from = entity.ids(edge.from());
        List<String> to = entity.ids(edge.to());
        if (from.isEmpty() || to.isEmpty() || from.size() * (long) to.size() > MOST_LINKS) {
            out.accept(new RecordOutcome.Refused(entity.line(), RefusalReason.NO_ENDS));
            return;
        }
        ProvenanceReader.Outcome outcome = ProvenanceReader.read(entity.tree(), context.provenance());
        if (outcome instanceof ProvenanceReader.Refused(RefusalReason reason)) {
            out.accept(new RecordOutcome.Refused(entity.line(), reason));
            return;
        }
        StatementProvenance provenance = ((ProvenanceReader.Read) outcome).provenance();
        List<Statement> statements = new ArrayList<>(statements(entity, SubjectKind.ORGANISATION, provenance, tally));
        if (statements.isEmpty()) {
            statements.add(provenance.state("relationship", entity.schema(), ""));
        }
        if (statements.stream().anyMatch(s -> !NormalValue.isText(s.value()) || !NormalValue.isText(s.original()))) {
            out.accept(new RecordOutcome.Refused(entity.line(), RefusalReason.NOT_TEXT));
            return;
        }
        boolean first =
                setAside(entity, from, ProtectionReader.ofRole(statements).or(() -> said(entity, false)), out);
        boolean second =
                setAside(entity, to, ProtectionReader.ofRelationship(statements).or(() -> said(entity, true)), out);
        if (first || second) {
            return;
        }
        int number = 0;
        for (String one : from) {
            for (String other : to) {
                String part = number == 0 ? "" : "#" + (number + 1);
                String original = number++ == 0 ? entity.original() : "";
                SubjectLink link = new SubjectLink(entity.id() + part, entity.schema(), one, other, statements);
                out.accept(new RecordOutcome.Accepted(
                        entity.line(), new CaseRecord.OfLink(entity.record() + part, link, original)));
            }
        }
    }

    /** Sets aside the people at one end of a link that marks them, and what is held of them; true where it does. */
    private static boolean setAside(
            FtmEntity entity, List<String> people, Optional<ProtectionGround> marked, Consumer<RecordOutcome> out) {
        marked.map(PersonExclusion::because)
                .ifPresent(aside -> people.forEach(id -> out.accept(aside.item(entity.line(), id))));
        return marked.isPresent();
    }

    /** What the properties of a link as they were written say of one end: the second is what it is to the first. */
    private static Optional<ProtectionGround> said(FtmEntity entity, boolean ofSecond) {
        return entity.tree().path("properties").properties().stream()
                .filter(property -> property.getKey().equals("relationship") == ofSecond)
                .flatMap(property -> FtmEntity.values(property.getValue()).stream()
                        .flatMap(value -> ProtectionReader.ofLink(property.getKey(), value).stream()))
                .findFirst();
    }

    private void caseFile(FtmEntity entity, Consumer<RecordOutcome> out) {
        String title = entity.texts("name").stream().findFirst().orElse(entity.id());
        var opened = entity.texts("startDate").stream()
                .flatMap(date -> ProvenanceReader.day(date).stream())
                .findFirst()
                .orElse(context.today());
        CaseFile file = new CaseFile(
                entity.id(),
                context.terms().source().authority(),
                NormalValue.text(title),
                opened,
                entity.ids("subjects"));
        out.accept(new RecordOutcome.Accepted(
                entity.line(), new CaseRecord.OfCase(entity.record(), file, entity.original())));
    }
}
