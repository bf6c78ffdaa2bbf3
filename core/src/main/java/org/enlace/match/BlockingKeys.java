// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.enlace.names.CompanyName;
import org.enlace.names.PartialDate;
import org.enlace.names.SpanishKey;

/**
 * Keys of which two records must share one to be compared: an exact identifier, any two parts of a name by their bones, a whole
 * birth date with one part of a name, a word of a company's name.
 */
final class BlockingKeys {
    private BlockingKeys() {}

    static Set<String> of(Profile profile) {
        Set<String> keys = new LinkedHashSet<>();
        exact(keys, profile, profile.phones());
        exact(keys, profile, profile.documents());
        exact(keys, profile, profile.plates());
        exact(keys, profile, profile.accounts());
        exact(keys, profile, profile.companyNumbers());
        exact(keys, profile, profile.vessels());
        for (Name name : profile.names()) {
            person(keys, name, profile.births());
        }
        for (CompanyName name : profile.companyNames()) {
            company(keys, profile, name);
        }
        return keys;
    }

    private static void exact(Set<String> keys, Profile profile, Collection<String> values) {
        values.forEach(value -> keys.add(profile.kind() + "=" + value));
    }

    private static void person(Set<String> keys, Name name, Collection<PartialDate> births) {
        for (Word surname : name.surnames()) {
            name.together().ifPresent(given -> keys.add(pair(surname.bones(), given.bones())));
            for (Word given : name.given()) {
                keys.add(pair(surname.bones(), given.bones()));
            }
        }
        if (name.surnames().size() == 2) {
            keys.add(pair(name.surnames().get(0).bones(), name.surnames().get(1).bones()));
        }
        for (PartialDate birth : births) {
            if (birth.day() > 0) {
                name.given().forEach(word -> keys.add(dated(birth, word)));
                name.surnames().forEach(word -> keys.add(dated(birth, word)));
            }
        }
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) <= 0 ? one + "+" + other : other + "+" + one;
    }

    /** Day and month are put in order, so that an exchange does no harm; the sound's first letter is enough. */
    private static String dated(PartialDate birth, Word word) {
        int low = Math.min(birth.day(), birth.month());
        int high = Math.max(birth.day(), birth.month());
        return birth.year() + "/" + low + "/" + high
                + word.key().substring(0, Math.min(1, word.key().length()));
    }

    private static void company(Set<String> keys, Profile profile, CompanyName name) {
        for (int at = 0; at < name.words().size(); at++) {
            String key = SpanishKey.of(name.words().get(at));
            for (int other = at + 1; other < name.words().size(); other++) {
                keys.add(profile.kind() + ":"
                        + pair(key, SpanishKey.of(name.words().get(other))));
            }
        }
        if (name.words().size() == 1) {
            keys.add(profile.kind() + ":" + SpanishKey.of(name.words().getFirst()));
        }
    }
}
