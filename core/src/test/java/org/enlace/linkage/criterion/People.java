// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.enlace.linkage.column.Field;
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
        List<Level> levels = new ArrayList<>();
        for (int level = random.nextInt(1, 5); level > 0; level--) {
            levels.add(level(CRITERIA.get(random.nextInt(CRITERIA.size())), random));
        }
        levels.add(level(new Criterion.Else(), random));
        return new Comparison(column, Field.raw(column), levels);
    }

    private static Level level(Criterion criterion, Random random) {
        return new Level(criterion, random.nextDouble(0.001, 1), random.nextDouble(0.001, 1), random.nextInt(4) == 0);
    }

    public static Model model(double threshold) {
        List<Comparison> comparisons = new ArrayList<>();
        for (String name : List.of("given", "surname")) {
            comparisons.add(new Comparison(
                    name,
                    Field.raw(name),
                    List.of(
                            new Level(new Criterion.Exact(), 0.6, 0.02, true),
                            Level.of(new Criterion.JaroWinkler(0.92), 0.2, 0.01),
                            Level.of(new Criterion.JaroWinkler(0.8), 0.1, 0.05),
                            Level.of(new Criterion.Else(), 0.05, 0.9))));
        }
        comparisons.add(new Comparison(
                "born",
                Field.raw("born"),
                List.of(
                        Level.of(new Criterion.Exact(), 0.8, 0.005),
                        Level.of(new Criterion.Levenshtein(2), 0.15, 0.05),
                        Level.of(new Criterion.Else(), 0.05, 0.945))));
        comparisons.add(new Comparison(
                "city",
                Field.raw("city"),
                List.of(Level.of(new Criterion.Exact(), 0.7, 0.25), Level.of(new Criterion.Else(), 0.3, 0.75))));
        comparisons.add(new Comparison(
                "doc",
                Field.raw("doc"),
                List.of(
                        Level.of(new Criterion.Exact(), 0.9, 0.003),
                        Level.of(new Criterion.Levenshtein(1), 0.05, 0.01),
                        Level.of(new Criterion.Else(), 0.05, 0.987))));
        return new Model(
                comparisons,
                List.of(
                        Rule.of(Field.raw("doc")),
                        Rule.of(Field.raw("surname"), Field.raw("born")),
                        Rule.of(Field.raw("given"), Field.raw("surname")),
                        Rule.of(Field.raw("city"))),
                0.01,
                threshold);
    }
}
