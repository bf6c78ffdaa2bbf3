// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one reader of protecting words: intake, subjects and what leaves all ask it. */
class ProtectionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    @ParameterizedTest
    @CsvSource({
        "víctima,VICTIM",
        "Víctima de trata,VICTIM",
        "presunta víctima,VICTIM",
        "alleged victim,VICTIM",
        "victim of trafficking,VICTIM",
        "role.victim,VICTIM",
        "testigo protegido,WITNESS",
        "key witness,WITNESS",
        "TESTEMUNHA,WITNESS",
        "menor no acompañado,MINOR",
        "unaccompanied minor,MINOR",
        "criança,MINOR",
        "informante,INFORMANT",
        "migrante,SMUGGLED",
        "migrante irregular haitiano,SMUGGLED",
        "smuggled migrants,SMUGGLED",
        "chofer / testigo,WITNESS",
        "'pasajero, sin documentos',SMUGGLED"
    })
    void phrase_protects(String phrase, ProtectedPerson kind) {
        assertThat(Protection.ofPhrase(phrase)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "guía de migrantes",
                "migrant smuggler",
                "child trafficker",
                "traficante de menores",
                "transporta migrantes",
                "witness tamperer",
                "conductor",
                "recruiter of victims",
                ""
            })
    void phrase_doesNotProtect(String phrase) {
        assertThat(Protection.ofPhrase(phrase)).isEmpty();
    }

    @Test
    void longDescription_protects_byWhatItBeginsWith() {
        String long1 = "víctima de trata de personas, identificada en un operativo conjunto en la terminal de buses";
        String long2 = "coordina el traslado por la costa, cobra por adelantado, entrega a la víctima en la terminal";
        assertThat(long1.length()).isGreaterThan(80);
        assertThat(Protection.ofPhrase(long1)).contains(ProtectedPerson.VICTIM);
        assertThat(Protection.ofPhrase(long2)).isEmpty();
    }

    @Test
    void remark_protects_byExactlyTheWord() {
        assertThat(Protection.of("notes", "Víctima", DAY)).contains(ProtectedPerson.VICTIM);
        assertThat(Protection.of("notes", "vio a la víctima", DAY)).isEmpty();
        assertThat(Protection.of("name", "Víctima", DAY)).isEmpty();
    }

    @Test
    void link_protects_byRoleAndRelationship_butAChildInAFamilyMayBeOfAge() {
        assertThat(Protection.ofLink("role", "testigo protegido")).contains(ProtectedPerson.WITNESS);
        assertThat(Protection.ofLink("relationship", "victim of trafficking")).contains(ProtectedPerson.VICTIM);
        assertThat(Protection.ofLink("relationship", "child")).isEmpty();
        assertThat(Protection.ofLink("date", "2010-01-01")).isEmpty();
    }
}
