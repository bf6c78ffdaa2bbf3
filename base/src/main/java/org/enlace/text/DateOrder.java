// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

/** The order of day and month where a date does not begin with its year. */
public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
}
