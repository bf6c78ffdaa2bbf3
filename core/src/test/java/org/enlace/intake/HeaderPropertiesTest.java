// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.enlace.intake.ColumnMapping.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderPropertiesTest {
    @ParameterizedTest
    @CsvSource({
        "fname_c1, PERSON, firstName",
        "PRIMARY_NAME_LAST, PERSON, lastName",
        "nombre de pila, PERSON, firstName",
        "apellido2, PERSON, motherName",
        "middle_name, PERSON, secondName",
        "ano_nac, PERSON, birthDate",
        "naturalidade, PERSON, birthPlace",
        "bairro, PERSON, city",
        "logradouro, PERSON, address",
        "RUT, PERSON, idNumber",
        "soc_sec_id, PERSON, idNumber",
        "Fax, PERSON, phone",
        "estatus, PERSON, status",
        "CUIT, ORGANISATION, registrationNumber",
        "uuid, ROW, id",
        "Rol en la empresa, PERSON, role"
    })
    void wordThatOnlyLinkageKnew_hasItsProperty(String header, RowPart part, String property) {
        assertThat(HeaderProperties.contained(header)).contains(new Target(part, property));
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "cluster", "zip code", "estado civil", "tipo de placa", "release_year", "isbn"})
    void headingOfWhichNothingIsKept_isLeftOut(String header) {
        assertThat(HeaderProperties.contained(header)).isEmpty();
        assertThat(HeaderProperties.exact(header)).isEmpty();
        assertThat(HeaderProperties.ofPerson(header)).contains("notes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "F. Nacto",
                "Fecha de Nacto.",
                "Data Nascto",
                "Dt. Nascto.",
                "Fecha Nto",
                "F.N.",
                "Fecha naci",
                "fec_naci",
                "FNACIM",
                "DT_NASCIM",
                "Nacido el",
                "Nascido em",
                "Fecha en que nació",
                "BDay",
                "Birthdt",
                "Cumpleaños",
                "Date de naiss.",
                "Fecha de naci-\nmiento",
                "Fecha nacimineto",
                "nacimento",
                "Fecha y lugar de nacimiento",
                "Date and place of birth",
                "Data e local de nascimento",
                "Fecha de nacimiento real",
                "Fecha de nacimiento del niño"
            })
    void birthHoweverItIsWritten_isOne(String header) {
        assertThat(HeaderProperties.contained(header)).contains(new Target(RowPart.PERSON, "birthDate"));
        assertThat(HeaderProperties.ofPerson(header)).contains("birthDate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lugar de nacimiento",
                "Place of birth",
                "País nac.",
                "Acta de nacimiento",
                "Birth certificate",
                "Doc. Nac.",
                "Nacionalidad",
                "Documento Nacional"
            })
    void whatIsSaidOfABirthOrANation_isNoBirthDate(String header) {
        assertThat(HeaderProperties.contained(header))
                .isNotEqualTo(Optional.of(new Target(RowPart.PERSON, "birthDate")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Menor", "¿Es menor?", "NNA", "Niño/a", "Es víctima", "Victim (Y/N)", "Criança", "Testigo"})
    void headerThatAsksWhetherSomebodyIsProtected_isUnderstood(String header) {
        assertThat(HeaderProperties.asks(header)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nombre",
                "Apellido materno",
                "Guía de migrantes",
                "Mayor",
                "Edad",
                "Cargo",
                "Madre",
                "Nombre de la madre"
            })
    void otherHeaders_doNotProtect(String header) {
        assertThat(HeaderProperties.asks(header)).isEmpty();
        assertThat(HeaderProperties.namesOf(header)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nombre de la víctima", "Nombre del menor", "Name of child", "nombre_del_testigo"})
    void headerThatSaysWhoseNamesStandBelow_isUnderstood(String header) {
        assertThat(HeaderProperties.namesOf(header)).isPresent();
    }

    @Test
    void shortWordForBirthAndNationality_isReadByItsValues() {
        assertThat(target("Nac.", "03/05/1981", "14/11/1975")).isEqualTo(new Target(RowPart.PERSON, "birthDate"));
        assertThat(target("Nac.", "PA", "CO")).isEqualTo(new Target(RowPart.PERSON, "nationality"));
    }

    private static Target target(String header, String... values) {
        return ColumnMapping.guess(
                        List.of(header, "nombre"),
                        List.of(values).stream()
                                .map(value -> List.of(value, "Nilo Tejeira"))
                                .toList())
                .columns()
                .getFirst()
                .target();
    }
}
