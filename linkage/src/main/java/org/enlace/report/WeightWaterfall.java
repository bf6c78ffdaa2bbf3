// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.List;
import org.enlace.linkage.PairExplanation;

/** How the terms of one pair add up to its weight: a bar each, beginning where the one before ended. */
final class WeightWaterfall {
    private static final double ROW = 22;
    private static final double LEFT = 216;
    private static final double RIGHT = 490;
    private static final double WIDTH = 540;

    /** Letters of a label that fit before the bars. */
    private static final int LONGEST = 31;

    private WeightWaterfall() {}

    static void draw(HtmlMarkup page, PageWords words, PairExplanation explanation) {
        List<PairExplanation.Term> terms = explanation.terms().stream()
                .filter(term -> !term.level().equals(PairExplanation.MISSING))
                .toList();
        double low = 0;
        double high = 0;
        double sum = 0;
        for (PairExplanation.Term term : terms) {
            sum += term.weight();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }
        ChartAxis weights = new ChartAxis(low, Math.max(high, low + 1), LEFT, RIGHT);
        double height = (terms.size() + 1) * ROW + 8;
        page.raw("<svg class=\"waterfall\" role=\"img\" viewBox=\"0 0 540 " + HtmlMarkup.plain(height) + "\"")
                .attribute("aria-label", words.say("waterfall.label", HtmlMarkup.signed(sum)))
                .raw("><line class=\"zero\"")
                .at("x1", weights.place(0))
                .at("x2", weights.place(0))
                .at("y1", 0)
                .at("y2", height)
                .raw("/>");
        double before = 0;
        for (int at = 0; at < terms.size(); at++) {
            PairExplanation.Term term = terms.get(at);
            String look = at == 0 ? "start" : term.weight() < 0 ? "against" : "for";
            String label = at == 0 ? words.say("waterfall.prior") : label(term);
            WaterfallStep step = new WaterfallStep(label, look, before, before + term.weight(), term.weight());
            step.draw(page, at, weights);
            before += term.weight();
        }
        new WaterfallStep(words.say("waterfall.sum"), "sum", 0, before, before).draw(page, terms.size(), weights);
        page.raw("</svg>");
    }

    private static String label(PairExplanation.Term term) {
        return term.comparison() + " · " + term.level() + (term.rarity() == 0 ? "" : " ★");
    }

    /** A label that is too long loses the end of the comparison's name, not the level. */
    private static String fitted(String label) {
        int level = label.lastIndexOf(" · ");
        int name = LONGEST - 1 - (label.length() - level);
        return label.length() <= LONGEST
                ? label
                : level > name && name > 0
                        ? label.substring(0, name).strip() + "…" + label.substring(level)
                        : label.substring(0, LONGEST - 1) + "…";
    }

    /**
     * One row: a bar from the sum before to the sum after it.
     *
     * @param look the class of the bar
     * @param shown the weight that is written beside the bar
     */
    private record WaterfallStep(String label, String look, double from, double to, double shown) {
        void draw(HtmlMarkup page, int row, ChartAxis weights) {
            double y = 4 + row * ROW;
            double start = Math.min(weights.place(from), weights.place(to));
            double width = Math.max(1, Math.abs(weights.place(to) - weights.place(from)));
            page.raw("<text class=\"term\" text-anchor=\"end\"")
                    .at("x", LEFT - 8)
                    .at("y", y + 15)
                    .raw(">")
                    .text(fitted(label))
                    .raw("<title>")
                    .text(label)
                    .raw("</title></text><rect class=\"" + look + "\"")
                    .at("x", start)
                    .at("y", y + 3)
                    .at("width", width)
                    .at("height", ROW - 6)
                    .at("rx", 2)
                    .raw("/><text class=\"amount\"")
                    .at("x", Math.min(WIDTH - 42, start + width + 6))
                    .at("y", y + 15)
                    .raw(">")
                    .text(HtmlMarkup.signed(shown))
                    .raw("</text>");
        }
    }
}
