// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

/** How many queries of one class a partner may ask: the full set once per epoch, and additions per day. */
public record QueryBudget(int fullPerEpoch, int additionsPerDay) {
    public QueryBudget {
        if (fullPerEpoch < 0 || additionsPerDay < 0) {
            throw new IllegalArgumentException("query budgets must not be negative: fullPerEpoch=" + fullPerEpoch
                    + " additionsPerDay=" + additionsPerDay);
        }
    }
}
