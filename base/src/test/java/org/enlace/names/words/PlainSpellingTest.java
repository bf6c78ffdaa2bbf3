// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainSpellingTest {

    @Test
    void dropsAccentsCaseAndMarks() {
        assertThat(PlainSpelling.of("  Ma. de los Ángeles  Núñez-O'Hara ")).isEqualTo("ma de los angeles nunez ohara");
        assertThat(PlainSpelling.of("Łódź Straße Ærø")).isEqualTo("lodz strasse aero");
        assertThat(PlainSpelling.of("Jose\u0301 D’Angelo")).isEqualTo("jose dangelo");
    }

    @Test
    void keepsOtherScripts() {
        assertThat(PlainSpelling.of("ЖУКОВ")).isEqualTo("жуков");
    }

    @Test
    void mapsAPlainTextToItself() {
        String plain = PlainSpelling.of("Peña & Hijos, S.A. (2019)");

        assertThat(PlainSpelling.of(plain)).isEqualTo(plain).isEqualTo("pena hijos s a 2019");
    }
}
