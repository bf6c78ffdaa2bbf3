// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.util.List;

/**
 * What a source's withdrawal takes away: so many statements and links, subjects of whom nothing else is held, and the
 * ids of all subjects that it spoke of.
 */
public record SourceWithdrawal(long statements, long links, long subjects, List<String> touched) {
    public SourceWithdrawal {
        touched = List.copyOf(touched);
    }
}
