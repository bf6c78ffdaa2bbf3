// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The second look at whether a statement that leaves says of somebody that he or she is protected. Its lists of words are its own,
 * as patterns over text in which look-alike letters are one; a test holds it to the door's answer.
 */
final class RecheckedPerson {
    private static final Set<String> OF_BIRTH = Set.of(
            "birthdate",
            "dateofbirth",
            "birthyear",
            "yearofbirth",
            "dob",
            "born",
            "nacimiento",
            "nascimento",
            "datedenaissance",
            "fechanacimiento",
            "fechadenacimiento",
            "datanascimento",
            "datadenascimento");
    private static final Set<String> OF_AGE =
            Set.of("age", "edad", "idade", "ageyears", "approximateage", "edadaproximada", "idadeaproximada");
    private static final Set<String> OF_STANDING = Set.of(
            "classification",
            "position",
            "role",
            "status",
            "topics",
            "capacity",
            "category",
            "condition",
            "involvement",
            "immigrationstatus",
            "keywords",
            "legalstatus",
            "migrationstatus",
            "persontype",
            "calidad",
            "categoria",
            "clasificacion",
            "classificacao",
            "condicao",
            "condicion",
            "papel",
            "qualidade",
            "rol",
            "situacao",
            "situacion",
            "tipodepersona",
            "tipodepessoa");
    private static final Set<String> OF_REMARK = Set.of(
            "description",
            "notas",
            "notes",
            "observacoes",
            "observaciones",
            "occupation",
            "remarks",
            "summary",
            "title");

    /** Beginnings, in Spanish, Portuguese, French and Haitian Creole: of children, of others. */
    private static final String YOUNG_BEGINS = """
        adolescente?;bebe;crianca;enfant;menor;mineure?;nin[ao];nna;n n a;menordeedad;under ?age
        persona menor;pessoa menor de idade;recien nacid[ao];timoun
        """;

    private static final String BEGINS = """
        agente (?:disfarcado|encubiert[ao]|infiltrad[ao]);agraviad[ao];apatrida;clandestino a bordo;colaborador premiado
        colaborador(?:a)? eficaz;colaborador (?:da justica|de la justicia);confidente (?:policial|protegido|de la policia)
        delator premiado;demandeu(?:r|se) d asile;denunciante;enfomate;fonte (?:confidencial|humana|sigilosa)
        fuente (?:confidencial|encubierta|humana|protegida|reservada);imigrante (?:ilegal|irregular|indocumentad[ao])
        indicateur de police;informante;informat(?:eur|rice);inmigrante (?:ilegal|irregular|indocumentad[ao])
        migran;migrant irregulier;migrant en situation irreguliere;migrante;moun k ap mande azil;ofendid[ao];otage
        parte agraviada;pasajer[ao];passage(?:r|re);passageir[ao];personne migrante;peticionari[ao] de asilo;polizon;polizonte
        persona (?:agraviada|desplazada|migrante|ofendida|refugiada|rescatada|secuestrada|testigo|traficada|tratada)
        persona objeto del? trafico;pessoa (?:contrabandeada|migrante|resgatada|traficada);pessoa objeto de contrabando
        refem;refijye;refugiad[ao];refugiee?;rehen;requerente de (?:asilo|refugio);rescapee?;rescatad[ao];resgatad[ao]
        secuestrad[ao];sobrevivente;sobreviviente;superviviente;source (?:confidentielle|humaine);temoin;temwen;testemunha
        solicitante de (?:asilo|refugio|proteccion internacional|la condicion de refugiado);testigo;victim[ae];vitima;viktim;vict
        persona victima;mujer victima;pessoa vitima;mulher vitima
        """;

    /** Ends, in English: of children, of others. */
    private static final String YOUNG_ENDS = "adolescent;child;minor;teenager;toddler;underage (?:boy|girl|person)";

    private static final String ENDS = """
        aggrieved party;asylum (?:applicant|claimant|seeker);complainant;confidential (?:human )?source;cooperating witness
        displaced person;eye ?witness;hostage;human source;illegal alien;illegal immigrant;informant;informer;injured party
        irregular immigrant;kidnapped person;migrant;passenger;protected source;refugee;refugee claimant;rescued person
        smuggled person;source identity;stateless person;stowaway;survivor;trafficked person;undercover (?:agent|officer)
        undocumented (?:immigrant|person);victim;whistleblower;witness
        """;

    /** What counts only where nothing else is said. */
    private static final String YOUNG_ALONE =
            "baby;bb;boy;girl;infant;juvenile;kid;teen;uasc;unaccompanied(?: minor| child)?;under 18;young"
                    + " (?:boy|girl)";

    private static final String ALONE = """
        chs;confidente;informadora?;informante protegido;(?:irregular|smuggled|undocumented) migrant;passager clandestin
        migrante (?:irregular|indocumentad[ao]|objeto de trafico|traficad[ao]|contrabandead[ao]);protected witness;smuggled
        smuggled people;testigo (?:protegid[ao]|colaborador);trafficked;trafficking (?:survivor|victim)
        victima de trata(?: de personas)?;victima de trafico;victima (?:in)?directa;vitima de trafico
        """;

    /** Phrases that begin so, in full. */
    private static final String YOUNG_PHRASES = """
        menor (?:de 18|de edad|de idade|(?:no |nao )?acompan(?:ad|had)[ao]|desacompanhad[ao]|extranjero|migrante);minor child
        adolescente (?:no )?acompanad[ao];mineure? non accompagnee?;nin[ao] migrante;persona menor de edad;timoun ki poukont li
        """;

    private static final Set<String> TRADES = Set.of("confidente", "informador", "informadora", "mineur", "mineure");
    private static final String PLURAL = "(?:e?s|ren)?";
    private static final Words ALL = new Words(
            YOUNG_BEGINS + ";" + BEGINS, YOUNG_ENDS + ";" + ENDS, YOUNG_ALONE + ";" + YOUNG_PHRASES + ";" + ALONE);
    private static final Words GROWN = new Words(BEGINS, ENDS, ALONE);
    private static final Words YOUNG = new Words(YOUNG_BEGINS, YOUNG_ENDS, YOUNG_ALONE + ";" + YOUNG_PHRASES);
    private static final Pattern BEFORE = Pattern.compile(
            "(?:a|alegad[ao]|an|as|como|e[lsx]|era|est|eventual|foi|fue|is|la|papel|posible|posiblemente|possivel|potencial|presum(?:e|ee|id[ao])|presunt[ao]|presuntamente|probable|provavel|role?|status|supost[ao]|supuest[ao]|the|tipo|um|uma|un|una|une|was)"
                + " (?=.)");
    private static final Pattern CAPACITY =
            Pattern.compile("(?:en |em )?(?:calidad|condic(?:ao|ion)|papel|qualidade|role?) (?:de|of) ");
    private static final Pattern AFTER = Pattern.compile(
            " (?:a|against|aged|al|com|con|contra|da|das|de|del|do|dos|em|en|for|in|nao|never|no|non|not|nunca|of|para|por|que|sans|sem|sin|to|who|with|without)"
                + " .*");
    private static final Pattern YOUNGEST = Pattern.compile(
            "(?:menor|minor) (?:de los|de las|de sus|de tres|de cuatro|dos irmaos|das irmas|of the)\\b.*");
    private static final Pattern AGED = Pattern.compile("(?:age|aged|edad|idade)"
        + " (\\d{1,2})(?!\\w).*|(?:adolescente|boy|child|crianca|girl|jovem|chic[oa]|filh[oa]|hij[oa]|muchach[oa]|nen[ea]|joven|menor|minor|nin[ao]|person[ae]?|pessoa|teenager)"
        + " (?:aged|de|of) (\\d{1,2})(?!\\w).*|(\\d{1,2}) (?:anos de edad|anos de idade|years? old|yo)(?!\\w).*");
    private static final Pattern RELATIVE = Pattern.compile(
            "(?:.* )?(?:menor de (?:edad|idade)|menor no acompanad[ao]|minor child|under ?age)(?:[^a-z0-9].*)?");
    private static final int REMARK = 80;
    private static final int ADULT = 18;

    private RecheckedPerson() {}

    /** Whether a statement says so of a person on {@code day}. */
    static boolean isProtected(String property, String value, LocalDate day) {
        String name = name(property);
        if (OF_BIRTH.contains(name)) {
            return RecheckedBirth.mayBeMinor(value, day);
        }
        if (OF_AGE.contains(name)) {
            return RecheckedBirth.mayBeMinorsAge(value, day);
        }
        return OF_STANDING.contains(name) ? isStanding(value, ALL) : OF_REMARK.contains(name) && isRemark(value);
    }

    /** Whether a statement about a link says so of one of its ends; a child in a family may be of age. */
    static boolean isProtectedByLink(String property, String value) {
        String name = name(property);
        return name.equals("relationship")
                ? RELATIVE.matcher(plain(value)).matches() || isStanding(value, GROWN)
                : OF_STANDING.contains(name) && isStanding(value, ALL);
    }

    /** Whether these words say no more than that somebody is a child. */
    static boolean isChild(String words) {
        return YOUNG.areAll(plain(words), true);
    }

    private static boolean isStanding(String value, Words words) {
        if (words.areAll(plain(value), true)) {
            return true;
        }
        List<String> parts = List.of(RecheckedText.of(value).split("[,;/()|]| (?:y|e|et|and) ", -1));
        boolean first = true;
        for (String part : value.length() > REMARK ? parts.subList(0, 1) : parts) {
            String plain = plain(part);
            if (!plain.isEmpty()) {
                if (isOne(plain, words, first)) {
                    return true;
                }
                first = false;
            }
        }
        return false;
    }

    /** Whether a phrase is headed by such words; several people count only where they are named first. */
    private static boolean isOne(String plain, Words words, boolean plural) {
        if (words != GROWN && isAgeOfChild(plain)) {
            return true;
        }
        String said =
                CAPACITY.matcher(plain).lookingAt() ? CAPACITY.matcher(plain).replaceFirst("") : plain;
        said = withoutBefore(said);
        if (YOUNGEST.matcher(said).matches()) {
            return false;
        }
        String head = AFTER.matcher(" " + said).replaceFirst("").strip();
        return words.areAll(said, plural)
                || (!head.isEmpty() && (words.areAll(head, plural) || words.begin(said, plural) || words.end(head)));
    }

    private static boolean isRemark(String value) {
        String plain = plain(value);
        if (value.length() > REMARK) {
            return false;
        }
        if (isAgeOfChild(plain)) {
            return true;
        }
        String said = withoutBefore(plain);
        boolean article = plain.matches("(?:una?|uma?|une|el|la|an?|the) .*");
        return isWord(plain) || isWord(said) || (!said.equals(plain) && !article && isOne(said, ALL, true));
    }

    private static boolean isWord(String plain) {
        return !TRADES.contains(plain) && ALL.areAll(plain, true);
    }

    private static String withoutBefore(String plain) {
        String said = plain;
        for (Matcher lead = BEFORE.matcher(said); lead.lookingAt(); lead = BEFORE.matcher(said)) {
            said = said.substring(lead.end());
        }
        return said;
    }

    private static boolean isAgeOfChild(String plain) {
        Matcher aged = AGED.matcher(plain);
        return aged.matches()
                && Stream.of(aged.group(1), aged.group(2), aged.group(3))
                        .anyMatch(years -> years != null && Integer.parseInt(years) < ADULT);
    }

    private static String name(String property) {
        return RecheckedText.of(property).replaceAll("[^a-z]", "");
    }

    private static String plain(String value) {
        String words = RecheckedText.of(value).replaceAll("[^a-z0-9@$|!]+", " ").strip();
        return words.matches("(?:[a-z0-9] ){3,}[a-z0-9]") ? words.replace(" ", "") : words;
    }

    /** The words as written, and with what sticks to their edges taken off; numbers that stand alone are left out but for 18. */
    private static List<String> looks(String plain) {
        return List.of(
                look(plain),
                look(plain.replaceAll(
                        "(?<![a-z0-9@$|!])[0-9@$|!]+(?=[a-z])|(?<=[a-z])[0-9@$|!]+(?![a-z0-9@$|!])", "")));
    }

    private static String look(String plain) {
        return Stream.of(plain.split(" ", -1))
                .filter(word -> word.equals("18") || word.matches(".*[a-z].*"))
                .map(word -> word.equals("18") ? word : alike(word))
                .collect(Collectors.joining(" "));
    }

    private static String alike(String text) {
        return text.replace('0', 'o')
                .replaceAll("[1|!l]", "i")
                .replace('3', 'e')
                .replaceAll("[4@]", "a")
                .replaceAll("[5$]", "s")
                .replace('7', 't')
                .replace("rn", "m")
                .replace("vv", "w");
    }

    /** Lists as patterns over words in which look-alike letters are one. */
    private static final class Words {
        private final Pattern all;
        private final Pattern allOfOne;
        private final Pattern beginning;
        private final Pattern beginningOfOne;
        private final Pattern end;

        Words(String begins, String ends, String alone) {
            String every = begins + ";" + ends + ";" + alone;
            all = pattern(every, "(?:%s)" + PLURAL);
            allOfOne = pattern(every, "(?:%s)");
            beginning = pattern(begins, "(?:%s)" + PLURAL + "(?: .*)?");
            beginningOfOne = pattern(begins, "(?:%s)(?: .*)?");
            end = pattern(ends, "(?:.* )?(?:%s)");
        }

        private static Pattern pattern(String list, String form) {
            String words = Stream.of(list.split("[;\n]+", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.replace('l', 'i').replace("rn", "m"))
                    .collect(Collectors.joining("|"));
            return Pattern.compile(form.formatted(words));
        }

        boolean areAll(String plain, boolean plural) {
            return looks(plain).stream()
                    .anyMatch(look -> (plural ? all : allOfOne).matcher(look).matches());
        }

        boolean begin(String plain, boolean plural) {
            return looks(plain).stream()
                    .anyMatch(look ->
                            (plural ? beginning : beginningOfOne).matcher(look).matches());
        }

        boolean end(String plain) {
            return looks(plain).stream().anyMatch(look -> end.matcher(look).matches());
        }
    }
}
