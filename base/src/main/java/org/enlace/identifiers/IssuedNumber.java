// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Numbers that mean something only with the country that issued them: {@code CC:NUMBER}, of plates and of companies. */
final class IssuedNumber {
    private static final Pattern LABEL = Pattern.compile(
            "^(?:(?:n\\.?[°oº]|nro|num|numero|número|#|placas?|plate|matr[ií]cula|patente|r\\.?u\\.?c|n\\.?i\\.?t|r\\.?t\\.?n|r\\.?f\\.?c"
                + "|rnc|cnpj|r\\.?i\\.?f|registro|folio|ficha)[\\s.:#°º]+)+(?=[\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern TWO_PLATES = Pattern.compile(".*\\d[^\\d/]*/.*\\d.*");
    private static final Pattern WITHOUT_CLASS = Pattern.compile("\\d{3}[A-Z]{3}");

    /** Where a plate has a digit: letters alone are a word about it, such as "robada". */
    private static final Set<String> NO_VANITY_PLATES = Set.of(
            "AR", "BO", "BR", "BZ", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "HT", "MX", "NI", "PA", "PE", "PY",
            "SV", "UY", "VE");

    private IssuedNumber() {}

    /** A vehicle's plate; of Guatemala with the letter of its class, since each class counts for itself. */
    static ValueSpelling plate(String text, String country) {
        return issued(text, country, (code, number) -> {
            if (TWO_PLATES.matcher(number).matches()) {
                return ValueSpelling.not(Reason.UNEXPECTED_CHARACTER);
            }
            return ValueSpelling.lettersAndDigits(number, 2, 10)
                    .then(plate -> NO_VANITY_PLATES.contains(code) ? regional(code, plate) : ValueSpelling.of(plate));
        });
    }

    private static ValueSpelling regional(String code, String plate) {
        boolean incomplete = code.equals("GT") && WITHOUT_CLASS.matcher(plate).matches();
        return incomplete ? ValueSpelling.not(Reason.SHAPE) : ValueSpelling.withDigit(plate);
    }

    /** A company's register or tax number, in its {@linkplain TaxNumber country's form} where we know one. */
    static ValueSpelling company(String text, String country) {
        return issued(
                text,
                country,
                (code, number) -> TaxNumber.spell(code, number)
                        .orElseGet(() ->
                                ValueSpelling.lettersAndDigits(number, 2, 20).then(ValueSpelling::withDigit)));
    }

    /** How a number is written in a country. */
    private interface Form {
        ValueSpelling of(String country, String number);
    }

    private static ValueSpelling issued(String text, String country, Form form) {
        boolean carriesCountry = text.length() > 3 && text.charAt(2) == ':';
        String issuer = carriesCountry ? text.substring(0, 2) : country;
        String number = carriesCountry ? text.substring(3) : text;
        return ValueSpelling.country(issuer)
                .then(code -> IdentifierCellText.text(number)
                        .then(IdentifierCellText::said)
                        .then(bare ->
                                IdentifierCellText.number(LABEL.matcher(bare).replaceFirst("")))
                        .then(bare -> form.of(code, bare))
                        .then(IdentifierCellText::said)
                        .then(kept -> ValueSpelling.of(code + ":" + kept)));
    }
}
