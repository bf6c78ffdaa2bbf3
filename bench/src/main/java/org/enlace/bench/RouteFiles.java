// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.enlace.bench.RouteNames.Person;
import org.enlace.bench.RouteNames.Spelt;
import org.enlace.names.NameTradition;

/**
 * How two authorities write the same people: the file of the one as the truth has it, that of the other with what goes wrong
 * between two files. The rates were fixed before anything was fitted to them.
 *
 * <p>Of 100 pairs 40 are the same but for case and accents, 57 have one kind of change and 3 have two. A kind that the name
 * does not allow (a second surname is dropped where there is none) is drawn again among those of names.
 */
final class RouteFiles {
    /** What changed. */
    enum Change {
        /** Another spelling or transliteration of one word or of all. */
        VARIANT(18),
        /** One letter lost, added, replaced or exchanged with the next, anywhere. */
        EDIT(8),
        /** The second surname or the second given name is missing. */
        DROPPED(12),
        /** Surnames first, with or without a comma; in Chinese names the given name first. */
        SWAPPED(5),
        /** A woman's husband's surname after {@code de}, or instead of her own last one. */
        MARRIED(2),
        /** The second given name as an initial; in one of four names with one given name, that one. */
        INITIAL(4),
        /** Day and month exchanged; where they cannot be, one wrong digit. */
        DATE_SWAP(2.5),
        /** One wrong digit in day, month or the last two of the year. */
        DATE_DIGIT(3),
        /** The year before or after. */
        YEAR_OFF(2.5);

        final double percent;

        Change(double percent) {
            this.percent = percent;
        }

        boolean ofDate() {
            return ordinal() >= DATE_SWAP.ordinal();
        }
    }

    /** One row of a file. */
    record Row(String name, LocalDate born, List<Change> changes) {}

    /** A name as it stands now. */
    private record Word(Spelt spelt, String text) {
        static Word of(Spelt spelt) {
            return new Word(spelt, spelt.usual());
        }

        Word as(String now) {
            return new Word(spelt, now);
        }
    }

    private static final double SAME = 40;
    private static final double TWO = 3;
    private static final double CHANGED = 57;
    private static final double DATES = 8;
    private static final int[] DIGITS = {2, 3, 5, 6, 8, 9};
    private static final String[][] SPANISH_SOUNDS = {
        {"z", "s"},
        {"s", "z"},
        {"v", "b"},
        {"b", "v"},
        {"ll", "y"},
        {"y", "i"},
        {"ge", "je"},
        {"gi", "ji"},
        {"h", ""},
        {"qu", "k"},
        {"ce", "se"},
        {"ci", "si"},
        {"x", "j"},
        {"i", "y"},
        {"n", "nn"},
        {"l", "ll"},
        {"c", "k"},
        {"r", "rr"}
    };

    private final RouteNames names;
    private final SplittableRandom random;

    RouteFiles(RouteNames names, SplittableRandom random) {
        this.names = names;
        this.random = random;
    }

    /** The row in the first file. */
    Row held(Person person) {
        return new Row(
                text(person.prefix(), usual(person.given()), usual(person.surnames()), person.tradition(), false),
                person.born(),
                List.of());
    }

    /** The row of the same person in the second file. */
    Row asked(Person person) {
        return new Writing(person).row();
    }

    /** One person being written: the parts as they stand so far. */
    private final class Writing {
        private final Person person;
        private final List<Word> given;
        private final List<Word> surnames;
        private final Map<Change, Boolean> made = new EnumMap<>(Change.class);
        private LocalDate born;
        private boolean swapped;

        Writing(Person person) {
            this.person = person;
            given = usual(person.given());
            surnames = usual(person.surnames());
            born = person.born();
        }

        Row row() {
            double drawn = random.nextDouble() * 100;
            boolean two = drawn >= 100 - TWO;
            if (two) {
                makeOfName();
                make(random.nextDouble() * CHANGED < DATES);
            } else if (drawn >= SAME) {
                make(drawn < SAME + DATES);
            }
            String text = text(person.prefix(), given, surnames, person.tradition(), swapped);
            return new Row(random.nextBoolean() ? bare(text) : text, born, List.copyOf(made.keySet()));
        }

        private void make(boolean ofDate) {
            if (ofDate) {
                if (!apply(drawn(true))) {
                    apply(Change.DATE_DIGIT);
                }
            } else {
                makeOfName();
            }
        }

        /** Draws until the name allows it; the order can always be swapped, a second change may stay out. */
        private void makeOfName() {
            boolean done = false;
            for (int turn = 0; turn < 100 && !done; turn++) {
                Change next = drawn(false);
                done = !made.containsKey(next) && apply(next);
            }
        }

        /** A kind by its rate among those of dates or of names. */
        private Change drawn(boolean ofDate) {
            double point = random.nextDouble() * (ofDate ? DATES : CHANGED - DATES);
            for (Change change : Change.values()) {
                point -= change.ofDate() == ofDate ? change.percent : 0;
                if (point < 0) {
                    return change;
                }
            }
            return Change.VARIANT;
        }

        private boolean apply(Change change) {
            boolean possible = switch (change) {
                case VARIANT -> variant();
                case EDIT -> edit();
                case DROPPED -> drop();
                case SWAPPED -> {
                    swapped = true;
                    yield true;
                }
                case MARRIED -> marry();
                case INITIAL -> initial();
                case DATE_SWAP -> {
                    born = born.getDayOfMonth() <= 12 && born.getDayOfMonth() != born.getMonthValue()
                            ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                            : digit(born);
                    yield true;
                }
                case DATE_DIGIT -> {
                    born = digit(born);
                    yield true;
                }
                case YEAR_OFF -> {
                    born = born.plusYears(random.nextBoolean() ? 1 : -1);
                    yield true;
                }
            };
            if (possible) {
                made.put(change, true);
            }
            return possible;
        }

        private boolean swapDate() {
            boolean possible = born.getDayOfMonth() <= 12 && born.getDayOfMonth() != born.getMonthValue();
            if (possible) {
                born = LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
            }
            return possible;
        }

        private boolean variant() {
            boolean all = random.nextInt(100) < 40;
            int one = random.nextInt(given.size() + surnames.size());
            int way = 1 + random.nextInt(2);
            boolean any = false;
            for (int at = 0; at < given.size() + surnames.size(); at++) {
                if (all || at == one) {
                    any |= replace(at, word -> other(word, way));
                }
            }
            return any;
        }

        /** Rewrites the word at a place, given names first; whether it is another now. */
        private boolean replace(int at, UnaryOperator<Word> rewrite) {
            List<Word> list = at < given.size() ? given : surnames;
            int place = at < given.size() ? at : at - given.size();
            Word before = list.set(place, rewrite.apply(list.get(place)));
            return !before.equals(list.get(place));
        }

        private Word other(Word word, int way) {
            List<String> ways = word.spelt().ways();
            if (ways.size() == 1) {
                return person.tradition() == NameTradition.SPANISH ? word.as(asHeard(word.text())) : word;
            }
            return word.as(
                    person.tradition() == NameTradition.CHINESE
                            ? word.spelt().way(way)
                            : ways.get(1 + random.nextInt(ways.size() - 1)));
        }

        private String asHeard(String word) {
            String lower = bare(word).toLowerCase(Locale.ROOT);
            int first = random.nextInt(SPANISH_SOUNDS.length);
            for (int at = 0; at < SPANISH_SOUNDS.length; at++) {
                String[] sound = SPANISH_SOUNDS[(first + at) % SPANISH_SOUNDS.length];
                if (lower.contains(sound[0])) {
                    return lower.replaceFirst(sound[0], sound[1]);
                }
            }
            return word;
        }

        private boolean edit() {
            return replace(
                    random.nextInt(given.size() + surnames.size()),
                    word -> word.text().length() < 3 ? word : word.as(edited(word.text())));
        }

        private String edited(String word) {
            StringBuilder text = new StringBuilder(word.toLowerCase(Locale.ROOT));
            int at = random.nextInt(text.length());
            char letter = (char) ('a' + random.nextInt(26));
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.setCharAt(at, letter);
                case 2 -> text.insert(at + random.nextInt(2), letter);
                default -> {
                    char moved = text.charAt(at);
                    text.deleteCharAt(at).insert(at == 0 ? 1 : at - 1, moved);
                }
            }
            return text.toString();
        }

        private boolean drop() {
            boolean surname = surnames.size() > 1 && (given.size() < 2 || random.nextInt(100) < 60);
            if (surname) {
                if (person.tradition() == NameTradition.PORTUGUESE) {
                    surnames.removeFirst();
                } else {
                    surnames.removeLast();
                }
            } else if (given.size() > 1) {
                given.removeLast();
            }
            return surname || given.size() < person.given().size();
        }

        private boolean marry() {
            if (person.male() || person.tradition() == NameTradition.CHINESE || made.containsKey(Change.DROPPED)) {
                return false;
            }
            Word husband = Word.of(names.surname(person.tradition(), random));
            if (surnames.size() > 1 || person.tradition() == NameTradition.SPANISH) {
                surnames.removeLast();
            }
            surnames.add(person.tradition() == NameTradition.SPANISH ? husband.as("de " + husband.text()) : husband);
            return true;
        }

        private boolean initial() {
            if (given.size() < 2 && random.nextInt(4) > 0) {
                return false;
            }
            return replace(given.size() - 1, word -> word.as(word.text().charAt(0) + "."));
        }
    }

    /** The date with one wrong digit that still gives a day of the calendar. */
    private LocalDate digit(LocalDate born) {
        while (true) {
            StringBuilder text = new StringBuilder(born.toString());
            text.setCharAt(DIGITS[random.nextInt(DIGITS.length)], (char) ('0' + random.nextInt(10)));
            int month = Integer.parseInt(text.substring(5, 7));
            int day = Integer.parseInt(text.substring(8));
            int year = Integer.parseInt(text.substring(0, 4));
            boolean exists = month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= java.time.Month.of(month).length(Year.isLeap(year));
            if (exists && !text.toString().equals(born.toString())) {
                return LocalDate.parse(text);
            }
        }
    }

    private String text(
            String prefix, List<Word> given, List<Word> surnames, NameTradition tradition, boolean swapped) {
        String first = (prefix.isEmpty() ? "" : prefix + " ") + joined(given);
        String family = joined(surnames);
        if (tradition == NameTradition.CHINESE) {
            return swapped ? first + " " + family : family + " " + first;
        }
        return swapped ? family + (random.nextInt(100) < 40 ? ", " : " ") + first : first + " " + family;
    }

    private static List<Word> usual(List<Spelt> names) {
        return new ArrayList<>(names.stream().map(Word::of).toList());
    }

    private static String joined(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** Capitals without accents, as many systems keep names. */
    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT);
    }
}
