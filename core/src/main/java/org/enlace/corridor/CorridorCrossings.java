// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.enlace.text.PlainWords;

/** The corridor's points, from Rumichaca to El Paso, found by id or by name in any spelling of case and accents. */
public final class CorridorCrossings {
    private final List<BorderCrossing> all = new ArrayList<>();
    private final Map<String, BorderCrossing> byKey = new HashMap<>();

    private CorridorCrossings() {}

    /** The points that come with the product. */
    public static CorridorCrossings bundled() {
        CorridorCrossings crossings = new CorridorCrossings();
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in = CorridorCrossings.class.getResourceAsStream("crossings.csv")) {
            if (in == null) {
                throw new IllegalStateException("the program must carry crossings.csv");
            }
            for (CSVRecord row : format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                crossings.add(read(row));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return crossings;
    }

    /** All points, south to north along the route. */
    public List<BorderCrossing> all() {
        return List.copyOf(all);
    }

    /** The point with this id or name. */
    public Optional<BorderCrossing> find(String idOrName) {
        return Optional.ofNullable(byKey.get(key(idOrName)));
    }

    private void add(BorderCrossing crossing) {
        all.add(crossing);
        byKey.put(key(crossing.id()), crossing);
        byKey.put(key(crossing.name()), crossing);
    }

    private static BorderCrossing read(CSVRecord row) {
        String next = row.get("next");
        return new BorderCrossing(
                row.get("id"),
                row.get("name"),
                row.get("country"),
                BorderCrossing.Kind.valueOf(row.get("kind")),
                Double.parseDouble(row.get("longitude")),
                Double.parseDouble(row.get("latitude")),
                next.isEmpty() ? List.of() : List.of(next.split(" ", -1)));
    }

    private static String key(String text) {
        return PlainWords.of(text).replaceAll("[^a-z0-9]", "");
    }
}
