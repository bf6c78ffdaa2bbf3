// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.enlace.names.words.WordList;

/**
 * Makes {@code legal-forms.txt} from the list of ISO 20275 that GLEIF publishes (CC0): names and abbreviations of all
 * legal forms in folded letters, sorted into our few kinds by words of their names. Forms that no rule knows are left out,
 * and so are single words that are no abbreviation, because companies are called {@code Cooperativa} and
 * {@code Foundation} without that being all their form. Run {@code main} with the list and the path of the file.
 */
final class MakeLegalForms {
    private static final String HEAD = """
        # Legal forms by kind, from ISO 20275 (GLEIF's list, CC0), as MakeLegalForms makes it.
        # A line: the kind, then phrases in folded letters with "_" between their words.
        """;
    private static final int LONGEST = 7;

    /** Abbreviations that are ordinary words, or mean a form only with others. */
    private static final Set<String> ORDINARY = Set.of(
            "chartered",
            "cooperation",
            "fund",
            "gen",
            "pac",
            "partnership",
            "proprietary",
            "soc",
            "society",
            "son",
            "undivided",
            "unlimited",
            "incorporation",
            "fon",
            "da",
            "do",
            "am",
            "ii",
            "eu",
            "pa",
            "aa");

    private static final Map<LegalForm, Pattern> KINDS = new EnumMap<>(LegalForm.class);

    static {
        kind(
                LegalForm.NONPROFIT,
                "foundation|fundaci|fundac|stiftung|association|asociaci|associa|verein|profit|fonda"
                        + "|charit|syndicat|sindicat|stichting|vereniging|yayasan|nadac|udruga|biedriba|nodibinajums");
        kind(LegalForm.COOPERATIVE, "cooperat|kooperat|genossenschaft|spoldziel|osuuskunta|samvirke|druzstv|zadruga");
        kind(LegalForm.STATE, "\\bstate\\b|estatal|unitary|staats|municipal|gosudar|eigenbetrieb|government");
        kind(
                LegalForm.PARTNERSHIP,
                "partner|comandit|kommandit|komandit|colectiv|collectif|collettivo|offene handels"
                        + "|vennootschap onder|societe civile|socisocieta semplice|ansvarlig selskap|handelsbolag");
        kind(LegalForm.SINGLE, "sole propri|unipersonal|individual|einzel|einmann|entreprise individuelle|proprietor");
        kind(
                LegalForm.LIMITED,
                "limited liab|limited comp|private limited|responsab|limitada|limitat|besloten"
                        + "|beschrankter|ogranichen|odgovornos|odpovednost|ograniczon|rucenim|felelossegu|osauhing"
                        + "|ansvarsselskab|anpartsselskab|limited");
        kind(
                LegalForm.STOCK,
                "aktie|aktion|aksje|anonim|anonym|aktsion|akcio|akci|joint stock|public limited|shares"
                    + "|incorporated|corporation|naamloze|azioni|acciones|acoes|osakeyhtio|hlutafelag|aktsiaselts|stock");
    }

    private MakeLegalForms() {}

    private static void kind(LegalForm kind, String words) {
        KINDS.put(kind, Pattern.compile(words));
    }

    public static void main(String[] args) throws IOException {
        Map<LegalForm, TreeSet<String>> forms = new EnumMap<>(LegalForm.class);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader in = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(in)) {
                kindOf(row).ifPresent(kind -> add(forms.computeIfAbsent(kind, k -> new TreeSet<>()), row));
            }
        }
        StringBuilder out = new StringBuilder(HEAD);
        TreeSet<String> written = new TreeSet<>();
        Set<String> settled = settled();
        for (LegalForm kind : KINDS.keySet()) {
            forms.getOrDefault(kind, new TreeSet<>()).stream()
                    .filter(form -> written.add(form) && !settled.contains(form))
                    .forEach(form -> out.append(kind.name().toLowerCase(java.util.Locale.ROOT))
                            .append(' ')
                            .append(form)
                            .append('\n'));
        }
        Files.writeString(Path.of(args[1]), out.toString());
    }

    /** What our own lists say already, which goes first. */
    private static Set<String> settled() {
        Set<String> settled = new TreeSet<>(ORDINARY);
        for (String file : new String[] {"legal-words.txt", "words.txt"}) {
            WordList.lines(file).forEach(line -> settled.addAll(List.of(line.split(" ", -1))));
        }
        return settled;
    }

    private static Optional<LegalForm> kindOf(CSVRecord row) {
        String name = phrase(row.get(5)).replace('_', ' ') + " | "
                + phrase(row.get(8)).replace('_', ' ');
        LegalForm[] order = {
            LegalForm.NONPROFIT,
            LegalForm.COOPERATIVE,
            LegalForm.STATE,
            LegalForm.PARTNERSHIP,
            LegalForm.SINGLE,
            LegalForm.STOCK,
            LegalForm.LIMITED
        };
        for (LegalForm kind : order) {
            if (KINDS.get(kind).matcher(name).find()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static void add(TreeSet<String> forms, CSVRecord row) {
        for (int column : new int[] {5, 8}) {
            String phrase = phrase(row.get(column));
            long words = phrase.chars().filter(c -> c == '_').count() + 1;
            if (words >= 2 && words <= LONGEST) {
                forms.add(phrase);
            }
        }
        for (int column : new int[] {9, 10}) {
            for (String each : row.get(column).split(";", -1)) {
                String phrase = phrase(each);
                if (phrase.length() >= 2 && phrase.length() <= 16) {
                    forms.add(phrase);
                }
            }
        }
    }

    private static String phrase(String text) {
        int bracket = text.indexOf('(');
        return String.join("_", CompanyNameReader.words(bracket > 0 ? text.substring(0, bracket) : text));
    }
}
