// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.model.BirthDate;
import org.enlace.model.SubjectKind;
import org.enlace.text.CountryNames;
import org.enlace.text.DateReader;
import org.enlace.text.DateReader.Kind;
import org.enlace.text.DateReading;
import org.enlace.text.DateStyle;
import org.enlace.text.NormalizedText;
import org.enlace.text.PlainWords;

/**
 * The normal form of a property's value: dates in ISO 8601, phones in E.164, numbers and plates in upper case without
 * separators but for the hyphens of numbers of papers and registers, fillers as nothing, countries as lower-case ISO 3166-1 alpha-2 (as FollowTheMoney writes them), texts in NFC with single
 * spaces. What has no normal form is kept as it is written. {@link #KEPT} are the properties that become statements.
 */
public final class NormalValue {
    /** Longer values are kept for the way back only, in characters. */
    public static final int LONGEST_VALUE = 4_000;

    public static final Set<String> DATES = Set.of(
            "birthDate",
            "deathDate",
            "date",
            "startDate",
            "endDate",
            "incorporationDate",
            "dissolutionDate",
            "registrationDate",
            "issueDate",
            "expiryDate",
            "openingDate",
            "closingDate",
            "buildDate");

    static final Set<String> KEPT = Set.of(
            "name",
            "firstName",
            "lastName",
            "secondName",
            "middleName",
            "fatherName",
            "motherName",
            "alias",
            "weakAlias",
            "previousName",
            "title",
            "birthDate",
            "birthPlace",
            "birthCountry",
            "deathDate",
            "nationality",
            "citizenship",
            "gender",
            "phone",
            "email",
            "passportNumber",
            "idNumber",
            "taxNumber",
            "innCode",
            "ogrnCode",
            "leiCode",
            "address",
            "country",
            "position",
            "role",
            "status",
            "notes",
            "topics",
            "classification",
            "occupation",
            "registrationNumber",
            "model",
            "color",
            "type",
            "jurisdiction",
            "iban",
            "accountNumber",
            "bankName",
            "bic",
            "number",
            "authority",
            "imoNumber",
            "mmsi",
            "callSign",
            "flag",
            "latitude",
            "longitude",
            "city",
            "region",
            "goods",
            "quantity",
            "segment",
            "date",
            "startDate",
            "endDate",
            "incorporationDate",
            "dissolutionDate",
            "registrationDate",
            "issueDate",
            "expiryDate",
            "openingDate",
            "closingDate",
            "buildDate",
            "legalForm",
            "sector",
            "website",
            "publicKey",
            "currency",
            "currencySymbol",
            "amount",
            "amountUsd",
            "amountEur",
            "purpose",
            "percentage",
            "relationship",
            "description",
            "vin",
            "imei",
            "serialNumber",
            "publisher",
            "summary");

    private static final Set<String> NUMBERS = Set.of(
            "passportNumber",
            "idNumber",
            "taxNumber",
            "iban",
            "accountNumber",
            "bic",
            "registrationNumber",
            "vin",
            "imei",
            "mmsi",
            "callSign",
            "serialNumber",
            "innCode",
            "ogrnCode",
            "leiCode");
    /** Identifiers with a form of their own. */
    private static final Set<String> ADDRESSED = Set.of("email", "imoNumber");
    /** Numbers of papers and registers, of which hyphens may be part: 8-71-243 and 87-12-43 are two. */
    private static final Set<String> GROUPED = Set.of("idNumber", "taxNumber", "registrationNumber");

    private static final Set<String> COUNTRIES =
            Set.of("nationality", "citizenship", "country", "jurisdiction", "flag", "birthCountry");
    private static final Map<String, String> GENDERS = Map.ofEntries(
            Map.entry("m", "male"),
            Map.entry("male", "male"),
            Map.entry("masculino", "male"),
            Map.entry("hombre", "male"),
            Map.entry("varon", "male"),
            Map.entry("homem", "male"),
            Map.entry("h", "male"),
            Map.entry("f", "female"),
            Map.entry("female", "female"),
            Map.entry("femenino", "female"),
            Map.entry("feminino", "female"),
            Map.entry("mujer", "female"),
            Map.entry("mulher", "female"));
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\u00a0.\\-/]+");

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[\\s\\u00a0\\p{Pd}]+");

    private NormalValue() {}

    /**
     * The normal form, empty where nothing is left. {@code country} is where national numbers are read, or empty; nobody is
     * born after {@code today}.
     */
    public static String of(
            SubjectKind kind, String property, String value, String country, DateStyle dates, LocalDate today) {
        String text = text(value);
        if (text.isEmpty()) {
            return text;
        }
        if (property.equals("birthDate")) {
            return birthDate(text, dates, today);
        }
        if (DATES.contains(property)) {
            return eventDate(text, dates, today);
        }
        if (COUNTRIES.contains(property)) {
            return CountryNames.code(text).orElse(text);
        }
        boolean document = kind == SubjectKind.DOCUMENT && property.equals("number");
        boolean phone = property.equals("phone") || (kind == SubjectKind.PHONE && property.equals("number"));
        boolean identifier = phone || document || NUMBERS.contains(property) || ADDRESSED.contains(property);
        if (identifier && IdentifierReader.isFiller(text)) {
            return "";
        }
        if (phone) {
            return IdentifierReader.text(IdentifierClass.PHONE, text, country).orElse(text);
        }
        if (property.equals("email")) {
            return IdentifierReader.text(IdentifierClass.EMAIL, text, "").orElse(text);
        }
        if (property.equals("imoNumber")) {
            return IdentifierReader.text(IdentifierClass.VESSEL, text, "").orElse(text);
        }
        if (property.equals("gender")) {
            return GENDERS.getOrDefault(PlainWords.of(text), text);
        }
        boolean plate = kind == SubjectKind.VEHICLE && property.equals("registrationNumber");
        if (document || (GROUPED.contains(property) && !plate)) {
            return IdentifierReader.mended(text).map(NormalValue::grouped).orElse(text);
        }
        if (NUMBERS.contains(property)) {
            return IdentifierReader.mended(text)
                    .map(number -> SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT))
                    .orElse(text);
        }
        return text;
    }

    /** Groups with a hyphen between, since in some countries they are part of the number; points are not. */
    private static String grouped(String number) {
        String bare = number.replace(".", "").toUpperCase(Locale.ROOT);
        return BETWEEN_GROUPS.matcher(bare).replaceAll("-");
    }

    /** What cannot be said in ISO 8601 stays as it is written, so that nothing is made up; what says nothing is left out. */
    private static String eventDate(String text, DateStyle dates, LocalDate today) {
        DateReading read = new DateReader(Kind.EVENT, dates, today).read(text);
        return read instanceof DateReading.Absent ? "" : read.iso().orElse(text);
    }

    /** The same, never beyond the days that the text can mean to those who protect. */
    private static String birthDate(String text, DateStyle dates, LocalDate today) {
        BirthDate meant = BirthDate.of(text, today);
        return switch (meant) {
            case BirthDate.Absent() -> "";
            case BirthDate.Unreadable() -> text;
            case BirthDate.Within(LocalDate first, LocalDate last, boolean _) ->
                new DateReader(Kind.BIRTH, dates, today)
                        .read(text)
                        .iso()
                        .filter(iso -> iso.compareTo(first.toString().substring(0, iso.length())) >= 0
                                && iso.compareTo(last.toString()) <= 0)
                        .or(meant::iso)
                        .orElse(text);
        };
    }

    /** NFC, trimmed, runs of white space as one space. */
    public static String text(String value) {
        return SPACES.matcher(NormalizedText.of(value, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    /** True where a text may be stored: no zero character and no half of a surrogate pair. */
    public static boolean isText(String value) {
        for (int at = 0; at < value.length(); at++) {
            char unit = value.charAt(at);
            if (unit == 0) {
                return false;
            }
            if (Character.isSurrogate(unit)) {
                if (at + 1 == value.length() || !Character.isSurrogatePair(unit, value.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
