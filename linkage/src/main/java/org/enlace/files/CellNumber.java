// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;

/**
 * Numbers of spreadsheets as a person sees them: without an exponent, with the 15 digits that a spreadsheet keeps, and days and
 * times as in ISO 8601. A serial number counts days from 1900 (with a 29 February that never was) or from 1904; ECMA-376, 18.17.4.
 */
final class CellNumber {
    private static final MathContext DIGITS = new MathContext(15);
    private static final int LONGEST = 40;
    private static final int FARTHEST = 2_958_465;
    private static final int FALSE_LEAP_DAY = 60;
    private static final long SECONDS_OF_DAY = 86_400;

    /** How a number is shown. */
    enum Shown {
        NUMBER,
        DAY,
        DAY_AND_TIME,
        TIME
    }

    private CellNumber() {}

    /** A number without exponent, zeros in front where its format says how many digits there are. */
    static String plain(String raw, int digits) {
        String text = raw.strip();
        if (text.length() > LONGEST || !text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,2})?")) {
            return text;
        }
        String plain = text;
        if (!text.matches("\\d+")) {
            BigDecimal number = new BigDecimal(text).round(DIGITS).stripTrailingZeros();
            plain = number.signum() == 0 ? "0" : number.toPlainString();
        }
        return plain.matches("\\d+") ? "0".repeat(Math.max(0, digits - plain.length())) + plain : plain;
    }

    /** A serial number as a day, a time or both; as a number where it is none. */
    static String moment(String raw, Shown shown, boolean from1904) {
        double serial;
        try {
            serial = Double.parseDouble(raw.strip());
        } catch (NumberFormatException none) {
            return raw.strip();
        }
        if (!(serial >= 0 && serial < FARTHEST + 1)) {
            return plain(raw, 0);
        }
        long seconds = Math.round(serial * SECONDS_OF_DAY);
        long day = seconds / SECONDS_OF_DAY;
        LocalTime time = LocalTime.ofSecondOfDay(seconds % SECONDS_OF_DAY);
        if (shown == Shown.TIME && day == 0) {
            return time.toString();
        }
        LocalDate date = from1904
                ? LocalDate.of(1904, 1, 1).plusDays(day)
                : LocalDate.of(1899, 12, day < FALSE_LEAP_DAY ? 31 : 30).plusDays(day);
        return shown == Shown.DAY || time.equals(LocalTime.MIDNIGHT)
                ? date.toString()
                : LocalDateTime.of(date, time).toString();
    }

    /** How the code of a number format shows a number: ECMA-376, 18.8.31; only its first section, for positive numbers. */
    static Shown shown(String code) {
        String bare = code.replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\\\.|_.|\\*.", "")
                .replaceAll("\\[(?![hHmMsS]+\\])[^\\]]*\\]", "")
                .toLowerCase(Locale.ROOT);
        int section = bare.indexOf(';');
        String first = section < 0 ? bare : bare.substring(0, section);
        if (first.contains("general") || first.contains("#") || first.matches("[^dmyhs]*")) {
            return Shown.NUMBER;
        }
        boolean day = first.contains("d") || first.contains("y");
        boolean time = first.contains("h") || first.contains("s");
        if (!day && !time) {
            return first.contains("m") ? Shown.DAY : Shown.NUMBER;
        }
        return day ? time ? Shown.DAY_AND_TIME : Shown.DAY : Shown.TIME;
    }

    /** How many digits a format of zeros alone asks for, 0 where it is another. */
    static int digits(String code) {
        return code.matches("0{2,30}") ? code.length() : 0;
    }

    /** The built-in formats that show days and times: ECMA-376, 18.8.30, and those of the East Asian ones. */
    static Shown shown(int builtIn) {
        return switch (builtIn) {
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> Shown.DAY;
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> Shown.TIME;
            case 22 -> Shown.DAY_AND_TIME;
            default -> Shown.NUMBER;
        };
    }
}
