// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.model.Subject;

/**
 * A subject as rows of a table. A row holds one name with one birth date, as lists what a subject may have several of, and up to
 * one blocking key of each sort; as many rows as it takes to hold every name, date and key once, {@value #MOST} at most.
 */
record SubjectRecords(List<List<String>> variants, List<List<String>> rows) {
    static final int MOST = 16;

    private static final List<String> KEYS = List.of("identifier", "parts", "dated");

    SubjectRecords {
        variants = List.copyOf(variants);
        rows = List.copyOf(rows);
    }

    /** Names of the columns: the traits, the parts of names whose frequency counts, and the keys. */
    static List<String> columns() {
        return Stream.of(
                        Stream.of(SubjectTrait.values()).map(SubjectTrait::label),
                        ValueCommonness.PARTS.stream(),
                        KEYS.stream())
                .flatMap(each -> each)
                .toList();
    }

    static List<String> keys() {
        return KEYS;
    }

    static SubjectRecords of(Subject subject) {
        SubjectProfile profile = SubjectProfile.of(subject);
        List<List<String>> variants = new ArrayList<>();
        for (Map<String, String> variant : variants(profile)) {
            variants.add(columns().stream()
                    .map(column -> variant.getOrDefault(column, ""))
                    .toList());
        }
        List<List<String>> keys = SubjectKeys.of(profile);
        int rows = Math.max(
                variants.size(), keys.stream().mapToInt(List::size).max().orElse(0));
        List<List<String>> table = new ArrayList<>();
        for (int row = 0; row < Math.min(MOST, rows); row++) {
            List<String> values = new ArrayList<>(variants.get(row % variants.size()));
            for (int key = 0; key < KEYS.size(); key++) {
                List<String> sort = keys.get(key);
                values.set(values.size() - KEYS.size() + key, row < sort.size() ? sort.get(row) : "");
            }
            table.add(values);
        }
        return new SubjectRecords(variants, table);
    }

    /** Every name with every birth date, as far as there is room; each different one once. */
    private static Set<Map<String, String>> variants(SubjectProfile profile) {
        Map<String, String> lists = new LinkedHashMap<>();
        profile.lists().forEach((trait, values) -> lists.put(trait.label(), String.join("\n", values)));
        Set<Map<String, String>> variants = new LinkedHashSet<>();
        for (Map<String, String> name : orNone(profile.nameColumns())) {
            for (String birth : orNothing(profile.births())) {
                Map<String, String> variant = new LinkedHashMap<>(lists);
                variant.putAll(name);
                variant.put(SubjectTrait.BIRTH_DATE.label(), birth);
                if (variants.size() < MOST) {
                    variants.add(variant);
                }
            }
        }
        return variants;
    }

    private static List<Map<String, String>> orNone(List<Map<String, String>> names) {
        return names.isEmpty() ? List.of(Map.of()) : names;
    }

    private static List<String> orNothing(List<String> births) {
        return births.isEmpty() ? List.of("") : births;
    }
}
