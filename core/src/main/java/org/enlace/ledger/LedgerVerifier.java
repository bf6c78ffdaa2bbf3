// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Place;
import org.enlace.ledger.VerificationResult.Times;
import org.enlace.ledger.VerificationResult.Verified;

/**
 * Checks a published log with nothing but its files and keys: every file is parsed strictly, recomputed from the
 * entries and compared byte for byte, stale partial tiles included; whatever else lies there is refused. Never throws.
 */
public final class LedgerVerifier {
    /** What may pass when a running node is just publishing. */
    private static final Set<LogFlaw> PASSING = Set.of(LogFlaw.BEYOND, LogFlaw.MISSING);

    /** How far two authorities' clocks may be apart before it is a finding. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private static final int TRIES = 5;
    private static final int PAUSE_MILLIS = 300;

    private final LogFiles files;
    private byte[] checkpointRead = {};

    private LedgerVerifier(LogFiles files) {
        this.files = files;
    }

    /** Verifies {@code nodeFolder/ledger/} against the keys in {@code nodeFolder/ledger.vkey}. */
    public static VerificationResult verify(Path nodeFolder) {
        return verify(nodeFolder.resolve("ledger"), nodeFolder.resolve("ledger.vkey"));
    }

    /** Verifies a log's folder against a file of keys. Reads each file once; flat memory. */
    public static VerificationResult verify(Path ledger, Path keys) {
        return new LedgerVerifier(new LogFiles(ledger, keys)).verify();
    }

    private VerificationResult verify() {
        VerificationResult result = once();
        for (int again = 1; again < TRIES && result instanceof Damaged damaged; again++) {
            if (!PASSING.contains(damaged.flaw()) || !checkpointMoves()) {
                break;
            }
            result = once();
        }
        return result;
    }

    private VerificationResult once() {
        try {
            return check();
        } catch (DamageException found) {
            return found.damage();
        } catch (RuntimeException | StackOverflowError unforeseen) {
            return new Damaged("ledger", new Place.Whole(), LogFlaw.UNREADABLE);
        }
    }

    /** Whether a node publishes right now: the checkpoint changes while we wait a moment. */
    private boolean checkpointMoves() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return !Arrays.equals(checkpointRead, files.checkpoint());
        } catch (DamageException unreadable) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Verified check() {
        LedgerKeys keys = keys();
        SignedCheckpoint signed = checkpoint();
        List<String> witnesses = checkSignatures(signed, keys);
        Checkpoint checkpoint = signed.checkpoint();
        files.checkNames(checkpoint.size());
        TileRecomputation check = new TileRecomputation(files, checkpoint);
        check.run();
        List<String> ahead = signed.signatures().stream()
                .flatMap(
                        line -> line
                                .time()
                                .filter(at -> check.newest().isAfter(at.plus(CLOCKS_APART)))
                                .map(at -> line.name())
                                .stream())
                .toList();
        Times times = new Times(check.backwards(), check.firstBackwards(), ahead);
        return new Verified(keys.log(), checkpoint.size(), checkpoint.root(), witnesses, times);
    }

    private LedgerKeys keys() {
        byte[] bytes = files.keys();
        try {
            LedgerKeys keys = LedgerKeys.parse(bytes);
            if (keys.isWrittenAs(bytes)) {
                return keys;
            }
        } catch (LogLineException error) {
            throw new DamageException(LogFiles.KEYS, new Place.Line(error.line()), LogFlaw.FORMAT);
        } catch (LedgerException error) {
            throw DamageException.whole(LogFiles.KEYS, LogFlaw.FORMAT);
        }
        throw DamageException.whole(LogFiles.KEYS, LogFlaw.FORMAT);
    }

    private SignedCheckpoint checkpoint() {
        byte[] bytes = files.checkpoint();
        checkpointRead = bytes;
        try {
            SignedCheckpoint parsed = SignedCheckpoint.parse(bytes);
            if (Arrays.equals(parsed.bytes(), bytes)) {
                return parsed;
            }
        } catch (LogLineException error) {
            throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(error.line()), LogFlaw.FORMAT);
        } catch (LedgerException error) {
            throw DamageException.whole(LogFiles.CHECKPOINT, LogFlaw.FORMAT);
        }
        throw DamageException.whole(LogFiles.CHECKPOINT, LogFlaw.FORMAT);
    }

    private static List<String> checkSignatures(SignedCheckpoint signed, LedgerKeys keys) {
        int line = 5;
        List<String> witnesses = new ArrayList<>();
        if (!signed.checkpoint().origin().equals(keys.log().name())) {
            throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(1), LogFlaw.SIGNER);
        }
        for (SignatureLine signature : signed.signatures()) {
            VerifierKey key = line == 5 ? keys.log() : witness(signature, keys, line);
            if (!signature.isBy(key)) {
                throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(line), LogFlaw.SIGNER);
            }
            if (!signature.verifies(key, signed.checkpoint())) {
                throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(line), LogFlaw.SIGNATURE);
            }
            if (line > 5) {
                boolean inOrder = witnesses.isEmpty() || witnesses.getLast().compareTo(signature.name()) < 0;
                if (!inOrder) {
                    throw new DamageException(LogFiles.CHECKPOINT, new Place.Line(line), LogFlaw.FORMAT);
                }
                witnesses.add(signature.name());
            }
            line++;
        }
        return witnesses;
    }

    private static VerifierKey witness(SignatureLine signature, LedgerKeys keys, int line) {
        return keys.witnesses().stream()
                .filter(signature::isBy)
                .findFirst()
                .orElseThrow(() -> new DamageException(LogFiles.CHECKPOINT, new Place.Line(line), LogFlaw.SIGNER));
    }
}
