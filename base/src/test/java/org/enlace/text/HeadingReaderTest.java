// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingReaderTest {
    @ParameterizedTest
    @EnumSource
    void eachListedWord_isPlainAndMeansItsHeading(ColumnHeading heading) {
        for (String listed : heading.listed()) {
            String word = listed.replaceFirst("^=", "");
            assertThat(HeadingReader.words(word)).isEqualTo(word);
            assertThat(HeadingReader.whole(word)).contains(heading);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FechaNacimiento, fecha nacimiento",
        "IDNumber, id number",
        "IDs, ids",
        "Dirección_1, direccion 1",
        "apellido2, apellido 2",
        "first_name_l, first name",
        "city_right, city",
        "fname_c1, fname",
        "left, left",
        "c1, c 1",
        "N° de cédula:, n de cedula",
        "Teléfono(s), telefono",
        "Apellido(s), apellido",
        "Edad (años), edad anos",
        "'  Tel. (casa) ', tel casa"
    })
    void header_becomesPlainWords(String header, String words) {
        assertThat(HeadingReader.words(header)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "Fecha de nacimiento del titular, BIRTH_DATE",
        "Lugar y fecha de nacimiento, BIRTH_DATE",
        "País de nacimiento, BIRTH_PLACE",
        "Rol en la empresa, ROLE",
        "Tipo de placa, KIND",
        "Tipo de edad, AGE",
        "Lugar de nacimiento y fecha nac., BIRTH_DATE",
        "Tipo de persona registrada, STATUS",
        "Nombre del barco, VESSEL",
        "cpf_cliente, IDENTITY_NUMBER",
        "numero dni, IDENTITY_NUMBER",
        "Código del país, COUNTRY",
        "Email address, EMAIL",
        "apellido2, SECOND_SURNAME",
        "Tel 2, PHONE"
    })
    void longerHeader_meansItsMostTellingWord(String header, ColumnHeading heading) {
        assertThat(HeadingReader.of(header)).contains(heading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"created by", "no tiene", "Middle East", "column 7", "x", ""})
    void wordThatIsAHeaderOnlyByItself_saysNothingInsideAnother(String header) {
        assertThat(HeadingReader.of(header)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Fecha de expedición del pasaporte, false",
        "nombre completo, true",
        "razón social, true",
        "source_dataset_l, true",
        "numero, true",
        "left, true",
        "Rosa Quintero, false",
        "Price, false",
        "Song, false",
        "MI, false",
        "Calle, false"
    })
    void nameOfAColumn_consistsOfListedWords(String text, boolean name) {
        assertThat(HeadingReader.isName(text)).isEqualTo(name);
    }
}
