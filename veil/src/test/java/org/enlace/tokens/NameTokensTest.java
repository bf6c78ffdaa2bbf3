// SPDX-License-Identifier: Apache-2.0
package org.enlace.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NameTokensTest {
    private static final int HIT = 2;

    @ParameterizedTest
    @CsvSource({
        "María José Pérez Caicedo, 1985-01-14, PEREZ CAICEDO MARIA JOSE, 1985-01-14",
        "María José Pérez Caicedo, 1985-01-14, María Pérez Caicedo, 1985-01-14",
        "María José Pérez Caicedo, 1985-01-14, Maria J. Perez Caycedo, 1985-01-14",
        "Wellington Silva Tavares, 1979-06-30, Welington Tavares, 1979-06-30",
        "Khaled Al-Masri, 1980-03-04, KHALID EL MASRY, 1980-03-04",
        "Mohamed Hamza Darwish, 1991-11-21, Darwich Muhammad Hamza, 1991-11-21",
        "Wang Jianguo, 1971-09-12, WONG CHIEN-KUO, 1971-09-12",
        "Zhang Xiaoming, 1988-02-29, Hsiaoming Chang, 1988-02-29",
        "Md. Rafiqul Howlader, 1994-05-05, Rofiqul Hawlader, 1994-05-05",
        "Mirlande Exantus, 1990-10-09, Mirland Exantus, 1990-10-09",
        "Ronald Sainvil, 1977-04-18, Ronald Sainvill, 1977-04-18",
        "Yesid Caicedo, 1966-07-23, Yeisd Caicedo, 1966-07-23"
    })
    void twoSpellingsOfOneName_shareTwoTokens(String name, LocalDate born, String other, LocalDate otherBorn) {
        assertThat(shared(name, born, other, otherBorn)).isGreaterThanOrEqualTo(HIT);
    }

    @ParameterizedTest
    @CsvSource({"1980-03-14, 1979-03-14", "1980-03-14, 1981-03-14", "1979-12-31, 1980-12-31", "1980-03-04, 1980-04-03"})
    void aYearOff_orDayAndMonthExchanged_leavesTwoTokens(LocalDate born, LocalDate written) {
        assertThat(shared("Yesid Caicedo", born, "Yesid Caicedo", written)).isGreaterThanOrEqualTo(HIT);
        assertThat(shared("Ana Lucía Rentería Mosquera", born, "Rentería Mosquera Ana Lucía", written))
                .isGreaterThanOrEqualTo(HIT);
    }

    @ParameterizedTest
    @CsvSource({
        "Yesid Caicedo, 1980-03-14, Yesid Caicedo, 1982-07-14",
        "Yesid Caicedo, 1980-03-14, Yesid Caicedo, 1980-08-15",
        "Yesid Caicedo, 1980-03-14, Marta Caicedo, 1980-03-14",
        "Yesid Caicedo, 1980-03-14, Yesid Mosquera, 1980-03-14",
        "Ana Lucía Rentería Mosquera, 1980-03-14, Ana Paula Higuita Borja, 1980-03-14",
        "Wang Jianguo, 1971-09-12, Wang Meiling, 1971-09-12",
        "Li Wei, 1971-09-12, Li Na, 1971-09-12",
        "Jean-Claude Dolce, 1971-09-12, Jean-Claude Exantus, 1971-09-12",
        "Md. Rafiqul Howlader, 1994-05-05, Md. Aminul Howlader, 1994-05-05"
    })
    void strangersShareOneTokenAtMost(String name, LocalDate born, String other, LocalDate otherBorn) {
        assertThat(shared(name, born, other, otherBorn)).isLessThan(HIT);
    }

    /** Tokens that forgave it would be of a form with fewer dates, which who knows the name can try. */
    @ParameterizedTest
    @ValueSource(strings = {"1980-03-15", "1980-03-24", "1980-08-14", "1987-03-14", "1960-03-14", "1982-03-14"})
    void anyOtherErrorInTheDate_leavesNone(LocalDate written) {
        assertThat(shared("Yesid Caicedo", LocalDate.of(1980, 3, 14), "Yesid Caicedo", written))
                .isZero();
    }

    @Test
    void twoErrorsInTheDate_leaveOneTokenAtMost() {
        LocalDate born = LocalDate.of(1983, 11, 14);
        for (LocalDate other : List.of(
                LocalDate.of(1984, 10, 14),
                LocalDate.of(1993, 11, 15),
                LocalDate.of(1983, 10, 24),
                LocalDate.of(1974, 11, 14))) {
            assertThat(shared("Yesid Caicedo", born, "Yesid Caicedo", other)).isLessThan(HIT);
        }
    }

    @Test
    void namesOfAnyLength_haveAtMost24DifferentTokens() {
        for (String name : List.of(
                "Li Na",
                "Maximiliano Bartolomé Villavicencio Aristizábal",
                "Maximilianos Villavicencios",
                "Ana de los Ángeles María del Carmen Rosa Elvira Zambrano Mejía de la Torre Cifuentes")) {
            List<String> tokens = tokens(name, LocalDate.of(1980, 3, 14));
            assertThat(tokens).hasSizeBetween(11, NameTokens.MOST).doesNotHaveDuplicates();
        }
    }

    @Test
    void oneWordOrInitials_giveNone() {
        for (String name : List.of("", "Caicedo", "Y. Caicedo", "???", "J. R.")) {
            assertThat(tokens(name, LocalDate.of(1980, 3, 14))).isEmpty();
        }
    }

    @Test
    void orderAndCaseChangeNothing() {
        LocalDate born = LocalDate.of(1980, 3, 14);
        assertThat(new HashSet<>(tokens("CAICEDO, YESID", born)))
                .isEqualTo(new HashSet<>(tokens("Yesid Caicedo", born)));
    }

    @Test
    void saysNothingOfTheName_whenPrinted() {
        assertThat(NameTokens.of("Yesid Caicedo", LocalDate.of(1980, 3, 14)).toString())
                .doesNotContainIgnoringCase("caicedo");
    }

    @TestFactory
    Stream<DynamicTest> everyVectorHasItsTokens() throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("names/tokens.json")));
        return file.get("vectors")
                .valueStream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("name").asString(),
                        () -> assertThat(tokens(
                                        vector.get("name").asString(),
                                        LocalDate.parse(vector.get("born").asString())))
                                .isEqualTo(vector.get("tokens")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())));
    }

    /** The places of the forms are the holder's keys: what is asked elsewhere hits nothing. */
    @Test
    void theQuestionsOfEachFormStandInItsPlaces() {
        for (String name : List.of("Li Na", "Yesid Caicedo", "Ana Lucía Rentería Mosquera")) {
            List<String> tokens = tokens(name, LocalDate.of(1980, 3, 14));
            List<String> questions = new NameTokens(tokens).questions(new Random(5));
            assertThat(questions).hasSize(NameTokens.MOST).containsAll(tokens).doesNotHaveDuplicates();
            int place = 0;
            for (TokenForm form : TokenForm.values()) {
                assertThat(questions.subList(place, place + form.places()))
                        .allMatch(question -> form.isOf(question) || question.startsWith("none|"));
                place += form.places();
            }
            assertThat(place).isEqualTo(NameTokens.MOST);
        }
    }

    private static int shared(String name, LocalDate born, String other, LocalDate otherBorn) {
        Set<String> shared = new HashSet<>(tokens(name, born));
        shared.retainAll(new HashSet<>(tokens(other, otherBorn)));
        return shared.size();
    }

    private static List<String> tokens(String name, LocalDate born) {
        return NameTokens.of(name, born).tokens();
    }
}
