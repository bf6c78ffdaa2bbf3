// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * Documents as {@code CC:TYPE:NUMBER}. Numbers of identity cards have their {@linkplain NationalNumber country's form}; other
 * papers the general one: upper-case letters and digits, one digit at least. A word for the paper in front falls away.
 */
final class DocumentNumber {
    private static final Pattern LABEL = Pattern.compile(
            "^(?:(?:n\\.?[°oº]|nro|num|numero|número|#|cedula|cédula|ced|c\\.?i\\.?p|c\\.?i|c\\.?c|t\\.?i|d\\.?n\\.?i|dpi|cui|dui|curp"
                + "|cpf|nuip|nui|id|pasaporte|passport|passaporte|pass|pas|documento|document|doc)(?:[\\s.:#°º]+|(?=-?\\s)))+"
                + "(?=[\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private DocumentNumber() {}

    static ValueSpelling spell(String text, String country) {
        String[] parts = text.split(":", -1);
        return switch (parts.length) {
            case 1 -> ValueSpelling.not(Reason.NO_DOCUMENT_TYPE);
            case 2 -> spell(country, parts[0], parts[1]);
            case 3 ->
                DocumentType.ofLabel(parts[1].strip()).isPresent()
                        ? spell(parts[0], parts[1], parts[2])
                        : labelled(text, country);
            default -> ValueSpelling.not(Reason.SHAPE);
        };
    }

    /** {@code nationalId:CC: 1020345678}: the type, then a label with a colon. */
    private static ValueSpelling labelled(String text, String country) {
        int colon = text.indexOf(':');
        String number = LABEL.matcher(text.substring(colon + 1).strip()).replaceFirst("");
        return number.indexOf(':') < 0
                ? spell(country, text.substring(0, colon), number)
                : ValueSpelling.not(
                        DocumentType.ofLabel(text.substring(0, colon).strip()).isPresent()
                                ? Reason.SHAPE
                                : Reason.NO_DOCUMENT_TYPE);
    }

    private static ValueSpelling spell(String country, String type, String number) {
        Optional<DocumentType> known = DocumentType.ofLabel(type.strip());
        if (known.isEmpty()) {
            return ValueSpelling.not(Reason.NO_DOCUMENT_TYPE);
        }
        return ValueSpelling.country(country)
                .then(code -> IdentifierCellText.text(number)
                        .then(IdentifierCellText::said)
                        .then(text ->
                                IdentifierCellText.number(LABEL.matcher(text).replaceFirst("")))
                        .then(text -> spell(code, known.get(), text))
                        .then(IdentifierCellText::said)
                        .then(kept -> ValueSpelling.of(code + ":" + known.get().label() + ":" + kept)));
    }

    private static ValueSpelling spell(String code, DocumentType type, String text) {
        Optional<ValueSpelling> form =
                type == DocumentType.NATIONAL_ID ? NationalNumber.spell(code, text) : Optional.empty();
        return form.orElseGet(() -> ValueSpelling.lettersAndDigits(text, 3, 24).then(ValueSpelling::withDigit));
    }
}
