// SPDX-License-Identifier: Apache-2.0
package org.enlace.corridor;

import java.time.YearMonth;

/** How many events of one kind there were at a crossing in a month, for one group (ISO 3166-1 alpha-2 nationality). */
public record EventCount(String crossing, YearMonth month, CountedEvent event, String group, int count) {
    public EventCount {
        if (count < 0) {
            throw new IllegalArgumentException("count must not be negative");
        }
    }
}
