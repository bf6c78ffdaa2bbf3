// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IdentifierReaderTest {

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
                for (String country : List.of("", "PA", "CO", "MX", "BR", "US")) {
                    assertThat(outcome(vector.identifierClass(), vector.outcome(), country))
                            .isEqualTo(vector.outcome());
                }
            }
        }
    }

    @Test
    void twoPanamanians_neverShareANumber_howeverItIsPadded() {
        long seed = Chance.seed(1);
        SplittableRandom random = new SplittableRandom(seed);
        List<String> heads = List.of("1", "8", "13", "PE", "E", "N", "8-AV", "3-PI", "10-NT");
        Map<String, String> holders = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String head = heads.get(random.nextInt(heads.size()));
            int book = random.nextInt(1, 1500);
            int entry = random.nextInt(1, 1500);
            String plain = head + "-" + book + "-" + entry;
            String padded = String.format(Locale.ROOT, "%s-%04d-%05d", head, book, entry);
            String read = outcome(IdentifierClass.DOCUMENT, "nationalId:" + padded, "PA");
            assertThat(read).as("seed=%d", seed).isIn(outcome(IdentifierClass.DOCUMENT, "nationalId:" + plain, "PA"));
            if (!read.startsWith("!")) {
                assertThat(holders.putIfAbsent(read, plain)).as("seed=%d", seed).isIn(null, plain);
            }
        }
    }

    /** One digit changed in a number with a check digit: refused, or another number. */
    @Test
    void aSlipInOneDigit_neverGivesTheSameNumber() throws Exception {
        for (Vector vector : vectors()) {
            boolean numbered = vector.identifierClass() == IdentifierClass.DOCUMENT
                    || vector.identifierClass() == IdentifierClass.COMPANY_NUMBER;
            if (!numbered || vector.outcome().startsWith("!")) {
                continue;
            }
            String value = vector.outcome();
            for (int at = value.lastIndexOf(':') + 1; at < value.length(); at++) {
                char digit = value.charAt(at);
                if (digit >= '0' && digit <= '9') {
                    String slip =
                            value.substring(0, at) + (char) ('0' + (digit - '0' + 3) % 10) + value.substring(at + 1);
                    assertThat(outcome(vector.identifierClass(), slip, ""))
                            .as(slip)
                            .isNotEqualTo(value);
                }
            }
        }
    }

    @Test
    void severalPhonesInACell_areEachRead_whereEachIsWhole() {
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "6612-3401 / 6612-3402", "PA"))
                .containsExactly("+50766123401", "+50766123402");
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "6612-3401 y 264-1234; 6612-3401", "PA"))
                .containsExactly("+50766123401", "+5072641234");
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "6612-3401 - 6612-3402", "PA"))
                .containsExactly("+50766123401", "+50766123402");
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "Cel: 6612-3401 ext. 4", "PA"))
                .containsExactly("+50766123401");
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "6612-3401 / 02", "PA"))
                .isEmpty();
        assertThat(IdentifierReader.texts(IdentifierClass.PHONE, "S/N", "PA")).isEmpty();
        assertThat(IdentifierReader.texts(IdentifierClass.PLATE, "AB1234 / CD5678", "PA"))
                .isEmpty();
    }

    @Test
    void fillersAreNobodys_inEveryClass() {
        for (IdentifierClass each : IdentifierClass.values()) {
            for (String filler : List.of(
                    "S/N",
                    "N/A",
                    "no tiene",
                    "não tem",
                    "SIN DATO",
                    "desconocido",
                    "unknown",
                    "-",
                    "N.N.",
                    "xxx",
                    "0")) {
                String raw = each == IdentifierClass.DOCUMENT ? "passport:" + filler : filler;
                assertThat(outcome(each, raw, "PA")).as("%s %s", each, filler).startsWith("!");
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
                CanonicalValue outcome = IdentifierReader.canonical(each, text.toString(), "PA");
                if (outcome instanceof Canonical(IdentifierClass _, String value)) {
                    assertThat(outcome.toString()).as("seed %d", seed).doesNotContain(value);
                    assertThat(outcome(each, value, "")).as("seed %d", seed).isEqualTo(value);
                }
            }
        }
    }

    private static String outcome(IdentifierClass identifierClass, String raw, String country) {
        return switch (IdentifierReader.canonical(identifierClass, raw, country)) {
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
