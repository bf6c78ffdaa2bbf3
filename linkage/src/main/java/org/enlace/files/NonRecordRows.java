// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.util.List;
import java.util.regex.Pattern;
import org.enlace.text.UnaccentedText;

/** Tells rows of a table that are no records: totals and counts of rows. */
public final class NonRecordRows {
    private static final Pattern TOTAL = Pattern.compile("(?:(?:gran|grand) )?(?:sub ?)?tota(?:l|les|is|ls)(?:"
            + " (?:general|geral|parcial|final))?(?: (?:(?:de|del|da|do|of)"
            + " )?(?:registros?|records?|filas?|rows?|linhas?|personas?|pessoas?|people|persons|casos?"
            + "|cases|vehiculos?|veiculos?|vehicles|detenidos?|sospechosos?|hallados?|encontrados?|found))*"
            + "\\s*[:=-]*\\s*[\\d.,]*");
    private static final Pattern COUNT = Pattern.compile(
            "\\(?\\d[\\d.,]* (?:registros?|records?|filas?|rows?|linhas?)(?:"
                + " (?:afectad[ao]s?|affected|selected|seleccionad[ao]s?|encontrad[ao]s?|found|en total))?\\.?\\)?");
    private static final Pattern NAMED_COUNT =
            Pattern.compile("(?:registros|records|filas|rows|linhas|cantidad|quantidade|count)\\s*[:=]\\s*[\\d.,]+");
    private static final Pattern NUMBER = Pattern.compile("[\\d.,\\s$€%-]+");
    private static final int LONGEST = 60;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NonRecordRows() {}

    /** Whether a row is a total: one cell says so, and beside it stand numbers only. */
    public static boolean isTotal(List<String> cells) {
        List<String> filled = cells.stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        List<String> words =
                filled.stream().filter(cell -> !NUMBER.matcher(cell).matches()).toList();
        return words.size() == 1 && saysTotal(folded(words.getFirst()), filled.size() == 1);
    }

    private static boolean saysTotal(String text, boolean alone) {
        return text.length() <= LONGEST
                && (TOTAL.matcher(text).matches()
                        || (alone
                                && (COUNT.matcher(text).matches()
                                        || NAMED_COUNT.matcher(text).matches())));
    }

    private static String folded(String cell) {
        if (cell.length() > LONGEST) {
            return cell;
        }
        return SPACES.matcher(UnaccentedText.of(cell.strip())).replaceAll(" ");
    }
}
