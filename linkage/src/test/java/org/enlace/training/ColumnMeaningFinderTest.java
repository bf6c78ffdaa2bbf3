// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.enlace.linkage.column.ColumnValues;
import org.enlace.linkage.column.Table;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All names are invented. */
class ColumnMeaningFinderTest {
    /** Syllables in the manner of Vietnamese, Haitian and indigenous names that no list holds. */
    private static final List<List<String>> UNKNOWN = List.of(
            List.of("Thoaq", "Ngiep", "Khuynq", "Vuonh", "Bhaoc", "Dhuyt"),
            List.of("Wozlineau", "Djimpsonel", "Fritznaud", "Estivernot", "Mirlandeau", "Jozyeme"),
            List.of("Quilapanqui", "Wirnakuyt", "Tzulchoc", "Ixbalnah", "Nahuelpani", "Chukwanta"));

    private static MeaningFound decided(String header, List<String> parts) {
        List<List<String>> rows = new ArrayList<>();
        for (int first = 0; first < parts.size(); first++) {
            for (int middle = 0; middle < parts.size(); middle++) {
                for (int last = 0; last < parts.size(); last++) {
                    rows.add(List.of(
                            first + "-" + middle + "-" + last,
                            parts.get(first) + " " + parts.get(middle) + " " + parts.get(last)));
                }
            }
        }
        Table table = Table.of("made", List.of("id", header), 0, rows);
        return ModelTraining.infer(List.of(table), 1).decisions().stream()
                .filter(decision -> decision.column().equals(header))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nombre completo", "Full name", "nome completo", "Nombres y apellidos", "FULL_NAME"})
    void aWholeName_isAPersons_thoughNoListHoldsIt(String header) {
        for (List<String> parts : UNKNOWN) {
            assertThat(decided(header, parts))
                    .isEqualTo(new MeaningFound(header, ColumnMeaning.FULL_NAME, MeaningFound.Reason.HEADER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "nombre", "nome"})
    void aBareName_isWhatItsValuesAre_andThatIsSaid(String header) {
        for (List<String> parts : UNKNOWN) {
            assertThat(decided(header, parts))
                    .isEqualTo(new MeaningFound(header, ColumnMeaning.TITLE, MeaningFound.Reason.CONTENT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "Registro", "source"})
    void manyTextsOfSeveralWords_areCompared_thoughTheHeaderSaysThatTheyNameRows(String header) {
        assertThat(decided(header, UNKNOWN.getFirst()).meaning()).isNotEqualTo(ColumnMeaning.ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "nombre", "nome"})
    void aBareName_isAPersons_besideWhatOnlyPersonsHave(String header) {
        Table table = Table.of(
                "made",
                List.of("id", header),
                0,
                List.of(
                        List.of("1", "Thoaq Ngiep Vuonh"),
                        List.of("2", "Bhaoc Dhuyt Khuynq"),
                        List.of("3", "Ngiep Bhaoc Thoaq")));
        ColumnProfile profile = ColumnProfile.of(ColumnValues.of(List.of(table), header));
        assertThat(ColumnMeaningFinder.beside(
                                List.of("id", header, "fecha de nacimiento"), ColumnMeaningFinder.of(header, profile))
                        .meaning())
                .isEqualTo(ColumnMeaning.FULL_NAME);
        assertThat(ColumnMeaningFinder.beside(List.of("id", header, "precio"), ColumnMeaningFinder.of(header, profile))
                        .meaning())
                .isEqualTo(ColumnMeaning.TITLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nombre completo", "nombre"})
    void companies_areNoPersons_whateverTheHeaderSays(String header) {
        assertThat(decided(header, List.of("Ceiba", "Tamarindo S.A.", "Manglar S.A.", "Norte S.A.", "Istmo Ltda.")))
                .isEqualTo(new MeaningFound(header, ColumnMeaning.COMPANY, MeaningFound.Reason.CONTENT));
    }
}
