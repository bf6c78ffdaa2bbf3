// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

/** How a column writes its dates, as far as single values leave it open. */
public record DateStyle(DateOrder order, Digits digits) {
    /** What digits mean that stand together without marks. */
    public enum Digits {
        /** What they can mean in one way only; else nothing. */
        OPEN,
        /** Day, month (or month, day) and year, the first zero perhaps lost. */
        YEAR_LAST,
        /** Year, month and day. */
        YEAR_FIRST,
        /** Five digits are days since 30 December 1899, as spreadsheets keep dates (ECMA-376 part 1, 18.17.4.1). */
        SERIAL
    }

    /** Day before month, and digits only where they leave no doubt. */
    public static final DateStyle USUAL = of(DateOrder.DAY_FIRST);

    public static DateStyle of(DateOrder order) {
        return new DateStyle(order, Digits.OPEN);
    }
}
