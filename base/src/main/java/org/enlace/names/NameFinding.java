// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.List;

/**
 * One thing that a comparison of two names found.
 *
 * @param kind what was found
 * @param left the parts of the first name that it is about; empty where it is about what the other has alone
 * @param right the parts of the second name
 * @param cost what it takes from the score: the score is multiplied by one minus it
 */
public record NameFinding(Kind kind, List<NamePart> left, List<NamePart> right, double cost) {
    /** What may be found, with the words for it in a reason. */
    public enum Kind {
        EQUAL("the same"),
        FAMILIAR_FORM("a familiar form or another spelling of the same name"),
        SAME_SOUND("spelt differently, the same sound"),
        OTHER_SCRIPT("the same consonants in another script"),
        INITIAL("an initial that fits"),
        SHORTENED("a shortened word that fits"),
        WRITTEN_TOGETHER("written together or apart"),
        ACRONYM("the initials of the other name"),
        SLIP("a slip of a letter or two"),
        SERVANT_LEFT_OUT("a name with abd or abu and without"),
        GIVEN_MISSING("a given name only on one side"),
        FIRST_GIVEN_MISSING("the first given name only on one side"),
        ALL_GIVEN_MISSING("given names only on one side"),
        SURNAME_MISSING("the first surname only on one side"),
        OTHER_SURNAME_MISSING("one of two surnames only on one side"),
        ALL_SURNAMES_MISSING("surnames only on one side"),
        PATRONYMIC_MISSING("a father's name only on one side"),
        PART_MISSING("a part only on one side"),
        INITIAL_MISSING("an initial only on one side"),
        WORD_MISSING("a word only on one side"),
        COMMON_WORD_MISSING("a common word only on one side"),
        PLACE_MISSING("a country or region only on one side"),
        NUMBER_MISSING("a number only on one side"),
        FORM_MISSING("a legal form only on one side"),
        DIFFERENT_GIVEN("different given names"),
        DIFFERENT_SURNAME("different surnames"),
        DIFFERENT_PART("different parts"),
        DIFFERENT_GENDER("given names of a man and a woman"),
        DIFFERENT_WORD("different words"),
        DIFFERENT_PLACE("different countries or regions"),
        DIFFERENT_NUMBER("different numbers"),
        DIFFERENT_FORM("legal forms of different kinds"),
        DIFFERENT_SUFFIX("different suffixes"),
        SUFFIX_MISSING("a suffix only on one side"),
        OTHER_ORDER("the same parts in another order"),
        SURNAMES_EXCHANGED("surnames in the other order"),
        ROLES_EXCHANGED("given name and surname exchanged"),
        LITTLE_IN_COMMON("too little in common to tell"),
        EMPTY("no name to compare");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The finding in plain English. */
        public String words() {
            return words;
        }
    }

    public NameFinding {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }

    NameFinding swapped() {
        return new NameFinding(kind, right, left, cost);
    }
}
