// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import org.enlace.text.DateColumn;
import org.enlace.text.DateOrder;

/** The order of day and month as a user tells it: {@code day-first} or {@code month-first}. */
enum DatesOption {
    DAY_FIRST(DateOrder.DAY_FIRST),
    MONTH_FIRST(DateOrder.MONTH_FIRST);

    private final DateOrder order;

    DatesOption(DateOrder order) {
        this.order = order;
    }

    DateOrder order() {
        return order;
    }

    /** As it is written on the command line. */
    @Override
    public String toString() {
        return order == DateOrder.DAY_FIRST ? "day-first" : "month-first";
    }

    /** The key of the sentence that says how a column was read. */
    static String key(DateColumn dates, boolean told) {
        String order = dates.style().order() == DateOrder.DAY_FIRST ? "day" : "month";
        boolean mixed = Math.min(dates.dayFirst(), dates.monthFirst()) > 0;
        return "dates." + order + (told ? ".told" : dates.isAssumed() ? ".assumed" : mixed ? ".mixed" : ".decided");
    }

    /** The column, and the values that can only be read in the order that was taken, only in the other one, and in both. */
    static Object[] values(String column, DateColumn dates) {
        boolean day = dates.style().order() == DateOrder.DAY_FIRST;
        return new Object[] {
            column,
            day ? dates.dayFirst() : dates.monthFirst(),
            day ? dates.monthFirst() : dates.dayFirst(),
            dates.open()
        };
    }
}
