// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.Optional;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.CanonicalValue.NotCanonical;
import org.enlace.identifiers.CanonicalValue.Reason;

/**
 * The one canonical text of an identifier, or the reason why it has none. Two authorities that write the same
 * identifier differently get the same text; what is not certain is refused and never guessed.
 *
 * <p>Every canonical text maps to itself. In each class characters without ink, a spreadsheet's apostrophe, decimals of zeros and
 * separators of thousands, and a word for the number in front fall away; fillers and numbers that a spreadsheet rounded are
 * refused, and so are two values in one field. The rules by class:
 *
 * <ul>
 *   <li>phone: E.164 by libphonenumber; a number without {@code +} is read in the given country. It must be of a length
 *       that the country's numbering plan has ("possible"); that its range is assigned is not asked, because plans
 *       change. Old forms that the plan turned into one new form are read as that; an extension is no part of the number.
 *   <li>plate {@code CC:PLATE}: issuing country, then upper-case letters A-Z and digits; spaces, hyphens, dots, slashes dropped.
 *       A raw value that begins with {@code CC:} keeps that country.
 *   <li>company number {@code CC:NUMBER}: the form of the country's register or tax number where we know one, else as plates.
 *   <li>document {@code CC:TYPE:NUMBER}: the raw value carries its type ({@code TYPE:NUMBER} or {@code CC:TYPE:NUMBER}). National
 *       numbers have the form of their country where we know one; a check digit that does not fit is refused. Else as plates.
 *   <li>account: an IBAN or CLABE whose check digits fit, else {@code BANK:NUMBER} where the raw value names the bank; a BIC of
 *       eleven characters is cut to the eight that name the institution.
 *   <li>vessel: IMO number with a fitting check digit, seven digits. device: IMEI with a fitting check digit, fifteen
 *       digits.
 *   <li>email: lower case, the domain in its ASCII form; dots and suffixes of the local part are kept.
 * </ul>
 *
 * <p>Where no form says otherwise, leading zeros are kept, and look-alikes (O and 0) are never folded. The forms by country stand in
 * {@code docs/formats.md}. Vectors: {@code vectors/names/identifiers.json}.
 *
 * <p>Decision: docs/decisions.md, "A number has its country's one form, or it is not asked".
 */
public final class IdentifierReader {

    private static final int LONGEST_RAW = 320;

    private IdentifierReader() {}

    /**
     * The canonical form of a raw value.
     *
     * @param country ISO 3166-1 alpha-2 code of the country in which the value is to be read; empty where unknown
     */
    public static CanonicalValue canonical(IdentifierClass identifierClass, String raw, String country) {
        if (raw.length() > LONGEST_RAW) {
            return new NotCanonical(identifierClass, Reason.TOO_LONG);
        }
        ValueSpelling spelling = IdentifierCellText.text(raw).then(text -> spell(identifierClass, text, country));
        return switch (spelling) {
            case ValueSpelling.Spelt(String value) -> new Canonical(identifierClass, value);
            case ValueSpelling.Unspelt(Reason reason) -> new NotCanonical(identifierClass, reason);
        };
    }

    private static ValueSpelling spell(IdentifierClass identifierClass, String text, String country) {
        return switch (identifierClass) {
            case PHONE -> PhoneNumber.spell(text, country);
            case PLATE -> IssuedNumber.plate(text, country);
            case DOCUMENT -> DocumentNumber.spell(text, country);
            case ACCOUNT -> AccountNumber.spell(text, country);
            case COMPANY_NUMBER -> IssuedNumber.company(text, country);
            case VESSEL -> CheckedNumber.imo(text);
            case EMAIL -> MailAddress.spell(text);
            case DEVICE -> CheckedNumber.imei(text);
        };
    }

    /**
     * The canonical texts of a cell that may hold several telephone numbers, parted by a slash, a semicolon, "y" and the like: each
     * piece must be a whole number, else the cell is read as one. Of other classes the one text, where there is one.
     */
    public static List<String> texts(IdentifierClass identifierClass, String raw, String country) {
        Optional<String> one = text(identifierClass, raw, country);
        if (one.isPresent() || identifierClass != IdentifierClass.PHONE || raw.length() > LONGEST_RAW) {
            return one.stream().toList();
        }
        List<Optional<String>> each = pieces(identifierClass, raw).stream()
                .map(piece -> text(identifierClass, piece, country))
                .toList();
        return each.stream().allMatch(Optional::isPresent)
                ? each.stream().flatMap(Optional::stream).distinct().toList()
                : List.of();
    }

    /**
     * The values of a cell that may hold several, as they are written; fillers among them are left out. Telephones are parted by a
     * slash, a semicolon, a comma, "y" and the like, and are given without words and extensions; other numbers are parted where
     * each piece can be a number by itself, since a slash may be a part of one ({@code 12.345.678/0001-95}).
     */
    public static List<String> pieces(IdentifierClass identifierClass, String raw) {
        if (isFiller(raw)) {
            return List.of();
        }
        return identifierClass == IdentifierClass.PHONE
                ? PhoneText.pieces(raw).stream()
                        .map(PhoneText::number)
                        .filter(piece -> !isFiller(piece))
                        .toList()
                : SeveralNumbers.in(raw);
    }

    /** Whether a cell says that there is no such number: {@code S/N}, {@code 00000000}, dashes. */
    public static boolean isFiller(String raw) {
        return IdentifierCellText.text(raw).then(IdentifierCellText::said) instanceof ValueSpelling.Unspelt;
    }

    /**
     * A number of any class as it was before a spreadsheet wrote decimals, separators of thousands or an apostrophe; empty where
     * digits are lost, or two numbers stand in the cell.
     */
    public static Optional<String> mended(String raw) {
        return switch (IdentifierCellText.text(raw).then(IdentifierCellText::number)) {
            case ValueSpelling.Spelt(String number) -> Optional.of(number);
            case ValueSpelling.Unspelt _ -> Optional.empty();
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
