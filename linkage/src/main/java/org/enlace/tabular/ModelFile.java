// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.LinkageException;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;

/**
 * Reads models from JSON, written to be read and changed by people. A key that is not known, a number out of range or a criterion
 * that does not exist is refused with its path, as {@code comparisons[2].levels[0].u}.
 */
public final class ModelFile {
    private static final double MOST_WEIGHT = 200;
    /** Stands in place of the rules where every pair is looked at. */
    static final String EXHAUSTIVE = "exhaustive";

    private ModelFile() {}

    /** Reads a model. */
    public static LinkageModel read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new TabularException(TabularException.Reason.NO_FILE, file.toString(), 0, "");
        }
        return parse(file.toString(), Files.readAllBytes(file));
    }

    /** Writes a model so that {@link #read} gives it back. */
    public static void write(Path file, LinkageModel model) throws IOException {
        Files.writeString(file, ModelText.of(model));
    }

    static LinkageModel parse(String file, byte[] bytes) {
        JsonPart root = JsonPart.parse(file, bytes)
                .only(Set.of("comparisons", "rules", "prior", "priorWeight", "threshold", "partners"));
        List<Comparison> comparisons = root.at("comparisons").list().stream()
                .map(ModelFile::comparison)
                .toList();
        List<BlockingRule> rules = rules(root.at("rules"));
        double prior = prior(root);
        double threshold = root.has("threshold") ? root.at("threshold").number() : 0;
        PartnerLimit partners = root.has("partners") ? partners(root.at("partners")) : PartnerLimit.ANY;
        return sound(root, () -> new LinkageModel(comparisons, rules, prior, threshold, partners));
    }

    private static PartnerLimit partners(JsonPart part) {
        return Arrays.stream(PartnerLimit.values())
                .filter(partners -> word(partners).equals(part.text()))
                .findFirst()
                .orElseThrow(() -> part.refuse("one of any, leftOnce, rightOnce, bothOnce and found is wanted here"));
    }

    private static double prior(JsonPart root) {
        if (root.has("prior") == root.has("priorWeight")) {
            throw root.refuse("one of prior (a probability) and priorWeight (log2 of its odds) is wanted");
        }
        if (root.has("prior")) {
            return root.at("prior").number();
        }
        double odds = Math.pow(2, weight(root.at("priorWeight")));
        return odds / (1 + odds);
    }

    private static double weight(JsonPart part) {
        double weight = part.number();
        if (Math.abs(weight) > MOST_WEIGHT) {
            throw part.refuse("a weight is a number of bits from -200 to 200");
        }
        return weight;
    }

    private static Comparison comparison(JsonPart part) {
        part.only(Set.of("name", "column", "columns", "form", "levels", "share"));
        ColumnField field = field(part);
        String name = part.has("name") ? part.at("name").text() : String.join(" ", field.columns());
        List<ComparisonLevel> levels =
                part.at("levels").list().stream().map(ModelFile::level).toList();
        double share = part.has("share") ? part.at("share").number() : 1;
        return sound(part, () -> new Comparison(name, field, levels, share));
    }

    private static List<BlockingRule> rules(JsonPart part) {
        if (!part.isText()) {
            return part.list().stream().map(ModelFile::rule).toList();
        }
        if (!part.text().equals(EXHAUSTIVE)) {
            throw part.refuse("a list of blocking rules is wanted here, or \"" + EXHAUSTIVE + "\" for every pair");
        }
        return List.of(BlockingRule.everyPair());
    }

    private static BlockingRule rule(JsonPart part) {
        boolean plain = part.isList();
        JsonPart columns = plain ? part : part.only(Set.of("fields", "largest")).at("fields");
        List<ColumnField> fields =
                columns.list().stream().map(ModelFile::ruleField).toList();
        if (fields.isEmpty()) {
            throw part.refuse("a blocking rule must name a field");
        }
        int largest = plain || !part.has("largest") ? 0 : part.at("largest").count();
        return sound(part, () -> new BlockingRule(fields, largest));
    }

    private static ColumnField ruleField(JsonPart part) {
        return part.isText() ? ColumnField.raw(part.text()) : field(part.only(Set.of("column", "columns", "form")));
    }

    private static ColumnField field(JsonPart part) {
        if (part.has("column") == part.has("columns")) {
            throw part.refuse("one of column and columns is wanted");
        }
        List<String> columns = part.has("column")
                ? List.of(part.at("column").text())
                : part.at("columns").list().stream().map(JsonPart::text).toList();
        ValueForm form = part.has("form") ? form(part.at("form")) : ValueForm.RAW;
        return sound(part, () -> new ColumnField(columns, form));
    }

    private static ValueForm form(JsonPart part) {
        String name = part.text();
        return Arrays.stream(ValueForm.values())
                .filter(form -> word(form).equals(name))
                .findFirst()
                .orElseThrow(() -> part.refuse("unknown form; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(ValueForm.values())
                                        .map(ModelFile::word)
                                        .toList())));
    }

    /** A blocking rule in the words of a model file: {@code phone (digits), surname + given (raw)}. */
    public static String words(BlockingRule rule) {
        return words(rule, name -> name);
    }

    /** The same with each column called as is said. */
    public static String words(BlockingRule rule, UnaryOperator<String> called) {
        return rule.fields().stream()
                .map(field -> field.columns().stream().map(called).collect(Collectors.joining(" + ")) + " ("
                        + word(field.form()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** A form as a model file names it: {@code raw}. */
    static String word(Enum<?> constant) {
        String[] words = constant.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(words[0]);
        for (int at = 1; at < words.length; at++) {
            word.append(Character.toUpperCase(words[at].charAt(0))).append(words[at].substring(1));
        }
        return word.toString();
    }

    private static ComparisonLevel level(JsonPart part) {
        part.only(Set.of("criterion", "m", "u", "weight", "termFrequency"));
        if (part.has("m") == part.has("weight")) {
            throw part.refuse("one of m and weight is wanted beside u");
        }
        Criterion criterion = criterion(part.at("criterion"));
        double u = part.at("u").number();
        double m = part.has("m") ? part.at("m").number() : u * Math.pow(2, weight(part.at("weight")));
        boolean rare = part.has("termFrequency") && part.at("termFrequency").flag();
        return sound(part, () -> new ComparisonLevel(criterion, m, u, rare));
    }

    private static Criterion criterion(JsonPart part) {
        return sound(part, () -> CriterionText.parse(part.text()))
                .orElseThrow(() -> part.refuse("unknown criterion; known are " + CriterionText.known()));
    }

    /** Builds a part of the model; what the engine refuses is refused with its place in the file. */
    private static <T> T sound(JsonPart part, Supplier<T> built) {
        try {
            return built.get();
        } catch (LinkageException unsound) {
            throw part.refuse(String.valueOf(unsound.getMessage()));
        } catch (NumberFormatException unsound) {
            throw part.refuse("a number is wanted behind the criterion");
        }
    }
}
