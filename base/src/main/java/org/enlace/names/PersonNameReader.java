// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a person's name: joins particles, {@code abd} and {@code san} to what they belong to, sets titles, suffixes and
 * familiar names aside, fills out short forms, and says with {@link NameOrder} which parts are given names.
 */
final class PersonNameReader {
    private static final int INITIAL_RUN = 2;
    private static final byte[] NONE = {};
    private static final byte[] DIN = {'d', 'i', 'n'};
    private static final byte[][] FAITH =
            words("uddin", "eddine", "eddin", "addin", "aldin", "eldin", "uddeen", "oddin", "udin", "adin");
    private static final byte[][] GOD = words("ullah", "ollah", "allah", "ulla");
    private static final byte[] ALIAS = {'a', 'l', 'i', 'a', 's'};
    private static final byte[] AKA = {'a', 'k', 'a'};
    private static final byte[] ABDUL = {'a', 'b', 'd', 'u', 'l'};
    private static final byte[] SPACE = {' '};
    private static final byte[] FATHER = {'a', 'b', 'u'};
    private static final byte[][] SERVANT = words(
            "abdoul", "abdool", "abdoel", "abdul", "abdel", "abdal", "abdur", "abdar", "abdus", "abdes", "abder",
            "abden", "abdil", "abdol", "cabdi", "abdi");
    private static final byte[][] SLAVIC = words(
            "ovich", "evich", "ovych", "evych", "ovic", "ovna", "evna", "ivna", "yivna", "ovitch", "evitch", "owicz",
            "ichna", "ogly", "oglu", "kyzy", "qizi");

    private final NameLexicon lexicon = NameLexicon.bundled();
    private final NameTokenizer tokens;
    private final List<NamePart> parts = new ArrayList<>(5);
    private final List<NamePart> asides = new ArrayList<>(0);
    private byte[] particles = NONE;
    private byte[] joined = NONE;
    private int compound;
    private boolean sonOf;
    private int comma = -1;
    private boolean alias;

    private PersonNameReader(NameTokenizer tokens) {
        this.tokens = tokens;
    }

    /** The parts with their roles, and what was set aside. */
    record Read(List<NamePart> parts, List<NamePart> asides, boolean sure) {}

    /** Reads the parts; given names and surnames in the less likely order of the two where {@code likelier} is false. */
    static Read read(NameTokenizer tokens, boolean likelier) {
        PersonNameReader reader = new PersonNameReader(tokens);
        int count = tokens.count();
        for (int at = 0; at < count; at++) {
            reader.word(at, count);
        }
        reader.flush();
        boolean sure = NameOrder.assign(reader.parts, reader.comma, likelier);
        return new Read(reader.parts, reader.asides, sure);
    }

    private void word(int at, int count) {
        int mark = tokens.mark(at);
        WordKnowledge known = lexicon.find(tokens.hash(at));
        boolean last = at == count - 1;
        if ((mark & NameTokenizer.AFTER_COMMA) != 0 && comma < 0 && !parts.isEmpty()) {
            comma = parts.size();
        }
        if (alias) {
            asides.add(NamePart.aside(tokens.letters(at), known, PartRole.NICKNAME));
        } else if (parts.size() >= 2 && !last && isAlias(at, mark)) {
            alias = true;
        } else if (known == WordKnowledge.NOTHING
                && (mark & (NameTokenizer.BRACKETED | NameTokenizer.QUOTED | NameTokenizer.DIGIT)) == 0) {
            plain(at, known, mark);
        } else if ((mark & (NameTokenizer.BRACKETED | NameTokenizer.QUOTED)) != 0 && (count > 1)) {
            asides.add(NamePart.aside(tokens.letters(at), known, PartRole.NICKNAME));
        } else if (isTitle(known, mark, at, count)) {
            asides.add(NamePart.aside(tokens.letters(at), known, PartRole.TITLE));
        } else if (known.is(WordKnowledge.SUFFIX) && isSuffix(at, mark, count)) {
            asides.add(NamePart.aside(tokens.letters(at), known, PartRole.SUFFIX));
        } else if (known.is(WordKnowledge.LINK) && isLink(at, mark, last)) {
            sonOf = false;
        } else if (known.is(WordKnowledge.SON_OF) && !(at == 0 && known.is(WordKnowledge.GIVEN) && count == 2)) {
            sonOf = true;
        } else if (known.is(WordKnowledge.COMPOUND) && !last && !isOwnName(at)) {
            compound = tokens.letters()[tokens.start(at) + 1] == 'b' && tokens.length(at) > 2 && isServant(at)
                    ? NamePart.SERVANT
                    : NamePart.FATHER;
        } else if (known.is(WordKnowledge.JOINED) && !last) {
            joined = concat(joined, known.fullForm.length > 0 ? known.fullForm : tokens.letters(at));
        } else if (isParticle(known, at, mark, last)) {
            if (compound == 0) {
                particles = concat(concat(particles, tokens.letters(at)), SPACE);
            }
        } else if (last && !parts.isEmpty() && isCompany(known, at)) {
            asides.add(NamePart.aside(tokens.letters(at), known, PartRole.LEGAL_FORM));
        } else {
            plain(at, known, mark);
        }
    }

    /** {@code Abdul} before a Bengali name is a name of its own. */
    private boolean isOwnName(int at) {
        return Arrays.equals(tokens.letters(at), ABDUL)
                && lexicon.find(tokens.hash(at + 1)).is(WordKnowledge.BENGALI);
    }

    /** {@code (a)}, {@code alias}, {@code a.k.a.}: what follows is another name. */
    private boolean isAlias(int at, int mark) {
        return switch (tokens.length(at)) {
            case 1 -> tokens.letters()[tokens.start(at)] == 'a' && (mark & NameTokenizer.BRACKETED) != 0;
            case 3 -> Arrays.equals(tokens.letters(at), AKA);
            case 5 -> Arrays.equals(tokens.letters(at), ALIAS);
            default -> false;
        };
    }

    private boolean isServant(int at) {
        return tokens.letters()[tokens.start(at) + 2] == 'd';
    }

    private boolean isTitle(WordKnowledge known, int mark, int at, int count) {
        if (!known.is(WordKnowledge.TITLE)
                || at == count - 1
                || (mark & NameTokenizer.DIGIT) != 0
                || endsSurnames(at, mark)) {
            return false;
        }
        boolean name = known.is(WordKnowledge.GIVEN | WordKnowledge.SURNAME) && (mark & NameTokenizer.DOTTED) == 0;
        boolean inFront = parts.isEmpty() || comma == parts.size();
        return inFront ? !name || count - at > 2 : !name && tokens.length(at) > 3;
    }

    private boolean isSuffix(int at, int mark, int count) {
        boolean end = true;
        for (int later = at + 1; later < count; later++) {
            end &= (tokens.mark(later) & NameTokenizer.AFTER_COMMA) != 0 && (mark & NameTokenizer.AFTER_COMMA) == 0;
        }
        return end && parts.size() >= ((mark & NameTokenizer.DOTTED) != 0 || tokens.length(at) <= 3 ? 1 : 2);
    }

    /** {@code y} and {@code e} between surnames; a letter with a dot, or after the first name alone, is an initial. */
    private boolean isLink(int at, int mark, boolean last) {
        boolean letter = tokens.length(at) == 1;
        return !last
                && !parts.isEmpty()
                && !(letter && (mark & NameTokenizer.DOTTED) != 0)
                && !(letter && parts.size() == 1 && tokens.letters()[tokens.start(at)] != 'y');
    }

    private boolean isParticle(WordKnowledge known, int at, int mark, boolean last) {
        if (!known.is(WordKnowledge.PARTICLE)
                || last
                || (tokens.length(at) == 1 && (mark & NameTokenizer.DOTTED) != 0)) {
            return false;
        }
        boolean alone = tokens.length(at) == 1 && parts.isEmpty();
        boolean afterEastern = parts.size() == 1 && parts.getFirst().known.is(WordKnowledge.EASTERN_SURNAME);
        boolean eastern = parts.isEmpty()
                ? known.is(WordKnowledge.EASTERN_SURNAME)
                : afterEastern && (tokens.length(at) == 2 || known.is(WordKnowledge.GIVEN));
        return !endsSurnames(at, mark) && !alone && !eastern;
    }

    /** Whether the word is the last before the comma; there stand surnames, whatever the word is elsewhere. */
    private boolean endsSurnames(int at, int mark) {
        return (mark & NameTokenizer.AFTER_COMMA) == 0 && (tokens.mark(at + 1) & NameTokenizer.AFTER_COMMA) != 0;
    }

    private boolean isCompany(WordKnowledge known, int at) {
        int stock = LegalForm.STOCK.bit() | LegalForm.LIMITED.bit();
        return (known.forms & stock) != 0
                && tokens.length(at) >= 3
                && !known.is(WordKnowledge.GIVEN | WordKnowledge.SURNAME);
    }

    private void plain(int at, WordKnowledge found, int mark) {
        byte[] letters = tokens.letters(at);
        WordKnowledge known = found;
        if ((mark & NameTokenizer.DIGIT) != 0) {
            if ((mark & NameTokenizer.LETTER) == 0) {
                return;
            }
            letters = withoutDigits(letters);
            known = lexicon.find(letters);
        }
        if (joined.length > 0) {
            letters = concat(joined, letters);
            known = lexicon.find(letters);
            joined = NONE;
        } else if (known.fullForm.length > 0 && isShort(at, known, mark)) {
            letters = known.fullForm;
            known = lexicon.find(letters);
        } else if (isInitials(letters, known, at)) {
            add(new byte[] {letters[0]}, WordKnowledge.NOTHING, true);
            letters = new byte[] {letters[1]};
        } else if (compound == 0 && letters.length > 6 && known.groups.length == 0) {
            byte[] core = core(letters);
            if (core.length < letters.length) {
                letters = core;
                known = lexicon.find(letters);
            }
        }
        if (particles.length > 0 && !parts.isEmpty() && Arrays.equals(letters, DIN)) {
            particles = NONE;
            ofTheFaith();
            return;
        }
        add(letters, known, (mark & NameTokenizer.DOTTED) != 0);
    }

    /** {@code Nour el-Din} is the name that is mostly written in one word, or the one before with {@code uddin} behind it. */
    private void ofTheFaith() {
        NamePart before = parts.getLast();
        for (byte[] ending : FAITH) {
            WordKnowledge whole = lexicon.find(concat(before.letters, ending));
            if (whole.groups.length > 0 && before.compound() == 0) {
                parts.removeLast();
                parts.add(NamePart.ofPerson(whole.letters, whole, before.role(), false, NONE, 0));
                return;
            }
        }
        before.take(NamePart.OF_THE_FAITH);
    }

    /** {@code Ma} is María with a dot or before another given name, and a Chinese family name otherwise. */
    private boolean isShort(int at, WordKnowledge known, int mark) {
        if ((mark & NameTokenizer.DOTTED) != 0 || !known.is(WordKnowledge.EASTERN_SURNAME)) {
            return true;
        }
        int next = at + 1;
        if (next == tokens.count() || endsSurnames(at, mark)) {
            return false;
        }
        WordKnowledge after = lexicon.find(tokens.hash(next));
        return after.is(WordKnowledge.GIVEN | WordKnowledge.PARTICLE) && !after.is(WordKnowledge.EASTERN_GIVEN);
    }

    /** {@code JC}: two initials written as one word in front. */
    private boolean isInitials(byte[] letters, WordKnowledge known, int at) {
        return letters.length == INITIAL_RUN
                && at == 0
                && known == WordKnowledge.NOTHING
                && tokens.count() > 1
                && !isVowel(letters[0])
                && !isVowel(letters[1]);
    }

    private static boolean isVowel(byte letter) {
        return letter < 'a' || "aeiouy".indexOf(letter) >= 0;
    }

    private void add(byte[] letters, WordKnowledge known, boolean dotted) {
        if (compound == NamePart.FATHER) {
            byte[] whole = concat(FATHER, letters);
            WordKnowledge name = lexicon.find(whole);
            if (name.is(WordKnowledge.GIVEN)) {
                compound = 0;
                add(whole, name, dotted);
                return;
            }
        }
        parts.add(NamePart.ofPerson(letters, known, role(letters), dotted, withParticles(letters), compound));
        particles = NONE;
        compound = 0;
        sonOf = false;
    }

    private byte[] withParticles(byte[] letters) {
        return particles.length == 0 ? NONE : concat(particles, letters);
    }

    private PartRole role(byte[] letters) {
        return sonOf || (!parts.isEmpty() && letters.length > 6 && ending(letters, SLAVIC) > 0)
                ? PartRole.PATRONYMIC
                : PartRole.NAME;
    }

    /** What stood before nothing is a part of its own. */
    private void flush() {
        byte[] rest = particles.length > 0 ? Arrays.copyOf(particles, particles.length - 1) : joined;
        if (rest.length > 0 && parts.isEmpty()) {
            particles = NONE;
            add(rest, lexicon.find(rest), false);
        }
    }

    /** {@code abdulaziz}, {@code saifuddin} and {@code habibullah} without what many such names share. */
    private byte[] core(byte[] letters) {
        if ((letters[0] == 'a' && letters[1] == 'b' && letters[2] == 'd') || letters[0] == 'c') {
            for (byte[] servant : SERVANT) {
                int rest = letters.length - servant.length;
                if (rest >= 3
                        && Arrays.equals(letters, 0, servant.length, servant, 0, servant.length)
                        && !(letters[servant.length] == 'l' && letters[servant.length + 1] == 'a')) {
                    compound = NamePart.SERVANT;
                    return Arrays.copyOfRange(letters, servant.length, letters.length);
                }
            }
        }
        int faith = ending(letters, FAITH);
        int god = faith > 0 ? 0 : ending(letters, GOD);
        if (faith + god == 0 || letters.length - faith - god < 3) {
            return letters;
        }
        compound = faith > 0 ? NamePart.OF_THE_FAITH : NamePart.OF_GOD;
        return Arrays.copyOf(letters, letters.length - faith - god);
    }

    private static int ending(byte[] letters, byte[][] endings) {
        for (byte[] ending : endings) {
            int from = letters.length - ending.length;
            boolean last = ending[ending.length - 1] == letters[letters.length - 1];
            if (last && from > 1 && Arrays.equals(letters, from, letters.length, ending, 0, ending.length)) {
                return ending.length;
            }
        }
        return 0;
    }

    /** Digits that stand for the letters they look like. */
    private static byte[] withoutDigits(byte[] letters) {
        byte[] out = letters.clone();
        for (int at = 0; at < out.length; at++) {
            if (out[at] >= '0' && out[at] <= '9') {
                out[at] = (byte) "oizeasgtbg".charAt(out[at] - '0');
            }
        }
        return out;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        if (one.length == 0) {
            return other;
        }
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[][] words(String... words) {
        return Arrays.stream(words)
                .map(word -> word.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }
}
