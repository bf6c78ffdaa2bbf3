// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.stream.IntStream;

/** Where a number lies in a drawing: linear between two ends, with ticks at round numbers. */
record ChartAxis(double from, double to, double start, double end) {
    private static final int TICKS = 6;

    double place(double number) {
        return to == from ? start : start + (number - from) / (to - from) * (end - start);
    }

    /** The round number (1, 2 or 5 times a power of ten) at or above a wanted step. */
    static double step(double wanted) {
        if (!(wanted > 1e-9) || Double.isInfinite(wanted)) {
            return 0.25;
        }
        double power = Math.pow(10, Math.floor(Math.log10(wanted)));
        double part = wanted / power;
        return power * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    /** The round numbers between the ends. */
    private double[] ticks() {
        double step = step((to - from) / TICKS);
        double first = Math.ceil(from / step) * step;
        int count = (int) Math.clamp(Math.floor((to - first) / step + 1e-3) + 1, 0, 2 * TICKS);
        return IntStream.range(0, count).mapToDouble(at -> first + at * step).toArray();
    }

    private String label(double number) {
        return Math.abs(number) >= 1000 ? HtmlMarkup.plain(number / 1000) + "k" : HtmlMarkup.plain(number);
    }

    void ticksBelow(HtmlMarkup page, double y) {
        for (double tick : ticks()) {
            page.raw("<text class=\"tick\" text-anchor=\"middle\"")
                    .at("x", place(tick))
                    .at("y", y + 18)
                    .raw(">")
                    .text(label(tick))
                    .raw("</text>");
        }
    }

    void horizontalLines(HtmlMarkup page, double left, double right) {
        for (double tick : ticks()) {
            page.raw("<line class=\"grid\"")
                    .at("x1", left)
                    .at("x2", right)
                    .at("y1", place(tick))
                    .at("y2", place(tick))
                    .raw("/><text class=\"tick\" text-anchor=\"end\"")
                    .at("x", left - 6)
                    .at("y", place(tick) + 4)
                    .raw(">")
                    .text(label(tick))
                    .raw("</text>");
        }
    }
}
