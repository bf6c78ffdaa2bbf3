// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.List;
import java.util.Optional;
import org.enlace.names.PersonName;

/** One reading of a person's name with its parts ready to be compared. */
record Name(List<Word> given, List<Word> surnames) {
    Name {
        given = List.copyOf(given);
        surnames = List.copyOf(surnames);
    }

    /** Two given names as one word, as transliterations part and join them: Xiao Ming, Xiaoming. */
    Optional<Word> together() {
        return given.size() == 2 && !given.get(1).isInitial()
                ? Optional.of(Word.of(given.get(0).joined() + given.get(1).joined()))
                : Optional.empty();
    }

    static Name of(PersonName name) {
        List<Word> surnames = name.maternal().isEmpty()
                ? name.paternal().isEmpty() ? List.of() : List.of(Word.of(name.paternal()))
                : List.of(Word.of(name.paternal()), Word.of(name.maternal()));
        return new Name(name.given().stream().map(Word::of).toList(), surnames);
    }
}
