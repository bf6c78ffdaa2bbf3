// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One FollowTheMoney entity as it was written: values may be one text or a list. {@code record} is its id, or, of one that stands
 * in another, the other's record with {@code #}, so that it is replaced and withdrawn with that one.
 */
record FtmEntity(long line, String record, String id, String schema, JsonNode tree, String original) {

    /** The texts of one property's value. */
    static List<String> values(JsonNode value) {
        List<String> found = new ArrayList<>();
        Iterable<JsonNode> each = value.isArray() ? value : List.of(value);
        for (JsonNode one : each) {
            if (one.isString() || one.isNumber() || one.isBoolean()) {
                found.add(one.asString());
            }
        }
        return found;
    }

    List<String> texts(String property) {
        return values(tree.path("properties").path(property));
    }

    /** The ids that one property names, of entities given by id or written out in place. */
    List<String> ids(String property) {
        JsonNode value = tree.path("properties").path(property);
        List<String> found = new ArrayList<>();
        Iterable<JsonNode> each = value.isArray() ? value : List.of(value);
        for (JsonNode one : each) {
            String id = one.isObject()
                    ? FtmEntityReader.id(one)
                    : one.isString() ? one.stringValue().strip() : "";
            if (!id.isEmpty() && NormalValue.isText(id) && !found.contains(id)) {
                found.add(id);
            }
        }
        return found;
    }
}
