// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.enlace.linkage.criterion.Criterion;

/** Criteria as a model file writes them, which is their {@link Criterion#label}: a name, and a limit for those that have one. */
final class CriterionText {
    private static final Map<String, Supplier<Criterion>> PLAIN = Map.ofEntries(
            Map.entry("exact", Criterion.Exact::new),
            Map.entry("equivalent", Criterion.Equivalent::new),
            Map.entry("sameSound", Criterion.SameSound::new),
            Map.entry("beiderMorse", Criterion.BeiderMorse::new),
            Map.entry("initial", Criterion.Initial::new),
            Map.entry("swappedDate", Criterion.SwappedDate::new),
            Map.entry("partialDate", Criterion.PartialDate::new),
            Map.entry("sharedValue", Criterion.SharedValue::new),
            Map.entry("sharedIssuer", Criterion.SharedIssuer::new),
            Map.entry("firstPart", Criterion.FirstPart::new),
            Map.entry("else", Criterion.Else::new));
    private static final Map<String, DoubleFunction<Criterion>> SHARES = Map.of(
            "jaroWinkler", Criterion.JaroWinkler::new,
            "words", Criterion.Words::new,
            "grams", Criterion.Grams::new,
            "near", Criterion.Near::new,
            "personNames", Criterion.PersonNames::new,
            "companyNames", Criterion.CompanyNames::new,
            "exchanged", Criterion.Exchanged::new,
            "partsAlike", Criterion.PartsAlike::new);
    private static final Map<String, Function<Integer, Criterion>> COUNTS = Map.of(
            "levenshtein", Criterion.Levenshtein::new,
            "edits", Criterion.Edits::new,
            "prefix", Criterion.Prefix::new,
            "dateParts", Criterion.DateParts::new,
            "dateWithin", Criterion.DateWithin::new);

    private CriterionText() {}

    /** The criterion, empty where the text is none. A limit out of range fails as the criterion says. */
    static Optional<Criterion> parse(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length == 1) {
            return Optional.ofNullable(PLAIN.get(words[0])).map(Supplier::get);
        }
        if (words.length != 2) {
            return Optional.empty();
        }
        Optional<Criterion> share = Optional.ofNullable(SHARES.get(words[0])).map(of -> of.apply(number(words[1])));
        return share.or(() -> Optional.ofNullable(COUNTS.get(words[0])).map(of -> of.apply(Integer.valueOf(words[1]))));
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException("not finite");
        }
        return number;
    }

    /** All that {@link #parse} knows. */
    static String known() {
        TreeSet<String> names = new TreeSet<>(PLAIN.keySet());
        SHARES.keySet().forEach(name -> names.add(name + " 0.9"));
        COUNTS.keySet().forEach(name -> names.add(name + " 1"));
        return names.stream().collect(Collectors.joining(", "));
    }
}
