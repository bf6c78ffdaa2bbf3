// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldTokensTest {
    private static final LocalDate BORN = LocalDate.of(1980, 3, 14);

    private static HeldTokens held(List<NameTokens> records) {
        return HeldTokens.of(records.stream().map(List::of).toList());
    }

    @Test
    void everyRecordHas24Places() {
        HeldTokens held = held(List.of(
                NameTokens.of("Li Na", BORN),
                NameTokens.of("Ana Lucía Rentería Mosquera", BORN),
                NameTokens.of("Caicedo", BORN)));
        assertThat(held.bearers().size() + held.fillers()).isEqualTo(3 * NameTokens.MOST);
        assertThat(held.bearers().values()).allMatch(places -> places.length == 1);
    }

    @Test
    void tokenOfMoreThanThreeRecords_isLeftOut() {
        NameTokens person = NameTokens.of("Ana Lucía Rentería Mosquera", BORN);
        assertThat(held(List.of(person, person, person)).bearers().keySet())
                .containsExactlyInAnyOrderElementsOf(person.tokens());
        assertThat(held(List.of(person, person, person, person, person)).bearers())
                .isEmpty();
    }

    @Test
    void recordOfTwoNames_hasPlacesForBothAndIsOneBearer() {
        NameTokens one = NameTokens.of("Yesid Caicedo", BORN);
        NameTokens other = NameTokens.of("Yessid Caicedo", BORN);
        HeldTokens held = HeldTokens.of(List.of(List.of(one, other)));
        assertThat(held.bearers().size() + held.fillers()).isEqualTo(2 * NameTokens.MOST);
        assertThat(held.bearers().values()).allMatch(places -> places.length == 1);
        assertThat(held.bearers().keySet()).containsAll(one.tokens()).containsAll(other.tokens());
    }
}
