// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A checkpoint with its signature lines: the log's own first, then cosignatures in the order of their names. What is
 * parsed is exactly what is written: any other spelling is refused. Parsing verifies nothing.
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<SignatureLine> signatures) {
    static final int MAX_BYTES = 32_768;
    private static final int BODY_LINES = 3;

    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty()) {
            throw LedgerException.format("a checkpoint is signed: signatures=0");
        }
    }

    static SignedCheckpoint signed(LogKey key, Checkpoint checkpoint, List<SignatureLine> cosignatures) {
        List<SignatureLine> all = new ArrayList<>();
        all.add(SignatureLine.signed(key, checkpoint));
        cosignatures.stream().sorted(Comparator.comparing(SignatureLine::name)).forEach(all::add);
        return new SignedCheckpoint(checkpoint, all);
    }

    /** The note in its text form. */
    public static SignedCheckpoint parse(byte[] note) {
        if (note.length > MAX_BYTES) {
            throw LedgerException.format("a checkpoint has at most 32768 bytes: bytes=" + note.length);
        }
        String[] lines = StrictText.strict(note).split("\n", -1);
        if (lines.length < BODY_LINES + 3) {
            throw new LogLineException(lines.length, "a checkpoint has three lines, an empty one and signatures");
        }
        List<SignatureLine> signatures = new ArrayList<>();
        String origin = LogLineException.at(1, () -> StrictText.name(lines[0]));
        long size = LogLineException.at(2, () -> StrictText.number(lines[1]));
        Sha256Hash root = LogLineException.at(3, () -> Sha256Hash.parse(lines[2]));
        LogLineException.check(lines[BODY_LINES].isEmpty(), 4, "a checkpoint has three lines and no extensions");
        for (int at = BODY_LINES + 1; at < lines.length - 1; at++) {
            String line = lines[at];
            signatures.add(LogLineException.at(at + 1, () -> SignatureLine.parse(line)));
        }
        LogLineException.check(lines[lines.length - 1].isEmpty(), lines.length, "a note ends with a newline");
        return new SignedCheckpoint(new Checkpoint(origin, size, root), signatures);
    }

    /** The note in its text form. */
    public String text() {
        var text = new StringBuilder(checkpoint.body()).append('\n');
        signatures.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    public byte[] bytes() {
        return StrictText.utf8(text());
    }

    /** Whether the log itself signed it and is the log that its origin names. */
    public boolean isSignedBy(VerifierKey log) {
        return log.kind() == VerifierKey.Kind.LOG
                && log.name().equals(checkpoint.origin())
                && signatures.getFirst().verifies(log, checkpoint);
    }
}
