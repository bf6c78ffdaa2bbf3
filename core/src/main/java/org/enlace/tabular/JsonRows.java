// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads JSON lines, one object a line, and FollowTheMoney entities as such. Objects within objects are flattened with dots, lists
 * become one value with semicolons; of an entity the properties are columns beside {@code id} and {@code schema}. A line that is
 * no object is left out and noted. Reads twice: what columns there are is known only at the end.
 */
final class JsonRows {
    /** Between the values of a list. */
    static final String BETWEEN = "; ";

    private final Path file;
    private final Slips slips = new Slips();
    private boolean entities;

    JsonRows(Path file) {
        this.file = file;
    }

    Loaded load(String title, Asked asked) throws IOException {
        String name = file.toString();
        Set<String> columns = new LinkedHashSet<>();
        each(row -> columns.addAll(row.keySet()), true);
        if (columns.isEmpty()) {
            throw new TabularException(TabularException.Reason.DAMAGED, name, 1, "no line is a JSON object");
        }
        Layout layout = Layout.of(name, 1, List.copyOf(columns), asked);
        Rows rows = new Rows(layout);
        List<String> order = List.copyOf(columns);
        each(
                row -> rows.row(order.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList()),
                false);
        List<Note> notes = new ArrayList<>(layout.notes());
        notes.addAll(slips.notes(name));
        return Loaded.of(title, name, entities ? "FollowTheMoney" : "JSON lines", layout, List.of(rows), notes);
    }

    private void each(Consumer<Map<String, String>> taken, boolean noting) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (text.isBlank()) {
                    continue;
                }
                Map<String, String> row = row(text);
                if (!row.isEmpty()) {
                    taken.accept(row);
                } else if (noting) {
                    slips.add(Note.Kind.NOT_JSON, number);
                }
            }
        }
    }

    /** The values of one object, empty where the line is none. */
    private Map<String, String> row(String line) {
        Map<String, String> row = new LinkedHashMap<>();
        try {
            JsonPart whole = JsonPart.parse(file.toString(), line.getBytes(StandardCharsets.UTF_8));
            if (whole.value() instanceof Map<?, ?> object) {
                flatten("", object, row);
            }
        } catch (TabularException notJson) {
            row.clear();
        }
        return row;
    }

    private void flatten(String before, Map<?, ?> object, Map<String, String> row) {
        boolean entity = before.isEmpty() && object.containsKey("schema") && object.get("properties") instanceof Map;
        entities |= entity;
        object.forEach((key, value) -> {
            String name = entity && "properties".equals(key) ? "" : before + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(name.isEmpty() ? "" : name + ".", inner, row);
            } else {
                row.merge(name, text(value), (one, other) -> one.isEmpty() ? other : one);
            }
        });
    }

    static String text(Object value) {
        return switch (value) {
            case List<?> list ->
                String.join(BETWEEN, list.stream().map(JsonRows::text).toList());
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
