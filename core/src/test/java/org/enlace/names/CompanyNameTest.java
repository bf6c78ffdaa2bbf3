// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompanyNameTest {

    @Test
    void dropsLegalForms_howeverTheyAreWritten() {
        assertThat(CompanyName.parse("Transportes Ceiba Azul, S.A.S."))
                .isEqualTo(CompanyName.parse("TRANSPORTES CEIBA AZUL SAS"));
        assertThat(CompanyName.parse("Ceiba Azul S.R.L.").normalForm())
                .isEqualTo(CompanyName.parse("Ceiba Azul Ltda.").normalForm());
    }

    @Test
    void isAlike_whateverTheOrderAndSmallSlips() {
        CompanyName name = CompanyName.parse("Importadora Tamarindo del Golfo S.A.");

        assertThat(name.similarity(CompanyName.parse("Tamarindo del Golfo Importadora")))
                .isEqualTo(1);
        assertThat(name.similarity(CompanyName.parse("Importadora Tamarindo del Gofo")))
                .isGreaterThan(0.9);
        assertThat(name.similarity(CompanyName.parse("Importadora Manglar del Sur")))
                .isLessThan(0.6);
    }

    @Test
    void keepsItsWords_whereNothingElseIsLeft() {
        assertThat(CompanyName.parse("La Red").words()).isNotEmpty();
    }
}
