// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON from outside is read: bounded in depth and size, duplicate names refused, source text never quoted. */
public final class GuardedJson {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NAME = 1 << 12;
    private static final int LONGEST_NUMBER = 100;

    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(StrictLineReader.LONGEST_LINE)
                            .maxNameLength(LONGEST_NAME)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private GuardedJson() {}

    /** The tree of a whole text. */
    public static JsonNode tree(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of the value at which a parser stands, leaving the rest unread. */
    public static JsonNode subtree(JsonParser parser) {
        return MAPPER.reader()
                .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(parser);
    }
}
