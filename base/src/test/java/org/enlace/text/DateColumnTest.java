// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enlace.text.DateStyle.Digits;
import org.junit.jupiter.api.Test;

class DateColumnTest {
    @Test
    void theOrderThatMoreValuesAllowAlone_decides() {
        assertThat(DateColumn.of(List.of("03/04/1984", "25/12/1984", "01-31-84", "28.02.1984")))
                .isEqualTo(new DateColumn(DateStyle.of(DateOrder.DAY_FIRST), 2, 1, 1));
        assertThat(DateColumn.of(List.of("3/4/84", "12/31/84")))
                .isEqualTo(new DateColumn(DateStyle.of(DateOrder.MONTH_FIRST), 0, 1, 1));
        assertThat(DateColumn.of(List.of("12251984", "03041984")).style())
                .isEqualTo(new DateStyle(DateOrder.MONTH_FIRST, Digits.YEAR_LAST));
    }

    @Test
    void whereNoValueShowsTheOrder_theDayIsFirst_andThatIsSaid() {
        DateColumn column = DateColumn.of(List.of("03/04/1984", "04/04/1984", "1984-12-31", "S/D", "Rosa"));
        assertThat(column).isEqualTo(new DateColumn(DateStyle.USUAL, 0, 0, 1));
        assertThat(column.isAssumed()).isTrue();
        assertThat(column.isOrdered()).isTrue();
        assertThat(DateColumn.of(List.of("1984-12-31", "1984")).isOrdered()).isFalse();
        assertThat(column.told(DateOrder.MONTH_FIRST).style()).isEqualTo(DateStyle.of(DateOrder.MONTH_FIRST));
    }

    @Test
    void digitsAreWhatTheColumnSaysTheyAre() {
        assertThat(DateColumn.of(List.of("120384", "311299", "030405")).style().digits())
                .isEqualTo(Digits.YEAR_LAST);
        assertThat(DateColumn.of(List.of("840312", "991231", "030405")).style().digits())
                .isEqualTo(Digits.YEAR_FIRST);
        assertThat(DateColumn.of(List.of("19840312", "19991231")).style().digits())
                .isEqualTo(Digits.YEAR_FIRST);
        assertThat(DateColumn.of(List.of("20011957", "7041985")).style().digits())
                .isEqualTo(Digits.YEAR_LAST);
    }

    @Test
    void serialNumbersAreRead_onlyWhereNothingElseFits() {
        assertThat(DateColumn.of(List.of("30753", "35812", "29999.0", "1984-03-12"))
                        .style()
                        .digits())
                .isEqualTo(Digits.SERIAL);
        assertThat(DateColumn.of(List.of("30752", "12/03/1984")).style().digits())
                .isEqualTo(Digits.OPEN);
        assertThat(DateColumn.of(List.of("50384", "120384", "311299")).style().digits())
                .isEqualTo(Digits.YEAR_LAST);
    }
}
