// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.Optional;
import org.enlace.identifiers.CanonicalValue.Reason;

/** Documents as {@code CC:TYPE:NUMBER}. */
final class DocumentNumber {

    private DocumentNumber() {}

    static Spelling spell(String text, String country) {
        String[] parts = text.split(":", -1);
        return switch (parts.length) {
            case 2 -> spell(country, parts[0], parts[1]);
            case 3 -> spell(parts[0], parts[1], parts[2]);
            default -> Spelling.not(parts.length == 1 ? Reason.NO_DOCUMENT_TYPE : Reason.SHAPE);
        };
    }

    private static Spelling spell(String country, String type, String number) {
        Optional<DocumentType> known = DocumentType.ofLabel(type.strip());
        if (known.isEmpty()) {
            return Spelling.not(Reason.NO_DOCUMENT_TYPE);
        }
        return Spelling.country(country)
                .then(code -> Spelling.lettersAndDigits(number, 3, 24)
                        .then(kept -> Spelling.of(code + ":" + known.get().label() + ":" + kept)));
    }
}
