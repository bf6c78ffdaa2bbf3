// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/** Hears how far a run is; called by whichever thread ends a task, a few hundred times in a run. */
@FunctionalInterface
public interface RunProgress {
    /** {@code share} of the tasks is done, 0 to 1, and so many pairs were looked at since the last call. */
    void heard(double share, long pairs);

    /** Hears nothing. */
    static RunProgress none() {
        return (_, _) -> {};
    }
}
