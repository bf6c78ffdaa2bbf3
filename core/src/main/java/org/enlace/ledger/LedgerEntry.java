// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.ledger.LedgerException.Reason;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.LedgerEvent;
import tools.jackson.databind.JsonNode;

/**
 * One line of the log: a type, a time, and named ids, counts, codes and hashes. Its canonical JSON
 * ({@code {"at":…,"fields":{…},"type":…}}) is what the tree hashes. Text with spaces, names of persons and telephone
 * numbers do not fit by form.
 */
public record LedgerEntry(EntryType type, Instant at, Map<String, Object> fields) {
    static final int MAX_BYTES = 65_535;
    private static final int MAX_FIELDS = 32;
    private static final int MAX_LIST = 1_000;
    private static final long MAX_NUMBER = 1L << 53;
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9+/_-][A-Za-z0-9._:/+=#@,-]{0,255}");
    private static final Pattern TELEPHONE = Pattern.compile("\\+[0-9]{6,}");

    /** An entry with its place in the log, counted from 0. */
    public record Logged(long index, LedgerEntry entry) {}

    public LedgerEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        fields = checked(fields);
    }

    /** What it says; empty where its fields are not those of its kind, as {@link LedgerEvent#read} tells. */
    public Optional<LedgerEvent> event() {
        return LedgerEvent.read(type, fields);
    }

    /** The canonical bytes, at most 65,535. */
    byte[] bytes() {
        byte[] bytes = CanonicalJson.bytes(Map.of("at", at.toString(), "fields", fields, "type", type.name()));
        if (bytes.length > MAX_BYTES) {
            throw refused("an entry has at most 65535 bytes", "bytes=" + bytes.length);
        }
        return bytes;
    }

    /** The entry that these bytes hold; they must be exactly what {@link #bytes()} gives. */
    static LedgerEntry parse(byte[] bytes) {
        try {
            return ClosedJsonObject.read(
                    bytes,
                    in -> new LedgerEntry(type(in.node("type")), instant(in.node("at")), fields(in.node("fields"))));
        } catch (IllegalArgumentException unfit) {
            throw refused("an entry is canonical JSON of at, fields and type", "bytes=" + bytes.length);
        }
    }

    private static EntryType type(JsonNode node) {
        for (EntryType type : EntryType.values()) {
            if (node.isString() && type.name().equals(node.stringValue())) {
                return type;
            }
        }
        throw refused("an entry is of a known type", "types=" + EntryType.values().length);
    }

    private static Instant instant(JsonNode node) {
        try {
            String text = node.isString() ? node.stringValue() : "";
            Instant at = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (at.toString().equals(text)) {
                return at;
            }
        } catch (DateTimeException noTime) {
            throw refused("an entry's time is UTC with at most milliseconds", "field=at");
        }
        throw refused("an entry's time is UTC with at most milliseconds", "field=at");
    }

    private static Map<String, Object> fields(JsonNode node) {
        if (!node.isObject()) {
            throw refused("an entry's fields are an object", "field=fields");
        }
        Map<String, Object> fields = new TreeMap<>();
        node.properties().forEach(property -> fields.put(property.getKey(), value(property.getValue())));
        return fields;
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            List<Object> all = new ArrayList<>();
            node.forEach(element -> all.add(scalar(element)));
            return all;
        }
        return scalar(node);
    }

    private static Object scalar(JsonNode node) {
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        throw refused("a field is a token, a whole number, true or false, or a list of tokens", "type=other");
    }

    static Map<String, Object> checked(Map<String, ?> fields) {
        if (fields.size() > MAX_FIELDS) {
            throw refused("an entry has at most 32 fields", "fields=" + fields.size());
        }
        Map<String, Object> checked = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw refused("a field name is a short word", "length=" + name.length());
            }
            checked.put(name, checkedValue(name, value));
        });
        return Collections.unmodifiableMap(checked);
    }

    private static Object checkedValue(String name, Object value) {
        return switch (value) {
            case Boolean flag -> flag;
            case Long number -> number(name, number);
            case Integer number -> number(name, number.longValue());
            case String token -> token(name, token);
            case Enum<?> constant -> token(name, constant.name());
            case UUID id -> id.toString();
            case Instant time -> token(name, time.truncatedTo(ChronoUnit.MILLIS).toString());
            case Collection<?> list -> list(name, list);
            default -> throw refused("a field is a token, a whole number, a flag or a list of tokens", "field=" + name);
        };
    }

    private static Long number(String name, long number) {
        if (Math.abs(number) > MAX_NUMBER) {
            throw refused("a number is within 2^53", "field=" + name);
        }
        return number;
    }

    private static String token(String name, String token) {
        if (!TOKEN.matcher(token).matches() || TELEPHONE.matcher(token).matches()) {
            throw refused(
                    "a field holds an id, a code or a hash: 1..256 letters, digits and ._:/+=#@,- without spaces",
                    "field=" + name + " length=" + token.length());
        }
        return token;
    }

    private static List<String> list(String name, Collection<?> list) {
        if (list.size() > MAX_LIST) {
            throw refused("a list has at most 1000 tokens", "field=" + name + " size=" + list.size());
        }
        List<String> tokens = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String || element instanceof Enum<?> || element instanceof UUID)) {
                throw refused("a list holds tokens", "field=" + name);
            }
            String text = element instanceof Enum<?> constant ? constant.name() : element.toString();
            tokens.add(token(name, text));
        }
        return List.copyOf(tokens);
    }

    private static LedgerException refused(String rule, String detail) {
        return new LedgerException(Reason.ENTRY, rule + ": " + detail);
    }
}
