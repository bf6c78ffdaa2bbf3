// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.text.FoldedText;
import org.jspecify.annotations.Nullable;

/**
 * The words and fixed phrases that mark a protected person, in English, Spanish, Portuguese, and where it is certain in
 * French and Haitian Creole. They are looked up by how they look: case, accents, plural, digits for letters, {@code l} for
 * {@code i} and letters set apart make no difference. A word that is not here does not protect.
 */
final class ProtectingWords {
    /** Languages that say first what somebody is: "víctima de trata". */
    private static final String FIRST = """
        SMUGGLED: migrante|migrante irregular|migrante indocumentado|migrante indocumentada|migrante objeto de trafico\
        |migrante traficado|migrante traficada|persona migrante|persona traficada|persona objeto de trafico\
        |persona objeto del trafico|inmigrante irregular|inmigrante ilegal|inmigrante indocumentado\
        |inmigrante indocumentada|solicitante de asilo|solicitante de refugio|solicitante de proteccion internacional\
        |solicitante de la condicion de refugiado|peticionario de asilo|peticionaria de asilo|refugiado|refugiada\
        |persona refugiada|persona desplazada|apatrida|pasajero|pasajera|polizon|polizonte\
        |pessoa migrante|pessoa contrabandeada|pessoa objeto de contrabando|migrante contrabandeado\
        |migrante contrabandeada|imigrante irregular|imigrante ilegal|imigrante indocumentado|imigrante indocumentada\
        |requerente de asilo|requerente de refugio|solicitante de refugio|passageiro|passageira|clandestino a bordo\
        |demandeur d asile|demandeuse d asile|refugie|refugiee|migrant irregulier|migrant en situation irreguliere\
        |passager|passagere|passager clandestin|personne migrante|migran|refijye|moun k ap mande azil
        VICTIM: victima|victima de trata|victima de trata de personas|victima de trafico|victima directa|victima indirecta\
        |persona victima|mujer victima|vict|vitima|vitima de trafico|pessoa vitima|mulher vitima|victime|viktim|persona tratada\
        |persona agraviada|parte agraviada|agraviado|agraviada\
        |ofendido|ofendida|persona ofendida|persona rescatada|rescatado|rescatada|sobreviviente|superviviente\
        |persona secuestrada|secuestrado|secuestrada|rehen|sobrevivente|pessoa traficada|pessoa resgatada|resgatado\
        |resgatada|refem|rescape|rescapee|otage
        WITNESS: testigo|testigo protegido|testigo protegida|persona testigo|denunciante|testemunha|temoin|temwen
        MINOR: underage|under age|menor|menor de edad|menor de 18|menor no acompanado|menor no acompanada|menor acompanado|menor acompanada\
        |menor extranjero|menor migrante|persona menor|persona menor de edad|nina|nino|nino migrante|nina migrante\
        |adolescente|adolescente no acompanado|adolescente no acompanada|nna|n n a|menordeedad|bebe|recien nacido|recien nacida\
        |menor de idade|menor nao acompanhado|menor nao acompanhada|menor desacompanhado|menor desacompanhada|crianca|pessoa menor de idade|mineur|mineure\
        |mineur non accompagne|mineure non accompagnee|enfant|adolescent|adolescente|bebe|timoun|timoun ki poukont li
        INFORMANT: informante|informante protegido|confidente policial\
        |confidente de la policia|confidente protegido|fuente humana|fuente confidencial\
        |fuente reservada|fuente protegida|fuente encubierta|agente encubierto|agente encubierta|agente infiltrado\
        |agente infiltrada|colaborador eficaz|colaboradora eficaz|colaborador de la justicia|testigo colaborador\
        |fonte humana|fonte confidencial|fonte sigilosa|agente disfarcado|colaborador da justica|delator premiado\
        |colaborador premiado|informateur|informatrice|indicateur de police|source humaine|source confidentielle|enfomate\
        """;

    /** English says it last: "key witness". */
    private static final String LAST = """
        SMUGGLED: smuggled person|smuggled migrant|irregular migrant|undocumented migrant|migrant|irregular immigrant\
        |illegal immigrant|undocumented immigrant|undocumented person|illegal alien|asylum seeker|asylum applicant\
        |asylum claimant|refugee|refugee claimant|displaced person|stateless person|passenger|stowaway
        VICTIM: victim|trafficking victim|trafficked person|survivor|trafficking survivor|rescued person\
        |injured party|aggrieved party|hostage|kidnapped person
        WITNESS: witness|eyewitness|eye witness|protected witness|complainant|whistleblower
        MINOR: minor|child|toddler|teenager|adolescent|underage person|underage girl|underage boy
        INFORMANT: informant|informer|source identity|confidential source|confidential human source|human source\
        |protected source|undercover agent|undercover officer|cooperating witness\
        """;

    /** What protects only where it is all that is said. */
    private static final String ALONE = """
        SMUGGLED: smuggled|smuggled people
        VICTIM: trafficked
        MINOR: minor child|unaccompanied child|infant|baby|boy|girl|young girl|young boy|teen|kid|juvenile|under 18\
        |uasc|unaccompanied|unaccompanied minor|bb
        INFORMANT: confidente|informador|informadora|chs\
        """;

    /** Words that are a trade as well: they do not count as what somebody does. */
    private static final Set<String> TRADES = Set.of("mineur", "mineure", "informador", "informadora", "confidente");

    private static final Pattern APART = Pattern.compile("[^a-z0-9@$|!]+");
    private static final Pattern LETTER_BY_LETTER = Pattern.compile("(?:[a-z0-9] ){3,}[a-z0-9]");
    private static final Pattern EDGES =
            Pattern.compile("(?<![a-z0-9@$|!])[0-9@$|!]+(?=[a-z])|(?<=[a-z])[0-9@$|!]+(?![a-z0-9@$|!])");
    private static final Pattern SIGNS = Pattern.compile("[0-9@$|!]");
    private static final List<String> PLURALS = List.of("s", "es", "ren");
    private static final String AS_WRITTEN = "01|!l34@5$7";
    private static final String AS_SEEN = "oiiiieaasst";
    private static final int MOST_WORDS = 6;

    /** Words at the end of a text that are looked at: a phrase, with numbers that say nothing in between. */
    private static final int MOST_AT_END = 64;

    private static final Map<String, ProtectionGround> AT_FIRST = table(FIRST);
    private static final Map<String, ProtectionGround> AT_LAST = table(LAST);
    private static final Map<String, ProtectionGround> WHOLE = table(FIRST + "\n" + LAST + "\n" + ALONE);

    private ProtectingWords() {}

    /** The words of a text as they are looked up: folded, one space between them. */
    static String plain(String text) {
        String words = APART.matcher(FoldedText.of(text)).replaceAll(" ").strip();
        return LETTER_BY_LETTER.matcher(words).matches() ? words.replace(" ", "") : words;
    }

    /** The reason that exactly these words give, whatever the language, in singular or plural. */
    static Optional<ProtectionGround> exactly(String plain) {
        return exactly(plain, true);
    }

    static Optional<ProtectionGround> exactly(String plain, boolean plural) {
        return named(WHOLE, plain, plural);
    }

    /** As {@link #exactly}, for what somebody does for a living. */
    static Optional<ProtectionGround> asRemark(String plain) {
        return TRADES.contains(plain) ? Optional.empty() : exactly(plain);
    }

    /** The reason that the beginning of these words gives, as in Romance languages; the longest phrase counts. */
    static Optional<ProtectionGround> atBeginning(String plain, boolean plural) {
        int words = 1;
        for (int end = plain.indexOf(' '); end > 0 && words < MOST_WORDS; end = plain.indexOf(' ', end + 1)) {
            words++;
        }
        for (int end = end(plain, words); end > 0; end = plain.lastIndexOf(' ', end - 1)) {
            Optional<ProtectionGround> found = named(AT_FIRST, plain.substring(0, end), plural);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static int end(String plain, int words) {
        int end = -1;
        for (int word = 0; word < words; word++) {
            end = plain.indexOf(' ', end + 1);
            if (end < 0) {
                return plain.length();
            }
        }
        return end;
    }

    /** The reason that the end of these words gives, as in English; a plural there is what somebody deals with. */
    static Optional<ProtectionGround> atEnd(String plain) {
        int from = lastWords(plain);
        while (from >= 0 && from < plain.length()) {
            Optional<ProtectionGround> found = named(AT_LAST, plain.substring(from), false);
            if (found.isPresent()) {
                return found;
            }
            int space = plain.indexOf(' ', from);
            from = space < 0 ? -1 : space + 1;
        }
        return Optional.empty();
    }

    /** Where the last words begin that can hold a phrase, and numbers beside it. */
    private static int lastWords(String plain) {
        int from = plain.length();
        for (int words = 0; words < MOST_AT_END && from > 0; words++) {
            from = plain.lastIndexOf(' ', from - 1);
        }
        return Math.max(from, 0);
    }

    private static Optional<ProtectionGround> named(Map<String, ProtectionGround> table, String plain, boolean plural) {
        String look = look(plain);
        ProtectionGround found = named(look, table, plural);
        if (found == null && SIGNS.matcher(plain).find()) {
            found = named(look(EDGES.matcher(plain).replaceAll("")), table, plural);
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable ProtectionGround named(String look, Map<String, ProtectionGround> table, boolean plural) {
        ProtectionGround found = table.get(look);
        for (int ending = 0; plural && found == null && ending < PLURALS.size(); ending++) {
            String plurals = PLURALS.get(ending);
            found = look.endsWith(plurals) ? table.get(look.substring(0, look.length() - plurals.length())) : null;
        }
        return found;
    }

    /** One text for all that look alike; a number beside words says nothing but 18. */
    private static String look(String plain) {
        StringBuilder look = new StringBuilder(plain.length());
        int from = 0;
        while (from <= plain.length()) {
            int space = plain.indexOf(' ', from);
            int to = space < 0 ? plain.length() : space;
            String word = plain.substring(from, to);
            boolean number = word.chars().noneMatch(letter -> letter >= 'a' && letter <= 'z');
            if (!number || word.equals("18")) {
                look.append(look.isEmpty() ? "" : " ").append(number ? word : letters(word));
            }
            from = to + 1;
        }
        return look.toString();
    }

    private static String letters(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char letter = word.charAt(at);
            int place = AS_WRITTEN.indexOf(letter);
            letters.append(place < 0 ? letter : AS_SEEN.charAt(place));
        }
        return letters.toString().replace("rn", "m").replace("vv", "w");
    }

    private static Map<String, ProtectionGround> table(String lines) {
        Map<String, ProtectionGround> table = new HashMap<>();
        for (String line : lines.lines().toList()) {
            int colon = line.indexOf(':');
            for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
                table.put(look(phrase.strip()), ProtectionGround.valueOf(line.substring(0, colon)));
            }
        }
        return Map.copyOf(table);
    }
}
