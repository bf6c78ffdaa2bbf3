// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.enlace.backup.BackupException;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.backup.BackupSource;
import org.enlace.backup.NodeBackup;
import org.enlace.ledger.entry.EntryType;
import org.enlace.node.AuthorityNode;
import org.enlace.settings.ServiceSettings.BackupPlan;

/** Makes backups by the clock, and replaces the file of record keys within a minute after something was removed. */
final class BackupSchedule implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackupSchedule.class.getName());

    /** Entries of the ledger after which the own files or the keys of records may hold less than before. */
    private static final List<EntryType> REMOVALS =
            List.of(EntryType.PURGE, EntryType.SOURCE_WITHDRAWN, EntryType.INTAKE);

    private final AuthorityNode node;
    private final BackupPlan plan;
    private final NodeBackup backup;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("backup").unstarted(work));
    private volatile Optional<Instant> failing = Optional.empty();
    private long seen = -2;

    BackupSchedule(AuthorityNode node, BackupPlan plan, BackupSource source, Clock clock) {
        this.node = node;
        this.plan = plan;
        this.clock = clock;
        backup = new NodeBackup(source, plan.folder(), plan.recipient(), clock);
    }

    BackupSchedule begin() {
        var _ = worker.scheduleWithFixedDelay(this::look, 5, 30, TimeUnit.SECONDS);
        return this;
    }

    private void look() {
        try {
            long removal = removal();
            if (isDue()) {
                make();
            } else if (removal != seen) {
                backup.keepRecordKeys();
            }
            seen = removal;
            failing = Optional.empty();
        } catch (IOException | RuntimeException failed) {
            // A task that throws would not be run again.
            if (failing.isEmpty()) {
                failing = Optional.of(clock.instant());
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    "no backup could be made: cause="
                            + (failed instanceof BackupException refused
                                    ? refused.problem()
                                    : failed.getClass().getName()));
        }
    }

    private long removal() {
        return REMOVALS.stream()
                .flatMap(type -> node.ledger().entries(type, Long.MAX_VALUE, 1).stream())
                .mapToLong(entry -> entry.index())
                .max()
                .orElse(-1);
    }

    private boolean isDue() throws IOException {
        Instant due = clock.instant().minus(plan.every());
        return backup.folder().all().stream().allMatch(kept -> !kept.at().isAfter(due));
    }

    /** Makes a backup now. */
    KeptBackup make() {
        return backup.make(plan.keep());
    }

    Optional<KeptBackup> newest() {
        return backup.folder().newest();
    }

    /** Since when backups have failed. */
    Optional<Instant> failingSince() {
        return failing;
    }

    /** A backup that is being made is left off; the next one removes what it wrote. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
