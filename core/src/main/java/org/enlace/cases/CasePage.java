// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import java.time.LocalDate;
import java.util.List;

/** One page of the list of cases. */
public record CasePage(long total, List<Entry> cases) {
    public CasePage {
        cases = List.copyOf(cases);
    }

    /** A case and how many subjects it is about. */
    public record Entry(String id, String title, LocalDate opened, int subjects) {}
}
