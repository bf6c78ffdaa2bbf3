// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

/** Numbers that mean something only with the country that issued them: {@code CC:NUMBER}. */
final class IssuedNumber {

    private IssuedNumber() {}

    static Spelling spell(String text, String country, int shortest, int longest) {
        boolean carriesCountry = text.length() > 3 && text.charAt(2) == ':';
        String issuer = carriesCountry ? text.substring(0, 2) : country;
        String number = carriesCountry ? text.substring(3) : text;
        return Spelling.country(issuer)
                .then(code -> Spelling.lettersAndDigits(number, shortest, longest)
                        .then(kept -> Spelling.of(code + ":" + kept)));
    }
}
