// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.crypto.CanonicalJson;
import org.enlace.store.DatabaseContents;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first entry of a backup: whose it is, when it was begun, how long the node's ledger was then, and what the database held.
 * The file of record keys has the same, for the tables in it.
 */
record BackupManifest(String authority, String version, Instant at, long ledgerSize, DatabaseContents contents) {
    static final String NAME = "manifest.json";
    private static final int FORMAT = 1;

    byte[] bytes() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("authority", authority);
        all.put("version", version);
        all.put("at", at.toString());
        all.put("ledgerSize", ledgerSize);
        all.put("migrations", contents.migrations());
        all.put("tables", contents.tables());
        all.put("sequences", contents.sequences());
        return CanonicalJson.bytes(all);
    }

    /** Empty where a newer program wrote it in another format; IllegalArgumentException where it is none. */
    static Optional<BackupManifest> parse(byte[] bytes) {
        try {
            JsonNode all = JsonMapper.shared().readTree(bytes);
            if (all.path("format").asInt(0) > FORMAT) {
                return Optional.empty();
            }
            Map<String, List<String>> tables = new TreeMap<>();
            all.path("tables").properties().forEach(table -> tables.put(table.getKey(), texts(table.getValue())));
            Map<String, Long> sequences = new TreeMap<>();
            all.path("sequences")
                    .properties()
                    .forEach(sequence ->
                            sequences.put(sequence.getKey(), sequence.getValue().asLong()));
            return Optional.of(new BackupManifest(
                    all.path("authority").asString(),
                    all.path("version").asString(),
                    Instant.parse(all.path("at").asString()),
                    all.path("ledgerSize").asLong(),
                    new DatabaseContents(texts(all.path("migrations")), tables, sequences)));
        } catch (JacksonException | DateTimeException unfit) {
            throw new IllegalArgumentException("manifest must be one", unfit);
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
