// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names and numbers that stand in a region's case files and may stand nowhere else. */
public record PlantedValues(Set<String> values) {
    private static final List<String> NUMBERS =
            List.of("phone", "idNumber", "passportNumber", "registrationNumber", "accountNumber", "iban", "number");
    private static final int EACH = 35;

    /** A sample of each authority's files: numbers, and names of more than one word. */
    public static PlantedValues in(Path files) {
        Set<String> values = new TreeSet<>();
        try (Stream<Path> all = Files.walk(files)) {
            for (Path file : all.filter(path -> path.endsWith("cases.ftm.json")).toList()) {
                values.addAll(sample(file, NUMBERS, value -> value.length() >= 6));
                values.addAll(sample(file, List.of("name"), value -> value.split(" ").length > 2));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return new PlantedValues(values);
    }

    private interface Telling {
        boolean is(String value);
    }

    private static Set<String> sample(Path file, List<String> properties, Telling telling) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            JsonNode entity = JsonMapper.shared().readTree(line);
            for (String property : properties) {
                entity.path("properties").path(property).forEach(value -> {
                    if (found.size() < EACH && telling.is(value.stringValue())) {
                        found.add(value.stringValue());
                    }
                });
            }
        }
        return found;
    }

    /** Those that stand in a text, so that a failure names them. */
    public List<String> within(String text) {
        return values.stream().filter(text::contains).toList();
    }

    /** Those that stand in a file, whatever it holds. */
    public List<String> within(Path file) {
        try {
            return within(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
