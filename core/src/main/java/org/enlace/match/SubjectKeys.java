// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.enlace.names.NamePart;
import org.enlace.names.ParsedName;
import org.enlace.names.PartRole;
import org.enlace.names.words.SpanishSoundKey;

/**
 * Keys of which two records must share one to be compared, in three sorts: an exact identifier; any two parts of a name by their
 * bones, or words of a company's name; a whole birth date with one part of a name.
 */
final class SubjectKeys {
    private static final String VOWELS = "aeiou";
    private static final int WHOLE_DATE = 10;

    private final SubjectProfile profile;
    private final Set<String> identifiers = new LinkedHashSet<>();
    private final Set<String> parts = new LinkedHashSet<>();
    private final Set<String> dated = new LinkedHashSet<>();

    private SubjectKeys(SubjectProfile profile) {
        this.profile = profile;
    }

    /** Identifiers, parts and dates, in this order; records of different kinds share none. */
    static List<List<String>> of(SubjectProfile profile) {
        SubjectKeys keys = new SubjectKeys(profile);
        keys.fill();
        return List.of(keys.marked(keys.identifiers), keys.marked(keys.parts), keys.marked(keys.dated));
    }

    private void fill() {
        profile.lists().forEach((trait, values) -> {
            if (trait != SubjectTrait.NATIONALITY && trait != SubjectTrait.ADDRESS) {
                identifiers.addAll(values);
            }
        });
        for (SubjectProfile.Name name : profile.names()) {
            person(name.reading());
        }
        for (ParsedName name : profile.companyNames()) {
            company(name);
        }
    }

    private List<String> marked(Set<String> keys) {
        return keys.stream().map(key -> profile.kind() + " " + key).toList();
    }

    private void person(ParsedName name) {
        List<String> surnames = texts(name.surnames());
        List<String> given = texts(name.givenNames());
        if (given.size() == 2 && given.get(1).length() > 1) {
            given.addFirst(given.get(0) + given.get(1));
        }
        name.asides().stream()
                .filter(aside -> aside.role() == PartRole.NICKNAME)
                .forEach(aside -> given.add(aside.text()));
        pairs(surnames, given);
        for (int at = 0; at < surnames.size(); at++) {
            pairs(surnames.subList(at, at + 1), surnames.subList(at + 1, surnames.size()));
        }
        pairs(name.surnames().stream().map(NamePart::bareText).toList(), given);
        for (String birth : profile.births()) {
            if (birth.length() == WHOLE_DATE) {
                name.parts().forEach(part -> dated.add(dated(birth, part.text())));
            }
        }
    }

    private static List<String> texts(List<NamePart> parts) {
        return new ArrayList<>(parts.stream().map(NamePart::text).toList());
    }

    private void pairs(List<String> some, List<String> others) {
        for (String one : some) {
            others.forEach(other -> parts.add(pair(bones(one), bones(other))));
        }
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) <= 0 ? one + "+" + other : other + "+" + one;
    }

    /** Day and month are put in order, so that an exchange does no harm; the sound's first letter is enough. */
    private static String dated(String birth, String part) {
        String month = birth.substring(5, 7);
        String day = birth.substring(8);
        String sound = SpanishSoundKey.of(part);
        return birth.substring(0, 4) + pair(month, day) + sound.substring(0, Math.min(1, sound.length()));
    }

    /** Two words at once, those first that tell companies apart; a word alone where no other does. */
    private void company(ParsedName name) {
        List<String> telling = words(name, part -> part.role() == PartRole.WORD);
        List<String> words = new ArrayList<>(telling);
        words.addAll(words(name, part -> part.role() != PartRole.WORD));
        if (telling.size() == 1 || words.size() == 1) {
            parts.add(words.getFirst());
        }
        for (int at = 0; at < words.size(); at++) {
            for (int other = at + 1; other < words.size(); other++) {
                parts.add(pair(words.get(at), words.get(other)));
            }
        }
    }

    private static List<String> words(ParsedName name, Predicate<NamePart> wanted) {
        return name.parts().stream()
                .filter(part -> !part.isLittleWord())
                .filter(wanted)
                .map(part -> SpanishSoundKey.of(part.text()))
                .toList();
    }

    /** The first sound and the consonants after it in alphabetical order, which most slips of a letter leave as they are. */
    private static String bones(String part) {
        String key = SpanishSoundKey.of(part);
        StringBuilder bones = new StringBuilder(key.substring(0, Math.min(1, key.length())));
        key.chars()
                .skip(1)
                .filter(sound -> sound >= 'a' && sound <= 'z' && VOWELS.indexOf(sound) < 0)
                .distinct()
                .sorted()
                .forEach(sound -> bones.append((char) sound));
        return bones.toString();
    }
}
