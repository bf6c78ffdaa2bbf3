// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.ArrayList;
import java.util.List;
import org.enlace.personnel.NodePersonnel;
import org.enlace.store.Database;
import org.enlace.store.StoreException;

/**
 * The node's standing work: tag sets and questions, expiry, witnesses. Each part has a transaction of its own and is done
 * whatever becomes of the others; all of it may be repeated.
 */
final class NodeUpkeep {
    private final Database database;
    private final ExpiryUpkeep expiry;
    private final VeilUpkeep veil;
    private final WitnessTurns witnesses;
    private final BulletinExchange bulletins;
    private final ReadAccessLog readAccessLog;
    private final NodePersonnel personnel;

    NodeUpkeep(
            Database database,
            ExpiryUpkeep expiry,
            VeilUpkeep veil,
            WitnessTurns witnesses,
            BulletinExchange bulletins,
            ReadAccessLog readAccessLog,
            NodePersonnel personnel) {
        this.database = database;
        this.expiry = expiry;
        this.veil = veil;
        this.witnesses = witnesses;
        this.bulletins = bulletins;
        this.readAccessLog = readAccessLog;
        this.personnel = personnel;
    }

    /** One turn. Where a part fails the others are still done, then the failure is thrown; the database must answer. */
    void turn() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable part : parts()) {
            try {
                part.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
                if (failure instanceof StoreException store && store.reason() == StoreException.Reason.UNAVAILABLE) {
                    break;
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private List<Runnable> parts() {
        List<Runnable> parts = new ArrayList<>(expiry.parts());
        parts.add(() -> database.useTransaction(personnel::tend));
        parts.add(() -> database.useTransaction(readAccessLog::gather));
        parts.add(() -> database.useTransaction(bulletins::catchUp));
        parts.addAll(veil.parts());
        parts.add(witnesses::turn);
        return parts;
    }
}
