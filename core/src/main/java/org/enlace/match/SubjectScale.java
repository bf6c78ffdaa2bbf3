// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.linkage.LinkageIndex;
import org.enlace.linkage.PairExplanation;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.ValueForm;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.LinkageModel;

/**
 * The weights as a linkage model over the columns of {@link SubjectRecords}, and subjects weighed by it. Even odds stand for the
 * prior, which depends on how many records there are and is added later. Not for several threads at once.
 */
final class SubjectScale {
    /** Below whatever a pair can weigh: another variant of the two subjects may weigh more. */
    private static final double ANY = -1000;

    private final LinkageIndex index;
    private final Map<String, SubjectFinding> findings = new HashMap<>();

    SubjectScale(MatchWeights weights) {
        ValueCommonness commonness = new ValueCommonness();
        List<Comparison> comparisons = new ArrayList<>();
        for (SubjectTrait trait : SubjectTrait.values()) {
            comparisons.add(comparison(trait, weights));
        }
        comparisons.addAll(commonness.comparisons());
        List<BlockingRule> rules = SubjectRecords.keys().stream()
                .map(key -> BlockingRule.of(ColumnField.raw(key)))
                .toList();
        index = LinkageIndex.empty(
                new LinkageModel(comparisons, rules, 0.5, ANY), commonness.table(SubjectRecords.columns()));
    }

    private Comparison comparison(SubjectTrait trait, MatchWeights weights) {
        List<SubjectFinding> ofTrait = Stream.of(SubjectFinding.values())
                .filter(each -> each.trait() == trait)
                .toList();
        ofTrait.forEach(each -> findings.put(key(trait.label(), each.criterion().label()), each));
        List<ComparisonLevel> levels =
                ofTrait.stream().map(each -> level(each, weights)).toList();
        return new Comparison(trait.label(), ColumnField.of(trait.label(), ValueForm.RAW), levels);
    }

    private static ComparisonLevel level(SubjectFinding finding, MatchWeights weights) {
        MatchWeights.Rates rates = weights.of(finding);
        double u = finding.isSilent() ? rates.m() : rates.u();
        return new ComparisonLevel(finding.criterion(), rates.m(), u, finding.countsFrequency());
    }

    private static String key(String comparison, String level) {
        return comparison + " " + level;
    }

    /** The index that holds own records. */
    LinkageIndex index() {
        return index;
    }

    /** What the two variants say that together weigh most. */
    SubjectEvidence evidence(SubjectRecords one, SubjectRecords other) {
        PairExplanation best = new PairExplanation(List.of());
        for (List<String> variant : one.variants()) {
            for (List<String> another : other.variants()) {
                PairExplanation explanation = index.explain(variant, another);
                best = best.terms().isEmpty() || explanation.weight() > best.weight() ? explanation : best;
            }
        }
        return read(best);
    }

    private SubjectEvidence read(PairExplanation explanation) {
        List<SubjectFinding> found = new ArrayList<>();
        List<ScoreTerm> terms = new ArrayList<>();
        for (PairExplanation.Term term : explanation.terms()) {
            SubjectFinding finding = findings.get(key(term.comparison(), term.level()));
            if (finding != null) {
                found.add(finding);
            }
            if (term.weight() != 0) {
                terms.add(
                        finding == null
                                ? ScoreTerm.rarity(term.comparison(), term.weight())
                                : ScoreTerm.of(finding, term.weight()));
            }
        }
        return new SubjectEvidence(found, terms);
    }
}
