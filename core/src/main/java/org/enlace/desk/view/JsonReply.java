// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.model.Authority;
import org.enlace.model.OfficerName;

/** A JSON object in the making: what has no value is left out, times are UTC to the second, enums are their names. */
public final class JsonReply {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    public static JsonReply of(String name, Object value) {
        return new JsonReply().with(name, value);
    }

    /** An authority as every answer names it. */
    public static JsonReply authority(Authority authority) {
        return JsonReply.of("id", authority.id().value())
                .with("name", authority.name())
                .with("country", authority.country())
                .with("kind", authority.kind());
    }

    public JsonReply with(String name, Object value) {
        Object plain = plain(value);
        if (!plain.equals(Optional.empty())) {
            fields.put(name, plain);
        }
        return this;
    }

    /** All fields of another object as well. */
    JsonReply with(JsonReply other) {
        fields.putAll(other.fields);
        return this;
    }

    public Map<String, Object> fields() {
        return fields;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? plain(optional.get()) : optional;
            case JsonReply reply -> reply.fields;
            case Instant instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString();
            case LocalDate day -> day.toString();
            case Enum<?> constant -> constant.name();
            case OfficerName officer -> officer.value();
            case Iterable<?> many -> {
                var list = new ArrayList<Object>();
                many.forEach(one -> list.add(plain(one)));
                yield list;
            }
            default -> value;
        };
    }
}
