// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.enlace.names.WordKnowledge.Phrase;

/**
 * Reads a company's, an organization's or a ship's name: letters in a row are joined, legal forms and ships' prefixes set
 * aside, little words dropped, numbers read in digits, words and Roman numerals, countries and common words marked.
 */
final class CompanyNameReader {
    private static final int ROMAN_LONGEST = 5;
    private static final int LONG_FORM = 7;
    private static final int SHORT_FORM = 4;

    private final NameLexicon lexicon = NameLexicon.bundled();
    private final boolean ship;
    private final List<byte[]> words = new ArrayList<>(6);
    private long[] hashes = new long[8];
    private WordKnowledge[] known = new WordKnowledge[8];
    private final List<NamePart> parts = new ArrayList<>(5);
    private final List<NamePart> asides = new ArrayList<>(1);
    /** Words that were letters apart: {@code M/V}. */
    private final BitSet marked = new BitSet();

    private int forms;
    private boolean organised;

    private CompanyNameReader(boolean ship) {
        this.ship = ship;
    }

    /**
     * @param forms the kinds of legal form that were seen, as bits of {@link LegalForm}
     * @param organised whether a word was seen that no person has: a legal form, or a word of companies
     */
    record Read(List<NamePart> parts, List<NamePart> asides, int forms, boolean organised) {}

    static Read read(NameTokenizer tokens, boolean ship) {
        CompanyNameReader reader = new CompanyNameReader(ship);
        reader.take(tokens);
        int count = reader.words.size();
        int at = 0;
        while (at < count) {
            at = reader.next(at, count);
        }
        if (reader.parts.isEmpty()) {
            for (int word = 0; word < count; word++) {
                reader.add(word, PartRole.WORD, -1);
            }
            reader.forms = 0;
            reader.asides.clear();
        }
        return new Read(reader.parts, reader.asides, reader.forms, reader.organised);
    }

    /** The words of a text with letters in a row joined. */
    static List<String> words(String text) {
        CompanyNameReader reader = new CompanyNameReader(false);
        reader.take(NameTokenizer.of(text, false));
        return reader.words.stream()
                .map(word -> new String(word, StandardCharsets.ISO_8859_1))
                .toList();
    }

    private void take(NameTokenizer tokens) {
        int at = 0;
        int count = tokens.count();
        while (at < count) {
            int end = at;
            int letters = 0;
            int dotted = tokens.mark(at) & NameTokenizer.DOTTED;
            while (end < count
                    && tokens.length(end) == 1
                    && (tokens.mark(end) & (NameTokenizer.LETTER | NameTokenizer.DOTTED))
                            == (NameTokenizer.LETTER | dotted)) {
                letters++;
                end++;
            }
            if (letters > 1) {
                int from = tokens.start(at);
                marked.set(words.size());
                word(Arrays.copyOfRange(tokens.letters(), from, from + letters), 0);
                at = end;
            } else {
                word(tokens.letters(at), tokens.hash(at));
                at++;
            }
        }
    }

    private void word(byte[] letters, long hash) {
        int at = words.size();
        if (at == hashes.length) {
            hashes = Arrays.copyOf(hashes, at * 2);
            known = Arrays.copyOf(known, at * 2);
        }
        words.add(letters);
        hashes[at] = hash == 0 ? NameTokenizer.hash(letters, 0, letters.length) : hash;
        known[at] = lexicon.find(hashes[at]);
    }

    /** Reads the word or phrase that starts here; returns where the next one starts. */
    private int next(int at, int count) {
        WordKnowledge word = known[at];
        for (Phrase phrase : word.phrases) {
            int end = at + 1 + phrase.rest.length;
            if (end <= count && follows(phrase.rest, at + 1)) {
                if (phrase.forms != 0 && (at > 0 || end < count)) {
                    form(at, end, phrase.forms);
                    return end;
                }
                if ((phrase.flags & WordKnowledge.STATUS) != 0 && (at > 0 || end < count)) {
                    asides.add(NamePart.word(joined(at, end), word, word.groups, -1, PartRole.STATUS));
                    return end;
                }
                if ((phrase.flags & WordKnowledge.SHIP_PREFIX) != 0 && ship && parts.isEmpty() && end < count) {
                    asides.add(NamePart.word(joined(at, end), word, word.groups, -1, PartRole.SHIP_PREFIX));
                    return end;
                }
                if ((phrase.flags
                                & (WordKnowledge.PLACE
                                        | WordKnowledge.REGION
                                        | WordKnowledge.COMMON
                                        | WordKnowledge.TRADE))
                        != 0) {
                    phrase(at, end, phrase);
                    return end;
                }
            }
        }
        if (word.forms != 0 && isForm(at, count)) {
            form(at, at + 1, word.forms);
        } else if (word.is(WordKnowledge.STATUS) && count > 1) {
            asides.add(part(at, PartRole.STATUS, -1));
        } else if (ship && word.is(WordKnowledge.SHIP_PREFIX) && isShipPrefix(at, count)) {
            asides.add(part(at, PartRole.SHIP_PREFIX, -1));
        } else if (word.is(WordKnowledge.FUNCTION) && !ship && count > 1) {
            return at + 1;
        } else {
            plain(at);
        }
        return at + 1;
    }

    /** In front with a name behind it, or as two letters of a mark at the end: {@code Garza Gris, M/V}. */
    private boolean isShipPrefix(int at, int count) {
        boolean mark = marked.get(at) && at == count - 1 && !parts.isEmpty();
        return mark || (parts.isEmpty() && at < count - 1);
    }

    private boolean follows(long[] rest, int from) {
        for (int at = 0; at < rest.length; at++) {
            if (hashes[from + at] != rest[at]) {
                return false;
            }
        }
        return true;
    }

    /** Long words of form wherever they stand; short ones at either end, with nothing but forms and places after them. */
    private boolean isForm(int at, int count) {
        if (count == 1) {
            return false;
        }
        int length = words.get(at).length;
        if (length >= LONG_FORM
                || known[at].forms == LegalForm.GENERAL.bit()
                || (at == 0 && length >= 2 && length <= SHORT_FORM)) {
            return at > 0 || length <= SHORT_FORM;
        }
        for (int later = at + 1; later < count; later++) {
            later = afterStatus(later, count);
            if (later < count
                    && known[later].forms == 0
                    && !known[later].is(WordKnowledge.PLACE
                            | WordKnowledge.REGION
                            | WordKnowledge.FUNCTION
                            | WordKnowledge.STATUS)) {
                return false;
            }
        }
        return at > 0;
    }

    /** Where a phrase that says how the company stands ends, if one starts here; else here. */
    private int afterStatus(int at, int count) {
        for (Phrase phrase : known[at].phrases) {
            int end = at + 1 + phrase.rest.length;
            if ((phrase.flags & WordKnowledge.STATUS) != 0 && end <= count && follows(phrase.rest, at + 1)) {
                return end;
            }
        }
        return at;
    }

    private void form(int from, int end, int kinds) {
        forms |= kinds;
        organised = true;
        asides.add(NamePart.word(joined(from, end), known[from], known[from].groups, -1, PartRole.LEGAL_FORM));
    }

    private void phrase(int from, int end, Phrase phrase) {
        PartRole role = (phrase.flags & WordKnowledge.PLACE) != 0
                ? PartRole.PLACE
                : (phrase.flags & WordKnowledge.REGION) != 0
                        ? PartRole.REGION
                        : (phrase.flags & WordKnowledge.COMMON) != 0 ? PartRole.COMMON_WORD : PartRole.WORD;
        organised |= role != PartRole.PLACE;
        parts.add(NamePart.word(joined(from, end), WordKnowledge.NOTHING, phrase.groups, -1, role));
    }

    private void plain(int at) {
        WordKnowledge word = known[at];
        int number = number(at);
        if (number >= 0) {
            number(at, number);
        } else if (word.is(WordKnowledge.COMMON)) {
            organised |= !word.is(WordKnowledge.GIVEN | WordKnowledge.SURNAME);
            add(at, PartRole.COMMON_WORD, -1);
        } else if (word.is(WordKnowledge.PLACE)) {
            add(at, PartRole.PLACE, -1);
        } else if (word.is(WordKnowledge.REGION)) {
            add(at, PartRole.REGION, -1);
        } else {
            organised |= word.is(WordKnowledge.TRADE) && !word.is(WordKnowledge.GIVEN | WordKnowledge.SURNAME);
            add(at, PartRole.WORD, -1);
        }
    }

    /** Forty four, twenty-first: a small number after tens is one number with them. */
    private void number(int at, int number) {
        if (!parts.isEmpty() && number > 0 && number < 10) {
            NamePart before = parts.getLast();
            if (before.number >= 20 && before.number < 100 && before.number % 10 == 0 && before.letters[0] >= 'a') {
                parts.removeLast();
                byte[] digits = Integer.toString(before.number + number).getBytes(StandardCharsets.US_ASCII);
                parts.add(NamePart.word(
                        digits, WordKnowledge.NOTHING, new int[0], before.number + number, PartRole.NUMBER));
                return;
            }
        }
        add(at, PartRole.NUMBER, number);
    }

    private int number(int at) {
        byte[] letters = words.get(at);
        if (known[at].number >= 0) {
            return known[at].number;
        }
        if (isDigits(letters)) {
            return letters.length > 9
                    ? Integer.MAX_VALUE
                    : Integer.parseInt(new String(letters, StandardCharsets.US_ASCII));
        }
        return at > 0 && letters.length <= ROMAN_LONGEST ? roman(letters) : -1;
    }

    private static boolean isDigits(byte[] letters) {
        for (byte letter : letters) {
            if (letter < '0' || letter > '9') {
                return false;
            }
        }
        return true;
    }

    /** Roman numerals up to 39; -1 for other words. */
    static int roman(byte[] letters) {
        int value = 0;
        int before = 0;
        for (int at = letters.length - 1; at >= 0; at--) {
            int digit = letters[at] == 'i' ? 1 : letters[at] == 'v' ? 5 : letters[at] == 'x' ? 10 : -1;
            if (digit < 0) {
                return -1;
            }
            value += digit < before ? -digit : digit;
            before = Math.max(before, digit);
        }
        return value;
    }

    private void add(int at, PartRole role, int number) {
        parts.add(part(at, role, number));
    }

    private NamePart part(int at, PartRole role, int number) {
        return NamePart.word(words.get(at), known[at], known[at].groups, number, role);
    }

    private byte[] joined(int from, int end) {
        byte[] all = words.get(from);
        for (int at = from + 1; at < end; at++) {
            byte[] word = words.get(at);
            byte[] longer = Arrays.copyOf(all, all.length + word.length);
            System.arraycopy(word, 0, longer, all.length, word.length);
            all = longer;
        }
        return all;
    }
}
