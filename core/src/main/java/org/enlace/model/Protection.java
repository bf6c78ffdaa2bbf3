// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads out of the words and dates about a person whether that person may not be held, nor leave: the one reader of
 * intake, of {@link Subject} and of what is sent. Phrases are read by their head, so that "victim of trafficking", "testigo
 * protegido" and "presunta víctima" protect while "guía de migrantes" and "migrant smuggler" do not. Words that it does
 * not know do not protect.
 */
public final class Protection {
    private static final Set<String> MARKING = Set.of("role", "status", "topics", "position", "classification");
    private static final Set<String> REMARKS = Set.of("notes", "description", "occupation", "title");
    private static final Set<String> DOUBTS = Set.of(
            "presunta", "presunto", "posible", "possivel", "suposta", "suposto", "probable", "supuesta", "supuesto");
    private static final Set<String> ENGLISH_HEADS =
            Set.of("migrant", "passenger", "victim", "witness", "minor", "child", "informant", "refugee");
    private static final Pattern SEVERAL = Pattern.compile("[,;/()|]| y | e | and ");
    private static final Pattern COMPLEMENT = Pattern.compile(
            " (?:de|del|da|do|das|dos|of|for|por|para|em|en|in|a|al|to|with|con|com|que|who|aged|no|nao) .*");
    private static final int SHORT = 80;
    private static final int ADULT = 18;

    private Protection() {}

    /**
     * Why the person of whom these statements speak is protected on {@code day}, if so; any one birth date of a minor is
     * enough, so that doubt protects.
     */
    public static Optional<ProtectedPerson> of(List<Statement> statements, LocalDate day) {
        return statements.stream()
                .flatMap(statement -> of(statement.property(), statement.value(), day).stream())
                .findFirst();
    }

    /** Why one statement about a person, as property and value, protects on {@code day}, if it does. */
    public static Optional<ProtectedPerson> of(String property, String value, LocalDate day) {
        if (property.equals("birthDate")) {
            return ProtectedPerson.isMinor(value, day) ? Optional.of(ProtectedPerson.MINOR) : Optional.empty();
        }
        if (MARKING.contains(property)) {
            return ofPhrase(value);
        }
        return REMARKS.contains(property) && value.length() <= SHORT ? ProtectedPerson.ofWord(value) : Optional.empty();
    }

    /** Why the words of these statements protect, whatever the day: birth dates and remarks say nothing here. */
    static Optional<ProtectedPerson> ofMarks(List<Statement> statements) {
        return said(statements, MARKING).findFirst();
    }

    /** Why one of the two ends of a link is protected, by what the link says of them, if so. */
    public static Optional<ProtectedPerson> ofLink(List<Statement> link) {
        return link.stream()
                .flatMap(statement -> ofLink(statement.property(), statement.value()).stream())
                .findFirst();
    }

    /** As {@link #ofLink(List)} for one statement, as property and value. */
    public static Optional<ProtectedPerson> ofLink(String property, String value) {
        if (property.equals("relationship")) {
            return ofPhrase(value).filter(person -> person != ProtectedPerson.MINOR);
        }
        return MARKING.contains(property) ? ofPhrase(value) : Optional.empty();
    }

    /** Why the first end of a link is protected, by the role that the link gives it. */
    public static Optional<ProtectedPerson> ofRole(List<Statement> link) {
        return said(link, Set.of("role", "position")).findFirst();
    }

    /** Why the second end of a link is protected, by what it is to the first. A child in a family may be of age. */
    public static Optional<ProtectedPerson> ofRelationship(List<Statement> link) {
        return link.stream()
                .filter(statement -> statement.property().equals("relationship"))
                .flatMap(statement -> ofLink(statement.property(), statement.value()).stream())
                .findFirst();
    }

    private static Stream<ProtectedPerson> said(List<Statement> statements, Set<String> properties) {
        return statements.stream()
                .filter(statement -> properties.contains(statement.property()))
                .flatMap(statement -> ofPhrase(statement.value()).stream());
    }

    /** Why an age in years protects, if it does. */
    public static Optional<ProtectedPerson> ofAge(String age) {
        return age.matches("\\d{1,2}") && Integer.parseInt(age) < ADULT
                ? Optional.of(ProtectedPerson.MINOR)
                : Optional.empty();
    }

    /** Why a phrase that says what somebody is protects, if it does; of a long one only what it begins with is read. */
    public static Optional<ProtectedPerson> ofPhrase(String phrase) {
        return SEVERAL.splitAsStream(phrase)
                .limit(phrase.length() > SHORT ? 1 : Long.MAX_VALUE)
                .flatMap(part -> ofOne(part).stream())
                .findFirst();
    }

    private static Optional<ProtectedPerson> ofOne(String phrase) {
        String head = COMPLEMENT.matcher(" " + fold(phrase)).replaceFirst("").strip();
        String[] words = head.split(" ", -1);
        String first = DOUBTS.contains(words[0]) && words.length > 1 ? words[1] : words[0];
        String last = words[words.length - 1];
        return ProtectedPerson.ofWord(phrase)
                .or(() -> ProtectedPerson.ofWord(head))
                .or(() -> ENGLISH_HEADS.contains(first) ? Optional.empty() : ProtectedPerson.ofWord(first))
                .or(() -> ENGLISH_HEADS.contains(last) ? ProtectedPerson.ofWord(last) : Optional.empty());
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                .strip();
    }
}
