// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Values in canonical form from ranges that nobody has given out: they look like others of their class, and no file holds
 * them but by a slip of the pen.
 */
public final class UnassignedRange {

    private static final int TRIES = 1_000;

    private UnassignedRange() {}

    /**
     * A value drawn by chance; empty where the class has no such range that we know, or the country no numbering plan.
     *
     * @param country ISO 3166 code of the plan that a telephone number is to look like
     */
    public static Optional<String> draw(IdentifierClass identifierClass, String country, RandomGenerator random) {
        return switch (identifierClass) {
            case PHONE -> phone(country, random);
            case VESSEL -> Optional.of(imo(random));
            case DEVICE -> Optional.of(imei(random));
            case PLATE, DOCUMENT, ACCOUNT, COMPANY_NUMBER, EMAIL -> Optional.empty();
        };
    }

    /** Of a length that the plan has, in a range that the plan has not given out. */
    private static Optional<String> phone(String country, RandomGenerator random) {
        PhoneNumberUtil plan = PhoneNumberUtil.getInstance();
        Optional<Phonenumber.PhoneNumber> example = Optional.ofNullable(plan.getExampleNumber(country));
        if (example.isEmpty()) {
            return Optional.empty();
        }
        int digits = Long.toString(example.get().getNationalNumber()).length();
        long least = Math.powExact(10L, digits - 1);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Phonenumber.PhoneNumber drawn = new Phonenumber.PhoneNumber()
                    .setCountryCode(example.get().getCountryCode())
                    .setNationalNumber(random.nextLong(least, least * 10));
            String value = plan.format(drawn, PhoneNumberFormat.E164);
            boolean unassigned = plan.isPossibleNumberWithReason(drawn) == ValidationResult.IS_POSSIBLE
                    && !plan.isValidNumber(drawn);
            if (unassigned
                    && IdentifierReader.text(IdentifierClass.PHONE, value, "")
                            .filter(value::equals)
                            .isPresent()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** IMO numbers of ships begin with 1 or with 4 to 9. */
    private static String imo(RandomGenerator random) {
        String digits = Integer.toString(random.nextInt(200_000, 400_000));
        return digits + CheckDigits.sum(digits, 7, 6, 5, 4, 3, 2) % 10;
    }

    /** No reporting body of IMEIs has a number that begins with 7 (GSMA TS.06). */
    private static String imei(RandomGenerator random) {
        String digits = Long.toString(random.nextLong(70_000_000_000_000L, 80_000_000_000_000L));
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return digits + (10 - sum % 10) % 10;
    }
}
