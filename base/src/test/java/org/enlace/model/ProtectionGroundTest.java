// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionGroundTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "V\u00edctima,VICTIM",
        "victims,VICTIM",
        "MENOR_DE_EDAD,MINOR",
        "testigo,WITNESS",
        "crian\u00e7a,MINOR",
        "Smuggled person,SMUGGLED",
        "migrantes,SMUGGLED",
        "informante,INFORMANT"
    })
    void words_markInThreeLanguages(String word, ProtectionGround reason) {
        assertThat(ProtectionReader.ofPhrase(word)).contains(reason);
    }

    @Test
    void aMarkedPerson_cannotBeBuilt() {
        assertThatThrownBy(() -> new Subject("s1", SubjectKind.PERSON, List.of(role("witness"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Subject("s1", SubjectKind.PERSON, List.of(role("presunta víctima de trata"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Subject("s1", SubjectKind.PERSON, List.of(role("driver"))).values("role"))
                .containsExactly("driver");
    }

    @ParameterizedTest
    @CsvSource({
        "2008-06-30,false",
        "2008-07-01,true",
        "2008-06,false",
        "2008-07,true",
        "2008,true",
        "2007,false",
        "unknown,false"
    })
    void aBirthDate_protectsWhereItMayBeAMinors(String birthDate, boolean minor) {
        assertThat(BirthDate.of(birthDate, DAY).mayBeMinors(DAY)).isEqualTo(minor);
    }

    private static Statement role(String value) {
        return new Statement(
                "role",
                value,
                value,
                "",
                new StatementProvenance(
                        "src", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "law", DAY, DAY, DAY.plusYears(1)));
    }
}
