// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderMeaningsTest {
    @ParameterizedTest
    @CsvSource({
        "first_name, GIVEN_NAME",
        "FirstName, GIVEN_NAME",
        "given_name, GIVEN_NAME",
        "fname_c1, GIVEN_NAME",
        "nombres, GIVEN_NAME",
        "Primer nombre, GIVEN_NAME",
        "PRIMARY_NAME_FIRST, GIVEN_NAME",
        "prenome, GIVEN_NAME",
        "middle_name, MIDDLE_NAME",
        "segundo_nombre, MIDDLE_NAME",
        "surname, SURNAME",
        "lname_c1, SURNAME",
        "LAST NAME, SURNAME",
        "apellidos, SURNAME",
        "Apellido paterno, SURNAME",
        "sobrenome, SURNAME",
        "segundo_apellido, SECOND_SURNAME",
        "Apellido Materno, SECOND_SURNAME",
        "nombre completo, FULL_NAME",
        "name, FULL_NAME",
        "nome, FULL_NAME",
        "dob, BIRTH_DATE",
        "date_of_birth, BIRTH_DATE",
        "fecha_nacimiento, BIRTH_DATE",
        "Fecha de nacimiento, BIRTH_DATE",
        "data de nascimento, BIRTH_DATE",
        "by, BIRTH_YEAR",
        "birth_year, BIRTH_YEAR",
        "bm, BIRTH_MONTH",
        "bd, BIRTH_DAY",
        "teléfono, PHONE",
        "celular, PHONE",
        "phone_number, PHONE",
        "correo electrónico, EMAIL",
        "e-mail, EMAIL",
        "soc_sec_id, DOCUMENT",
        "cédula, DOCUMENT",
        "DNI, DOCUMENT",
        "passport_number, DOCUMENT",
        "CPF, DOCUMENT",
        "placa, PLATE",
        "address_1, ADDRESS",
        "dirección, ADDRESS",
        "endereço, ADDRESS",
        "street_number, HOUSE_NUMBER",
        "suburb, CITY",
        "ciudad, CITY",
        "birth_place, CITY",
        "postcode, POSTCODE",
        "código postal, POSTCODE",
        "zip_code, POSTCODE",
        "provincia, STATE",
        "state, STATE",
        "país, COUNTRY",
        "nationality, COUNTRY",
        "sexo, GENDER",
        "gender, GENDER",
        "razón social, COMPANY",
        "company_name, COMPANY",
        "title, TITLE",
        "album, TITLE",
        "price, NUMBER",
        "year, YEAR",
        "description, TEXT",
        "unique_id, ID",
        "rec_id, ID",
        "source, ID",
        "cluster, ID",
        "id, ID",
        "RECORD_ID, ID",
        "tipo de documento, CATEGORY",
        "titular, FULL_NAME",
        "suspeito, FULL_NAME",
        "sobrenomes, SURNAME",
        "observações, TEXT",
        "cidadania, COUNTRY",
        "contato, PHONE",
        "organização, COMPANY",
        "CI, DOCUMENT",
        "matrícula, PLATE",
        "embarcação, TITLE",
        "país da placa, COUNTRY",
        "função, CATEGORY",
        "estado, STATE",
        "visto desde, DATE",
        "código, DOCUMENT"
    })
    void headerIsUnderstood(String header, ColumnMeaning meaning) {
        assertThat(HeaderMeanings.meaning(header)).contains(meaning);
    }

    @ParameterizedTest
    @CsvSource({"c1", "column 7", "x", "foo", "created_by", "no tiene", "apelido", "banco", "sub registro"})
    void headerThatSaysNothingIsLeftToContent(String header) {
        assertThat(HeaderMeanings.meaning(header)).isEmpty();
    }
}
