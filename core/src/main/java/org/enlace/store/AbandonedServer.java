// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.enlace.store.StoreException.Reason;

/**
 * A server that an earlier, killed process left running on our data folder. It is ended only when the process of the
 * pid file really is a PostgreSQL that works in this very folder: process numbers are used again.
 */
final class AbandonedServer {
    private final Path data;
    private final Path pidFile;
    private final ServerPrograms programs;

    AbandonedServer(Path data, ServerPrograms programs) {
        this.data = data;
        this.pidFile = data.resolve("postmaster.pid");
        this.programs = programs;
    }

    /** Ends what was left behind and returns when it is gone. */
    void end() {
        Optional<ProcessHandle> named = pid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        if (named.isEmpty()) {
            return;
        }
        if (!isOurs(named.get())) {
            forget();
            return;
        }
        for (String way : List.of("fast", "immediate")) {
            programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", way, "-w", "-t", "30", "-s");
            if (!isOurs(named.get())) {
                return;
            }
        }
        named.get().destroyForcibly();
        if (!isGone(named.get(), Duration.ofSeconds(10))) {
            throw new StoreException(
                    Reason.IN_USE,
                    "a PostgreSQL left behind cannot be ended; end it by hand: pid="
                            + named.get().pid());
        }
        forget();
    }

    private Optional<Long> pid() {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(lines.getFirst().strip()));
        } catch (IOException | NumberFormatException noPidFile) {
            return Optional.empty();
        }
    }

    private boolean isOurs(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (Files.isDirectory(proc)) {
                return Files.readString(proc.resolve("comm")).strip().equals("postgres")
                        && Files.readSymbolicLink(proc.resolve("cwd")).equals(data.toRealPath());
            }
        } catch (IOException unreadable) {
            // A zombie has no working folder; a process of somebody else does not show it.
            return false;
        }
        String command = process.info().commandLine().orElse("");
        return process.isAlive() && command.contains("postgres") && command.contains(data.toString());
    }

    private boolean isGone(ProcessHandle process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (isOurs(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            ServerPrograms.pause();
        }
        return true;
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException error) {
            throw ServerDisk.refusal("a stale pid file cannot be deleted; delete it by hand", pidFile, error);
        }
    }
}
