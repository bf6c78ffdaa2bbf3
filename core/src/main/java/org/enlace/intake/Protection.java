// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.model.ProtectedPerson;
import org.enlace.model.Statement;

/**
 * Finds out whether a person may not be held. Reads phrases by their head, so that "victim of trafficking", "testigo
 * protegido" and "presunta víctima" protect while "guía de migrantes" and "migrant smuggler" do not.
 */
final class Protection {
    private static final Set<String> MARKING = Set.of("role", "status", "topics", "position", "classification");
    private static final Set<String> REMARKS = Set.of("notes", "description", "occupation", "title");
    private static final Set<String> DOUBTS = Set.of(
            "presunta", "presunto", "posible", "possivel", "suposta", "suposto", "probable", "supuesta", "supuesto");
    private static final Set<String> ENGLISH_HEADS =
            Set.of("migrant", "passenger", "victim", "witness", "minor", "child", "informant", "refugee");
    private static final Pattern SEVERAL = Pattern.compile("[,;/()|]| y | e | and ");
    private static final Pattern COMPLEMENT = Pattern.compile(
            " (?:de|del|da|do|das|dos|of|for|por|para|em|en|in|a|al|to|with|con|com|que|who|aged|no|não|nao) .*");
    private static final int SHORT = 80;
    private static final int ADULT = 18;

    private final LocalDate day;

    Protection(LocalDate day) {
        this.day = day;
    }

    /** Why the person of whom these statements speak is protected, if so. */
    Optional<ProtectedPerson> of(List<Statement> statements) {
        return statements.stream().flatMap(this::of).findFirst();
    }

    /** Why the first end of a link is protected, by the role that the link gives it. */
    static Optional<ProtectedPerson> ofRole(List<Statement> link) {
        return said(link, Set.of("role", "position")).findFirst();
    }

    /** Why the second end of a link is protected, by what it is to the first. A child in a family may be of age. */
    static Optional<ProtectedPerson> ofRelationship(List<Statement> link) {
        return said(link, Set.of("relationship"))
                .filter(person -> person != ProtectedPerson.MINOR)
                .findFirst();
    }

    private static Stream<ProtectedPerson> said(List<Statement> link, Set<String> properties) {
        return link.stream()
                .filter(statement -> properties.contains(statement.property()))
                .flatMap(statement -> ofPhrase(statement.value()).stream());
    }

    /** Why an age in years protects, if it does. */
    static Optional<ProtectedPerson> ofAge(String age) {
        return age.matches("\\d{1,2}") && Integer.parseInt(age) < ADULT
                ? Optional.of(ProtectedPerson.MINOR)
                : Optional.empty();
    }

    /** Why a phrase that says what somebody is protects, if it does. */
    static Optional<ProtectedPerson> ofPhrase(String phrase) {
        return phrase.length() > SHORT
                ? Optional.empty()
                : Stream.of(SEVERAL.split(phrase)).flatMap(Protection::ofOne).findFirst();
    }

    private Stream<ProtectedPerson> of(Statement statement) {
        String property = statement.property();
        if (property.equals("birthDate")) {
            return ProtectedPerson.isMinor(statement.value(), day) ? Stream.of(ProtectedPerson.MINOR) : Stream.empty();
        }
        if (MARKING.contains(property)) {
            return ofPhrase(statement.value()).stream();
        }
        return REMARKS.contains(property) && statement.value().length() <= SHORT
                ? ProtectedPerson.markedBy(statement.value()).stream()
                : Stream.empty();
    }

    private static Stream<ProtectedPerson> ofOne(String phrase) {
        Optional<ProtectedPerson> whole = ProtectedPerson.markedBy(phrase);
        String folded = NormalForm.fold(phrase);
        String head = COMPLEMENT.matcher(" " + folded).replaceFirst("").strip();
        String[] words = head.split(" ", -1);
        String first = DOUBTS.contains(words[0]) && words.length > 1 ? words[1] : words[0];
        String last = words[words.length - 1];
        return whole
                .or(() -> ProtectedPerson.markedBy(head))
                .or(() -> ENGLISH_HEADS.contains(first) ? Optional.empty() : ProtectedPerson.markedBy(first))
                .or(() -> ENGLISH_HEADS.contains(last) ? ProtectedPerson.markedBy(last) : Optional.empty())
                .stream();
    }
}
