// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import org.enlace.watch.NodeFinding.Area;

/** Why a node is down; the sentence {@code health.NAME} says what to do. */
public enum HealthReason {
    /** The database does not answer. */
    DATABASE_SILENT(Area.DATABASE),
    /** The database answers and takes nothing. */
    DATABASE_REFUSES(Area.DATABASE),
    /** The newest entry of the ledger, or its published checkpoint, is not what was written last. */
    LEDGER_UNREADABLE(Area.LEDGER),
    /** The key on disk is not the one that signed the ledger, or signs nothing. */
    LEDGER_KEY(Area.LEDGER),
    /** A file of the node's keys is missing, damaged or readable by others. */
    KEYS_UNREADABLE(Area.KEYS),
    /** Less than {@link NodeHealth#LEAST_FREE} is free on the disk. */
    DISK_FULL(Area.DISK),
    /** Nothing answers at the port for partners. */
    PARTNERS_SILENT(Area.PARTNERS);

    private final Area area;

    HealthReason(Area area) {
        this.area = area;
    }

    public Area area() {
        return area;
    }
}
