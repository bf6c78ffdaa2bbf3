// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.enlace.names.PartialDate.Likeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({
        "1974-05-09,1974-05-09,SAME",
        "1974-05-09,1974-09-05,SWAPPED",
        "1974-05-09,09/05/1974,SAME",
        "1974-05-09,1974,AGREES",
        "1974-05,1974-06-01,NEAR",
        "1974-05-09,1975-05-09,NEAR",
        "1974-05-09,1974-05-19,NEAR",
        "1974-05-09,1976-05-09,SLIP",
        "1974-05-09,1947-05-09,SLIP",
        "1974-05-09,1983-05-09,DIFFERENT",
        "1974-05-09,1974-06-10,DIFFERENT",
        "1974-05-09,1975,DIFFERENT"
    })
    void saysHowTwoDatesRelate(String one, String other, Likeness likeness) {
        PartialDate date = PartialDate.parse(one).orElseThrow();
        PartialDate another = PartialDate.parse(other).orElseThrow();

        assertThat(date.compare(another)).isEqualTo(likeness);
        assertThat(another.compare(date)).isEqualTo(likeness);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1974-13-01", "1974-02-30", "1973-02-29", "0000-01-01", "09/05/74", "1974-00-05"})
    void readsNothing_fromWhatIsNoDate(String text) {
        assertThat(PartialDate.parse(text)).isEmpty();
    }

    @Test
    void readsALeapDay() {
        assertThat(PartialDate.parse("1972-02-29")).contains(new PartialDate(1972, 2, 29));
    }

    @Test
    void readsBothDays_whereTheOrderIsInDoubt() {
        assertThat(PartialDate.readings("03/04/1980"))
                .containsExactly(new PartialDate(1980, 4, 3), new PartialDate(1980, 3, 4));
        assertThat(PartialDate.readings("25/04/1980")).containsExactly(new PartialDate(1980, 4, 25));
        assertThat(PartialDate.readings("04/25/1980")).containsExactly(new PartialDate(1980, 4, 25));
        assertThat(PartialDate.readings("04/04/1980")).hasSize(1);
        assertThat(PartialDate.readings("1980-04")).hasSize(1);
        assertThat(PartialDate.readings("x")).isEmpty();
    }
}
