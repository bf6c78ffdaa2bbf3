// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeldTokensTest {
    private static final LocalDate BORN = LocalDate.of(1980, 3, 14);
    private static final String HANDLE = "00112233445566778899aabbccddeeff";

    @Test
    void everyRecordHas24Places() {
        HeldTokens held = HeldTokens.of(List.of(
                NameTokens.of("Li Na", BORN),
                NameTokens.of("Ana Lucía Rentería Mosquera", BORN),
                NameTokens.of("Caicedo", BORN)));
        assertThat(held.bearers().size() + held.fillers()).isEqualTo(3 * NameTokens.MOST);
        assertThat(held.bearers().values()).allMatch(places -> places.length == 1);
    }

    @Test
    void tokenOfMoreThanThreeRecords_isLeftOut() {
        NameTokens person = NameTokens.of("Ana Lucía Rentería Mosquera", BORN);
        assertThat(HeldTokens.of(List.of(person, person, person)).bearers().keySet())
                .containsExactlyInAnyOrderElementsOf(person.tokens());
        assertThat(HeldTokens.of(List.of(person, person, person, person, person))
                        .bearers())
                .isEmpty();
    }

    @Test
    void nameOfMoreThanThreeRecords_goesWithWholeDatesOnly() {
        List<NameTokens> records = new ArrayList<>();
        for (int year = 1950; year < 1990; year += 11) {
            records.add(NameTokens.of("Yesid Caicedo", BORN.withYear(year).withMonth(1 + year % 12)));
        }
        assertThat(HeldTokens.of(records.subList(0, 3)).bearers().keySet()).anyMatch(NameTokens::isNear);
        assertThat(HeldTokens.of(records).bearers().keySet()).isNotEmpty().noneMatch(NameTokens::isNear);
    }

    @Test
    void marksComeBackUnderTheirHandleOnly() {
        SplittableRandom random = new SplittableRandom(5);
        long[] drawn = Marks.draw(100, random);
        Marks marks = Marks.of(new int[] {7, 42}, drawn, random);
        assertThat(Marks.open(marks.seal(HANDLE), HANDLE)).isEqualTo(marks);
        assertThat(marks.marks()).hasSize(3).contains(drawn[7], drawn[42]);
        assertThat(Marks.open(marks.seal(HANDLE), HANDLE.replace('0', '1')).marks())
                .doesNotContain(drawn[7], drawn[42]);
    }

    @Test
    void twoTokensOfOneRecordMakeAHit_andTwoOfTwoRecordsDoNot() {
        Marks both = new Marks(List.of(1L, 2L, 3L));
        assertThat(Marks.shared(List.of(both, new Marks(List.of(9L, 2L, 8L))), 2))
                .containsExactly(2L);
        assertThat(Marks.shared(List.of(both, new Marks(List.of(9L, 7L, 8L))), 2))
                .isEmpty();
        assertThat(Marks.shared(List.of(both, new Marks(List.of(4L, 4L, 4L))), 2))
                .isEmpty();
    }

    @Test
    void marksAreThreeOf40Bits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Marks(List.of(1L, 2L)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Marks(List.of(1L, 2L, 1L << 40)));
        assertThatIllegalArgumentException().isThrownBy(() -> Marks.open(new byte[15], HANDLE));
    }
}
