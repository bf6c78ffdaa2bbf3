// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

/** A sentence about what a run decided by itself, as it was said while the run worked. */
public record RunRemark(About about, String text) {
    /** What a sentence is about, in the order of the page. */
    public enum About {
        /** Why the result should not be trusted as it is. */
        WARNING,
        /** What columns were taken for, and how much each counts. */
        COLUMNS,
        /** Which pairs were looked at, and which were left out. */
        BLOCKING,
        /** Which of the pairs were kept. */
        KEPT
    }

    public RunRemark {
        text = text.strip();
    }
}
