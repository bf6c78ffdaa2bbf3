// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;

/** Made-up rows with slips of the pen, so that every level and every bound is met. */
public final class People {
    public static final List<String> COLUMNS = List.of("id", "given", "surname", "born", "city", "doc");

    private static final List<String> GIVEN = List.of(
            "MARIELA", "MARIANA", "JORVIN", "JORGELINA", "ADELSO", "ADELA", "NIRVANDO", "ULDARICO", "TEOFILDA", "X");
    private static final List<String> SURNAMES = List.of(
            "QUIRAMA",
            "QUIRAGUA",
            "BELTRANEZ",
            "BELTRAN",
            "OSPINALES",
            "OSPINA",
            "ZU",
            "TEJEIRALES",
            "MORANTE",
            "MORA");
    private static final List<String> CITIES = List.of("NORTE", "SUR", "PUERTO", "VALLE");

    private static final List<Criterion> CRITERIA = List.of(
            new Criterion.Exact(),
            new Criterion.JaroWinkler(0.92),
            new Criterion.JaroWinkler(0.75),
            new Criterion.Levenshtein(1),
            new Criterion.Levenshtein(3),
            new Criterion.Edits(1),
            new Criterion.Edits(2),
            new Criterion.Equivalent(),
            new Criterion.SameSound(),
            new Criterion.BeiderMorse(),
            new Criterion.Initial(),
            new Criterion.Prefix(3),
            new Criterion.SwappedDate(),
            new Criterion.PartialDate(),
            new Criterion.DateParts(1),
            new Criterion.DateWithin(400),
            new Criterion.Words(0.5),
            new Criterion.Near(0.1),
            new Criterion.PersonNames(0.8),
            new Criterion.PartsAlike(0.5),
            new Criterion.FirstPart());

    private final Random random;

    public People(long seed) {
        random = new Random(seed);
    }

    public Table table(String name, int rows) {
        List<List<String>> table = new ArrayList<>();
        List<List<String>> seen = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> values = !seen.isEmpty() && random.nextInt(3) == 0
                    ? slipped(seen.get(random.nextInt(seen.size())))
                    : List.of(
                            pick(GIVEN),
                            pick(SURNAMES),
                            "19%02d-%02d-%02d"
                                    .formatted(60 + random.nextInt(6), 1 + random.nextInt(3), 1 + random.nextInt(9)),
                            pick(CITIES),
                            String.valueOf(100_000 + random.nextInt(300)));
            seen.add(values);
            List<String> whole = new ArrayList<>(List.of(name + row));
            values.forEach(value -> whole.add(random.nextInt(5) == 0 ? "" : value));
            table.add(whole);
        }
        return Table.of(name, COLUMNS, 0, table);
    }

    private List<String> slipped(List<String> values) {
        List<String> slipped = new ArrayList<>(values);
        int at = random.nextInt(slipped.size());
        slipped.set(at, slip(slipped.get(at)));
        return slipped;
    }

    String slip(String word) {
        if (word.isEmpty()) {
            return word;
        }
        StringBuilder text = new StringBuilder(word);
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, (char) ('A' + random.nextInt(26)));
            default -> text.setCharAt(at, (char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** A comparison of up to five levels that are drawn, with weights that are. */
    public static Comparison comparison(String column, Random random) {
        List<ComparisonLevel> levels = new ArrayList<>();
        for (int level = random.nextInt(1, 5); level > 0; level--) {
            levels.add(level(CRITERIA.get(random.nextInt(CRITERIA.size())), random));
        }
        levels.add(level(new Criterion.Else(), random));
        return new Comparison(column, ColumnField.raw(column), levels);
    }

    private static ComparisonLevel level(Criterion criterion, Random random) {
        return new ComparisonLevel(
                criterion, random.nextDouble(0.001, 1), random.nextDouble(0.001, 1), random.nextInt(4) == 0);
    }

    public static LinkageModel model(double threshold) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String name : List.of("given", "surname")) {
            comparisons.add(new Comparison(
                    name,
                    ColumnField.raw(name),
                    List.of(
                            new ComparisonLevel(new Criterion.Exact(), 0.6, 0.02, true),
                            ComparisonLevel.of(new Criterion.JaroWinkler(0.92), 0.2, 0.01),
                            ComparisonLevel.of(new Criterion.JaroWinkler(0.8), 0.1, 0.05),
                            ComparisonLevel.of(new Criterion.Else(), 0.05, 0.9))));
        }
        comparisons.add(new Comparison(
                "born",
                ColumnField.raw("born"),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), 0.8, 0.005),
                        ComparisonLevel.of(new Criterion.Levenshtein(2), 0.15, 0.05),
                        ComparisonLevel.of(new Criterion.Else(), 0.05, 0.945))));
        comparisons.add(new Comparison(
                "city",
                ColumnField.raw("city"),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), 0.7, 0.25),
                        ComparisonLevel.of(new Criterion.Else(), 0.3, 0.75))));
        comparisons.add(new Comparison(
                "doc",
                ColumnField.raw("doc"),
                List.of(
                        ComparisonLevel.of(new Criterion.Exact(), 0.9, 0.003),
                        ComparisonLevel.of(new Criterion.Levenshtein(1), 0.05, 0.01),
                        ComparisonLevel.of(new Criterion.Else(), 0.05, 0.987))));
        return new LinkageModel(
                comparisons,
                List.of(
                        BlockingRule.of(ColumnField.raw("doc")),
                        BlockingRule.of(ColumnField.raw("surname"), ColumnField.raw("born")),
                        BlockingRule.of(ColumnField.raw("given"), ColumnField.raw("surname")),
                        BlockingRule.of(ColumnField.raw("city"))),
                0.01,
                threshold);
    }
}
