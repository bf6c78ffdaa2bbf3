// SPDX-License-Identifier: Apache-2.0
package org.enlace.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.text.LegibleText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one form in which a record is signed or hashed: RFC 8785 restricted to whole numbers within ±2^53, so that no
 * party has to agree on how to print a fraction. Parsing refuses duplicate names, trailing text and any byte sequence
 * that is not the canonical form of what it says, U+0000, and what is nested or counted beyond any of our documents.
 *
 * <p>Decision: docs/decisions.md, "Canonical JSON holds whole numbers only".
 */
public final class CanonicalJson {
    /** How a digest is written: 64 lower-case hexadecimal digits. */
    public static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private static final long LARGEST = 1L << 53;

    /** Far above what any document of ours needs, and below what a reader's memory feels. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(64)
            .maxTokenCount(1_000_000)
            .maxNameLength(1_000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CanonicalJson() {}

    /** Canonical bytes of a record, map, list or tree; IllegalArgumentException for a fraction or a too large number. */
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Canonical text of a record, map, list or tree. */
    public static String text(Object value) {
        JsonNode tree = value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
        StringBuilder out = new StringBuilder();
        write(tree, out);
        return out.toString();
    }

    /** The tree that canonical bytes hold; IllegalArgumentException where they are not canonical. */
    public static JsonNode parse(byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            if (!LegibleText.is(tree)) {
                throw new IllegalArgumentException("JSON must hold characters only: bytes=" + bytes.length);
            }
            if (!MessageDigest.isEqual(bytes(tree), bytes)) {
                throw new IllegalArgumentException("JSON must be in canonical form (RFC 8785): bytes=" + bytes.length);
            }
            return tree;
        } catch (JacksonException damaged) {
            throw new IllegalArgumentException("JSON must be well formed: bytes=" + bytes.length);
        }
    }

    /** The record of type {@code type} that canonical bytes hold; IllegalArgumentException where they do not fit. */
    public static <T> T parse(byte[] bytes, Class<T> type) {
        JsonNode tree = parse(bytes);
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JacksonException | IllegalArgumentException unfit) {
            throw new IllegalArgumentException("JSON must fit " + type.getSimpleName() + ": bytes=" + bytes.length);
        }
    }

    /** SHA-256 of the canonical bytes, as 64 hexadecimal digits. */
    public static String digest(Object value) {
        return sha256(bytes(value));
    }

    /** SHA-256 of bytes, as 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, out);
            case ARRAY -> writeArray(node, out);
            case STRING -> writeString(node.stringValue(), out);
            case NUMBER -> writeNumber(node, out);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            case BINARY, MISSING, POJO ->
                throw new IllegalArgumentException("canonical JSON has no " + node.getNodeType());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder out) {
        List<String> names = new ArrayList<>(node.propertyNames());
        names.sort(Comparator.naturalOrder());
        out.append('{');
        String separator = "";
        for (String name : names) {
            out.append(separator);
            writeString(name, out);
            out.append(':');
            write(node.path(name), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeArray(JsonNode node, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (JsonNode element : node) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeNumber(JsonNode node, StringBuilder out) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || Math.abs(node.longValue()) > LARGEST) {
            throw new IllegalArgumentException("canonical JSON holds whole numbers within 2^53 only");
        }
        out.append(node.longValue());
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            switch (unit) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (unit < 0x20) {
                        out.append(String.format("\\u%04x", (int) unit));
                    } else if (Character.isSurrogate(unit)) {
                        at = writePair(text, at, out);
                    } else {
                        out.append(unit);
                    }
                }
            }
        }
        out.append('"');
    }

    private static int writePair(String text, int at, StringBuilder out) {
        if (at + 1 >= text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw new IllegalArgumentException("canonical JSON holds no lone surrogate");
        }
        out.append(text, at, at + 2);
        return at + 1;
    }
}
