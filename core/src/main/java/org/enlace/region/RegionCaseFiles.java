// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The open case files of every authority. */
final class RegionCaseFiles implements Closeable {
    private final Map<RegionSeat, SeatFiles> files = new EnumMap<>(RegionSeat.class);

    RegionCaseFiles(Path region) throws IOException {
        for (RegionSeat seat : RegionSeat.ALL) {
            files.put(seat, new SeatFiles(region, seat));
        }
    }

    SeatFiles of(RegionSeat seat) {
        return Objects.requireNonNull(files.get(seat));
    }

    /** Subjects written so far, in the order of the seats. */
    int[] subjects() {
        return files.values().stream().mapToInt(SeatFiles::subjects).toArray();
    }

    @Override
    public void close() throws IOException {
        for (SeatFiles open : files.values()) {
            open.close();
        }
    }
}
