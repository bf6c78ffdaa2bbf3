// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillerWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S/N",
                "s.n.",
                "N/A",
                "n.d.",
                "NA",
                "N.N.",
                "NN",
                "xxx",
                "X",
                "-",
                "---",
                "?",
                "SIN DOCUMENTO",
                "sin cédula",
                "Não tem",
                "no tiene",
                "No Aplica",
                "no consta",
                "Indocumentado",
                "ninguno",
                "TBD",
                "test",
                "Desconocido",
                "DESCONOCIDA",
                "unknown unknown",
                "Desconhecido",
                "por identificar",
                "Masculino por identificar",
                "Persona no identificada",
                "Sem identificação",
                "pendiente",
                "en trámite",
                "Fulano de Tal",
                "sin\u200b placa",
                "nombre y apellido"
            })
    void isFiller(String text) {
        assertThat(FillerWords.isFiller(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana Sin",
                "Nelly Test",
                "N. N. Quintero",
                "Li Na",
                "Na Li",
                "Nadie Prado",
                "Xiomara",
                "Noé",
                "Sinforoso",
                "De la Cruz",
                "Persona",
                "La Paloma",
                "8-712-43",
                "XX1234",
                "NA 1234",
                "Testa Rossa",
                "Juan"
            })
    void isNoFiller(String text) {
        assertThat(FillerWords.isFiller(text)).isFalse();
    }

    @Test
    void numbersOfOneDigit_zeros_andCountedOnes_areFillers() {
        assertThat(List.of(
                        "0", "00", "000", "66666666", "99999999", "12345", "12345678", "1234567890123", "0123456789"))
                .allMatch(FillerWords::isFillerNumber);
        assertThat(List.of("87654321", "9876543210", "654321")).allMatch(FillerWords::isFillerNumber);
        assertThat(List.of("", "7", "11", "1234", "66123401", "2345678", "9876543", "12345679", "AB1234"))
                .noneMatch(FillerWords::isFillerNumber);
    }

    @Test
    void aNameKeepsItsOwnWords_andLosesThoseThatNeverAreOne() {
        assertThat(leftOut("Juan Desconocido")).containsExactly(1);
        assertThat(leftOut("FNU Rahimullah")).containsExactly(0);
        assertThat(leftOut("María sin apellido")).containsExactlyInAnyOrder(1, 2);
        assertThat(leftOut("Nelly Test")).isEmpty();
        assertThat(leftOut("Ana Sin")).isEmpty();
        assertThat(leftOut("Sujeto desconocido 2")).containsExactlyInAnyOrder(0, 1, 2);
    }

    private static Set<Integer> leftOut(String name) {
        return FillerWords.leftOut(FillerWords.words(name));
    }

    @Test
    void visible_dropsWhatHasNoInk_andKeepsTheRest() {
        assertThat(VisibleText.of("\ufeff\u202a+507\u00ad 66\u200b12\u2060-3401\u202c"))
                .isEqualTo("+507 6612-3401");
        assertThat(VisibleText.of("uno\tdos\r\ntres\u0000")).isEqualTo("uno dos  tres");
        String plain = "José Ñuñez 👤";
        assertThat(VisibleText.of(plain)).isSameAs(plain);
    }
}
