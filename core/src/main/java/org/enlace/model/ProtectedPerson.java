// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Why a person may not be held as a subject (Smuggling of Migrants Protocol, articles 5 and 16). The words that mark
 * such a person are known in English, Spanish and Portuguese; {@link Protection} reads them.
 */
public enum ProtectedPerson {
    SMUGGLED,
    VICTIM,
    WITNESS,
    MINOR,
    INFORMANT;

    private static final int ADULT = 18;

    private static final Map<String, ProtectedPerson> WORDS = Map.ofEntries(
            Map.entry("smuggled", SMUGGLED),
            Map.entry("smuggled person", SMUGGLED),
            Map.entry("smuggled migrant", SMUGGLED),
            Map.entry("migrant", SMUGGLED),
            Map.entry("migrante", SMUGGLED),
            Map.entry("irregular migrant", SMUGGLED),
            Map.entry("migrante irregular", SMUGGLED),
            Map.entry("migrante objeto de trafico", SMUGGLED),
            Map.entry("persona traficada", SMUGGLED),
            Map.entry("asylum seeker", SMUGGLED),
            Map.entry("solicitante de asilo", SMUGGLED),
            Map.entry("refugee", SMUGGLED),
            Map.entry("refugiado", SMUGGLED),
            Map.entry("refugiada", SMUGGLED),
            Map.entry("passenger", SMUGGLED),
            Map.entry("pasajero", SMUGGLED),
            Map.entry("pasajera", SMUGGLED),
            Map.entry("victim", VICTIM),
            Map.entry("victima", VICTIM),
            Map.entry("vitima", VICTIM),
            Map.entry("trafficking victim", VICTIM),
            Map.entry("victima de trata", VICTIM),
            Map.entry("witness", WITNESS),
            Map.entry("testigo", WITNESS),
            Map.entry("testemunha", WITNESS),
            Map.entry("minor", MINOR),
            Map.entry("menor", MINOR),
            Map.entry("menor de edad", MINOR),
            Map.entry("menor de idade", MINOR),
            Map.entry("child", MINOR),
            Map.entry("nina", MINOR),
            Map.entry("nino", MINOR),
            Map.entry("crianca", MINOR),
            Map.entry("informant", INFORMANT),
            Map.entry("informante", INFORMANT),
            Map.entry("source identity", INFORMANT));

    /** The reason that exactly this word or fixed phrase gives, whatever its case, accents, plural or separators. */
    static Optional<ProtectedPerson> ofWord(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", " ")
                .strip();
        ProtectedPerson found = WORDS.get(plain);
        if (found == null && plain.endsWith("s")) {
            found = WORDS.get(plain.substring(0, plain.length() - 1));
        }
        return Optional.ofNullable(found);
    }

    /**
     * True where a birth date (ISO 8601: year, month or day) makes the person younger than 18 on {@code day}. A date
     * without day or month is read as the last day that it may mean, so that doubt protects.
     */
    public static boolean isMinor(String birthDate, LocalDate day) {
        try {
            LocalDate latest = switch (birthDate.length()) {
                case 4 -> LocalDate.of(Integer.parseInt(birthDate), 12, 31);
                case 7 -> LocalDate.parse(birthDate + "-01").plusMonths(1).minusDays(1);
                default -> LocalDate.parse(birthDate);
            };
            return latest.plusYears(ADULT).isAfter(day);
        } catch (DateTimeException | NumberFormatException unreadable) {
            return false;
        }
    }
}
