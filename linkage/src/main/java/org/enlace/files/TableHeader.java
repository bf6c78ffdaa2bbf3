// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

/**
 * What the first row of a table is.
 *
 * @param named whether it names the columns; false where it says values like those below it
 * @param known whether it consists of words that name columns
 * @param title what stands above it
 * @param width how many columns it has
 */
public record TableHeader(boolean named, boolean known, String title, int width) {}
