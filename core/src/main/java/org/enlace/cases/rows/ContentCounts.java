// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

/** How many subjects, links and statements a load brought or a source still says. */
public record ContentCounts(long subjects, long links, long statements) {
    public boolean isNothing() {
        return statements + links == 0;
    }
}
