// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * FollowTheMoney as a table of statements (an entity, a property and a value a row), as OpenSanctions and nomenklatura write it.
 * Statements with the same {@code canonical_id}, or the same {@code entity_id} where there is none, are one entity. Where those of
 * an entity stand together the file is read in flat memory; where they do not, all are held, {@link #MOST_HELD} at most.
 */
public final class FtmStatementTable implements FileRecords {
    /** So many statements that do not stand together are read. */
    private static final int MOST_HELD = 2_000_000;

    /** Properties of a statement's own, which say nothing of the entity. */
    private static final Set<String> OWN = Set.of("id");

    /** Schemata that a more exact one goes before. */
    private static final Set<String> GENERAL = Set.of("", "Thing", "LegalEntity");

    private final CsvRows rows;
    private final Map<String, Integer> columns = new HashMap<>();
    private final FtmEntityReader entities;
    private final boolean together;
    private final Map<String, Statements> open = new LinkedHashMap<>();
    private final List<RecordOutcome.Refused> refused = new ArrayList<>();
    private boolean ended;
    private boolean tooMany;
    private int held;

    /** What is said of one entity. */
    private static final class Statements {
        private final long line;
        private final String id;
        private final Map<String, Set<String>> values = new LinkedHashMap<>();
        private final Set<String> datasets = new LinkedHashSet<>();
        private String schema = "";
        private String firstSeen = "";
        private String lastSeen = "";

        Statements(long line, String id) {
            this.line = line;
            this.id = id;
        }

        ObjectNode entity() {
            ObjectNode entity = GuardedJson.MAPPER.createObjectNode();
            entity.put("id", id);
            entity.put("schema", schema);
            ObjectNode properties = entity.putObject("properties");
            values.forEach((property, said) -> {
                ArrayNode list = properties.putArray(property);
                said.forEach(list::add);
            });
            ArrayNode sets = entity.putArray("datasets");
            datasets.forEach(sets::add);
            if (!firstSeen.isEmpty()) {
                entity.put("first_seen", firstSeen);
            }
            if (!lastSeen.isEmpty()) {
                entity.put("last_seen", lastSeen);
            }
            return entity;
        }
    }

    public FtmStatementTable(TableDialect dialect, RecordContext context) throws IOException {
        this.entities = new FtmEntityReader(context);
        this.together = standTogether(dialect);
        this.rows = new CsvRows(dialect);
        rows.next().ifPresent(header -> columns.putAll(columns(header.cells())));
    }

    /** Whether the header names what a statement has. */
    public static boolean areIn(TableDialect dialect) throws IOException {
        if (dialect.table().header().width() < 4) {
            return false;
        }
        try (CsvRows rows = new CsvRows(dialect)) {
            Set<String> names =
                    rows.next().map(header -> columns(header.cells()).keySet()).orElse(Set.of());
            return (names.contains("canonical_id") || names.contains("entity_id"))
                    && names.containsAll(Set.of("schema", "prop", "value"));
        }
    }

    private static Map<String, Integer> columns(List<String> header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int at = 0; at < header.size(); at++) {
            columns.putIfAbsent(header.get(at).strip().toLowerCase(Locale.ROOT), at);
        }
        return columns;
    }

    /** Whether no entity goes on after another began. Memory: a number for each entity. */
    private static boolean standTogether(TableDialect dialect) throws IOException {
        Set<String> over = new HashSet<>();
        try (CsvRows rows = new CsvRows(dialect)) {
            Map<String, Integer> columns =
                    rows.next().map(header -> columns(header.cells())).orElse(Map.of());
            String before = "";
            for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                String id = id(columns, row.get().cells());
                if (!id.equals(before) && !over.add(id)) {
                    return false;
                }
                before = id;
            }
        }
        return true;
    }

    private static String id(Map<String, Integer> columns, List<String> cells) {
        String canonical = cell(columns, cells, "canonical_id");
        return canonical.isEmpty() ? cell(columns, cells, "entity_id") : canonical;
    }

    private static String cell(Map<String, Integer> columns, List<String> cells, String name) {
        Integer at = columns.get(name);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }

    @Override
    public boolean advance(Consumer<RecordOutcome> out, RecordTally tally) throws IOException {
        while (!ended && (open.isEmpty() || open.size() < (together ? 2 : Integer.MAX_VALUE)) && refused.isEmpty()) {
            Optional<CsvRows.Row> row = rows.next();
            if (row.isEmpty()) {
                ended = true;
            } else {
                take(row.get());
            }
        }
        if (!refused.isEmpty()) {
            tally.record();
            out.accept(refused.removeFirst());
            return !tooMany;
        }
        Iterator<Statements> next = open.values().iterator();
        if (!next.hasNext()) {
            return false;
        }
        Statements entity = next.next();
        next.remove();
        tally.record();
        ObjectNode tree = entity.entity();
        entities.read(entity.line, tree, tree.toString(), out, tally);
        return true;
    }

    private void take(CsvRows.Row row) {
        String id = id(columns, row.cells());
        if (row.problem().isPresent() || id.isEmpty()) {
            refused.add(new RecordOutcome.Refused(row.line(), row.problem().orElse(RefusalReason.NO_ID)));
            return;
        }
        if (!together && ++held > MOST_HELD) {
            refused.add(new RecordOutcome.Refused(row.line(), RefusalReason.NOT_IN_ORDER));
            open.clear();
            ended = true;
            tooMany = true;
            return;
        }
        Statements entity = open.computeIfAbsent(id, _ -> new Statements(row.line(), id));
        String schema = cell(columns, row.cells(), "schema");
        entity.schema = GENERAL.contains(entity.schema) && !schema.isEmpty() ? schema : entity.schema;
        String property = cell(columns, row.cells(), "prop");
        String value = cell(columns, row.cells(), "value");
        if (!property.isEmpty() && !OWN.contains(property) && !value.isEmpty()) {
            entity.values.computeIfAbsent(property, _ -> new LinkedHashSet<>()).add(value);
        }
        String dataset = cell(columns, row.cells(), "dataset");
        if (!dataset.isEmpty()) {
            entity.datasets.add(dataset);
        }
        String first = cell(columns, row.cells(), "first_seen");
        String last = cell(columns, row.cells(), "last_seen");
        entity.firstSeen = entity.firstSeen.isEmpty() || (!first.isEmpty() && first.compareTo(entity.firstSeen) < 0)
                ? first
                : entity.firstSeen;
        entity.lastSeen = last.compareTo(entity.lastSeen) > 0 ? last : entity.lastSeen;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
