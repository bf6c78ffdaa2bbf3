// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.enlace.names.NameFinding.Kind;
import org.enlace.names.words.PortugueseSoundKey;
import org.enlace.names.words.RoughSoundKey;
import org.enlace.names.words.SpanishSoundKey;
import org.enlace.names.words.WordSimilarity;

/**
 * How like two parts are, as one number that holds a kind of finding and its cost, so that nothing is allocated. The cost
 * of a slip grows with its edits and falls with the length of the word; two words that the lists know as different names are
 * no slip of each other. The costs are set against the one threshold, as those of {@link PersonComparison} are.
 *
 * <p>Decision: docs/decisions.md, "Numbers and known names are not slips".
 */
final class PartLikeness {
    /** Nothing in common. */
    static final int NONE = -1;

    static final int EQUAL = 0;

    private static final int UNIT = 10_000;
    private static final Kind[] KINDS = {
        Kind.EQUAL,
        Kind.SLIP,
        Kind.SAME_SOUND,
        Kind.FAMILIAR_FORM,
        Kind.INITIAL,
        Kind.WRITTEN_TOGETHER,
        Kind.OTHER_SCRIPT,
        Kind.SHORTENED,
        Kind.SERVANT_LEFT_OUT,
        Kind.DIFFERENT_GENDER
    };
    private static final double EDIT = 0.8;
    private static final double FIRST_LETTER = 0.1;
    /** A final s is often not heard, or put on: Palacio, Palacios. */
    private static final double FINAL_S = 0.6;

    private static final double KNOWN_SURNAMES = 0.31;
    private static final double KNOWN_GIVEN = 0.28;
    private static final double KNOWN_OTHER_LETTER = 0.32;
    /** More sounds than this do not fit a key, which then tells only how a word begins. */
    private static final long FULL_KEY = 1L << 55;

    private static final int LONG_WITH_ARTICLE = 4;
    private static final List<String> FATHERS = List.of("abu", "abul", "umm", "umul");
    /** A vowel that is heard alike elsewhere may make another name of two syllables. */
    private static final double SYLLABLE_SOUND = 0.28;

    private static final int LONG_SYLLABLE = 5;
    private static final double GENDER = 0.42;
    /** Where vowels are not written each letter says more. */
    private static final double BARE_SLIP = 1.5;

    private static final double COMMON_SURNAME = 4e-5;
    private static final double COMMON_GIVEN = 4e-5;

    private PartLikeness() {}

    static int code(Kind kind, double cost) {
        int index = 0;
        while (KINDS[index] != kind) {
            index++;
        }
        return index * UNIT + (int) Math.round(Math.min(cost, 0.99) * UNIT);
    }

    static double cost(int code) {
        return code == NONE ? 1 : (double) (code % UNIT) / UNIT;
    }

    static Kind kind(int code) {
        return KINDS[code / UNIT];
    }

    /**
     * Two parts of persons' names.
     *
     * @param scripts what the scripts of the two names make of differences
     */
    static int person(NamePart a, NamePart b, ScriptPair scripts) {
        if (a.hash == b.hash) {
            return a.compound() == b.compound() ? EQUAL : code(Kind.SERVANT_LEFT_OUT, 0.1);
        }
        if (a.letters.length == 1 || b.letters.length == 1) {
            boolean fits = a.letters[0] == b.letters[0];
            return fits ? code(Kind.INITIAL, 0.12) : NONE;
        }
        if ((a.compound() == NamePart.FATHER) != (b.compound() == NamePart.FATHER) && isFatherTogether(a, b)) {
            return code(Kind.WRITTEN_TOGETHER, 0.01);
        }
        double servant = a.compound() == b.compound() ? 0 : 0.1;
        if (WordKnowledge.share(a.groups, b.groups)) {
            return code(Kind.FAMILIAR_FORM, 0.04 + servant);
        }
        if (a.hasParticles() != b.hasParticles() && withParticles(a, b)) {
            return code(Kind.WRITTEN_TOGETHER, 0.01);
        }
        if (a.hasParticles() != b.hasParticles() && soundsWithParticles(a, b)) {
            return code(Kind.SAME_SOUND, 0.03 + servant);
        }
        if (sameSound(a, b) && !isOtherGender(a, b)) {
            return code(Kind.SAME_SOUND, 0.03 + servant);
        }
        if (isOtherScript(a, b, scripts)) {
            return code(Kind.OTHER_SCRIPT, 0.08 + servant);
        }
        if ((a.dotted || b.dotted) && (isStart(a, b) || isStart(b, a))) {
            return code(Kind.SHORTENED, 0.1);
        }
        boolean syllables = scripts == ScriptPair.BOTH_SIGNS || scripts == ScriptPair.ONE_SYLLABIC;
        int slip = syllables ? NONE : slip(a, b, servant);
        return slip != NONE && scripts == ScriptPair.BOTH_BARE ? code(Kind.SLIP, cost(slip) * BARE_SLIP) : slip;
    }

    /**
     * Two parts of names of East Asia. A syllable of which a letter differs is another name there, and so are two in one word; only
     * what systems of writing spell differently is one. In names of three parts a long syllable may have a slip, since the
     * others speak for it.
     *
     * @param three whether both names have three parts or more
     */
    static int eastern(NamePart a, NamePart b, ScriptPair scripts, boolean three) {
        int code = person(a, b, scripts);
        if (code == NONE || code == EQUAL) {
            return code;
        }
        boolean syllables = ShortSyllables.isOne(a.letters) && ShortSyllables.isOne(b.letters);
        if (!syllables) {
            boolean two = ShortSyllables.isTwo(a.letters) && ShortSyllables.isTwo(b.letters);
            return switch (kind(code)) {
                case SLIP -> two ? NONE : code;
                case SAME_SOUND -> two ? code(Kind.SAME_SOUND, SYLLABLE_SOUND) : code;
                default -> code;
            };
        }
        return switch (kind(code)) {
            case SLIP -> {
                boolean longer = three && Math.min(a.letters.length, b.letters.length) >= LONG_SYLLABLE;
                yield ShortSyllables.isSame(a.letters, b.letters) ? code(Kind.SAME_SOUND, 0.06) : longer ? code : NONE;
            }
            case SAME_SOUND -> {
                boolean nasal = ShortSyllables.isNasal(a.letters) != ShortSyllables.isNasal(b.letters);
                boolean pinyin = ShortSyllables.isPinyin(a.letters) && ShortSyllables.isPinyin(b.letters);
                yield nasal || pinyin || ShortSyllables.isAspirated(a.letters, b.letters) ? NONE : code;
            }
            default -> code;
        };
    }

    /** Two words of companies' or ships' names. */
    static int word(NamePart a, NamePart b) {
        if (a.role() == PartRole.NUMBER || b.role() == PartRole.NUMBER) {
            boolean same = (a.number >= 0 && a.number == b.number) || a.hash == b.hash;
            return same ? EQUAL : NONE;
        }
        if (a.hash == b.hash) {
            return EQUAL;
        }
        if (WordKnowledge.share(a.groups, b.groups)) {
            return code(Kind.FAMILIAR_FORM, 0.03);
        }
        boolean listed = isListed(a) && isListed(b);
        boolean tooShort = Math.min(a.letters.length, b.letters.length) < 4;
        if (listed || (tooShort && !isPlural(a, b) && !sameSound(a, b))) {
            return NONE;
        }
        if (sameSound(a, b) && a.letters.length > 3) {
            return code(Kind.SAME_SOUND, 0.04);
        }
        return edits(a, b, 0, false);
    }

    private static boolean sameSound(NamePart a, NamePart b) {
        return a.sound() == b.sound() && (a.sound() < FULL_KEY || Math.abs(a.letters.length - b.letters.length) <= 2);
    }

    private static boolean isListed(NamePart part) {
        return part.role() == PartRole.COMMON_WORD
                || part.role() == PartRole.PLACE
                || part.known.is(WordKnowledge.TRADE);
    }

    private static boolean isPlural(NamePart a, NamePart b) {
        return addsS(a, b) || addsS(b, a);
    }

    private static boolean addsS(NamePart word, NamePart plural) {
        return plural.letters.length == word.letters.length + 1
                && plural.letters[word.letters.length] == 's'
                && isStart(word, plural);
    }

    private static boolean withParticles(NamePart a, NamePart b) {
        return java.util.Arrays.equals(a.inOneWord(), b.inOneWord());
    }

    /** {@code Abu Zeid} and {@code Abuzeid}, {@code Abu al-Khair} and {@code Abulkhair}. */
    private static boolean isFatherTogether(NamePart a, NamePart b) {
        byte[] bare = a.compound() == NamePart.FATHER ? a.letters : b.letters;
        byte[] whole = a.compound() == NamePart.FATHER ? b.letters : a.letters;
        if (whole.length < bare.length + 2) {
            return false;
        }
        long sound = RoughSoundKey.of(whole);
        String rest = new String(bare, StandardCharsets.ISO_8859_1);
        for (String father : FATHERS) {
            if (RoughSoundKey.of((father + rest).getBytes(StandardCharsets.ISO_8859_1)) == sound) {
                return true;
            }
        }
        return false;
    }

    /** {@code al Rashid} and {@code Alrasheed}; {@code el Masri} and {@code Almasry}, since both are the one article. */
    private static boolean soundsWithParticles(NamePart a, NamePart b) {
        NamePart apart = a.hasParticles() ? a : b;
        byte[] together = a.hasParticles() ? b.letters : a.letters;
        if (together.length <= LONG_WITH_ARTICLE) {
            return false;
        }
        byte[] whole = apart.inOneWord();
        boolean article = isArticle(whole) && isArticle(together) && whole.length == apart.letters.length + 2;
        return article
                ? RoughSoundKey.of(java.util.Arrays.copyOfRange(together, 2, together.length)) == apart.sound()
                : whole[0] == together[0] && RoughSoundKey.of(whole) == RoughSoundKey.of(together);
    }

    /** Begins with {@code al} or {@code el}. */
    private static boolean isArticle(byte[] letters) {
        return (letters[0] == 'a' || letters[0] == 'e') && letters[1] == 'l';
    }

    private static boolean isStart(NamePart start, NamePart whole) {
        int length = start.letters.length;
        return length < whole.letters.length
                && length > 1
                && java.util.Arrays.equals(start.letters, 0, length, whole.letters, 0, length);
    }

    private static boolean isOtherScript(NamePart a, NamePart b, ScriptPair scripts) {
        return switch (scripts) {
            case SAME, BOTH_BARE, BOTH_SIGNS -> false;
            case ONE_BARE ->
                RoughSoundKey.isShortOf(a.sound(), b.sound()) || RoughSoundKey.isShortOf(b.sound(), a.sound());
            case ONE_SYLLABIC -> {
                long one = RoughSoundKey.bones(a.sound());
                yield one != 0 && one == RoughSoundKey.bones(b.sound());
            }
        };
    }

    private static int slip(NamePart a, NamePart b, double servant) {
        boolean given = isCommonGiven(a) && isCommonGiven(b);
        boolean surnames = isCommonSurname(a) && isCommonSurname(b);
        int code = edits(a, b, servant, given || surnames);
        if (code == NONE) {
            return NONE;
        }
        if (isOtherGender(a, b)) {
            return code(Kind.DIFFERENT_GENDER, GENDER);
        }
        double least = 0;
        if (given && !a.role().isSurname() && !b.role().isSurname()) {
            least = a.letters[0] == b.letters[0] ? KNOWN_GIVEN : KNOWN_OTHER_LETTER;
        } else if (surnames && !isPlural(a, b)) {
            least = KNOWN_SURNAMES;
        }
        return code(kind(code), Math.max(cost(code), least));
    }

    /** Words with few enough edits between them, letter by letter or sound by sound. */
    private static int edits(NamePart a, NamePart b, double more, boolean known) {
        int length = Math.max(a.letters.length, b.letters.length);
        int limit = known || length <= 4 ? 1 : 2;
        int shorter = Math.min(a.letters.length, b.letters.length);
        if (length - shorter > limit || shorter < 2 || Integer.bitCount(a.bag ^ b.bag) > 2 * limit + 1) {
            return NONE;
        }
        double edits = WordSimilarity.osa(a.letters, b.letters);
        if (edits > 1 && length > 4 && edits <= limit + 2) {
            int sounds = WordSimilarity.osa(RoughSoundKey.sounds(a.sound()), RoughSoundKey.sounds(b.sound()));
            edits = Math.min(edits, sounds + 0.5);
        }
        if (edits > limit) {
            return regional(a, b);
        }
        double cost = (isPlural(a, b) ? FINAL_S : 1) * EDIT * edits / length
                + (a.letters[0] == b.letters[0] ? 0 : FIRST_LETTER)
                + more;
        return code(Kind.SLIP, cost);
    }

    /** Words that sound alike in Spanish or Portuguese though their letters are far from each other. */
    private static int regional(NamePart a, NamePart b) {
        String one = new String(a.letters, StandardCharsets.ISO_8859_1);
        String other = new String(b.letters, StandardCharsets.ISO_8859_1);
        return SpanishSoundKey.of(one).equals(SpanishSoundKey.of(other))
                        || PortugueseSoundKey.of(one).equals(PortugueseSoundKey.of(other))
                ? code(Kind.SAME_SOUND, 0.06)
                : NONE;
    }

    private static boolean isCommonGiven(NamePart part) {
        WordKnowledge known = part.known;
        boolean common = known.given > COMMON_GIVEN || known.groups.length > 0 || known.is(WordKnowledge.LISTED);
        return common && known.is(WordKnowledge.GIVEN) && known.lean > 0;
    }

    private static boolean isCommonSurname(NamePart part) {
        WordKnowledge known = part.known;
        return known.surname > COMMON_SURNAME
                || (known.is(WordKnowledge.LISTED) && known.is(WordKnowledge.SURNAME))
                || (known.is(WordKnowledge.EASTERN_SURNAME) && part.role().isSurname());
    }

    /** One for men and one for women: both known as such, or alike but for a final o and a. */
    private static boolean isOtherGender(NamePart a, NamePart b) {
        if (a.role().isSurname() && b.role().isSurname()) {
            return false;
        }
        int one = a.known.flags & WordKnowledge.GIVEN;
        int other = b.known.flags & WordKnowledge.GIVEN;
        if (one != 0 && other != 0) {
            return (one & other) == 0;
        }
        byte last = a.letters[a.letters.length - 1];
        byte otherLast = b.letters[b.letters.length - 1];
        return a.letters.length == b.letters.length
                && ((last == 'o' && otherLast == 'a') || (last == 'a' && otherLast == 'o'))
                && (a.role() == PartRole.GIVEN || b.role() == PartRole.GIVEN);
    }
}
