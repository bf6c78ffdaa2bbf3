// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.enlace.names.words.RoughSoundKey;

/**
 * One part of a read name: its folded letters, what it does in the name, and what is known of it, ready to be compared.
 * A part of a name in another script is in Latin letters.
 */
public final class NamePart {
    private static final byte[] NO_LETTERS = {};

    /** {@code abd} and its forms in front: servant of. */
    static final int SERVANT = 1;
    /** {@code abu}, {@code umm} in front: father or mother of. */
    static final int FATHER = 2;
    /** {@code uddin} and its forms at the end. */
    static final int OF_THE_FAITH = 3;
    /** {@code ullah} at the end. */
    static final int OF_GOD = 4;

    final byte[] letters;
    final long hash;
    /** One bit for each letter of the alphabet that occurs, digits and marks thrown together. */
    final int bag;

    final WordKnowledge known;
    final int[] groups;
    /** The part after its particles, with spaces: {@code de la cruz}; empty where it has none. */
    final byte[] withParticles;

    final boolean dotted;
    final int number;
    /** What is left out of the letters because many names share it: 0 for nothing, or one of the constants. */
    private int compound;

    private PartRole role;
    private long sound;

    private NamePart(
            byte[] letters,
            WordKnowledge known,
            int[] groups,
            byte[] withParticles,
            boolean dotted,
            int number,
            PartRole role) {
        this.letters = letters;
        this.known = known;
        this.groups = groups;
        this.withParticles = withParticles;
        this.dotted = dotted;
        this.number = number;
        this.role = role;
        this.hash = NameTokenizer.hash(letters, 0, letters.length);
        this.bag = bag(letters);
    }

    /** What stands beside a person's name. */
    static NamePart aside(byte[] letters, WordKnowledge known, PartRole role) {
        return new NamePart(letters, known, known.groups, NO_LETTERS, false, -1, role);
    }

    static NamePart ofPerson(
            byte[] letters, WordKnowledge known, PartRole role, boolean dotted, byte[] withParticles, int compound) {
        NamePart part = new NamePart(letters, known, known.groups, withParticles, dotted, -1, role);
        part.take(compound);
        return part;
    }

    /** A word of a company's name; {@code groups} are those of the phrase that it is, or of the word. */
    static NamePart word(byte[] letters, WordKnowledge known, int[] groups, int number, PartRole role) {
        return new NamePart(letters, known, groups, NO_LETTERS, false, number, role);
    }

    /** Settles the role; only while the name is being read. */
    void take(PartRole settled) {
        role = settled;
    }

    /** Settles what was left out of the letters; only while the name is being read. */
    void take(int leftOut) {
        compound = leftOut;
    }

    /**
     * The {@link RoughSoundKey}, made when it is first asked for. Two threads may both make it: they make the same, and a long is
     * written whole on every machine that runs this JDK.
     */
    long sound() {
        long key = sound;
        if (key == 0) {
            key = RoughSoundKey.of(letters);
            sound = key;
        }
        return key;
    }

    int compound() {
        return compound;
    }

    public PartRole role() {
        return role;
    }

    /** The part in plain letters, with {@code abd} or particles before it as they were read. */
    public String text() {
        byte[] shown = withParticles.length > 0 ? withParticles : letters;
        String text = new String(shown, StandardCharsets.ISO_8859_1);
        return switch (compound) {
            case SERVANT -> "abd " + text;
            case FATHER -> "abu " + text;
            case OF_THE_FAITH -> text + "uddin";
            case OF_GOD -> text + "ullah";
            default -> text;
        };
    }

    /** The part without particles and without what many names share: {@code cruz} of {@code de la cruz}. */
    public String bareText() {
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** Whether the word says nothing in a company's or a ship's name: {@code de}, {@code of}. */
    public boolean isLittleWord() {
        return known.is(WordKnowledge.FUNCTION);
    }

    boolean isInitial() {
        return letters.length == 1 && letters[0] >= 'a';
    }

    boolean hasParticles() {
        return withParticles.length > 0;
    }

    /** The letters with those of the particles, as where the name is written in one word: {@code delacruz}. */
    byte[] inOneWord() {
        if (!hasParticles()) {
            return letters;
        }
        byte[] word = new byte[withParticles.length];
        int length = 0;
        for (byte letter : withParticles) {
            if (letter != ' ') {
                word[length++] = letter;
            }
        }
        return Arrays.copyOf(word, length);
    }

    private static int bag(byte[] letters) {
        int bag = 0;
        for (byte letter : letters) {
            bag |= 1 << (letter >= 'a' ? letter - 'a' : 26 + (letter & 3));
        }
        return bag;
    }

    @Override
    public String toString() {
        return role + " of " + letters.length + " letters";
    }
}
