// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.text.NormalizedText;
import org.enlace.text.PlainWords;

/** What a search compares: names without case, accents and punctuation; numbers as letters and digits only. */
public final class SearchText {
    private static final Set<String> NAMES = Set.of(
            "name",
            "firstName",
            "lastName",
            "alias",
            "weakAlias",
            "previousName",
            "address",
            "bankName",
            "goods",
            "segment",
            "city",
            "model");
    private static final Set<String> NUMBERS = Set.of(
            "phone",
            "number",
            "registrationNumber",
            "passportNumber",
            "idNumber",
            "taxNumber",
            "iban",
            "accountNumber",
            "imoNumber",
            "mmsi",
            "callSign",
            "email",
            "imei",
            "vin",
            "birthDate");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private SearchText() {}

    /** True for properties that are searched by likeness. */
    static boolean isName(String property) {
        return NAMES.contains(property);
    }

    /** True for properties that are searched by their first characters. */
    static boolean isNumber(String property) {
        return NUMBERS.contains(property);
    }

    public static String folded(String text) {
        return PlainWords.of(text);
    }

    public static String exact(String text) {
        String plain = NormalizedText.of(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return OTHERS.matcher(plain).replaceAll("");
    }
}
