// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import java.util.List;

/**
 * A column of one table that is compared with one of another name in the other, or with several put together.
 *
 * @param inCommon the share of the distinct values of the one that the other has too, 0..1, estimated; 0 for several
 */
public record PairedColumns(String column, List<String> with, ColumnMeaning meaning, double inCommon) {
    public PairedColumns {
        with = List.copyOf(with);
    }
}
