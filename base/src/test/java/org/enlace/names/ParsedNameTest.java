// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ParsedNameTest {
    @TestFactory
    Stream<DynamicTest> everyVectorIsReadPartByPart() throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("names/readings.json")));
        return file.get("vectors")
                .valueStream()
                .map(vector -> DynamicTest.dynamicTest(
                        vector.get("raw").asString(),
                        () -> assertThat(parts(vector)).isEqualTo(expected(vector))));
    }

    @Test
    void isSure_whereCommaOrListsSayWhichPartsAreGivenNames() {
        assertThat(ParsedName.of("Quelal, Arvid", NameSchema.PERSON).isSure()).isTrue();
        assertThat(ParsedName.of("Yesid Caicedo Murillo", NameSchema.PERSON).isSure())
                .isTrue();
        assertThat(ParsedName.of("Omar David", NameSchema.PERSON).isSure()).isFalse();
    }

    @Test
    void offersTheOtherOrder_whereItIsInDoubt() {
        ParsedName reading = ParsedName.of("Omar David", NameSchema.PERSON);
        ParsedName other = reading.inOtherOrder().orElseThrow();
        assertThat(texts(reading.givenNames())).isEqualTo(texts(other.surnames()));
        assertThat(texts(reading.surnames())).isEqualTo(texts(other.givenNames()));
        assertThat(ParsedName.of("Yesid Caicedo Murillo", NameSchema.PERSON).inOtherOrder())
                .isEmpty();
        assertThat(ParsedName.of("Ayala", NameSchema.PERSON).inOtherOrder()).isEmpty();
    }

    @Test
    void givesTheSurnameFirst_thatIsHandedOn() {
        ParsedName reading = ParsedName.of("João Carlos da Silva Pereira", NameSchema.PERSON);
        assertThat(texts(reading.givenNames())).containsExactly("joao", "carlos");
        assertThat(texts(reading.surnames())).containsExactly("pereira", "da silva");
        assertThat(reading.surnames().getLast().bareText()).isEqualTo("silva");
    }

    @Test
    void takesASingleWordForWhatItMostlyIs() {
        assertThat(texts(ParsedName.of("Yesid", NameSchema.PERSON).givenNames()))
                .containsExactly("yesid");
        assertThat(texts(ParsedName.of("Renteria", NameSchema.PERSON).surnames()))
                .containsExactly("renteria");
    }

    @Test
    void readsMostNames_ofEitherOrderRight() {
        int right = 0;
        for (String given : List.of("yesid", "rosa maria", "jose luis", "wilmer", "zenaida", "carlos andres")) {
            for (String surnames :
                    List.of("quishpe", "renteria angulo", "garcia lopez", "xicara choc", "pitti samudio")) {
                for (String whole : List.of(given + " " + surnames, surnames + " " + given)) {
                    ParsedName reading = ParsedName.of(whole, NameSchema.PERSON);
                    right += String.join(" ", texts(reading.givenNames())).equals(given) ? 1 : 0;
                }
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(56);
    }

    @Test
    void saysWhetherAFormStandsBesideACompanysName() {
        assertThat(ParsedName.of("Ceiba Azul S.R.L.", NameSchema.COMPANY).hasLegalForm())
                .isTrue();
        assertThat(ParsedName.of("Ceiba Azul", NameSchema.COMPANY).hasLegalForm())
                .isFalse();
    }

    private static List<String> texts(List<NamePart> parts) {
        return parts.stream().map(NamePart::text).toList();
    }

    @Test
    void saysNothingOfTheName_whenPrinted() {
        ParsedName reading = ParsedName.of("Yesid Caicedo", NameSchema.PERSON);
        assertThat(reading + " " + reading.parts())
                .doesNotContainIgnoringCase("yesid")
                .doesNotContainIgnoringCase("caicedo");
    }

    private static List<String> parts(JsonNode vector) {
        ParsedName reading = ParsedName.of(
                vector.get("raw").asString(),
                NameSchema.ofLabel(vector.get("schema").asString()).orElseThrow());
        return Stream.concat(reading.parts().stream(), reading.asides().stream())
                .map(part -> part.role() + " " + part.text())
                .toList();
    }

    private static List<String> expected(JsonNode vector) {
        return vector.get("parts").valueStream().map(JsonNode::asString).toList();
    }
}
