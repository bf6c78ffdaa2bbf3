// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.ledger.CosigningAnswer.Cause;
import org.enlace.ledger.LedgerException.Reason;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.LedgerEvent;
import org.enlace.ledger.entry.OnBehalf;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/**
 * One node's log. {@link #append} belongs in the transaction of its cause; {@link #publish} brings the files up to date
 * afterwards and may be called as often as one likes. After a crash between the two, {@link #open} publishes what is
 * missing.
 */
public final class Ledger {
    /** A clock that is set right steps back by seconds; more is a finding of whoever verifies. */
    private static final Duration SET_BACK = Duration.ofMinutes(1);

    private final Database database;
    private final LogKey key;
    private final Clock clock;
    private final TileFiles files;
    private final LogPublication publication;
    private SignedCheckpoint latest;
    private volatile Instant newest = Instant.EPOCH;
    private volatile boolean sawMore = true;

    private Ledger(Database database, LogKey key, Clock clock, TileFiles files, LogPublication publication) {
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.files = files;
        this.publication = publication;
        this.latest = publication.checkpoint(0);
    }

    /**
     * Opens the log of a node whose files lie under {@code nodeFolder} ({@code ledger/} and {@code ledger.vkey}), after
     * the migrations of {@code db/ledger}. Compares the files with the database, writes what is missing and refuses
     * what differs.
     */
    public static Ledger open(Database database, Path nodeFolder, LogKey key, Clock clock) {
        var files = new TileFiles(nodeFolder);
        files.prepare();
        database.useTransaction(tx -> new LedgerTables(tx).name(key.name()));
        var ledger = new Ledger(database, key, clock, files, new LogPublication(database, files, key));
        ledger.reconcile();
        ledger.newest = database.apart(tx -> new LedgerTables(tx).newest()).orElse(Instant.EPOCH);
        return ledger;
    }

    private synchronized void reconcile() {
        checkKeys();
        writeKeys();
        long size = committedSize();
        long published = publication.reconcile(size);
        latest = publication.advance(published, size);
        keepSeen();
    }

    /** Writes what this node saw of other logs to {@code seen/}, for whoever verifies those logs. */
    private void keepSeen() {
        if (sawMore) {
            sawMore = false;
            for (SignedCheckpoint seen : database.apart(tx -> new LedgerTables(tx).seen())) {
                Path file = files.seenFile(seen.checkpoint().origin());
                if (!files.read(file).map(is -> Arrays.equals(is, seen.bytes())).orElse(false)) {
                    files.write(file, seen.bytes());
                }
            }
            files.settle();
        }
    }

    private void checkKeys() {
        Optional<byte[]> present = files.read(files.keysFile());
        String own = key.verifier().line() + "\n";
        if (present.isPresent() && !new String(present.get(), StandardCharsets.UTF_8).startsWith(own)) {
            throw new LedgerException(
                    Reason.KEY,
                    "a log keeps its key; bring back the key it was started with: name=" + key.name() + " path="
                            + files.keysFile());
        }
    }

    private void writeKeys() {
        List<VerifierKey> witnesses = database.apart(tx -> new LedgerTables(tx).witnesses());
        byte[] wanted = LedgerKeys.of(key.verifier(), witnesses).bytes();
        if (!files.read(files.keysFile()).map(is -> Arrays.equals(is, wanted)).orElse(false)) {
            files.write(files.keysFile(), wanted);
            files.settle();
        }
    }

    /**
     * Appends an entry in the caller's transaction and returns its index. Appending holds the log's row until the transaction
     * ends: append last where you can, and keep such transactions short.
     */
    public long append(Handle tx, LedgerEvent event) {
        Map<String, Object> fields = new TreeMap<>(event.fields().asMap());
        OnBehalf.principal().ifPresent(principal -> fields.put(OnBehalf.FIELD, principal.value()));
        return append(tx, event.type(), fields);
    }

    /** Appends any fields that an entry can have by form: ids, counts, codes and hashes. */
    long append(Handle tx, EntryType type, Map<String, ?> fields) {
        var tables = new LedgerTables(tx);
        Map<String, Object> checked = LedgerEntry.checked(fields);
        long index = tables.take();
        // The time is taken under the lock, so that times go up with the index.
        tables.insert(index, type, new LedgerEntry(type, time(), checked).bytes());
        return index;
    }

    /** The time now; where the clock was set back by less than a minute, the newest time that was given before. */
    private Instant time() {
        Instant now = clock.instant();
        Instant before = newest;
        if (now.isBefore(before) && now.plus(SET_BACK).isAfter(before)) {
            return before;
        }
        newest = now;
        return now;
    }

    /**
     * Publishes what was appended and committed since; costs one query when nothing was. Never publishes what the
     * caller's own open transaction appended.
     */
    public synchronized SignedCheckpoint publish() {
        long size = committedSize();
        if (size > latest.checkpoint().size()) {
            publication.expect(latest);
            latest = publication.advance(latest.checkpoint().size(), size);
        }
        keepSeen();
        return latest;
    }

    /** The checkpoint published last. */
    public synchronized SignedCheckpoint checkpoint() {
        return latest;
    }

    /** Whether the checkpoint that lies on disk is the one published last, and the log's key signed it. */
    public synchronized boolean isPublished() {
        SignedCheckpoint last = checkpoint();
        return last.isSignedBy(key.verifier())
                && files.read(files.checkpointFile())
                        .map(is -> Arrays.equals(is, last.bytes()))
                        .orElse(false);
    }

    /** When the checkpoint on disk was written; empty where there is none. */
    public Optional<Instant> published() {
        try {
            return Optional.of(Files.getLastModifiedTime(files.checkpointFile()).toInstant());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private long committedSize() {
        return database.apart(tx -> new LedgerTables(tx).size());
    }

    /** How many entries there are. */
    public long size() {
        return database.read(tx -> new LedgerTables(tx).size());
    }

    /** Entries in order from an index, at most {@code limit}. */
    public List<LedgerEntry.Logged> entries(long from, int limit) {
        return database.read(tx -> new LedgerTables(tx).entries(from, limit));
    }

    /** The newest entries of a type below an index, newest first; start with {@link Long#MAX_VALUE}. */
    public List<LedgerEntry.Logged> entries(EntryType type, long below, int limit) {
        return database.read(tx -> new LedgerTables(tx).entries(type, below, limit));
    }

    /** The exact bytes of an entry, as the tree hashes them. */
    public byte[] entryBytes(long index) {
        List<byte[]> found = database.read(tx -> new LedgerTables(tx).bytes(index, 1));
        if (found.isEmpty()) {
            throw new LedgerException(Reason.RANGE, "the log has no such entry: index=" + index);
        }
        return found.getFirst();
    }

    /** The audit path of an entry in the tree of {@code size} entries (RFC 6962 section 2.1.1). */
    public List<Sha256Hash> inclusionProof(long index, long size) {
        return database.read(tx -> new MerkleTree(new LedgerTables(tx)).inclusionProof(index, size));
    }

    /** That the tree of {@code older} entries is a prefix of that of {@code newer} (RFC 6962 section 2.1.2). */
    public List<Sha256Hash> consistencyProof(long older, long newer) {
        return database.read(tx -> new MerkleTree(new LedgerTables(tx)).consistencyProof(older, newer));
    }

    public LogKey key() {
        return key;
    }

    /** Accepts the cosignatures of this witness from now on and names its key in {@code ledger.vkey}. */
    public synchronized void trustWitness(VerifierKey witness) {
        if (witness.kind() != VerifierKey.Kind.WITNESS || witness.name().equals(key.name())) {
            throw new LedgerException(Reason.KEY, "a witness has a witness key of its own: name=" + witness.name());
        }
        database.apart(tx -> new LedgerTables(tx).trust(witness));
        writeKeys();
        writeCheckpoint();
    }

    /** Adds a witness's own signature line to our checkpoint of {@code size} entries. */
    public synchronized CosignatureOutcome addCosignature(VerifierKey witness, long size, String line) {
        CosignatureOutcome outcome = database.apart(tx -> accept(new LedgerTables(tx), witness, size, line));
        if (outcome == CosignatureOutcome.ADDED && size == latest.checkpoint().size()) {
            writeCheckpoint();
        }
        return outcome;
    }

    /** Writes the checkpoint published last with the cosignatures that are known now. */
    private void writeCheckpoint() {
        publication.expect(latest);
        SignedCheckpoint wanted = publication.checkpoint(latest.checkpoint().size());
        if (!wanted.equals(latest)) {
            files.write(files.checkpointFile(), wanted.bytes());
            files.settle();
            latest = wanted;
        }
    }

    private CosignatureOutcome accept(LedgerTables tables, VerifierKey witness, long size, String line) {
        if (size < 0 || size > tables.size()) {
            return CosignatureOutcome.NO_SUCH_SIZE;
        }
        SignatureLine cosignature;
        try {
            cosignature = SignatureLine.parse(line);
        } catch (LedgerException malformed) {
            return CosignatureOutcome.NO_LINE;
        }
        if (!tables.witnesses().contains(witness)) {
            return CosignatureOutcome.UNKNOWN_WITNESS;
        }
        var checkpoint = new Checkpoint(key.name(), size, new MerkleTree(tables).root(size));
        if (!cosignature.verifies(witness, checkpoint)) {
            return CosignatureOutcome.OTHER_CHECKPOINT;
        }
        tables.keep(size, cosignature);
        return CosignatureOutcome.ADDED;
    }

    /**
     * As a witness: cosigns another log's checkpoint when it is signed by {@code log} and {@code proof} leads to it
     * from the checkpoint that was cosigned last (none the first time). What was seen is remembered in the same
     * transaction.
     */
    public CosigningAnswer cosign(Handle tx, VerifierKey log, byte[] note, List<Sha256Hash> proof) {
        var tables = new LedgerTables(tx);
        tables.lockSeen(log.name());
        Optional<SignedCheckpoint> last = tables.seen(log.name());
        long lastSize = last.map(seen -> seen.checkpoint().size()).orElse(0L);
        SignedCheckpoint asked;
        try {
            asked = SignedCheckpoint.parse(note);
        } catch (LedgerException | LogLineException malformed) {
            return new CosigningAnswer.Refused(Cause.SIGNATURE, lastSize);
        }
        if (!asked.isSignedBy(log)) {
            return new CosigningAnswer.Refused(Cause.SIGNATURE, lastSize);
        }
        Optional<Cause> refused = last.flatMap(seen -> refusal(seen.checkpoint(), asked.checkpoint(), proof));
        if (refused.isPresent()) {
            return new CosigningAnswer.Refused(refused.get(), lastSize);
        }
        SignatureLine line = SignatureLine.cosigned(key, asked.checkpoint(), clock.instant());
        tables.see(new SignedCheckpoint(
                asked.checkpoint(), List.of(asked.signatures().getFirst(), line)));
        tx.afterCommit(() -> sawMore = true);
        return new CosigningAnswer.Cosigned(asked.checkpoint().size(), line.text());
    }

    private static Optional<Cause> refusal(Checkpoint seen, Checkpoint asked, List<Sha256Hash> proof) {
        if (asked.size() < seen.size()) {
            return Optional.of(Cause.ROLLED_BACK);
        }
        if (asked.size() == seen.size()) {
            return asked.root().equals(seen.root()) ? Optional.empty() : Optional.of(Cause.FORKED);
        }
        return LogProofs.verifyConsistency(seen, asked, proof) ? Optional.empty() : Optional.of(Cause.PROOF);
    }

    /** The checkpoint of another log that this node cosigned last: with a second one, the proof of a fork. */
    public Optional<SignedCheckpoint> lastSeen(String origin) {
        return database.read(tx -> new LedgerTables(tx).seen(origin));
    }
}
