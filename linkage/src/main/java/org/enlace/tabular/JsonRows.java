// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.enlace.files.ByteSource;
import org.enlace.files.NonTableKind;
import org.enlace.files.RecognisedFile;
import org.enlace.files.TextEncoding;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as a table: lines of one object each, a list of objects, objects one after the other, or a document with a list
 * {@code entities} somewhere in it; FollowTheMoney entities as such. Objects within objects are flattened with dots, lists become
 * one value with semicolons; of an entity the properties are columns beside {@code id} and {@code schema}. A line or element that
 * is no object is left out and noted. Reads twice: what columns there are is known only at the end.
 */
final class JsonRows {
    /** Between the values of a list. */
    static final String BETWEEN = "; ";

    private static final int DEEPEST = 64;
    private static final int LONGEST = 256 << 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final Path file;
    private final ByteSource text;
    private final ReadErrorCounts readErrorCounts = new ReadErrorCounts();
    private boolean entities;
    private long records;

    /** How the records stand in the text. */
    private enum Form {
        LINES,
        /** The elements of the list with which the text begins, or of one called {@code entities}. */
        LIST,
        /** Objects one after the other. */
        OBJECTS
    }

    JsonRows(Path file, RecognisedFile.Text read) throws IOException {
        this.file = file;
        boolean sure = read.encoding() == TextEncoding.UTF_16LE || read.encoding() == TextEncoding.UTF_16BE;
        this.text = read.text(sure ? read.encoding() : read.encodingOfAll());
    }

    LoadedTable load(String title, ChosenColumns chosenColumns) throws IOException {
        String name = file.toString();
        Form form = form();
        Set<String> columns = new LinkedHashSet<>();
        each(form, row -> columns.addAll(row.keySet()), true);
        if (columns.isEmpty() || (records == 1 && !entities && form != Form.LIST)) {
            throw new TabularException(new NonTableKind(NonTableKind.Family.NO_RECORDS, "JSON"), name);
        }
        ColumnLayout layout = ColumnLayout.of(name, 1, List.copyOf(columns), chosenColumns);
        RowBuilder rows = new RowBuilder(layout);
        List<String> order = List.copyOf(columns);
        each(
                form,
                row -> rows.row(order.stream()
                        .map(column -> readErrorCounts.compared(row.getOrDefault(column, ""), records))
                        .toList()),
                false);
        List<ReadingNote> notes = new ArrayList<>(layout.notes());
        notes.addAll(readErrorCounts.notes(name));
        String format = entities ? "FollowTheMoney" : form == Form.LINES ? "JSON lines" : "JSON";
        return LoadedTable.of(title, name, format, layout, List.of(rows), notes);
    }

    private Form form() throws IOException {
        String first = "";
        try (BufferedReader lines = lines()) {
            for (String line = lines.readLine(); line != null && first.isEmpty(); line = lines.readLine()) {
                first = line.strip();
            }
        }
        if (first.startsWith("[")) {
            return Form.LIST;
        }
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), first)) {
            parser.nextToken();
            Object value = JsonPart.value(parser);
            if (parser.nextToken() == null && value instanceof Map<?, ?> object && !hasEntities(object)) {
                return Form.LINES;
            }
        } catch (JacksonException goesOn) {
            // the first line is no whole value
        }
        return holdsEntities() ? Form.LIST : Form.OBJECTS;
    }

    private static boolean hasEntities(Map<?, ?> object) {
        return object.get("entities") instanceof List
                || object.values().stream().anyMatch(value -> value instanceof Map<?, ?> inner && hasEntities(inner));
    }

    private boolean holdsEntities() throws IOException {
        try (InputStream in = text.open();
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return toList(parser);
        } catch (JacksonException damaged) {
            return false;
        }
    }

    /** Goes on to the list at the start or one called {@code entities}; false where there is none. */
    private static boolean toList(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                var outside = parser.streamReadContext().getParent();
                if (outside == null || outside.inRoot() || "entities".equals(outside.currentName())) {
                    return true;
                }
            }
        }
        return false;
    }

    private BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(text.open(), StandardCharsets.UTF_8));
    }

    private void each(Form form, Consumer<Map<String, String>> taken, boolean noting) throws IOException {
        switch (form) {
            case LINES -> eachLine(taken, noting);
            case LIST, OBJECTS -> eachValue(form, taken, noting);
        }
    }

    private void eachLine(Consumer<Map<String, String>> taken, boolean noting) throws IOException {
        try (BufferedReader lines = lines()) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                if (!line.isBlank()) {
                    take(parsed(line), number, taken, noting);
                }
            }
        }
    }

    private void eachValue(Form form, Consumer<Map<String, String>> taken, boolean noting) throws IOException {
        int line = 1;
        try (InputStream in = text.open();
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (form == Form.LIST && !toList(parser)) {
                return;
            }
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                line = parser.currentLocation().getLineNr();
                take(JsonPart.value(parser), line, taken, noting);
            }
        } catch (JacksonException damaged) {
            int at =
                    damaged.getLocation() == null ? line : damaged.getLocation().getLineNr();
            throw new TabularException(TabularException.Reason.DAMAGED, file.toString(), Math.max(1, at), "JSON");
        }
    }

    private void take(Object value, long line, Consumer<Map<String, String>> taken, boolean noting) {
        Map<String, String> row = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            flatten("", object, row);
        }
        if (!row.isEmpty()) {
            records += noting ? 1 : 0;
            taken.accept(row);
        } else if (noting) {
            readErrorCounts.add(ReadingNote.Kind.NOT_JSON, line);
        }
    }

    /** The value of one line, an empty text where it is no JSON. */
    private static Object parsed(String line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            Object value = JsonPart.value(parser);
            return parser.nextToken() == null ? value : "";
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private void flatten(String before, Map<?, ?> object, Map<String, String> row) {
        boolean entity = before.isEmpty() && object.containsKey("schema") && object.get("properties") instanceof Map;
        entities |= entity;
        boolean inner = before.endsWith(".") && object.containsKey("schema");
        object.forEach((key, value) -> {
            boolean level = "properties".equals(key) && value instanceof Map && (entity || inner);
            flattenValue(level ? before : before + key, value, row);
        });
    }

    private void flattenValue(String name, Object value, Map<String, String> row) {
        if (value instanceof Map<?, ?> inner) {
            flatten(name.isEmpty() || name.endsWith(".") ? name : name + ".", inner, row);
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            // entities or objects in a list: what they say stands together, each under its own name
            Map<String, String> together = new LinkedHashMap<>();
            for (Object each : list) {
                Map<String, String> one = new LinkedHashMap<>();
                flattenValue(name, each, one);
                one.forEach((key, said) -> together.merge(key, said, JsonRows::joined));
            }
            together.forEach(row::putIfAbsent);
        } else {
            row.merge(name, text(value), (one, other) -> one.isEmpty() ? other : one);
        }
    }

    private static String joined(String one, String other) {
        return one.isEmpty() ? other : other.isEmpty() || one.equals(other) ? one : one + BETWEEN + other;
    }

    static String text(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(JsonRows::text).collect(Collectors.joining(BETWEEN));
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> String.valueOf(number.longValue());
            case String text -> text.strip();
            case BigInteger number -> number.toString();
            case Double number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> "";
        };
    }
}
