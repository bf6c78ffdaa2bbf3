// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.AgreementStanding;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.Authority;
import org.enlace.model.ClassLabel;

/** All classes of values that the veil compares at one node, by label. */
public final class QuestionClasses {
    private final Map<ClassLabel, QuestionClass> classes = new LinkedHashMap<>();

    /** {@code seed} is the node's, from which canaries and the handles of records follow. */
    QuestionClasses(Authority self, byte[] seed, OwnHoldings holdings) {
        PlantedCanaries canaries = new PlantedCanaries(seed, self.country());
        Arrays.stream(IdentifierClass.values())
                .forEach(one -> classes.put(one.label(), new ExactQuestionClass(one, holdings, canaries)));
        QuestionClass names = new NameQuestionClass(seed, holdings);
        classes.put(names.label(), names);
    }

    Optional<QuestionClass> ofLabel(ClassLabel label) {
        return Optional.ofNullable(classes.get(label));
    }

    /** Those for which an agreement has a query budget. */
    public List<QuestionClass> of(AgreementStanding standing) {
        Set<ClassLabel> labels = standing.agreement().queries().budgets().keySet();
        return classes.values().stream()
                .filter(one -> labels.contains(one.label()))
                .toList();
    }
}
