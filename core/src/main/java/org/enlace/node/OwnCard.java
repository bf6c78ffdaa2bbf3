// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.enlace.card.NodeCard;
import org.enlace.card.WireException;

/**
 * The card of a node that partners reach by a name of its own, kept in its folder: the same from start to start, until
 * something that it says changes. Partners then learn the newer one as a message that the envelope key signs.
 */
final class OwnCard {
    private final Path file;

    OwnCard(Path home) {
        file = home.resolve("card.json");
    }

    /** The kept card, where it says what {@code now} says; else {@code now}. */
    NodeCard keptOr(NodeCard now) {
        return kept().filter(card -> card.fingerprint().equals(now.fingerprint()))
                .orElse(now);
    }

    /** Whether partners may know an older card than this one. */
    boolean isNews(NodeCard card) {
        return kept().filter(card::equals).isEmpty();
    }

    void keep(NodeCard card) {
        try {
            Path fresh = file.resolveSibling("card.json.new");
            Files.write(fresh, card.bytes());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private Optional<NodeCard> kept() {
        try {
            return Optional.of(NodeCard.parse(Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (WireException damaged) {
            return Optional.empty();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }
}
