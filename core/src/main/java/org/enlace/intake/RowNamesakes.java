// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.model.Statement;

/**
 * Tells apart people of one name of whom a table gives neither birth date nor paper: a row speaks of the one with whom it shares a
 * phone or a mail address, else of the first whose phones and mail addresses it does not contradict. In a list of names and numbers
 * alone, a name that comes again is somebody with a further number. Keeps these values while the table is read.
 */
final class RowNamesakes {
    private static final List<String> TELLING = List.of("phone", "email");
    private static final Set<String> NAMES =
            Set.of("name", "firstName", "secondName", "lastName", "fatherName", "motherName", "alias");

    private final Map<String, List<Known>> people = new HashMap<>();
    private final boolean areListed;

    /** One of these people: the word that tells them from the first of the name, phones and mail addresses. */
    private record Known(String word, Set<String> phones, Set<String> mails) {
        boolean shares(Known other) {
            return !Collections.disjoint(phones, other.phones) || !Collections.disjoint(mails, other.mails);
        }

        boolean contradicts(Known other) {
            boolean phone = !phones.isEmpty() && !other.phones.isEmpty();
            boolean mail = !mails.isEmpty() && !other.mails.isEmpty();
            return (phone || mail) && !shares(other);
        }

        void learn(Known other) {
            phones.addAll(other.phones);
            mails.addAll(other.mails);
        }

        @Override
        public String toString() {
            return "Known";
        }
    }

    RowNamesakes(ColumnMapping mapping) {
        Set<Target> said = mapping.columns().stream()
                .map(ColumnMapping.Column::target)
                .filter(target -> target.part() != RowPart.NONE && !NAMES.contains(target.property()))
                .collect(Collectors.toSet());
        areListed = said.size() == 1 && TELLING.contains(said.iterator().next().property());
    }

    /** Empty for the first person of the name, else a word that tells this one from the others of it. */
    String word(String name, List<Statement> statements) {
        if (areListed) {
            return "";
        }
        Set<String> phones = values(statements, "phone");
        Set<String> mails = values(statements, "email");
        List<Known> known = people.computeIfAbsent(name, _ -> new ArrayList<>());
        String word = known.isEmpty()
                ? ""
                : Stream.concat(phones.stream(), mails.stream()).findFirst().orElse("");
        Known one = new Known(word, phones, mails);
        Optional<Known> same = known.stream()
                .filter(one::shares)
                .findFirst()
                .or(() ->
                        known.stream().filter(other -> !one.contradicts(other)).findFirst());
        same.ifPresentOrElse(other -> other.learn(one), () -> known.add(one));
        return same.orElse(one).word();
    }

    private static Set<String> values(List<Statement> statements, String property) {
        return statements.stream()
                .filter(statement -> statement.property().equals(property))
                .map(statement -> statement.value().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
