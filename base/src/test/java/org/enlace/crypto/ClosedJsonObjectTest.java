// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClosedJsonObjectTest {
    private static <T> T read(String json, Function<ClosedJsonObject, T> reader) {
        return ClosedJsonObject.read(json.getBytes(StandardCharsets.UTF_8), reader);
    }

    private static void refused(String json, Function<ClosedJsonObject, ?> reader, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(json, reader))
                .withMessageContaining(rule)
                .withMessageNotContaining("planted");
    }

    @Test
    void eachFieldIsReadOnce_andNoneMayBeLeftOver() {
        String both = read("{\"a\":\"x\",\"b\":2}", in -> in.text("a") + in.number("b"));
        assertThat(both).isEqualTo("x2");
        refused("{\"a\":\"planted\",\"b\":2}", in -> in.number("b"), "other fields: extra=1");
        refused("{\"a\":\"planted\"}", in -> in.text("a") + in.text("a"), "missing=a");
        refused("{\"a\":\"planted\"}", in -> in.text("a") + in.text("b"), "missing=b");
    }

    @Test
    void anObjectWithinIsClosedToo() {
        String json = "{\"who\":{\"id\":\"x\",\"more\":1}}";
        refused(json, in -> in.object("who", who -> who.text("id")), "other fields: extra=1");
    }

    @Test
    void aValueOfAnotherForm_isRefused_andNeverQuoted() {
        refused("{\"a\":\"planted\"}", in -> in.text("a", 3), "field=a");
        refused("{\"a\":\"planted\"}", in -> in.text("a", Pattern.compile("[0-9]*")), "field=a");
        refused("{\"a\":\"planted\"}", in -> in.whole("a", 0), "field=a");
        refused("{\"a\":-1}", in -> in.whole("a", 0), "field=a");
        refused("{\"a\":\"planted\"}", in -> in.bool("a"), "field=a");
        refused("{\"a\":\"planted\"}", in -> in.choice("a", Thread.State.class), "closed list");
        refused("{\"a\":\"planted\"}", in -> in.instant("a"), "ISO 8601");
        refused("{\"a\":\"planted\"}", in -> in.list("a", ClosedJsonObject::string), "field=a");
        refused("[]", in -> in.text("a"), "an object was expected");
        refused("{ }", in -> Map.of(), "canonical");
    }

    @Test
    void aTimeAndBytesHaveOneSpelling() {
        String time = "2026-11-30T10:00:00.500Z";
        Instant at = read("{\"at\":\"" + time + "\"}", in -> in.millisecond("at"));
        assertThat(at).isEqualTo(Instant.parse(time));
        refused("{\"at\":\"2026-11-30T10:00:00.000Z\"}", in -> in.millisecond("at"), "field=at");
        refused("{\"at\":\"2026-11-30T10:00:00.0001Z\"}", in -> in.millisecond("at"), "at");
        byte[] key = read("{\"key\":\"AAE\"}", in -> in.bytes("key", 2));
        assertThat(key).containsExactly(0, 1);
        refused("{\"key\":\"AAF\"}", in -> in.bytes("key", 2), "one spelling");
        refused("{\"key\":\"AAE\"}", in -> in.bytes("key", 3), "field=key");
    }
}
