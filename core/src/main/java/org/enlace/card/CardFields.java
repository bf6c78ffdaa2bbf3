// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.crypto.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** Reads a closed canonical JSON object; every departure is an IllegalArgumentException that names the field only. */
public final class CardFields {
    public static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private final JsonNode object;

    private CardFields(JsonNode object) {
        this.object = object;
    }

    public static CardFields parse(byte[] canonical, Set<String> names) {
        return of(CanonicalJson.parse(canonical), names);
    }

    static CardFields of(JsonNode object, Set<String> names) {
        if (!object.isObject() || !new HashSet<>(object.propertyNames()).equals(names)) {
            throw new IllegalArgumentException("object must hold exactly the documented fields");
        }
        return new CardFields(object);
    }

    JsonNode node(String name) {
        return object.path(name);
    }

    public String text(String name, int longest) {
        JsonNode value = object.path(name);
        if (!value.isString() || value.stringValue().length() > longest) {
            throw unfit(name);
        }
        return value.stringValue();
    }

    public String text(String name, Pattern form) {
        String text = text(name, 1_000);
        if (!form.matcher(text).matches()) {
            throw unfit(name);
        }
        return text;
    }

    public long whole(String name, long least) {
        JsonNode value = object.path(name);
        if (!value.isIntegralNumber() || value.longValue() < least) {
            throw unfit(name);
        }
        return value.longValue();
    }

    public Instant instant(String name) {
        String text = text(name, 24);
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text) && instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
                return instant;
            }
        } catch (DateTimeException damaged) {
            throw unfit(name);
        }
        throw unfit(name);
    }

    public byte[] bytes(String name, int length) {
        String text = text(name, 2 * length);
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (bytes.length != length || !base64(bytes).equals(text)) {
            throw unfit(name);
        }
        return bytes;
    }

    public static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException("field must have its documented form: field=" + name);
    }
}
