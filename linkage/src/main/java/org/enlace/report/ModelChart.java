// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.LinkageModel;

/** The model as a person can judge it: for each level how often it occurs among the same and among others, and its weight. */
final class ModelChart {
    private ModelChart() {}

    static void draw(HtmlMarkup page, PageWords words, LinkageModel model) {
        double most = model.comparisons().stream()
                .flatMap(comparison -> comparison.levels().stream())
                .mapToDouble(level -> Math.abs(level.weight()))
                .max()
                .orElse(1);
        page.raw("<table class=\"model\"><thead><tr><th>")
                .text(words.say("model.comparison"))
                .raw("</th><th>")
                .text(words.say("model.level"))
                .raw("</th><th class=\"number\">m</th><th class=\"number\">u</th><th>")
                .text(words.say("model.mu"))
                .raw("</th><th>")
                .text(words.say("model.weight"))
                .raw("</th></tr></thead>");
        for (Comparison comparison : model.comparisons()) {
            page.raw("<tbody>");
            for (int at = 0; at < comparison.levels().size(); at++) {
                row(page, comparison, at, most);
            }
            page.raw("</tbody>");
        }
        page.raw("</table><p>")
                .text(rules(model, words))
                .raw(" ")
                .text(words.say("model.prior", HtmlMarkup.signed(model.priorWeight())))
                .raw("</p>");
    }

    private static String rules(LinkageModel model, PageWords words) {
        return model.isExhaustive()
                ? words.say("model.exhaustive")
                : words.say(
                        "model.rules",
                        model.rules().stream().map(ModelChart::rule).collect(Collectors.joining("; ")));
    }

    private static String rule(BlockingRule rule) {
        String fields = rule.fields().stream()
                .map(field -> String.join(" ", field.columns())
                        + (field.form().name().equals("RAW")
                                ? ""
                                : " ("
                                        + field.form()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' ') + ")"))
                .collect(Collectors.joining(" + "));
        return rule.largest() == 0 ? fields : fields + " ≤ " + rule.largest();
    }

    private static void row(HtmlMarkup page, Comparison comparison, int at, double most) {
        ComparisonLevel level = comparison.levels().get(at);
        page.raw("<tr>");
        if (at == 0) {
            page.raw("<th scope=\"rowgroup\" rowspan=\"" + comparison.levels().size() + "\">")
                    .text(comparison.name())
                    .raw("</th>");
        }
        page.raw("<td>")
                .text(level.criterion().label() + (level.termFrequency() ? " ★" : ""))
                .raw("</td><td class=\"number\">")
                .text(small(level.m()))
                .raw("</td><td class=\"number\">")
                .text(small(level.u()))
                .raw("</td><td>");
        shares(page, level);
        page.raw("</td><td>");
        weight(page, level.weight(), most);
        page.raw("</td></tr>");
    }

    private static String small(double share) {
        return share >= 0.001 ? String.format(Locale.ROOT, "%.3f", share) : String.format(Locale.ROOT, "%.1e", share);
    }

    private static void shares(HtmlMarkup page, ComparisonLevel level) {
        page.raw("<svg class=\"small\" viewBox=\"0 0 120 18\" aria-hidden=\"true\"><rect class=\"m\" x=\"0\""
                        + " y=\"2\" height=\"6\"")
                .at("width", Math.max(1, 118 * level.m()))
                .raw("/><rect class=\"u\" x=\"0\" y=\"10\" height=\"6\"")
                .at("width", Math.max(1, 118 * level.u()))
                .raw("/></svg>");
    }

    private static void weight(HtmlMarkup page, double weight, double most) {
        ChartAxis axis = new ChartAxis(-most, most, 0, 200);
        double from = Math.min(axis.place(0), axis.place(weight));
        page.raw("<svg class=\"weight\" viewBox=\"0 0 260 18\" aria-hidden=\"true\"><line class=\"zero\""
                        + " x1=\"100\" x2=\"100\" y1=\"0\" y2=\"18\"/><rect class=\""
                        + (weight < 0 ? "against" : "for") + "\" y=\"3\" height=\"12\" rx=\"2\"")
                .at("x", from)
                .at("width", Math.max(1, Math.abs(axis.place(weight) - axis.place(0))))
                .raw("/><text class=\"amount\" x=\"206\" y=\"14\">")
                .text(HtmlMarkup.signed(weight))
                .raw("</text></svg>");
    }
}
