// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * One value of a JSON document and the path that leads to it. Whatever is not as its reader expects is refused by that path, and
 * so is a key that the reader does not know.
 */
record JsonPart(String file, String path, Object value) {
    private static final int DEEPEST = 64;
    private static final int LONGEST = 1 << 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    /** A whole document. */
    static JsonPart parse(String file, byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                throw new TabularException(TabularException.Reason.MODEL, file, 0, "the file is empty");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw refused(file, parser, "nothing may follow the closing brace");
            }
            return new JsonPart(file, "", value);
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
            throw new TabularException(TabularException.Reason.MODEL, file, Math.max(0, line), "not sound JSON");
        }
    }

    private static TabularException refused(String file, JsonParser parser, String rule) {
        return new TabularException(
                TabularException.Reason.MODEL, file, parser.currentLocation().getLineNr(), rule);
    }

    /** The value at which a parser stands, and all that is in it. */
    static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> parser.getString();
        };
    }

    TabularException refuse(String rule) {
        String where = path.isEmpty() ? "" : path + ": ";
        return new TabularException(TabularException.Reason.MODEL, file, 0, where + rule);
    }

    private JsonPart child(String step, Object child) {
        return new JsonPart(file, path.isEmpty() || step.startsWith("[") ? path + step : path + "." + step, child);
    }

    /** Refuses an object with another key than these. */
    JsonPart only(Set<String> keys) {
        for (String key : object().keySet()) {
            if (!keys.contains(key)) {
                throw refuse("unknown key " + shown(key) + "; known are " + String.join(", ", new TreeSet<>(keys)));
            }
        }
        return this;
    }

    private Map<?, ?> untyped() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw refuse("an object { … } is wanted here");
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        untyped().forEach((key, each) -> object.put(String.valueOf(key), each));
        return object;
    }

    boolean has(String key) {
        return untyped().containsKey(key);
    }

    JsonPart at(String key) {
        Object found = object().get(key);
        if (found == null) {
            throw refuse("the key " + key + " is missing");
        }
        return child(key, found);
    }

    List<JsonPart> list() {
        if (!(value instanceof List<?> list)) {
            throw refuse("a list [ … ] is wanted here");
        }
        List<JsonPart> parts = new ArrayList<>();
        list.forEach(each -> parts.add(child("[" + parts.size() + "]", each)));
        return parts;
    }

    boolean isList() {
        return value instanceof List<?>;
    }

    boolean isText() {
        return value instanceof String;
    }

    String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refuse("a text is wanted here");
    }

    double number() {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw refuse("a number is wanted here");
    }

    /** A whole number, 0 or more. */
    int count() {
        double number = number();
        if (number < 0 || number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw refuse("a whole number of 0 or more is wanted here");
        }
        return (int) number;
    }

    boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refuse("true or false is wanted here");
    }

    private static String shown(String key) {
        return key.length() > 40 ? key.substring(0, 40) + "…" : key;
    }
}
