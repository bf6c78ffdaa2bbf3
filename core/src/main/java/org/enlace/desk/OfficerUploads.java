// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.intake.TablePreview;
import org.enlace.intake.record.IntakeInput;
import org.enlace.model.OfficerName;
import org.enlace.ownfiles.OwnFiles.Taken;

/**
 * Files that officers brought to the desk: held in memory only, for an hour, each for the officer who brought it; the
 * oldest goes where there are more than eight or more than 128 MiB.
 */
final class OfficerUploads {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_FILES = 8;
    private static final long MOST_BYTES = 128L << 20;
    private static final int TOKEN = 16;

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

    OfficerUploads(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** How far the load of a file is. */
    sealed interface Load {
        record None() implements Load {}

        record Running() implements Load {}

        record Done(Taken taken) implements Load {}

        record Failed(String message) implements Load {}
    }

    /** One file; {@code table} is what was seen of it where it is one. */
    record Upload(
            OfficerName officer,
            IntakeInput file,
            int size,
            Instant at,
            Optional<TablePreview> table,
            AtomicReference<Load> load) {
        Upload(OfficerName officer, IntakeInput file, int size, Instant at, Optional<TablePreview> table) {
            this(officer, file, size, at, table, new AtomicReference<>(new Load.None()));
        }
    }

    /** Keeps a file and gives the token that finds it. */
    synchronized String keep(Upload upload) {
        Instant now = clock.instant();
        uploads.values().removeIf(old -> now.isAfter(old.at().plus(KEPT)));
        while (!uploads.isEmpty() && (uploads.size() >= MOST_FILES || held() + upload.size() > MOST_BYTES)) {
            uploads.entrySet().stream()
                    .min(Map.Entry.comparingByValue((a, b) -> a.at().compareTo(b.at())))
                    .ifPresent(oldest -> uploads.remove(oldest.getKey()));
        }
        byte[] token = new byte[TOKEN];
        random.nextBytes(token);
        String name = HexFormat.of().formatHex(token);
        uploads.put(name, upload);
        return name;
    }

    private long held() {
        return uploads.values().stream().mapToLong(Upload::size).sum();
    }

    /** The file of an officer; refused where there is none, or not theirs, or not any more. */
    Upload find(OfficerName officer, String token) {
        Upload upload = uploads.get(token);
        if (upload == null
                || !upload.officer().equals(officer)
                || clock.instant().isAfter(upload.at().plus(KEPT))) {
            throw DeskProblem.notFound("file: files are kept for an hour, bring it again");
        }
        return upload;
    }
}
