// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import tools.jackson.databind.JsonNode;

/**
 * Text that every part of a node can keep and pass on: no U+0000, which no database column holds, and no half of a
 * surrogate pair, which has no bytes. What comes from outside is asked this once, at its door.
 */
public final class LegibleText {
    private LegibleText() {}

    /** Whether a text holds characters only. */
    public static boolean is(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isHighSurrogate(unit)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every name and text in a tree of JSON holds characters only. */
    public static boolean is(JsonNode tree) {
        return switch (tree.getNodeType()) {
            case STRING -> is(tree.stringValue());
            case ARRAY -> tree.values().stream().allMatch(LegibleText::is);
            case OBJECT -> tree.properties().stream().allMatch(field -> is(field.getKey()) && is(field.getValue()));
            case NUMBER, BOOLEAN, NULL, BINARY, MISSING, POJO -> true;
        };
    }
}
