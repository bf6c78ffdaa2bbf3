// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireException;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LedgerException;
import org.enlace.ledger.LogKey;
import org.enlace.node.AuthorityNode;
import org.enlace.store.StoreException;
import org.jdbi.v3.core.Handle;

/**
 * Tries what the node is for: writes to its database and reads it back, undone at once; reads the ledger's head, the published checkpoint and the keys, and
 * signs with them; looks for room on the disk; calls its own port for partners. What came of it stands for a second, so that it may be asked
 * often.
 */
public final class NodeHealth {
    /** Bytes below which the disk counts as full. */
    public static final long LEAST_FREE = 1L << 30;

    private static final Duration STANDS = Duration.ofSeconds(1);

    private final AuthorityNode node;
    private Optional<Tried> last = Optional.empty();

    /** {@code at} is of {@link System#nanoTime}. */
    private record Tried(long at, Set<HealthReason> reasons) {}

    NodeHealth(AuthorityNode node) {
        this.node = node;
    }

    /** Why the node is down; none where it is up. Takes some milliseconds, and some seconds where the database is away. */
    public synchronized Set<HealthReason> reasons() {
        if (last.isEmpty() || System.nanoTime() - last.get().at() > STANDS.toNanos()) {
            Set<HealthReason> reasons = tried();
            last = Optional.of(new Tried(System.nanoTime(), reasons));
        }
        return last.get().reasons();
    }

    public boolean isUp() {
        return reasons().isEmpty();
    }

    private Set<HealthReason> tried() {
        EnumSet<HealthReason> reasons = EnumSet.noneOf(HealthReason.class);
        database().ifPresent(reasons::add);
        keys(reasons);
        if (!reasons.contains(HealthReason.DATABASE_SILENT) && !isHeadReadable()) {
            reasons.add(HealthReason.LEDGER_UNREADABLE);
        }
        if (freeBytes() < LEAST_FREE) {
            reasons.add(HealthReason.DISK_FULL);
        }
        if (!node.listener().answers()) {
            reasons.add(HealthReason.PARTNERS_SILENT);
        }
        return Collections.unmodifiableSet(reasons);
    }

    private Optional<HealthReason> database() {
        try {
            return node.database().inTransaction(NodeHealth::keepsWhatIsWritten)
                    ? Optional.empty()
                    : Optional.of(HealthReason.DATABASE_REFUSES);
        } catch (StoreException failed) {
            return Optional.of(
                    failed.reason() == StoreException.Reason.UNAVAILABLE
                            ? HealthReason.DATABASE_SILENT
                            : HealthReason.DATABASE_REFUSES);
        } catch (RuntimeException refused) {
            return Optional.of(HealthReason.DATABASE_REFUSES);
        }
    }

    private static boolean keepsWhatIsWritten(Handle tx) {
        tx.savepoint("tried");
        long id = tx.createQuery("insert into node_trial (at) values (now()) returning id")
                .mapTo(Long.class)
                .one();
        boolean there = tx.createQuery("select count(*) from node_trial where id = :id")
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one()
                == 1;
        tx.rollbackToSavepoint("tried");
        return there;
    }

    private void keys(Set<HealthReason> reasons) {
        try {
            NodeKeys keys = NodeKeys.load(node.settings().home().resolve("keys"));
            LogKey own = node.ledger().key();
            LogKey read =
                    LogKey.of(own.name(), keys.log().getPrivate(), keys.log().getPublic());
            if (!read.verifier().line().equals(own.verifier().line())) {
                reasons.add(HealthReason.LEDGER_KEY);
            }
        } catch (WireException unreadable) {
            reasons.add(HealthReason.KEYS_UNREADABLE);
        } catch (LedgerException unfit) {
            reasons.add(HealthReason.LEDGER_KEY);
        }
    }

    private boolean isHeadReadable() {
        Ledger ledger = node.ledger();
        try {
            long size = ledger.size();
            return size > 0 && ledger.entries(size - 1, 1).size() == 1 && ledger.isPublished();
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /** Bytes that the node may still write; 0 where the folder is gone. */
    public long freeBytes() {
        return freeBytes(node.settings().home());
    }

    /**
     * Bytes that this process may still write into a folder; 0 where there is none. The folder itself is asked (statvfs):
     * {@link java.nio.file.FileStore} looks for it among the mounts, where that of a confined service may be missing.
     */
    public static long freeBytes(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
