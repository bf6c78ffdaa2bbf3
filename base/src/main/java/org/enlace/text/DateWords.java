// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand in columns of dates, folded: English, Spanish, Portuguese and French. */
public final class DateWords {
    private static final Pattern ORDINAL = Pattern.compile("[\u00ba\u00aa\u00b0]");
    private static final Pattern CLOCK = Pattern.compile(
            "(?<=\\d)t(?=\\d).*|(?<!\\d)\\d{1,2}:[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?![:\\d])\\s*(?:[ap]\\.?"
                    + " ?m\\b\\.?)?(?:\\s*(?:z|utc|gmt))?(?:\\s*[+-]\\d{2}:?\\d{2}(?!\\d))?");
    private static final Pattern WHOLE = Pattern.compile("(\\d+)[.,]0+");
    private static final Pattern LETTERS_AS_DIGITS =
            Pattern.compile("(?<![a-z0-9])(?=[a-z]*\\d)(?!\\d{1,2}o\\b)[0-9oil]{2,}(?![a-z0-9])");
    private static final Pattern LEFT_OPEN =
            Pattern.compile("(?<![a-z0-9?*_])(?:xx|\\?\\?|\\*\\*|__|dd|mm)(?![a-z0-9?*_])|(?<=[/.])(?:--?|\\?|"
                    + " *)(?=[/.])|^\\?(?=[/.-])");
    private static final List<List<String>> MONTHS = List.of(
            List.of("enero", "january", "janeiro", "janvier"),
            List.of("febrero", "february", "fevereiro", "fevrier"),
            List.of("marzo", "march", "marco", "mars"),
            List.of("abril", "april", "avril"),
            List.of("mayo", "may", "maio", "mai"),
            List.of("junio", "june", "junho", "juin"),
            List.of("julio", "july", "julho", "juillet"),
            List.of("agosto", "august", "aout"),
            List.of("septiembre", "setiembre", "september", "setembro", "septembre"),
            List.of("octubre", "october", "outubro", "octobre"),
            List.of("noviembre", "november", "novembro", "novembre"),
            List.of("diciembre", "december", "dezembro", "decembre"));
    private static final Map<String, Integer> BY_BEGINNING = byBeginning();
    private static final int LONGEST_ROMAN = 4;
    private static final List<String> ROMAN =
            List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");

    private static final Set<String> NOTHING = Set.of("""
        s d|sd|s i|s f|s n|n a|na|n d|nd|n c|nan|nil|null|none|nothing|unknown|not known|unspecified|not specified\
        |not available|not applicable|missing|undefined|tbd|tba|sin dato|sin datos|sin informacion|sin fecha|sin registro\
        |sin especificar|no consta|no disponible|no aplica|no registra|no reporta|no informa|no indica|no se sabe\
        |no sabe|se desconoce|desconocido|desconocida|desconoce|ignorado|ignorada|se ignora|por determinar|por confirmar\
        |pendiente|nada|ninguno|ninguna|vacio|sem dado|sem dados|sem informacao|sem data|nao consta|nao informado\
        |nao informada|nao disponivel|nao sabe|desconhecido|desconhecida|nenhum|nenhuma|a determinar|inconnu|inconnue\
        |non connu|non renseigne|sans date|enkoni|pa konnen|dd mm aaaa|dd mm yyyy|yyyy mm dd|aaaa mm dd|mm dd yyyy\
        |dd mm aa|dd mm yy\
        """.strip().split("\\|", -1));
    private static final Pattern BLANKS = Pattern.compile("[0 ]*|[9 ]*9999[9 ]*|[x ]+|0*1 0*1 0{0,3}1|0001 0*1 0*1");

    private static final Set<String> WEEKDAYS = Set.of("""
        lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom monday tuesday wednesday thursday\
         friday saturday sunday mon tue tues wed thu thur thurs fri sat sun segunda terca quarta quinta sexta feira seg ter\
         qua qui sex lundi mardi mercredi jeudi vendredi samedi dimanche\
        """.strip().split(" ", -1));
    /** What may stand beside a date and says nothing about it. */
    private static final Set<String> BESIDE = Set.of("""
        de del da do das dos la el lo los las le les l d of the in en em a al ao on o y e et and or ou to entre between ano an\
         year born nacido nacida nascido nascida nace nacio ne nee nac b f fecha date data fec nacimiento nascimento naissance\
         birth dob mes month dia dias st nd rd th er ero ro ra ta mo ma eme z xx xxx xxxx\
        """.strip().split(" ", -1));

    private static final Set<String> BEFORE =
            Set.of("antes", "before", "avant", "anterior", "previo", "prior", "hasta", "ate", "until");
    private static final Set<String> AFTER =
            Set.of("after", "despues", "posterior", "depois", "apos", "apres", "desde", "since", "nach", "later");
    /** Beside an age or a decade, or of a time of day. */
    private static final Set<String> BESIDE_OTHERS = Set.of("""
        m anos annee annees ane years day days avo h hs hora horas s p am pm utc gmt com con decada decade\
        """.strip().split(" ", -1));

    private static final Set<String> ROUGH = Set.of("""
        circa ca c cerca about around alrededor hacia estimado estimada estimated estimate est maybe perhaps quiza quizas\
         talvez tal vez probable probablemente probably provavelmente possibly posible posiblemente possivelmente sobre\
         environ vers mas mais menos more less almost casi quase\
        """.strip().split(" ", -1));

    private DateWords() {}

    /** Folded, without ordinals and times of day, and with digits where letters stand for them. */
    public static String plain(String raw) {
        boolean ascii = raw.chars().allMatch(unit -> unit < 0x80);
        String plain = FoldedText.of(ascii ? raw : ORDINAL.matcher(raw).replaceAll(" "))
                .strip();
        if (plain.indexOf(':') >= 0 || isBesideDigit(plain, "t")) {
            plain = CLOCK.matcher(plain).replaceAll(" ").strip();
        }
        if (plain.endsWith("0")) {
            Matcher whole = WHOLE.matcher(plain);
            plain = whole.matches() ? whole.group(1) : plain;
        }
        return isBesideDigit(plain, "oil")
                ? LETTERS_AS_DIGITS
                        .matcher(plain)
                        .replaceAll(found -> found.group()
                                .replace('o', '0')
                                .replace('i', '1')
                                .replace('l', '1'))
                : plain;
    }

    /** True where one of the letters stands next to a digit; most dates have none and need no further look. */
    static boolean isBesideDigit(String plain, String letters) {
        for (int at = 1; at < plain.length(); at++) {
            char one = plain.charAt(at - 1);
            char other = plain.charAt(at);
            if ((isDigit(one) && letters.indexOf(other) >= 0) || (isDigit(other) && letters.indexOf(one) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    /** A plain text with zeros where a day or month is left open with signs: {@code XX/03/1984}, {@code 12/--/1984}. */
    static String closed(String plain) {
        boolean words = plain.chars().allMatch(unit -> isDigit((char) unit) || "x?*_/.".indexOf(unit) < 0)
                && !plain.contains("dd")
                && !plain.contains("mm");
        return words ? plain : LEFT_OPEN.matcher(plain).replaceAll("00");
    }

    /** True where words, with single spaces between, say that nothing is known. */
    public static boolean isNothing(String words) {
        return NOTHING.contains(words) || BLANKS.matcher(words).matches();
    }

    /** 1 to 12, 0 where the word is no month's name nor its beginning. */
    public static int month(String word) {
        return BY_BEGINNING.getOrDefault(word, 0);
    }

    /** 1 to 12, 0 where the word is no such Roman number. */
    public static int roman(String word) {
        return word.length() > LONGEST_ROMAN || "ivx".indexOf(word.charAt(0)) < 0 ? 0 : ROMAN.indexOf(word) + 1;
    }

    /** Each name of a month, and what it begins with from three letters on; of two the earlier month. */
    private static Map<String, Integer> byBeginning() {
        Map<String, Integer> months = new HashMap<>();
        for (int month = 0; month < MONTHS.size(); month++) {
            for (String name : MONTHS.get(month)) {
                for (int length = 3; length <= name.length(); length++) {
                    months.putIfAbsent(name.substring(0, length), month + 1);
                }
            }
        }
        return Map.copyOf(months);
    }

    public static boolean isRough(String word) {
        return ROUGH.contains(word) || word.startsWith("aprox") || word.startsWith("approx");
    }

    public static boolean isAfter(String word) {
        return AFTER.contains(word);
    }

    static boolean isBefore(String word) {
        return BEFORE.contains(word);
    }

    /** True for words that leave a date what it is. */
    static boolean standsBesideDate(String word) {
        return BESIDE.contains(word) || WEEKDAYS.contains(word);
    }

    /** True for words that leave a birth date or an age what it is, or put an end to it. */
    public static boolean isIdle(String word) {
        return standsBesideDate(word) || BEFORE.contains(word) || BESIDE_OTHERS.contains(word);
    }
}
