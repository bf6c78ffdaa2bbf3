// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that stand in columns of birth dates, folded: English, Spanish, Portuguese and French. */
final class BirthWords {
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
    private static final Pattern OF_AGE =
            Pattern.compile("mayor|mayor de edad|(?:mayor|maior|mas|mais) de 18(?: anos)?|adult[oae]?|maior|maior de"
                    + " idade|majeure?|over 18|of age");

    private static final Set<String> IDLE = Set.of("""
        de del da do das dos la el lo los las le les l d m of the in en em a al ao on o y e et and or ou to hasta ate\
         entre between ano anos annee annees an ane year years born nacido nacida nascido nascida nace nacio ne nee nac b f\
         fecha date data fec nacimiento nascimento naissance birth dob mes month dia dias day days st nd rd th er ero ro ra ta\
         mo ma eme avo h hs hora horas s p am pm utc gmt z xx xxx xxxx antes before avant anterior previo prior until com con\
         lunes martes miercoles jueves viernes sabado domingo lun mie jue vie sab dom monday tuesday wednesday thursday\
         friday saturday sunday mon tue tues wed thu thur thurs fri sat sun segunda terca quarta quinta sexta feira seg ter\
         qua qui sex lundi mardi mercredi jeudi vendredi samedi dimanche decada decade\
        """.strip().split(" ", -1));
    private static final Set<String> ROUGH = Set.of("""
        circa ca c cerca about around alrededor hacia estimado estimada estimated estimate est maybe perhaps quiza quizas\
         talvez tal vez probable probablemente probably provavelmente possibly posible posiblemente possivelmente sobre\
         environ vers mas mais menos more less almost casi quase\
        """.strip().split(" ", -1));
    private static final Set<String> AFTER =
            Set.of("after", "despues", "posterior", "depois", "apos", "apres", "desde", "since", "nach", "later");
    private static final Set<String> DECADES = Set.of("anos", "annees", "ane", "years", "los", "decada", "decade");
    private static final Set<String> BEFORE_AGE = Set.of("edad", "age", "aged", "idade", "anos", "laj");
    private static final Set<String> AFTER_AGE =
            Set.of("anos", "ano", "years", "year", "yrs", "yr", "yo", "ans", "an", "ane", "anios", "aos");
    private static final Map<ChronoUnit, Set<String>> UNITS = Map.of(
            ChronoUnit.YEARS,
            AFTER_AGE,
            ChronoUnit.MONTHS,
            Set.of("meses", "mes", "months", "month", "mois", "mwa", "mths", "mth", "mos", "mo", "m"),
            ChronoUnit.WEEKS,
            Set.of("semanas", "semana", "weeks", "week", "semaines", "semaine", "semen", "wks", "wk", "sem", "w"),
            ChronoUnit.DAYS,
            Set.of("dias", "dia", "days", "day", "jours", "jour", "jou", "d"));

    /** Units that no date has beside a number. */
    private static final Set<String> SHORT_AGE = Set.of(
            "meses", "months", "mois", "mths", "mth", "semanas", "semana", "weeks", "week", "semaines", "semaine");

    private static final Set<String> BESIDE_AGE = Set.of("""
        de of en in los las the y e a o and or et ou to hasta ate entre between unos unas circa ca cerca about around alrededor\
         hacia estimado estimada estimated est mas mais more mayor maior over plus old vida cumplidos cumplidas completos os\
        """.strip().split(" ", -1));

    private BirthWords() {}

    static boolean isNothing(String words) {
        return NOTHING.contains(words) || BLANKS.matcher(words).matches();
    }

    static boolean isAdult(String words) {
        return OF_AGE.matcher(words).matches();
    }

    /** 1 to 12, 0 where the word is no month's name nor its beginning. */
    static int month(String word) {
        for (int month = 0; word.length() >= 3 && month < MONTHS.size(); month++) {
            if (MONTHS.get(month).stream().anyMatch(name -> name.startsWith(word))) {
                return month + 1;
            }
        }
        return 0;
    }

    /** 1 to 12, 0 where the word is no such Roman number. */
    static int roman(String word) {
        return ROMAN.indexOf(word) + 1;
    }

    static boolean isIdle(String word) {
        return IDLE.contains(word) || BEFORE_AGE.contains(word) || AFTER_AGE.contains(word);
    }

    static boolean isRough(String word) {
        return ROUGH.contains(word) || word.startsWith("aprox") || word.startsWith("approx");
    }

    static boolean isAfter(String word) {
        return AFTER.contains(word);
    }

    static boolean opensDecade(String word) {
        return DECADES.contains(word);
    }

    static boolean opensAge(String word) {
        return BEFORE_AGE.contains(word);
    }

    static boolean closesAge(String word) {
        return AFTER_AGE.contains(word);
    }

    static boolean closesShortAge(String word) {
        return SHORT_AGE.contains(word);
    }

    /** What a number is counted in that stands before the word; empty where the word is no unit of an age. */
    static Optional<ChronoUnit> unit(String word) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** True for words that leave an age what it is. */
    static boolean standsBesideAge(String word) {
        return BESIDE_AGE.contains(word)
                || BEFORE_AGE.contains(word)
                || AFTER_AGE.contains(word)
                || word.startsWith("aprox")
                || word.startsWith("approx");
    }
}
