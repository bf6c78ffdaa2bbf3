// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {
    @ParameterizedTest
    @CsvSource({
        "DATE, 1971-06-24, 1971-06-24",
        "DATE, 19710624, 1971-06-24",
        "DATE, 24/06/1971, 1971-06-24",
        "DATE, 6/24/1971, 1971-06-24",
        "DATE, 03/04/1980, 1980-04-03",
        "DATE_MONTH_FIRST, 03/04/1980, 1980-03-04",
        "DATE_MONTH_FIRST, 3/31/54, 1954-03-31",
        "DATE, 24.6.71, 1971-06-24",
        "DATE, 24 de junio de 1971, 1971-06-24",
        "DATE, 24-jun-1971, 1971-06-24",
        "DATE, 'June 24, 1971', 1971-06-24",
        "DATE, 12 de dezembro de 1999, 1999-12-12",
        "DATE, 1971-06-24T10:30:00Z, 1971-06-24",
        "DATE, 1971-06-24 10:30, 1971-06-24",
        "DATE, 1971 6 24, 1971-06-24",
        "DATE, 1971-06, 1971-06",
        "DATE, 06/1971, 1971-06",
        "DATE, 1971, 1971",
        "DATE, 19719206, 1971-92-06",
        "DATE, unknown, ''",
        "DATE, 12345678901, ''",
        "YEAR, 24/06/1971, 1971",
        "MONTH_DAY, 24/06/1971, 06-24",
        "MONTH_DAY, 1971-24-06, 06-24",
        "TEXT, ' José  ÁLVAREZ-Ruiz ', jose alvarez ruiz",
        "LETTERS, 8-123-4567 b, 81234567b",
        "DIGITS, +507 6123-4567, 50761234567",
        "ADDRESS, 'Cra. 7ª No. 45-12, Apto 301', carrera 7 45 12 apartamento 301",
        "ADDRESS, Carrera 7 # 45 - 12 apartamento 301, carrera 7 45 12 apartamento 301",
        "ADDRESS, '854 Seventh Ave.', 854 7 avenida",
        "ADDRESS, 854 7th Avenue, 854 7 avenida",
        "ADDRESS, 'Av. de los Próceres, esq. calle 3ra', avenida proceres esquina calle 3",
        "ADDRESS, 'Rodovia BR-101, km 12', highway br 101 kilometro 12",
        "CODE_WORD, Cámara Lumo DX-1000 negra 12, 1000",
        "CODE_WORD, Cámara Lumo DX1000 negra 12, dx1000",
        "CODE_WORD, Cámara negra, ''",
        "LETTERS, NO REGISTRA, ''",
        "LETTERS, S/N, ''",
        "LETTERS, 00000000, ''",
        "LETTERS, 8-712-43, 871243",
        "TEXT, sin datos, ''",
        "ADDRESS, N/A, ''",
        "LAST_DIGITS, +507 6123-4567, 1234567",
        "LAST_DIGITS, 6123, ''",
        "LAST_DIGITS, 6123-4567 ext. 12, 1234567",
        "LAST_DIGITS, 99999999, ''",
        "DIGITS, 61234567x12, 61234567",
        "NAME, Desconocido Desconocido, ''",
        "NAME, Nelly Test, nelly test",
        "NUMBER, '$ 1,234.50', 1234.5",
        "NUMBER, '1.234,50 €', 1234.5",
        "NUMBER, 1.234, 1234",
        "NUMBER, 0012, 12",
        "NUMBER, none, ''",
        "EMAIL, ' Ana@Example.ORG', ana@example.org",
        "EMAIL_LOCAL, Ana@Example.ORG, ana",
        "SOUND, Ximénez, jimenes",
        "BEIDER_MORSE, Kohen, kYin",
        "BEIDER_MORSE, 12, ''",
        "SORTED, Pérez Ana, ana perez",
        "FIRST_WORD, Ana Pérez, ana",
        "LAST_WORD, Ana Pérez, perez",
        "LONGEST_WORD, La Cooperativa Sur, cooperativa",
        "INITIAL, Ana, a",
        "PREFIX_3, De Oro, deo",
        "PREFIX_5, Oro, oro",
        "NAME, ' PÉREZ,   Ana ', 'pérez, ana'"
    })
    void valueIsPutInForm(ValueForm form, String value, String expected) {
        assertThat(form.of(value)).isEqualTo(expected);
    }

    @Test
    void severalColumnsBecomeOneValue() {
        assertThat(ValueForm.DATE.of(List.of("1971", "6", "24"))).isEqualTo("1971-06-24");
        assertThat(ValueForm.DATE.of(List.of("1971", "", "24"))).isEqualTo("1971");
        assertThat(ValueForm.SORTED.of(List.of("Pérez", "Ana"))).isEqualTo("ana perez");
        assertThat(ValueForm.PARTS.of(List.of("Ana", ""))).isEqualTo("ana\t");
        assertThat(ValueForm.PARTS.of(List.of("", ""))).isEmpty();
    }
}
