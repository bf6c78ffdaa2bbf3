// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTest {

    @Test
    void dropsAccentsCaseAndMarks() {
        assertThat(Plain.of("  Ma. de los Ángeles  Núñez-O'Hara ")).isEqualTo("ma de los angeles nunez ohara");
        assertThat(Plain.of("Łódź Straße Ærø")).isEqualTo("lodz strasse aero");
        assertThat(Plain.of("Jose\u0301 D’Angelo")).isEqualTo("jose dangelo");
    }

    @Test
    void keepsOtherScripts() {
        assertThat(Plain.of("ЖУКОВ")).isEqualTo("жуков");
    }

    @Test
    void mapsAPlainTextToItself() {
        String plain = Plain.of("Peña & Hijos, S.A. (2019)");

        assertThat(Plain.of(plain)).isEqualTo(plain).isEqualTo("pena hijos s a 2019");
    }
}
