// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.enlace.match.Clusters.Pair;
import org.enlace.model.SubjectRef;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private final SubjectRef a = SubjectRef.parse("co-migration/a");
    private final SubjectRef b = SubjectRef.parse("pa-security/b");
    private final SubjectRef c = SubjectRef.parse("cr-migration/c");
    private final SubjectRef d = SubjectRef.parse("gt-security/d");
    private final List<Pair> pairs = List.of(new Pair(a, b, 9), new Pair(b, c, 7), new Pair(c, d, 8));

    @Test
    void joinsWhatPairsConnect() {
        Clusters clusters = Clusters.of(pairs, (one, other) -> false);

        assertThat(clusters.clusters()).containsExactly(Set.of(a, b, c, d));
        assertThat(clusters.refused()).isEmpty();
    }

    @Test
    void keepsApartWhatContradicts_andSaysWhichPairWasRefused() {
        Clusters clusters =
                Clusters.of(pairs, (one, other) -> Set.of(one, other).equals(Set.of(a, d)));

        assertThat(clusters.clusters()).containsExactlyInAnyOrder(Set.of(a, b), Set.of(c, d));
        assertThat(clusters.refused()).containsExactly(new Pair(b, c, 7));
    }

    @Test
    void doesNotDependOnTheOrderOfPairs() {
        List<Pair> shuffled = new ArrayList<>(pairs);
        Clusters expected = Clusters.of(pairs, (one, other) -> false);
        for (int at = 0; at < 20; at++) {
            Collections.shuffle(shuffled, new Random(at));
            assertThat(Clusters.of(shuffled, (one, other) -> false)).isEqualTo(expected);
        }
    }
}
