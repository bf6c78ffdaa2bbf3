// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

/** How much is made up: about so many subjects for each authority. */
public enum RegionSize {
    SMALL(300),
    MEDIUM(20_000),
    LARGE(1_000_000);

    private final int subjects;

    RegionSize(int subjects) {
        this.subjects = subjects;
    }

    /** Subjects for each authority, at least. */
    public int subjects() {
        return subjects;
    }
}
