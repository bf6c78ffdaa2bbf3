// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.enlace.text.FillerWords;

/** What of a cell is the telephone number: without a word in front or behind, and without an extension. */
final class PhoneText {
    private static final String WORD =
            "(?:tel[eé]fonos?|telefones?|tel|telf|tlf|tfno|fono|fixo|fijo|cel|celular(?:es)?|m[oó]vil|movel|m[oó]vel|mobile|cell|phone"
                + "|ph|whats\\s?app|whats|wsp|wpp|wa|signal|telegram|fax|casa|oficina|trabajo|trabalho|recados|contacto|contato"
                + "|n[uú]mero|number|num|nro|n\\.?[°oº]|no)";
    private static final Pattern IN_FRONT = Pattern.compile(
            "^(?:[(\\[]?" + WORD + "[)\\]]?[\\s.:°º#/=-]*(?=[\\s(+\\d\\p{L}\\[]))+(?=[(+\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BEHIND = Pattern.compile(
            "[\\s,;-]*[(\\[]?\\s*" + WORD + "\\.?\\s*[)\\]]?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EXTENSION = Pattern.compile(
            "(?<=[\\d)])[\\s,;(/-]*(?:ext(?:ensi[oó]n|ens[aã]o|n)?|int(?:erno)?|anexos?|anx|ramal|x|#)[\\s.:°#-]*\\d{1,6}\\s*\\)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BRACKETED_PLUS = Pattern.compile("^[(\\[]\\s*\\+\\s*(\\d{1,3})\\s*[)\\]]");
    private static final Pattern PARTED = Pattern.compile(
            "\\s*[/|;,&\\n]\\s*|\\s+(?:y|e|o|u|ou|and|or)\\s+|\\s+-\\s+|(?<=\\d{7})-(?=\\d{7})",
            Pattern.CASE_INSENSITIVE);

    private PhoneText() {}

    /** The number alone: digits, and what may stand between them. */
    static String number(String text) {
        if (text.chars().noneMatch(c -> Character.isLetter(c) || c == '#' || c == '(' || c == '[')) {
            return text;
        }
        String number = IN_FRONT.matcher(text).replaceFirst("");
        number = BEHIND.matcher(number).replaceFirst("");
        number = EXTENSION.matcher(number).replaceFirst("").strip();
        Matcher plus = BRACKETED_PLUS.matcher(number);
        return plus.find() ? "+" + plus.group(1) + " " + number.substring(plus.end()) : number;
    }

    /** The pieces of a cell that may each be a whole number, without an {@code S/N} beside; the cell where nothing parts it. */
    static List<String> pieces(String text) {
        List<String> pieces = Stream.of(PARTED.split(text.strip(), -1))
                .filter(piece -> !piece.isBlank())
                .toList();
        List<String> words = pieces.stream()
                .filter(piece -> piece.chars().noneMatch(Character::isDigit))
                .toList();
        return FillerWords.isFiller(String.join("/", words))
                ? pieces.stream().filter(piece -> !words.contains(piece)).toList()
                : pieces;
    }
}
