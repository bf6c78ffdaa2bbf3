// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes entities out of an entity that are written in its properties instead of being named by id, so that each is read, and judged,
 * as one of its own. What is left of the outer one names them by id and holds nothing of what they say.
 */
record NestedEntities(ObjectNode outer, List<JsonNode> inner) {
    NestedEntities {
        inner = List.copyOf(inner);
    }

    /** Whether an entity holds others. */
    static boolean areIn(JsonNode entity) {
        for (Map.Entry<String, JsonNode> property : entity.path("properties").properties()) {
            for (JsonNode value : values(property.getValue())) {
                if (isEntity(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Iterable<JsonNode> values(JsonNode value) {
        return value.isArray() ? value : List.of(value);
    }

    private static boolean isEntity(JsonNode value) {
        return value.isObject() && value.path("schema").isString();
    }

    /** Parts an entity, whose id is known, from those in it; one without an id gets one from its place. */
    static NestedEntities of(String id, JsonNode entity) {
        ObjectNode outer = (ObjectNode) entity.deepCopy();
        List<JsonNode> inner = new ArrayList<>();
        ObjectNode properties = outer.putObject("properties");
        for (Map.Entry<String, JsonNode> property : entity.path("properties").properties()) {
            ArrayNode left = properties.putArray(property.getKey());
            for (JsonNode value : values(property.getValue())) {
                left.add(isEntity(value) ? named(id, property.getKey(), value, inner) : value);
            }
        }
        return new NestedEntities(outer, inner);
    }

    private static JsonNode named(String outer, String property, JsonNode value, List<JsonNode> inner) {
        ObjectNode entity = (ObjectNode) value.deepCopy();
        if (FtmEntityReader.id(entity).isEmpty()) {
            entity.put("id", outer + "/" + property + (inner.size() + 1));
        }
        if (entity.path("properties").isObject()) {
            inner.add(entity);
        }
        return GuardedJson.MAPPER.getNodeFactory().stringNode(FtmEntityReader.id(entity));
    }
}
