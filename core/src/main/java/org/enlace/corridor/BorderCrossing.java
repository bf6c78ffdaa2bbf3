// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.util.List;

/** A point of the corridor where events are counted; degrees WGS 84; {@code next} are the ids that follow on the route. */
public record BorderCrossing(
        String id, String name, String country, Kind kind, double longitude, double latitude, List<String> next) {

    /** What the point is on the route. */
    public enum Kind {
        CROSSING,
        HUB,
        STATION,
        PORT
    }
}
