// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vector files of the repository, read from wherever the tests run. */
public final class Vectors {

    private Vectors() {}

    public static JsonNode read(String name) throws Exception {
        Path here = Path.of("vectors");
        Path folder = Files.isDirectory(here) ? here : Path.of("..", "vectors");
        return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(name)));
    }

    public static byte[] hex(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }

    /** The batch behind a comma-separated field, packed. */
    public static byte[] packed(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString().replace(",", ""));
    }

    public static byte[][] list(JsonNode node, String field) {
        return Arrays.stream(node.get(field).asString().split(","))
                .map(HexFormat.of()::parseHex)
                .toArray(byte[][]::new);
    }
}
