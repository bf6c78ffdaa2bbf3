// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enlace.linkage.criterion.Criterion;
import org.junit.jupiter.api.Test;

class CriterionTextTest {
    private static final List<Criterion> ALL = List.of(
            new Criterion.Exact(),
            new Criterion.JaroWinkler(0.9),
            new Criterion.Levenshtein(2),
            new Criterion.Edits(2),
            new Criterion.Equivalent(),
            new Criterion.SameSound(),
            new Criterion.BeiderMorse(),
            new Criterion.Initial(),
            new Criterion.Prefix(3),
            new Criterion.SwappedDate(),
            new Criterion.PartialDate(),
            new Criterion.DateParts(1),
            new Criterion.DateWithin(30),
            new Criterion.Words(0.75),
            new Criterion.Grams(0.85),
            new Criterion.Near(0.1),
            new Criterion.PersonNames(0.9),
            new Criterion.CompanyNames(0.9),
            new Criterion.Exchanged(0.9),
            new Criterion.SharedValue(),
            new Criterion.SharedIssuer(),
            new Criterion.PartsAlike(0.6),
            new Criterion.FirstPart(),
            new Criterion.Else());

    @Test
    void everyCriterion_isReadAsItIsWritten() {
        assertThat(ALL).hasSize(Criterion.class.getPermittedSubclasses().length);
        assertThat(ALL)
                .allSatisfy(criterion ->
                        assertThat(CriterionText.parse(criterion.label())).contains(criterion));
    }
}
