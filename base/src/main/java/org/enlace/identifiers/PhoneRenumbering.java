// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers from before a country's plan changed, in the form that they have since. Only changes that say of each old number what
 * it became: Mexico's 1 before mobiles (dropped in August 2019, with 01, 044 and 045), Colombia's 60 before the area (CRC
 * resolution 5826, September 2021), Panama's 6 before mobiles of seven digits, Brazil's ninth digit (Anatel resolution 553, ranges
 * 6, 8 and 9; the 7 was trunked radio too), Ecuador's 9 before mobiles (September 2012). Argentina's 9 and 15 are the library's.
 */
final class PhoneRenumbering {
    /** A pattern over the digits with country code, and what they became. */
    private record Change(Pattern old, String now) {
        static Change of(String old, String now) {
            return new Change(Pattern.compile(old), now);
        }
    }

    private static final List<Change> CHANGES = List.of(
            Change.of("521(\\d{10})", "52$1"),
            Change.of("57([1245678]\\d{7})", "5760$1"),
            Change.of("507(6\\d{6})", "5076$1"),
            Change.of("55([1-9]\\d)([689]\\d{7})", "55$19$2"),
            Change.of("593([89]\\d{7})", "5939$1"));

    /** By country, what may stand before the digits of a number that is written without the country's code. */
    private static final Map<String, Home> HOMES = Map.of(
            "MX", new Home("52", Pattern.compile("(?:01|044|045|1)(?=\\d{10}$)")),
            "CO", new Home("57", Pattern.compile("(?:)(?=\\d{8}$)")),
            "PA", new Home("507", Pattern.compile("(?:)(?=\\d{7}$)")),
            "BR", new Home("55", Pattern.compile("0?(?=[1-9]\\d{9}$)")),
            "EC", new Home("593", Pattern.compile("0?(?=\\d{8}$)")));

    private record Home(String code, Pattern trunk) {}

    private PhoneRenumbering() {}

    /** The digits of a number with its country code as they are today. */
    static String today(String digits) {
        for (Change change : CHANGES) {
            Matcher old = change.old().matcher(digits);
            if (old.matches()) {
                return old.replaceFirst(change.now());
            }
        }
        return digits;
    }

    /** The same for a number as it is written in its own country: with the code where the plan changed, else as it is. */
    static String today(String written, String country) {
        Home home = HOMES.get(country);
        if (home == null) {
            return written;
        }
        String digits = written.replaceAll("\\D", "");
        if (digits.startsWith(home.code()) && !today(digits).equals(digits)) {
            return "+" + today(digits);
        }
        Matcher trunk = home.trunk().matcher(digits);
        if (!trunk.lookingAt()) {
            return written;
        }
        String whole = home.code() + digits.substring(trunk.end());
        String now = today(whole);
        boolean mexican = country.equals("MX");
        return mexican || !now.equals(whole) ? "+" + now : written;
    }
}
