// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.files.ByteSource;
import org.enlace.files.FilesException;
import org.enlace.files.NonTableKind;
import org.enlace.intake.record.GuardedJson;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Records in JSON that are no entities, a list of objects or an object a line, as comma separated text, so that they are read as any
 * other table. Objects within objects are flattened with dots, lists of texts become one value with semicolons. What is no object
 * becomes a row of one cell, which is refused. Reads twice: what columns there are is known only at the end.
 */
final class JsonRecords {
    private static final String NO_OBJECT = "?\n";
    private static final Set<String> OF_ENTITIES = Set.of("schema", "properties", "op", "entities");

    private final ByteSource json;
    private final Set<String> columns = new LinkedHashSet<>();

    private JsonRecords(ByteSource json) throws IOException {
        this.json = json;
        try (Records records = new Records(json.open())) {
            for (Optional<JsonNode> next = records.next(); next.isPresent(); next = records.next()) {
                columns.addAll(flat(next.get()).keySet());
            }
        }
    }

    /** The text of a table, empty where the JSON holds something else. */
    static Optional<ByteSource> of(ByteSource json) throws IOException {
        try (Records records = new Records(json.open())) {
            Optional<JsonNode> first = records.next();
            boolean table = first.filter(JsonNode::isObject).isPresent()
                    && OF_ENTITIES.stream().noneMatch(first.get()::has)
                    && (records.isList() || records.next().isPresent());
            if (!table) {
                return Optional.empty();
            }
        } catch (FilesException damaged) {
            return Optional.empty();
        }
        JsonRecords table = new JsonRecords(json);
        return Optional.of(table::open);
    }

    @SuppressWarnings("JdkObsolete") // the stream wants it
    private InputStream open() throws IOException {
        Records records = new Records(json.open());
        return new SequenceInputStream(new Enumeration<>() {
            private Optional<byte[]> line = Optional.of(line(columns.stream().toList()));

            @Override
            public boolean hasMoreElements() {
                return line.isPresent();
            }

            @Override
            public InputStream nextElement() {
                byte[] bytes = line.orElseThrow(NoSuchElementException::new);
                line = records.nextOrEnd().map(JsonRecords.this::row);
                return new ByteArrayInputStream(bytes);
            }
        }) {
            @Override
            public void close() throws IOException {
                records.close();
            }
        };
    }

    private byte[] row(JsonNode record) {
        if (!record.isObject()) {
            return NO_OBJECT.getBytes(StandardCharsets.UTF_8);
        }
        Map<String, String> values = flat(record);
        return line(
                columns.stream().map(column -> values.getOrDefault(column, "")).toList());
    }

    private static byte[] line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> flat(JsonNode record) {
        Map<String, String> flat = new LinkedHashMap<>();
        flatten("", record, flat);
        return flat;
    }

    private static void flatten(String name, JsonNode value, Map<String, String> flat) {
        if (value.isObject()) {
            value.properties()
                    .forEach(part -> flatten(
                            name.isEmpty() ? part.getKey() : name + "." + part.getKey(), part.getValue(), flat));
        } else if (value.isArray()) {
            value.forEach(each -> flatten(name, each, flat));
            flat.putIfAbsent(name, "");
        } else if (!name.isEmpty()) {
            String text = value.isNull() ? "" : value.asString();
            flat.merge(name, text, (one, other) -> one.isEmpty() ? other : other.isEmpty() ? one : one + "; " + other);
        }
    }

    /** The values of a list, or those that stand one after the other. */
    private static final class Records implements Closeable {
        private final InputStream in;
        private final JsonParser parser;
        private boolean list;
        private boolean started;

        Records(InputStream in) {
            this.in = in;
            this.parser = GuardedJson.MAPPER.createParser(in);
        }

        boolean isList() {
            return list;
        }

        Optional<JsonNode> next() throws IOException {
            try {
                JsonToken token = parser.nextToken();
                if (!started && token == JsonToken.START_ARRAY) {
                    list = true;
                    token = parser.nextToken();
                }
                started = true;
                return token == null || token == JsonToken.END_ARRAY
                        ? Optional.empty()
                        : Optional.of(GuardedJson.subtree(parser));
            } catch (JacksonException damaged) {
                throw new FilesException(new NonTableKind(NonTableKind.Family.DAMAGED, "JSON"));
            }
        }

        /** The next one; the file was read once already, so that nothing is damaged. */
        Optional<JsonNode> nextOrEnd() {
            try {
                return next();
            } catch (IOException changed) {
                throw new UncheckedIOException(changed);
            }
        }

        @Override
        public void close() throws IOException {
            parser.close();
            in.close();
        }
    }
}
