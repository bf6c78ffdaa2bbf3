// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.text.Normalizer;
import java.util.Optional;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * The one canonical text of an identifier, or the reason why it has none. Two authorities that write the same
 * identifier differently get the same text; what is not certain is refused and never guessed.
 *
 * <p>Every canonical text maps to itself. The rules by class:
 *
 * <ul>
 *   <li>phone: E.164 by libphonenumber; a number without {@code +} is read in the given country. It must be of a length
 *       that the country's numbering plan has ("possible"); that its range is assigned is not asked, because plans
 *       change. Letters, extensions and a second number in the field are refused.
 *   <li>plate {@code CC:PLATE}, company number {@code CC:NUMBER}: issuing country, then upper-case letters A-Z and
 *       digits; spaces, hyphens, dots, slashes dropped. A raw value that begins with {@code CC:} keeps that country.
 *   <li>document {@code CC:TYPE:NUMBER}: as above; the raw value carries its type ({@code TYPE:NUMBER} or
 *       {@code CC:TYPE:NUMBER}).
 *   <li>account: an IBAN whose check digits fit, else {@code BANK:NUMBER} where the raw value names the bank; a BIC of
 *       eleven characters is cut to the eight that name the institution.
 *   <li>vessel: IMO number with a fitting check digit, seven digits. device: IMEI with a fitting check digit, fifteen
 *       digits.
 *   <li>email: lower case, the domain in its ASCII form; dots and suffixes of the local part are kept.
 * </ul>
 *
 * <p>Leading zeros are kept and look-alikes (O and 0) are not folded. Vectors: {@code vectors/names/identifiers.json}.
 */
public final class Identifiers {

    private static final int LONGEST_RAW = 320;

    private Identifiers() {}

    /**
     * The canonical form of a raw value.
     *
     * @param country ISO 3166-1 alpha-2 code of the country in which the value is to be read; empty where unknown
     */
    public static CanonicalValue canonical(IdentifierClass identifierClass, String raw, String country) {
        if (raw.length() > LONGEST_RAW) {
            return new NotCanonical(identifierClass, Reason.TOO_LONG);
        }
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            return new NotCanonical(identifierClass, Reason.EMPTY);
        }
        Spelling spelling = switch (identifierClass) {
            case PHONE -> PhoneNumber.spell(text, country);
            case PLATE -> IssuedNumber.spell(text, country, 2, 10);
            case DOCUMENT -> DocumentNumber.spell(text, country);
            case ACCOUNT -> AccountNumber.spell(text);
            case COMPANY_NUMBER -> IssuedNumber.spell(text, country, 2, 20);
            case VESSEL -> CheckedNumber.imo(text);
            case EMAIL -> MailAddress.spell(text);
            case DEVICE -> CheckedNumber.imei(text);
        };
        return switch (spelling) {
            case Spelling.Spelt(String value) -> new Canonical(identifierClass, value);
            case Spelling.Unspelt(Reason reason) -> new NotCanonical(identifierClass, reason);
        };
    }

    /** The canonical form of a document number whose type stands in a field of its own. */
    public static CanonicalValue document(DocumentType type, String raw, String issuerCountry) {
        return canonical(IdentifierClass.DOCUMENT, type.label() + ":" + raw, issuerCountry);
    }

    /** The canonical text alone, where the reason does not matter. */
    public static Optional<String> text(IdentifierClass identifierClass, String raw, String country) {
        return switch (canonical(identifierClass, raw, country)) {
            case Canonical(IdentifierClass _, String value) -> Optional.of(value);
            case NotCanonical _ -> Optional.empty();
        };
    }
}
