// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A JSON object of which each field is read once and none may be left over. What is otherwise than asked for is an
 * IllegalArgumentException whose message names the rule and never a value: each room makes its own refusal of it.
 */
public final class ClosedJsonObject {
    private final JsonNode node;
    private final Set<String> read = new HashSet<>();

    private ClosedJsonObject(JsonNode node) {
        if (!node.isObject()) {
            throw malformed("an object was expected: found=" + node.getNodeType());
        }
        this.node = node;
    }

    /** Reads one whole document; IllegalArgumentException where it is not canonical, has other fields or breaks a rule. */
    public static <T> T read(byte[] json, Function<ClosedJsonObject, T> reader) {
        JsonNode tree = CanonicalJson.parse(json);
        try {
            return of(tree, reader);
        } catch (IllegalArgumentException | DateTimeException broken) {
            throw malformed(broken instanceof DateTimeException ? "a date is not in ISO 8601" : rule(broken));
        }
    }

    private static String rule(RuntimeException broken) {
        String message = Objects.requireNonNullElse(broken.getMessage(), "");
        boolean quotesInput = message.isEmpty() || message.startsWith("No enum constant");
        return quotesInput ? "a value is not in its closed list" : message;
    }

    /** Reads an object that stands within a document. */
    public static <T> T of(JsonNode node, Function<ClosedJsonObject, T> reader) {
        var object = new ClosedJsonObject(node);
        T value = reader.apply(object);
        if (object.read.size() != node.size()) {
            throw malformed("a document must not have other fields: extra=" + (node.size() - object.read.size()));
        }
        return value;
    }

    /** Whether a field that may be left out is there. */
    public boolean has(String name) {
        return node.has(name);
    }

    public JsonNode node(String name) {
        return field(name);
    }

    public String text(String name) {
        return string(field(name));
    }

    /** A text of at most so many characters. */
    public String text(String name, int longest) {
        String text = text(name);
        if (text.length() > longest) {
            throw unfit(name);
        }
        return text;
    }

    public String text(String name, Pattern form) {
        String text = text(name);
        if (!form.matcher(text).matches()) {
            throw unfit(name);
        }
        return text;
    }

    /** Bytes of a known length in base64url. */
    public byte[] bytes(String name, int length) {
        byte[] bytes = Base64Text.bytes(text(name, 2 * length));
        if (bytes.length != length) {
            throw unfit(name);
        }
        return bytes;
    }

    /** A whole number that is not below {@code least}. */
    public long whole(String name, long least) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || value.longValue() < least) {
            throw unfit(name);
        }
        return value.longValue();
    }

    public int number(String name) {
        JsonNode value = field(name);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw malformed("a whole number was expected: field=" + name);
        }
        return value.intValue();
    }

    public boolean bool(String name) {
        JsonNode value = field(name);
        if (!value.isBoolean()) {
            throw malformed("true or false was expected: field=" + name);
        }
        return value.booleanValue();
    }

    /** A field that must hold exactly {@code value}. */
    public void constant(String name, Object value) {
        if (!CanonicalJson.text(field(name)).equals(CanonicalJson.text(value))) {
            throw malformed("a field that cannot be configured was changed: field=" + name);
        }
    }

    public Instant instant(String name) {
        return Instant.parse(text(name));
    }

    /** A time in its one spelling, no finer than milliseconds. */
    public Instant millisecond(String name) {
        String text = text(name, 24);
        Instant instant = Instant.parse(text);
        if (!instant.truncatedTo(ChronoUnit.MILLIS).toString().equals(text)) {
            throw unfit(name);
        }
        return instant;
    }

    public LocalDate date(String name) {
        return LocalDate.parse(text(name));
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    public <T> T object(String name, Function<ClosedJsonObject, T> reader) {
        return of(field(name), reader);
    }

    public <T> List<T> list(String name, Function<JsonNode, T> reader) {
        JsonNode value = field(name);
        if (!value.isArray()) {
            throw malformed("a list was expected: field=" + name);
        }
        List<T> items = new ArrayList<>();
        value.forEach(item -> items.add(reader.apply(item)));
        return Collections.unmodifiableList(items);
    }

    public <T> List<T> objects(String name, Function<ClosedJsonObject, T> reader) {
        return list(name, item -> of(item, reader));
    }

    public SortedSet<String> texts(String name) {
        return new TreeSet<>(list(name, ClosedJsonObject::string));
    }

    public <K extends Comparable<K>, V> SortedMap<K, V> map(
            String name, Function<String, K> key, Function<JsonNode, V> reader) {
        JsonNode value = field(name);
        if (!value.isObject()) {
            throw malformed("an object was expected: field=" + name);
        }
        SortedMap<K, V> entries = new TreeMap<>();
        value.properties().forEach(entry -> entries.put(key.apply(entry.getKey()), reader.apply(entry.getValue())));
        return entries;
    }

    public static String string(JsonNode value) {
        if (!value.isString()) {
            throw malformed("a text was expected: found=" + value.getNodeType());
        }
        return value.stringValue();
    }

    public static SortedSet<String> strings(JsonNode value) {
        if (!value.isArray()) {
            throw malformed("a list was expected: found=" + value.getNodeType());
        }
        SortedSet<String> items = new TreeSet<>();
        value.forEach(item -> items.add(string(item)));
        return items;
    }

    private static IllegalArgumentException malformed(String rule) {
        return new IllegalArgumentException(rule);
    }

    private static IllegalArgumentException unfit(String name) {
        return malformed("a field must have its documented form: field=" + name);
    }

    private JsonNode field(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || !read.add(name)) {
            throw malformed("a document must have each of its fields: missing=" + name);
        }
        return value;
    }
}
