// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.linkage.Explanation;
import org.enlace.linkage.Index;
import org.enlace.linkage.column.Field;
import org.enlace.linkage.column.Form;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.Level;
import org.enlace.linkage.criterion.Model;
import org.enlace.linkage.criterion.Rule;

/**
 * The weights as a linkage model over the columns of {@link Records}, and subjects weighed by it. Even odds stand for the
 * prior, which depends on how many records there are and is added later. Not for several threads at once.
 */
final class Scale {
    /** Below whatever a pair can weigh: another variant of the two subjects may weigh more. */
    private static final double ANY = -1000;

    private final Index index;
    private final Map<String, Finding> findings = new HashMap<>();

    Scale(Weights weights) {
        Commonness commonness = new Commonness();
        List<Comparison> comparisons = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            comparisons.add(comparison(trait, weights));
        }
        comparisons.addAll(commonness.comparisons());
        List<Rule> rules =
                Records.keys().stream().map(key -> Rule.of(Field.raw(key))).toList();
        index = Index.empty(new Model(comparisons, rules, 0.5, ANY), commonness.table(Records.columns()));
    }

    private Comparison comparison(Trait trait, Weights weights) {
        List<Finding> ofTrait = Stream.of(Finding.values())
                .filter(each -> each.trait() == trait)
                .toList();
        ofTrait.forEach(each -> findings.put(key(trait.label(), each.criterion().label()), each));
        List<Level> levels = ofTrait.stream().map(each -> level(each, weights)).toList();
        return new Comparison(trait.label(), Field.of(trait.label(), Form.RAW), levels);
    }

    private static Level level(Finding finding, Weights weights) {
        Weights.Rates rates = weights.of(finding);
        double u = finding.isSilent() ? rates.m() : rates.u();
        return new Level(finding.criterion(), rates.m(), u, finding.countsFrequency());
    }

    private static String key(String comparison, String level) {
        return comparison + " " + level;
    }

    /** The index that holds own records. */
    Index index() {
        return index;
    }

    /** What the two variants say that together weigh most. */
    Evidence evidence(Records one, Records other) {
        Explanation best = new Explanation(List.of());
        for (List<String> variant : one.variants()) {
            for (List<String> another : other.variants()) {
                Explanation explanation = index.explain(variant, another);
                best = best.terms().isEmpty() || explanation.weight() > best.weight() ? explanation : best;
            }
        }
        return read(best);
    }

    private Evidence read(Explanation explanation) {
        List<Finding> found = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (Explanation.Term term : explanation.terms()) {
            Finding finding = findings.get(key(term.comparison(), term.level()));
            if (finding != null) {
                found.add(finding);
            }
            if (term.weight() != 0) {
                terms.add(
                        finding == null
                                ? Term.rarity(term.comparison(), term.weight())
                                : Term.of(finding, term.weight()));
            }
        }
        return new Evidence(found, terms);
    }
}
