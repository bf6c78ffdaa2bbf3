// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.enlace.linkage.PairExplanation;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.criterion.Comparison;

/** Two records side by side, and below them how their weight came about. */
final class PairView {
    private final RunFindings findings;
    private final PageWords words;
    private final List<String> columns;

    PairView(RunFindings findings, PageWords words) {
        this.findings = findings;
        this.words = words;
        Set<String> wanted = new LinkedHashSet<>();
        for (Comparison comparison : findings.model().comparisons()) {
            wanted.addAll(comparison.field().columns());
        }
        findings.left().columnNames().stream()
                .filter(findings.right().columnNames()::contains)
                .forEach(wanted::add);
        columns = List.copyOf(wanted);
    }

    /** The records' table and the waterfall of a kept pair. */
    void draw(HtmlMarkup page, int link) {
        PairLinks links = findings.linkage().links();
        int left = links.left(link);
        int right = links.right(link);
        page.raw("<div class=\"pairing\"><table class=\"records\"><thead><tr><th></th><th>")
                .text(words.say(
                        findings.dedupes() ? "pair.one" : "pair.left",
                        findings.left().id(left)))
                .raw("</th><th>")
                .text(words.say(
                        findings.dedupes() ? "pair.other" : "pair.right",
                        findings.right().id(right)))
                .raw("</th></tr></thead><tbody>");
        for (String column : columns) {
            values(
                    page,
                    column,
                    findings.left().value(left, column),
                    findings.right().value(right, column));
        }
        page.raw("</tbody></table>");
        PairExplanation explanation = findings.linkage().explain(link);
        WeightWaterfall.draw(page, words, explanation);
        page.raw("</div>");
    }

    private static void values(HtmlMarkup page, String column, String one, String other) {
        if (one.isEmpty() && other.isEmpty()) {
            return;
        }
        String look = one.isEmpty() || other.isEmpty() ? "missing" : one.equals(other) ? "equal" : "differs";
        page.raw("<tr class=\"" + look + "\"><th scope=\"row\">")
                .text(column)
                .raw("</th><td>")
                .value(one)
                .raw("</td><td>")
                .value(other)
                .raw("</td></tr>");
    }
}
