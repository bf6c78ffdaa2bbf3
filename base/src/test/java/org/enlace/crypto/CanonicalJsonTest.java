// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.text.LegibleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @Test
    void names_areSortedByUtf16Units() {
        // The order of RFC 8785, section 3.2.3: surrogates sort before U+FB33.
        Map<String, Integer> names =
                Map.of("\u20ac", 1, "\r", 2, "\ufb33", 3, "1", 4, "\ud83d\ude00", 5, "\u0080", 6, "\u00f6", 7);
        assertThat(CanonicalJson.text(names))
                .isEqualTo(
                        "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @Test
    void controls_areEscapedAsTheRfcSays() {
        assertThat(CanonicalJson.text(List.of("\u20ac$\u000f\nA'B\"\\\\\"/")))
                .isEqualTo("[\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1, \"b\":2}",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":1}",
                "[1.0]",
                "[01]",
                "[1]x",
                "",
                "[\"\\u0041\"]",
                "[9007199254740993]"
            })
    void whatIsNotCanonical_isRefused(String text) {
        assertThatThrownBy(() -> CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void records_comeBackAsTheyWere() {
        var authority = new Authority(AuthorityId.of("pa-security"), Authority.Kind.SECURITY, "PA", "Panam\u00e1");
        byte[] bytes = CanonicalJson.bytes(authority);
        assertThat(CanonicalJson.parse(bytes, Authority.class)).isEqualTo(authority);
        assertThat(CanonicalJson.digest(authority))
                .isEqualTo(CanonicalJson.sha256(bytes))
                .hasSize(64);
    }

    @Test
    void unknownFields_areRefused() {
        byte[] bytes = "{\"value\":\"pa-security\",\"x\":1}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CanonicalJson.parse(bytes, AuthorityId.class)).hasMessageContaining("AuthorityId");
    }

    @Test
    void whatNoDatabaseHolds_isRefused() {
        for (String text : new String[] {"{\"a\":\"x\\u0000\"}", "{\"\\u0000\":1}", "[[\"\\u0000\"]]"}) {
            assertThatThrownBy(() -> CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(LegibleText.is("\ud83d\ude00 a\u0301")).isTrue();
        assertThat(LegibleText.is("\ude00\ud83d")).isFalse();
        assertThat(LegibleText.is("a\ud83d")).isFalse();
    }

    @Test
    void whatIsNestedOrCountedWithoutEnd_isRefusedBeforeItIsATree() {
        String deep = "[".repeat(100) + "]".repeat(100);
        String many = "[" + "[],".repeat(1_000_000) + "[]]";
        for (String text : new String[] {deep, many}) {
            assertThatThrownBy(() -> CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("well formed");
        }
    }
}
