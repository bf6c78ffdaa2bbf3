// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Country names in English, Spanish and Portuguese, nationalities of the region, and codes, as ISO 3166-1 alpha-2. */
public final class CountryNames {
    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /** Lower-case code of a country that is written as a name or as a two- or three-letter code. */
    public static Optional<String> code(String text) {
        return Optional.ofNullable(CODES.get(PlainWords.of(text)));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        List<Locale> languages = List.of(Locale.ENGLISH, Locale.of("es"), Locale.of("pt"));
        for (String iso : Locale.getISOCountries()) {
            Locale country = Locale.of("", iso);
            String code = iso.toLowerCase(Locale.ROOT);
            languages.forEach(language -> codes.put(PlainWords.of(country.getDisplayCountry(language)), code));
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(code, code);
        }
        spoken().forEach(codes::put);
        return Map.copyOf(codes);
    }

    private static Map<String, String> spoken() {
        return Map.ofEntries(
                Map.entry("eeuu", "us"),
                Map.entry("ee uu", "us"),
                Map.entry("eua", "us"),
                Map.entry("estados unidos de america", "us"),
                Map.entry("united states of america", "us"),
                Map.entry("estadounidense", "us"),
                Map.entry("american", "us"),
                Map.entry("colombiano", "co"),
                Map.entry("colombiana", "co"),
                Map.entry("colombian", "co"),
                Map.entry("panameno", "pa"),
                Map.entry("panamena", "pa"),
                Map.entry("panamanian", "pa"),
                Map.entry("costarricense", "cr"),
                Map.entry("costa rican", "cr"),
                Map.entry("guatemalteco", "gt"),
                Map.entry("guatemalteca", "gt"),
                Map.entry("guatemalan", "gt"),
                Map.entry("hondureno", "hn"),
                Map.entry("hondurena", "hn"),
                Map.entry("honduran", "hn"),
                Map.entry("nicaraguense", "ni"),
                Map.entry("nicaraguan", "ni"),
                Map.entry("salvadoreno", "sv"),
                Map.entry("salvadorena", "sv"),
                Map.entry("salvadoran", "sv"),
                Map.entry("mexicano", "mx"),
                Map.entry("mexicana", "mx"),
                Map.entry("mexican", "mx"),
                Map.entry("ecuatoriano", "ec"),
                Map.entry("ecuatoriana", "ec"),
                Map.entry("ecuadorian", "ec"),
                Map.entry("venezolano", "ve"),
                Map.entry("venezolana", "ve"),
                Map.entry("venezuelan", "ve"),
                Map.entry("brasileiro", "br"),
                Map.entry("brasileira", "br"),
                Map.entry("brasileno", "br"),
                Map.entry("brasilena", "br"),
                Map.entry("brazilian", "br"),
                Map.entry("peruano", "pe"),
                Map.entry("peruana", "pe"),
                Map.entry("peruvian", "pe"),
                Map.entry("cubano", "cu"),
                Map.entry("cubana", "cu"),
                Map.entry("cuban", "cu"),
                Map.entry("haitiano", "ht"),
                Map.entry("haitiana", "ht"),
                Map.entry("haitian", "ht"));
    }
}
