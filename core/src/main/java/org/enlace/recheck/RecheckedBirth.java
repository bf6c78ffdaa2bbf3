// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The second look's own answer to one question: can this text be the birth date, or the age, of somebody younger than 18? It
 * writes the text as a row of signs (one for each number or word), tells by the row what may be year, month and day, and keeps the
 * latest day found. What it cannot read it takes for a minor's.
 */
final class RecheckedBirth {
    private static final List<String> MONTHS = List.of(
            "enero january janeiro janvier",
            "febrero february fevereiro fevrier",
            "marzo march marco mars",
            "abril april avril",
            "mayo may maio mai",
            "junio june junho juin",
            "julio july julho juillet",
            "agosto august aout",
            "septiembre setiembre september setembro septembre",
            "octubre october outubro octobre",
            "noviembre november novembro novembre",
            "diciembre december dezembro decembre");
    private static final List<String> ROMAN = List.of("i ii iii iv v vi vii viii ix x xi xii".split(" ", -1));
    private static final Pattern LESS = Pattern.compile("[<≤]|^\\s*[-−–]|[-−–]\\s*$");
    private static final Set<String> SILENT = words("""
        del de las los les le la lo el l d m das dos do da of the in en em a al ao on o y e et and or ou to entre between hasta ate
        until ano anos an ans ane annee annees year years yr yrs yo anios aos edad age aged idade laj born nacido nacida nascido
        nascida nace nacio ne nee nac b f fecha date data fec birth dob nacimiento nascimento naissance mes month day days dia dias
        st nd rd th er ero ro ra ta mo ma eme avo h hs hora horas s p am pm utc gmt z xx xxx xxxx before antes avant anterior previo
        prior com con decade decada lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom monday tuesday
        wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun segunda terca quarta quinta sexta feira
        seg ter qua qui sex lundi mardi mercredi jeudi vendredi samedi dimanche
        """);
    private static final Set<String> ROUGHLY = words("""
        circa ca c cerca about around alrededor hacia est estimado estimada estimated estimate maybe perhaps quiza quizas talvez tal
        vez probable probablemente probably provavelmente possibly posible posiblemente possivelmente sobre environ vers mas mais
        menos more less almost casi quase
        """);
    private static final Set<String> LATER = words("after despues posterior depois apos apres desde since nach later");
    private static final Set<String> OPENS_DECADE = words("decada decade anos annees ane years los");
    private static final Set<String> OPENS_AGE = words("edad age aged idade anos laj");
    private static final Set<String> YEARS_OLD = words("anos ano anios aos years year yrs yr yo ans an ane");
    private static final Set<String> MONTHS_OLD = words("meses mes months month mois mwa mths mth mos mo m");
    private static final Set<String> WEEKS_OLD = words("semanas semana weeks week semaines semaine semen wks wk sem w");
    private static final Set<String> DAYS_OLD = words("dias dia days day jours jour jou d");
    private static final Set<String> NO_DATES =
            words("meses months mois mths mth semanas semana weeks week semaines semaine");
    private static final Set<String> BESIDE_AGE = words("""
        edad age aged idade laj anos ano anios aos years year yrs yr yo ans an ane de of en in los las the y e a o and or et ou to
        hasta ate entre between unos unas circa ca c cerca about around alrededor hacia estimado estimada estimated est mas mais
        more mayor maior over plus old vida cumplidos cumplidas completos os
        """);
    private static final Set<String> SAID_NOTHING = Set.of("""
        n a;na;n c;n d;nd;nc;nan;nil;null;none;nothing;unknown;not known;unspecified;not specified;not available;not applicable;missing;\
        undefined;tbd;tba;s d;sd;s i;s f;s n;sin dato;sin datos;sin informacion;sin fecha;sin registro;sin especificar;no consta;\
        no disponible;no aplica;no registra;no reporta;no informa;no indica;no se sabe;no sabe;se desconoce;desconocido;desconocida;\
        desconoce;ignorado;ignorada;se ignora;por determinar;por confirmar;pendiente;nada;ninguno;ninguna;vacio;sem dado;sem dados;\
        sem informacao;sem data;nao consta;nao informado;nao informada;nao disponivel;nao sabe;desconhecido;desconhecida;nenhum;\
        nenhuma;a determinar;inconnu;inconnue;non connu;non renseigne;sans date;enkoni;pa konnen;dd mm aaaa;dd mm yyyy;yyyy mm dd;\
        aaaa mm dd;mm dd yyyy;dd mm aa;dd mm yy\
        """.split(";", -1));
    private static final Pattern EMPTY =
            Pattern.compile("(?:0| )*|(?:9| )*9999(?:9| )*|x(?:x| )*|0*1 0*1 0{0,3}1|0001 0*1 0*1");
    private static final Pattern GROWN = Pattern.compile(
            "adult[aeo]?|mayor(?: de edad)?|maior(?: de idade)?|(?:mayor|maior|mas|mais) de 18(?: anos)?|majeure?|over"
                    + " 18|of age");
    private static final Pattern PIECE = Pattern.compile("\\d+|\\p{L}+");
    private static final int FIRST_YEAR = 1880;
    private static final int OLDEST_AGE = 120;

    private final LocalDate day;
    private final List<Piece> pieces = new ArrayList<>();
    private LocalDate latest = LocalDate.MIN;
    private boolean strange;
    private boolean young;
    private int slack;
    private boolean open;

    /** A number or a word; {@code sign} says what kind: the length of a number, Y a year, q no date's number, M a month, R Roman. */
    private record Piece(char sign, int value) {}

    private RecheckedBirth(LocalDate day) {
        this.day = day;
    }

    static boolean mayBeMinor(String text, LocalDate day) {
        return new RecheckedBirth(day).asks(text, false);
    }

    static boolean mayBeMinorsAge(String text, LocalDate day) {
        return new RecheckedBirth(day).asks(text, true);
    }

    private boolean asks(String raw, boolean age) {
        String text = written(raw);
        String words = text.replaceAll("[^\\p{L}0-9]+", " ").strip();
        boolean number = words.chars().anyMatch(letter -> letter >= '0' && letter <= '9');
        boolean nothing = SAID_NOTHING.contains(words)
                || EMPTY.matcher(words).matches()
                || GROWN.matcher(words).matches();
        if (nothing && !(age && number)) {
            return false;
        }
        if (age && number && LESS.matcher(raw).find()) {
            return true;
        } else if (age && number) {
            ageOnly(text);
        } else if (RecheckedPerson.isChild(text)) {
            return true;
        } else {
            everything(text);
        }
        LocalDate until = open ? day : slack > 0 && !latest.equals(LocalDate.MIN) ? latest.plusYears(slack) : latest;
        return latest.equals(LocalDate.MIN) || until.plusYears(18).isAfter(day);
    }

    private static String written(String raw) {
        String text =
                RecheckedText.of(raw.replaceAll("[\u00aa\u00b0\u00ba]", " ")).strip();
        text = text.replaceAll("(?<=[0-9])t(?=[0-9]).*", " ");
        text = text.replaceAll(
                "(?<![0-9])[0-9]{1,2}:[0-5][0-9](:[0-5][0-9]([.,][0-9]+)?)?(?![0-9:])\\s*([ap]\\.?"
                        + " ?m\\b\\.?)?(\\s*(z|utc|gmt))?(\\s*[+-][0-9]{2}:?[0-9]{2}(?![0-9]))?",
                " ");
        text = text.strip().replaceFirst("^([0-9]+)[.,]0+$", "$1");
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (MatchResult run :
                Pattern.compile("[a-z0-9]+").matcher(text).results().toList()) {
            String word = run.group();
            boolean digits =
                    word.length() > 1 && word.matches("[0-9oil]*[0-9][0-9oil]*") && !word.matches("[0-9]{1,2}o");
            out.append(text, from, run.start())
                    .append(digits ? word.replace('o', '0').replaceAll("[il]", "1") : word);
            from = run.end();
        }
        return out.append(text.substring(from)).toString();
    }

    /** An age with a word beside it that may make anything of its number is not read at all. */
    private void ageOnly(String text) {
        List<String> parts = PIECE.matcher(text.replaceAll("([0-9])[.,][0-9]+", "$1"))
                .results()
                .map(MatchResult::group)
                .toList();
        boolean odd = false;
        boolean years = false;
        char before = ' ';
        for (int at = 0; at < parts.size(); at++) {
            String part = parts.get(at);
            char counted = at + 1 < parts.size() ? countedIn(parts.get(at + 1)) : ' ';
            boolean number = part.charAt(0) >= '0' && part.charAt(0) <= '9';
            if (!number) {
                odd |= !BESIDE_AGE.contains(part)
                        && !part.matches("app?rox.*")
                        && (before != '9' || countedIn(part) == ' ');
            } else if (part.length() > 5) {
                odd = true;
            } else if (counted == ' ' && part.length() == 4) {
                odd |= !bornIn(Integer.parseInt(part));
            } else if (counted == ' ' || counted == 'Y' || !years) {
                years |= counted == 'Y';
                odd |= !agedNow(Integer.parseInt(part), counted);
            }
            before = number ? '9' : ' ';
        }
        latest = odd ? LocalDate.MIN : latest;
    }

    /** Y, M, W or D; a blank where the word counts nothing. */
    private static char countedIn(String word) {
        return YEARS_OLD.contains(word)
                ? 'Y'
                : MONTHS_OLD.contains(word)
                        ? 'M'
                        : WEEKS_OLD.contains(word) ? 'W' : DAYS_OLD.contains(word) ? 'D' : ' ';
    }

    private boolean agedNow(int count, char unit) {
        LocalDate born = switch (unit) {
            case 'M' -> day.minusMonths(count);
            case 'W' -> day.minusWeeks(count);
            case 'D' -> day.minusDays(count);
            default -> day.minusYears(count);
        };
        latest = born.isAfter(latest) ? born : latest;
        return born.isAfter(day.minusYears(OLDEST_AGE + 1L));
    }

    private boolean bornIn(int year) {
        LocalDate end = LocalDate.of(Math.max(year, 1), 12, 31);
        latest = end.isAfter(day) ? day : end.isAfter(latest) ? end : latest;
        return year <= day.getYear() && end.isAfter(day.minusYears(OLDEST_AGE + 1L));
    }

    private void everything(String text) {
        slack = text.indexOf('~') >= 0 ? 2 : 0;
        open = text.indexOf('>') >= 0;
        String spelled = text;
        for (MatchResult hundred : Pattern.compile("(?<![a-z0-9])([0-9]{2})[x?*_]{2}(?![a-z0-9?*_])")
                .matcher(text)
                .results()
                .toList()) {
            span(Integer.parseInt(hundred.group(1)) * 100, 100);
            spelled = spelled.replace(hundred.group(), " ");
        }
        spelled = spelled.replaceAll("(?<![a-z0-9])([0-9]{3})[x?*_](?![a-z0-9?*_])", " decada $10 ");
        slack = spelled.indexOf('?') >= 0 ? 2 : slack;
        spelled = spelled.replaceAll("(?<![a-z0-9])([0-9]0|[0-9]{3}0)[^a-z0-9_]?s(?![a-z0-9])", " decada $1 ");
        signs(PIECE.matcher(spelled).results().map(MatchResult::group).toList());
        boolean told = !latest.equals(LocalDate.MIN)
                || pieces.stream().anyMatch(piece -> piece.sign() == 'Y' || piece.sign() == '7' || piece.sign() == '8');
        readRow();
        if (strange && !told) {
            latest = LocalDate.MIN;
        }
    }

    private void signs(List<String> parts) {
        for (int at = 0; at < parts.size(); at++) {
            String part = parts.get(at);
            String left = at > 0 ? parts.get(at - 1) : "";
            String right = at + 1 < parts.size() ? parts.get(at + 1) : "";
            if (part.charAt(0) < '0' || part.charAt(0) > '9') {
                word(part);
            } else if (part.length() > 8) {
                pieces.add(new Piece('q', 0));
            } else {
                number(left, part.length(), Integer.parseInt(part), right);
            }
        }
    }

    private void number(String left, int length, int value, String right) {
        boolean decade = value % 10 == 0 && (length == 2 || length == 4) && OPENS_DECADE.contains(left);
        boolean age = length < 4 && (OPENS_AGE.contains(left) || (YEARS_OLD.contains(right) && !decade));
        boolean small = !YEARS_OLD.contains(right) && countedIn(right) != ' ';
        if (length < 4 && (NO_DATES.contains(right) || (small && OPENS_AGE.contains(left)))) {
            found(day, day);
            return;
        }
        if (age) {
            old(value);
        }
        if (decade && length == 4) {
            span(value, 10);
        } else if (decade) {
            span(1900 + value, 10);
            span(2000 + value, 10);
        }
        if (age || decade) {
            return;
        }
        young |= small && length <= 2;
        boolean year = length == 4 && value >= FIRST_YEAR && value <= day.getYear();
        pieces.add(new Piece(
                year ? 'Y' : length <= 2 ? '2' : length == 3 || length == 4 ? 'q' : (char) ('0' + length), value));
    }

    private void word(String word) {
        int month = 1
                + MONTHS.stream()
                        .filter(names -> word.length() > 2 && (" " + names).contains(" " + word))
                        .map(MONTHS::indexOf)
                        .findFirst()
                        .orElse(-1);
        if (month > 0) {
            pieces.add(new Piece('M', month));
        } else if (ROMAN.contains(word)) {
            pieces.add(new Piece('R', 1 + ROMAN.indexOf(word)));
        } else if (ROUGHLY.contains(word) || word.matches("app?rox.*")) {
            slack = 2;
        } else if (LATER.contains(word)) {
            open = true;
        } else {
            strange |= !SILENT.contains(word);
        }
    }

    private void readRow() {
        boolean named = pieces.stream().anyMatch(piece -> piece.sign() == 'M');
        List<Piece> row = pieces.stream()
                .filter(piece -> piece.sign() != (named ? 'R' : 'M'))
                .toList();
        String signs = row.stream()
                .map(piece -> String.valueOf(piece.sign() == 'R' ? 'M' : piece.sign()))
                .reduce("", String::concat);
        List<Integer> years = values(row, "Y");
        List<Integer> shorts = values(row, "2");
        List<Integer> months = values(row, "MR");
        if (!years.isEmpty()) {
            withYear(signs.replaceAll("[^YM2]", ""), years, shorts, months);
        } else if (signs.matches("[5-8]")) {
            run("%%0%dd"
                    .formatted(signs.charAt(0) - '0')
                    .formatted(row.getFirst().value()));
        } else if (signs.matches("[M2]+")) {
            withoutYear(signs, shorts, months);
        }
    }

    private static List<Integer> values(Collection<Piece> row, String signs) {
        return row.stream()
                .filter(piece -> signs.indexOf(piece.sign()) >= 0)
                .map(Piece::value)
                .toList();
    }

    private void withYear(String signs, List<Integer> years, List<Integer> shorts, List<Integer> months) {
        int year = years.getFirst();
        boolean read = switch (signs) {
            case "Y22" -> date(year, shorts.get(0), shorts.get(1)) || date(year, shorts.get(1), shorts.get(0));
            case "22Y", "2Y2" -> either(year, shorts.get(0), shorts.get(1));
            case "2MY", "2YM", "M2Y", "MY2", "Y2M", "YM2" ->
                date(year, months.getFirst(), shorts.getFirst()) || month(year, months.getFirst());
            case "MY", "YM" -> month(year, months.getFirst());
            case "2Y", "Y2" -> month(year, shorts.getFirst());
            default -> false;
        };
        if (!read) {
            years.forEach(this::wholeYear);
        }
        if (months.isEmpty() && shorts.size() == 3) {
            withoutYear("222", shorts, months);
        }
    }

    private void withoutYear(String signs, List<Integer> shorts, List<Integer> months) {
        for (int century : new int[] {1900, 2000}) {
            switch (signs) {
                case "2" -> {
                    if (young) {
                        found(day, day);
                        return;
                    }
                    old(shorts.getFirst());
                    wholeYear(century + shorts.getFirst());
                }
                case "22" -> {
                    int year = Math.max(shorts.get(0), shorts.get(1));
                    if (year > 31 && !month(century + year, Math.min(shorts.get(0), shorts.get(1)))) {
                        wholeYear(century + year);
                    }
                }
                case "M2", "2M" -> {
                    if (shorts.getFirst() > 31) {
                        month(century + shorts.getFirst(), months.getFirst());
                    }
                }
                case "22M", "2M2", "M22" -> {
                    boolean first = shorts.get(0) > 31;
                    int year = century + shorts.get(first ? 0 : 1);
                    if (!date(year, months.getFirst(), shorts.get(first ? 1 : 0))) {
                        month(year, months.getFirst());
                    }
                }
                case "222" -> three(century, shorts.get(0), shorts.get(1), shorts.get(2));
                default -> {
                    // No date is written so.
                }
            }
        }
    }

    private void three(int century, int one, int two, int three) {
        boolean read = one > 31
                ? date(century + one, two, three) || date(century + one, three, two)
                : either(century + three, one, two);
        if (!read) {
            wholeYear(century + (one > 31 ? one : three));
        }
    }

    private void run(String digits) {
        int length = digits.length();
        if (length == 5) {
            LocalDate serial = LocalDate.EPOCH.plusDays(Integer.parseInt(digits) - 25_569L);
            found(serial, serial);
        }
        if (length == 8) {
            date(number(digits, 0, 4), number(digits, 4, 6), number(digits, 6, 8));
        }
        String padded = length % 2 == 1 ? "0" + digits : digits;
        int one = number(padded, 0, 2);
        int two = number(padded, 2, 4);
        int rest = Integer.parseInt(padded.substring(4));
        for (int year : padded.length() == 8 ? new int[] {rest} : new int[] {1900 + rest, 2000 + rest}) {
            date(year, one, two);
            date(year, two, one);
        }
        if (length == 6) {
            date(1900 + one, two, rest);
            date(2000 + one, two, rest);
            month(one * 100 + two, rest);
            month(two * 100 + rest, one);
        }
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }

    private boolean date(int year, int month, int dayOfMonth) {
        boolean exists = year > 0
                && month >= 1
                && month <= 12
                && dayOfMonth >= 1
                && dayOfMonth <= YearMonth.of(year, month).lengthOfMonth();
        return exists && found(LocalDate.of(year, month, dayOfMonth), LocalDate.of(year, month, dayOfMonth));
    }

    /** Day and month in both orders; false where neither is a day. */
    private boolean either(int year, int one, int two) {
        boolean dayFirst = date(year, two, one);
        return date(year, one, two) || dayFirst;
    }

    private boolean month(int year, int month) {
        return month >= 1
                && month <= 12
                && found(
                        LocalDate.of(Math.max(1, year), month, 1),
                        YearMonth.of(Math.max(1, year), month).atEndOfMonth());
    }

    private void wholeYear(int year) {
        span(year, 1);
    }

    private void span(int year, int years) {
        LocalDate from = LocalDate.of(Math.max(1, year), 1, 1);
        found(from, LocalDate.of(Math.max(1, year), 1, 1).plusYears(years).minusDays(1));
    }

    private void old(int years) {
        if (years <= OLDEST_AGE) {
            found(day.minusYears(years + 1L), day.minusYears(years));
        }
    }

    private boolean found(LocalDate from, LocalDate until) {
        if (from.isAfter(day) || from.getYear() < FIRST_YEAR) {
            return false;
        }
        LocalDate to = until.isAfter(day) ? day : until;
        latest = to.isAfter(latest) ? to : latest;
        return true;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+", -1)));
    }
}
