// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads the headers of columns, once for all who read tables: a header's words, and the {@link ColumnHeading} that they are or contain. Who
 * asks decides what a heading means to it.
 */
public final class HeadingReader {
    private static final Map<String, ColumnHeading> WHOLE = new HashMap<>();
    private static final Map<String, ColumnHeading> INSIDE = new HashMap<>();
    private static final int SHORTEST_INSIDE = 3;
    private static final int MOST_WORDS;

    static {
        for (ColumnHeading heading : ColumnHeading.values()) {
            heading.listed().forEach(word -> list(word, heading));
        }
        MOST_WORDS = WHOLE.keySet().stream()
                .mapToInt(word -> word.split(" ", -1).length)
                .max()
                .orElseThrow();
    }

    /** What may protect somebody decides what a longer header means, before anything else. */
    private static final Set<ColumnHeading> PROTECTING = EnumSet.of(
            ColumnHeading.BIRTH_DATE,
            ColumnHeading.BIRTH_YEAR,
            ColumnHeading.BIRTH_MONTH,
            ColumnHeading.BIRTH_DAY,
            ColumnHeading.AGE,
            ColumnHeading.STATUS,
            ColumnHeading.ROLE,
            ColumnHeading.POSITION);

    private static final Pattern BIRTH = Pattern.compile(
            "nacim\\w*|nacid[oa]s?|nacio|naceu|nacto|nascto|nasc\\w*|naiss\\w*|birth\\w*|born|bday|bdate|cumple\\w*"
                    + "|(?:f|fec|fecha|dt|data)(?:nac|naci\\w*|nto|nacto|nasc\\w*)");

    /** They speak of a birth beside a word for a day or a year only. */
    private static final Set<String> SHORT_BIRTH = Set.of("nac", "naci", "nto", "nat");

    private static final Set<String> DATED = Set.of("fecha", "fec", "fch", "f", "data", "dt", "date", "dia", "day");
    private static final Set<String> IN_YEARS = Set.of("ano", "anio", "year", "y", "yr");

    /** Of a birth, what is no day; of a paper about it, its number. */
    private static final Set<String> BESIDE_BIRTH = Set.of("""
        lugar place lieu local pais country ciudad city cidade municipio departamento provincia estado state mes month acta acte partida\
         certificado certificate certidao registro rate weight peso order orden\
        """.split(" ", -1));

    /** The kind of a thing is not the thing. */
    private static final Set<ColumnHeading> KINDS = EnumSet.of(ColumnHeading.KIND, ColumnHeading.DOCUMENT_TYPE);

    /** They decide only where no other word stands beside them. */
    private static final Set<ColumnHeading> LAST = EnumSet.of(
            ColumnHeading.NAME, ColumnHeading.CODE, ColumnHeading.NUMBER, ColumnHeading.YEAR, ColumnHeading.DATE);

    /** Words that stand beside those that name a column; by themselves they do not. */
    private static final Set<String> BESIDE = Set.of("""
        de del da do dos das la el los las y e and of the en em in a o completa mother electronico legal internal original national\
         unique entity canonical dataset prop schema lang\
        """.split(" ", -1));

    /** Words that are names of persons too: alone in a row they do not show that it is a header. */
    private static final Set<String> ALSO_NAMES = Set.of("""
        barco barrio book calle case family field first game given house job key last local long middle nave parish place price race\
         raza rua song street town village\
        """.split(" ", -1));

    private static final Set<String> LISTED = WHOLE.keySet().stream()
            .flatMap(word -> Stream.of(word.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern CASES = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll}{2})");
    /** {@code Teléfono(s)}, {@code Apellido(s)}, {@code Niño(a)}. */
    private static final Pattern PLURAL = Pattern.compile("(?<=\\p{L})\\((?:s|es|as?|os?)\\)");

    private static final Pattern SIDE = Pattern.compile("(?<=\\S) (?:c\\d|l|r|left|right)$");
    private static final Pattern JOINED_NUMBER = Pattern.compile("(?<=\\p{L})(?=\\d$)");
    private static final Pattern NUMBERED = Pattern.compile("(\\S.*) [1-9]");
    private static final int LONGEST_NAME = 60;

    /** Of a longer header only the beginning is read: it is no name of a column, and a file may hold one of megabytes. */
    private static final int LONGEST = 1_000;

    private HeadingReader() {}

    private static void list(String listed, ColumnHeading heading) {
        boolean alone = listed.startsWith("=");
        String word = alone ? listed.substring(1) : listed;
        if (WHOLE.put(word, heading) != null) {
            throw new IllegalStateException("a word of headers must have one meaning: heading=" + heading);
        }
        if (!alone && word.length() >= SHORTEST_INSIDE) {
            INSIDE.put(word, heading);
        }
    }

    /**
     * The words of a header: camel case and a last digit parted, no accents, underscores or marks, and without an ending that only
     * tells two sides apart ({@code _l}, {@code _right}, {@code _c1}).
     */
    public static String words(String header) {
        String read = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        String single = PLURAL.matcher(read).replaceAll("");
        String plain = PlainWords.of(CASES.matcher(single).replaceAll(" "));
        return JOINED_NUMBER.matcher(SIDE.matcher(plain).replaceFirst("")).replaceFirst(" ");
    }

    /** What a header means: as a whole, else by a birth, however it is shortened or misspelt, else by the words that it contains. */
    public static Optional<ColumnHeading> of(String header) {
        String words = words(header);
        return whole(header).or(() -> birth(List.of(words.split(" ", -1)))).or(() -> contained(words));
    }

    /** "F. Nacto", "Fecha y lugar de nacimiento", "FNACIM" speak of the day; "Lugar nacim." and "Acta de nac." leave it to the list. */
    private static Optional<ColumnHeading> birth(List<String> words) {
        boolean dated = words.stream().anyMatch(DATED::contains);
        boolean year = words.stream().anyMatch(IN_YEARS::contains);
        boolean said = words.stream().anyMatch(word -> BIRTH.matcher(word).matches());
        if (!said && !((dated || year) && words.stream().anyMatch(SHORT_BIRTH::contains))) {
            return Optional.empty();
        }
        if (dated) {
            return Optional.of(ColumnHeading.BIRTH_DATE);
        }
        boolean other = words.stream().anyMatch(BESIDE_BIRTH::contains);
        return other ? Optional.empty() : Optional.of(year ? ColumnHeading.BIRTH_YEAR : ColumnHeading.BIRTH_DATE);
    }

    /** What a header means that is a listed word, or one that is counted, such as "Tel 2". */
    public static Optional<ColumnHeading> whole(String header) {
        String words = words(header);
        ColumnHeading heading = WHOLE.get(words);
        if (heading != null) {
            return Optional.of(heading);
        }
        Matcher numbered = NUMBERED.matcher(words);
        return numbered.matches() ? Optional.ofNullable(WHOLE.get(numbered.group(1))) : Optional.empty();
    }

    /** Whether a header is one of several that are counted: "Tel 1", "Passport 2". */
    public static boolean isNumbered(String header) {
        return NUMBERED.matcher(words(header)).matches();
    }

    /** Whether a text is most likely the name of a column: it is listed, or all of its words stand in the list. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME) {
            return false;
        }
        String words = words(text);
        List<String> all = List.of(words.split(" ", -1));
        return (all.size() > 1 && WHOLE.containsKey(words))
                || (all.stream().anyMatch(HeadingReader::names)
                        && all.stream()
                                .allMatch(word -> word.length() < SHORTEST_INSIDE
                                        || LISTED.contains(word)
                                        || BESIDE.contains(word)));
    }

    private static boolean names(String word) {
        boolean long3 = word.length() >= SHORTEST_INSIDE || word.equals("id");
        return long3 && WHOLE.containsKey(word) && !ALSO_NAMES.contains(word);
    }

    private record Found(String word, ColumnHeading heading) {
        private int rank() {
            return PROTECTING.contains(heading) ? 3 : KINDS.contains(heading) ? 2 : LAST.contains(heading) ? 0 : 1;
        }

        private int size() {
            return word.split(" ", -1).length;
        }

        private Found better(Found other) {
            int by = rank() != other.rank() ? rank() - other.rank() : word.length() - other.word.length();
            return by >= 0 ? this : other;
        }
    }

    private static Optional<ColumnHeading> contained(String words) {
        return inside(List.of(words.split(" ", -1))).stream()
                .reduce(Found::better)
                .map(Found::heading);
    }

    /** The listed words inside a header from left to right, each as long as can be. */
    private static List<Found> inside(List<String> words) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int begin = at;
            int most = Math.min(MOST_WORDS, words.size() - at);
            Optional<Found> longest = IntStream.rangeClosed(1, most)
                    .mapToObj(length -> String.join(" ", words.subList(begin, begin + most + 1 - length)))
                    .flatMap(word -> Stream.ofNullable(INSIDE.get(word)).map(heading -> new Found(word, heading)))
                    .findFirst();
            longest.ifPresent(found::add);
            at += longest.map(Found::size).orElse(1);
        }
        return found;
    }
}
