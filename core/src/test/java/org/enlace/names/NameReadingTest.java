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

class NameReadingTest {
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
        assertThat(NameReading.of("Quelal, Arvid", NameSchema.PERSON).isSure()).isTrue();
        assertThat(NameReading.of("Yesid Caicedo Murillo", NameSchema.PERSON).isSure())
                .isTrue();
        assertThat(NameReading.of("Omar David", NameSchema.PERSON).isSure()).isFalse();
    }

    @Test
    void saysNothingOfTheName_whenPrinted() {
        NameReading reading = NameReading.of("Yesid Caicedo", NameSchema.PERSON);
        assertThat(reading + " " + reading.parts())
                .doesNotContainIgnoringCase("yesid")
                .doesNotContainIgnoringCase("caicedo");
    }

    private static List<String> parts(JsonNode vector) {
        NameReading reading = NameReading.of(
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
