// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.command.UnusableException;
import org.enlace.ledger.LedgerException;
import org.enlace.ledger.SeenCheckpoint;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.ledger.VerifierKey;

/** What is known of ledgers from elsewhere than the folders that are checked: expected keys, and checkpoints that partners keep. */
final class ExpectedLedgers {
    /** What speaks for or against a ledger; {@code about} is the key, the witness or the log that it is about. */
    record Finding(What what, String about, String detail) {
        boolean isBad() {
            return what != What.SEEN_FITS;
        }
    }

    /** The ends of the keys of the words in {@code messages.properties}. */
    enum What {
        KEY_OTHER,
        KEY_MISSING,
        SEEN_FITS,
        SEEN_ROLLED_BACK,
        SEEN_OTHER_HISTORY,
        SEEN_OTHER_KEY,
        SEEN_UNREADABLE,
        SEEN_MISSING
    }

    private record Seen(String by, SeenCheckpoint sighting, boolean isExpected) {}

    private final Map<String, VerifierKey> keys = new TreeMap<>();
    private final Set<String> expected = new TreeSet<>();
    private final List<Seen> seen = new ArrayList<>();
    private final Set<String> met = new HashSet<>();

    /**
     * Takes verifier keys as lines or files of them, and checkpoints as files or folders of nodes that keep some.
     * {@code whole}: a whole region is checked, so that what a partner saw must be there.
     */
    static ExpectedLedgers of(List<String> keys, List<Path> seen, boolean whole) throws IOException {
        ExpectedLedgers outside = new ExpectedLedgers();
        for (String key : keys) {
            outside.expected.addAll(outside.key(key));
        }
        for (Path place : seen) {
            if (Files.isRegularFile(place)) {
                outside.note(String.valueOf(place.getFileName()), place, true);
            } else if (!outside.folder(place, whole)) {
                throw new UnusableException("verify.seen.none", place);
            }
            for (Path node :
                    Stream.concat(Stream.of(place), children(place).stream()).toList()) {
                Path file = node.resolve("ledger.vkey");
                if (Files.isRegularFile(file)) {
                    outside.key(file.toString());
                }
            }
        }
        return outside;
    }

    /** Takes what the nodes themselves keep of each other; nothing is expected for it. */
    void inside(List<Path> nodes) throws IOException {
        for (Path node : nodes) {
            folder(node, false);
        }
    }

    private Set<String> key(String given) throws IOException {
        Set<String> found = new TreeSet<>();
        Path file = given.contains("+") && !Files.exists(Path.of(given)) ? Path.of("") : Path.of(given);
        List<String> lines = Files.isRegularFile(file) ? lines(file) : List.of(given);
        for (String line : lines) {
            try {
                VerifierKey key = VerifierKey.parse(line.strip());
                learn(key);
                found.add(key.name());
            } catch (LedgerException noKey) {
                if (!line.isBlank()) {
                    throw new UnusableException("verify.key.none", given);
                }
            }
        }
        if (found.isEmpty()) {
            throw new UnusableException("verify.key.none", given);
        }
        return found;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException noText) {
            throw new UnusableException("verify.key.none", file);
        }
    }

    /** A witness's key is that of its log. */
    private void learn(VerifierKey key) {
        VerifierKey log = VerifierKey.log(key.name(), key.key());
        VerifierKey before = keys.putIfAbsent(log.name(), log);
        if (before != null && !before.equals(log)) {
            throw new UnusableException("verify.key.two", log.name());
        }
    }

    /** The notes of a node's folder or of the nodes in a folder; false where there are none. */
    private boolean folder(Path place, boolean expected) throws IOException {
        Path kept = place.resolve("seen");
        if (!Files.isDirectory(kept)) {
            boolean any = false;
            for (Path child : children(place)) {
                any |= Files.isDirectory(child.resolve("seen")) && folder(child, expected);
            }
            return any;
        }
        String name = String.valueOf(place.toAbsolutePath().normalize().getFileName());
        for (Path note : children(kept)) {
            note(name, note, expected);
        }
        return true;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private void note(String by, Path file, boolean expected) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UnusableException("verify.seen.damaged", file);
        }
        try {
            seen.add(new Seen(by, SeenCheckpoint.parse(Files.readAllBytes(file)), expected));
        } catch (IllegalArgumentException damaged) {
            throw new UnusableException("verify.seen.damaged", file);
        }
    }

    /** What is known of one ledger that was just verified, in these files. */
    List<Finding> about(Verified verified, Path ledger, Path keysFile) {
        String name = verified.key().name();
        met.add(name);
        List<Finding> findings = new ArrayList<>();
        VerifierKey given = keys.get(name);
        if (given != null && !given.equals(verified.key())) {
            findings.add(new Finding(What.KEY_OTHER, given.line(), ""));
        }
        for (Seen one : seen) {
            if (one.sighting().log().equals(name)) {
                findings.add(new Finding(
                        what(one.sighting().fit(verified, ledger, keysFile)),
                        one.by(),
                        Long.toString(one.sighting().size())));
            }
        }
        return findings;
    }

    /** Notes that a ledger is there, whatever its state. */
    void met(String log) {
        met.add(log);
    }

    private static What what(SeenCheckpoint.Fit fit) {
        return switch (fit) {
            case FITS -> What.SEEN_FITS;
            case ROLLED_BACK -> What.SEEN_ROLLED_BACK;
            case OTHER_HISTORY -> What.SEEN_OTHER_HISTORY;
            case OTHER_KEY -> What.SEEN_OTHER_KEY;
            case UNREADABLE -> What.SEEN_UNREADABLE;
        };
    }

    /** Ledgers of which a key or a checkpoint was given and that were not among those checked. */
    List<Finding> missing() {
        List<Finding> findings = new ArrayList<>();
        expected.stream()
                .filter(name -> !met.contains(name))
                .forEach(name -> findings.add(new Finding(What.KEY_MISSING, name, "")));
        seen.stream()
                .filter(one -> one.isExpected() && !met.contains(one.sighting().log()))
                .forEach(one -> findings.add(
                        new Finding(What.SEEN_MISSING, one.by(), one.sighting().log())));
        return findings;
    }

    /** Whether a key was given for a log. */
    boolean hasKey(String log) {
        return keys.containsKey(log);
    }

    /** Whether somebody else's checkpoint of a log is at hand. */
    boolean hasSeen(String log) {
        return seen.stream().anyMatch(one -> one.sighting().log().equals(log));
    }
}
