// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.util.Optional;

/**
 * Which columns a user named: the one that holds the ids, and the one that holds the truth. Without a named one the id is looked
 * for among the usual names, unless just {@code rows} are wanted.
 */
public record ChosenColumns(Optional<String> id, Optional<String> truth, boolean rows) {
    /** No column was named. */
    public static final ChosenColumns NOTHING = new ChosenColumns(Optional.empty(), Optional.empty(), false);

    /** All columns are wanted as they are, none as id. */
    public static final ChosenColumns ROWS = new ChosenColumns(Optional.empty(), Optional.empty(), true);
}
