// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.Arrays;
import java.util.List;

/** What the lists know of one word. */
final class WordKnowledge {
    static final int MALE = 1;
    static final int FEMALE = 1 << 1;
    static final int SURNAME = 1 << 2;
    /** A Chinese, Korean or Vietnamese family name, which stands first at home. */
    static final int EASTERN_SURNAME = 1 << 3;

    static final int TITLE = 1 << 4;
    static final int SUFFIX = 1 << 5;
    static final int PARTICLE = 1 << 6;
    /** {@code bin}, {@code ibn}: what follows is the father's name. */
    static final int SON_OF = 1 << 7;
    /** {@code abd}, {@code abu}: one name with what follows. */
    static final int COMPOUND = 1 << 8;
    /** {@code y}, {@code e}, {@code and}. */
    static final int LINK = 1 << 9;

    static final int COMMON = 1 << 10;
    static final int PLACE = 1 << 11;
    static final int SHIP_PREFIX = 1 << 12;
    /** A word that only companies bear, though it tells them apart: {@code bank}, {@code trust}. */
    static final int TRADE = 1 << 13;

    /** {@code san}, {@code mac}: one word with what follows. */
    static final int JOINED = 1 << 14;
    /** {@code of}, {@code del}: says nothing in a company's name. */
    static final int FUNCTION = 1 << 15;

    static final int REGION = 1 << 16;
    /** Common enough to stand in a list without its share, of given names or surnames. */
    static final int LISTED = 1 << 17;

    /** {@code en liquidación}, {@code so-called}: says how a company stands, not which it is. */
    static final int STATUS = 1 << 18;

    /** A Chinese given name: {@code Ma} before it is no María. */
    static final int EASTERN_GIVEN = 1 << 19;
    /** A name of Bengal alone, which no Arabic list has: {@code Abdul} before it is a name of its own. */
    static final int BENGALI = 1 << 20;

    static final int GIVEN = MALE | FEMALE;

    /** The words that follow the first in a phrase, what the phrase is, and what it stands for. */
    static final class Phrase {
        final long[] rest;
        final int flags;
        final int forms;
        final int[] groups;

        Phrase(long[] rest, int flags, int forms, int[] groups) {
            this.rest = rest;
            this.flags = flags;
            this.forms = forms;
            this.groups = groups;
        }
    }

    private static final int[] NONE = {};
    /** Of a word that no list knows. */
    static final WordKnowledge NOTHING = new WordKnowledge(new byte[0]);

    private static final double UNKNOWN = 2e-6;

    final byte[] letters;
    int flags;
    /** The kinds of legal form that this word alone may be, as bits of {@link LegalForm}. */
    int forms;
    /** The value of a number word; -1 for other words. */
    int number = -1;
    /** The word that this one is short for: {@code ma} is {@code maria}. */
    byte[] fullForm = {};

    int[] groups = NONE;
    double given;
    double surname;
    List<Phrase> phrases = List.of();
    /** Above 0 where the word is more often a given name, below where it is more often a surname: natural logarithm. */
    float lean;

    WordKnowledge(byte[] letters) {
        this.letters = letters;
    }

    boolean is(int flag) {
        return (flags & flag) != 0;
    }

    void join(int group) {
        groups = with(groups, group);
    }

    static int[] with(int[] groups, int group) {
        int[] more = Arrays.copyOf(groups, groups.length + 1);
        more[groups.length] = group;
        return more;
    }

    /** Settles what follows from the lists once all are read. */
    void settle() {
        double asGiven = given + (is(GIVEN) ? 2e-5 : 0) + UNKNOWN;
        double asSurname = surname + (is(SURNAME | EASTERN_SURNAME) ? 2e-5 : 0) + UNKNOWN;
        lean = (float) Math.log(asGiven / asSurname);
    }

    /** Whether two words stand in one group. */
    static boolean share(int[] one, int[] other) {
        for (int group : one) {
            for (int each : other) {
                if (group == each) {
                    return true;
                }
            }
        }
        return false;
    }
}
