// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Test;

/** Whatever the text, a name has a reading and two readings have a score. */
class NameFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void names(FuzzedDataProvider data) {
        NameSchema schema = data.pickValue(NameSchema.values());
        check(data.consumeString(300), data.consumeRemainingAsString(), schema);
    }

    @Test
    void hugeAndOddTexts_areReadToTheirLimit() {
        for (NameSchema schema : NameSchema.values()) {
            check("Ñ".repeat(400_000), "a ".repeat(200_000), schema);
            check("陈".repeat(5_000), "abd ".repeat(5_000), schema);
            check("I V X ".repeat(300), "/".repeat(1_000) + "abcdefgh/".repeat(50), schema);
            check(", , (\"'", "%&%%", schema);
            check("de la", "de la", schema);
            check("\u0000\uffff\ud800", "\udc00\ud800", schema);
        }
    }

    private static void check(String one, String other, NameSchema schema) {
        ParsedName first = ParsedName.of(one, schema);
        ParsedName second = ParsedName.of(other, schema);
        NameComparison comparison = NameComparison.compare(first, second);
        assertThat(comparison.score()).isBetween(0.0, 1.0).isEqualTo(NameComparison.score(second, first));
        assertThat(NameComparison.score(first, first)).isEqualTo(first.isEmpty() ? 0 : 1);
        assertThat(first.parts()).allSatisfy(part -> assertThat(part.text()).isNotEmpty());
    }
}
