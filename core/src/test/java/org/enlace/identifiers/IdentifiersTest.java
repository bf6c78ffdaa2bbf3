// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentifiersTest {

    private record Vector(IdentifierClass identifierClass, String raw, String country, String outcome) {}

    @Test
    void everyVectorGivesItsCanonicalFormOrReason() throws Exception {
        List<Vector> vectors = vectors();
        assertThat(vectors)
                .isNotEmpty()
                .map(v -> new Vector(
                        v.identifierClass(), v.raw(), v.country(), outcome(v.identifierClass(), v.raw(), v.country())))
                .isEqualTo(vectors);
    }

    @Test
    void everyClassHasVectorsOfBothKinds() throws Exception {
        List<Vector> vectors = vectors();
        for (IdentifierClass each : EnumSet.allOf(IdentifierClass.class)) {
            assertThat(vectors.stream()
                            .filter(v -> v.identifierClass() == each)
                            .map(v -> v.outcome().startsWith("!")))
                    .as("%s", each)
                    .contains(true, false);
        }
    }

    @Test
    void canonicalFormIsItsOwnCanonicalForm_inAnyCountry() throws Exception {
        for (Vector vector : vectors()) {
            if (!vector.outcome().startsWith("!")) {
                for (String country : List.of("", "PA", "US")) {
                    assertThat(outcome(vector.identifierClass(), vector.outcome(), country))
                            .isEqualTo(vector.outcome());
                }
            }
        }
    }

    @Test
    void unassignedValuesAreWellFormed_andOutsideTheNumberingPlan() {
        long seed = Chance.seed(1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            for (IdentifierClass each :
                    List.of(IdentifierClass.PHONE, IdentifierClass.VESSEL, IdentifierClass.DEVICE)) {
                String country = List.of("PA", "CR", "CO", "US", "ES").get(i % 5);
                String value = UnassignedRange.draw(each, country, random).orElseThrow();
                assertThat(outcome(each, value, "")).as("seed=%d", seed).isEqualTo(value);
                if (each == IdentifierClass.PHONE) {
                    assertThat(isAssigned(value))
                            .as("seed=%d %s", seed, country)
                            .isFalse();
                }
            }
        }
        assertThat(UnassignedRange.draw(IdentifierClass.PHONE, "ZZ", random)).isEmpty();
        assertThat(UnassignedRange.draw(IdentifierClass.PLATE, "PA", random)).isEmpty();
    }

    private static boolean isAssigned(String phone) {
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        try {
            return plan.isValidNumber(plan.parse(phone, "ZZ"));
        } catch (NumberParseException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void anyTextGivesAnOutcomeThatDoesNotPrintIt() {
        long seed = Chance.seed(1);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(24); length > 0; length--) {
                text.append(random.nextInt(4) == 0 ? (char) random.nextInt(65536) : (char) (33 + random.nextInt(94)));
            }
            for (IdentifierClass each : IdentifierClass.values()) {
                CanonicalValue outcome = Identifiers.canonical(each, text.toString(), "PA");
                if (outcome instanceof Canonical(IdentifierClass _, String value)) {
                    assertThat(outcome.toString()).as("seed %d", seed).doesNotContain(value);
                    assertThat(outcome(each, value, "")).as("seed %d", seed).isEqualTo(value);
                }
            }
        }
    }

    private static String outcome(IdentifierClass identifierClass, String raw, String country) {
        return switch (Identifiers.canonical(identifierClass, raw, country)) {
            case Canonical(IdentifierClass _, String value) -> value;
            case NotCanonical(IdentifierClass _, CanonicalValue.Reason reason) -> "!" + reason;
        };
    }

    private static List<Vector> vectors() throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        JsonNode file = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("names/identifiers.json")));
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode node : file.get("vectors")) {
            String outcome = node.has("canonical")
                    ? node.get("canonical").asString()
                    : "!" + node.get("refused").asString();
            vectors.add(new Vector(
                    IdentifierClass.ofLabel(node.get("class").asString()).orElseThrow(),
                    node.get("raw").asString(),
                    node.get("country").asString(),
                    outcome));
        }
        return vectors;
    }
}
