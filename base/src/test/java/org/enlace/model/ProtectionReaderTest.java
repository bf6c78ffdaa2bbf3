// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one reader of protecting words: intake, subjects and what leaves all ask it. */
class ProtectionReaderTest {
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
        "'pasajero, sin documentos',SMUGGLED",
        "asylum seeker,SMUGGLED",
        "solicitante de asilo venezolano,SMUGGLED",
        "persona objeto de tráfico ilícito de migrantes,SMUGGLED",
        "adolescente,MINOR",
        "niña de 9 años,MINOR",
        "17 años de edad,MINOR",
        "unaccompanied children,MINOR",
        "underage girl,MINOR",
        "mineur non accompagné,MINOR",
        "timoun,MINOR",
        "en calidad de víctima,VICTIM",
        "sobreviviente,VICTIM",
        "pessoa traficada,VICTIM",
        "denunciante,WITNESS",
        "temwen,WITNESS",
        "confidential human source,INFORMANT",
        "agente encubierto,INFORMANT",
        "v\u200bíctima,VICTIM",
        "v\u0456ctim\u0430,VICTIM",
        "V I C T I M A,VICTIM",
        "v1ctima,VICTIM",
        "t3stig0,WITNESS",
        "testigo 4,WITNESS",
        "rnenor,MINOR",
        "\u202evictim\u202c,VICTIM"
    })
    void phrase_protects(String phrase, ProtectionGround kind) {
        assertThat(ProtectionReader.ofPhrase(phrase)).contains(kind);
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
                "tráfico de menores",
                "trata de niñas",
                "intimidación de testigos",
                "witness intimidation",
                "victimario",
                "testaferro",
                "trafficker of minors",
                "smuggler of women and children",
                "explota mujeres y niñas",
                "no es víctima",
                "recruits migrants",
                "boy smuggler",
                "passenger list broker",
                "menor de los hermanos",
                "minor player",
                "Menorca",
                "infante de marina",
                "fuente de ingresos",
                "abogado de solicitantes de asilo",
                ""
            })
    void phrase_doesNotProtect(String phrase) {
        assertThat(ProtectionReader.ofPhrase(phrase)).isEmpty();
    }

    @Test
    void longDescription_protects_byWhatItBeginsWith() {
        String long1 = "víctima de trata de personas, identificada en un operativo conjunto en la terminal de buses";
        String long2 = "coordina el traslado por la costa, cobra por adelantado, entrega a la víctima en la terminal";
        assertThat(long1.length()).isGreaterThan(80);
        assertThat(ProtectionReader.ofPhrase(long1)).contains(ProtectionGround.VICTIM);
        assertThat(ProtectionReader.ofPhrase(long2)).isEmpty();
    }

    @Test
    void remark_protects_byExactlyTheWord() {
        assertThat(ProtectionReader.of("notes", "Víctima", DAY)).contains(ProtectionGround.VICTIM);
        assertThat(ProtectionReader.of("notes", "vio a la víctima", DAY)).isEmpty();
        assertThat(ProtectionReader.of("name", "Víctima", DAY)).isEmpty();
        assertThat(ProtectionReader.of("lastName", "Menor", DAY)).isEmpty();
        assertThat(ProtectionReader.of("alias", "testigo 4", DAY)).isEmpty();
        assertThat(ProtectionReader.of("notes", "es testigo protegido", DAY)).contains(ProtectionGround.WITNESS);
        assertThat(ProtectionReader.of("notes", "Edad: 9", DAY)).contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.of("notes", "15 años de prisión", DAY)).isEmpty();
        assertThat(ProtectionReader.of("notes", "víctimas identificadas: 12", DAY))
                .isEmpty();
        assertThat(ProtectionReader.of("notes", "La víctima lo señala", DAY)).isEmpty();
        assertThat(ProtectionReader.of("occupation", "mineur", DAY)).isEmpty();
    }

    @Test
    void birthDateAndAge_protect_whereverAPropertyCarriesThem() {
        assertThat(ProtectionReader.of("birthDate", "circa 2014", DAY)).contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.of("date_of_birth", "2014", DAY)).contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.of("edad", "15 años", DAY)).contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.of("birthDate", "no se lee", DAY)).contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.isUnreadable("birthDate", "no se lee", DAY)).isTrue();
        assertThat(ProtectionReader.isUnreadable("birthDate", "2014", DAY)).isFalse();
        assertThat(ProtectionReader.of("birthDate", "S/D", DAY)).isEmpty();
        assertThat(ProtectionReader.of("date", "2014", DAY)).isEmpty();
    }

    @Test
    void link_protects_byRoleAndRelationship_butAChildInAFamilyMayBeOfAge() {
        assertThat(ProtectionReader.ofLink("role", "testigo protegido")).contains(ProtectionGround.WITNESS);
        assertThat(ProtectionReader.ofLink("relationship", "victim of trafficking"))
                .contains(ProtectionGround.VICTIM);
        assertThat(ProtectionReader.ofLink("relationship", "child")).isEmpty();
        assertThat(ProtectionReader.ofLink("relationship", "hijo menor de edad"))
                .contains(ProtectionGround.MINOR);
        assertThat(ProtectionReader.ofLink("status", "witness")).contains(ProtectionGround.WITNESS);
        assertThat(ProtectionReader.ofLink("date", "2010-01-01")).isEmpty();
    }
}
