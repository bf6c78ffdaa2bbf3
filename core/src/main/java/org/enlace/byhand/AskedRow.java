// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import org.enlace.veil.tags.VeilInput;

/**
 * One question and the row for which it is asked.
 *
 * @param id the row's {@code id} column, or its number in the file where there is none
 * @param raw what is compared, as written
 */
record AskedRow(String id, String raw, VeilInput input) {
    @Override
    public String toString() {
        return "AskedRow";
    }
}
