// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import org.enlace.linkage.cluster.PairLinks;

/** How many kept pairs weigh how much: one bar a step of weight, the true ones apart where the truth is known. */
final class WeightHistogram {
    private static final int MOST_BARS = 48;
    private static final double WIDTH = 760;
    private static final double HEIGHT = 240;
    private static final double LEFT = 56;
    private static final double BOTTOM = 30;
    private static final double TOP = 12;

    private final double from;
    private final double step;
    private final int[] all;
    private final int[] right;

    private WeightHistogram(double from, double step, int[] all, int[] right) {
        this.from = from;
        this.step = step;
        this.all = all;
        this.right = right;
    }

    /** Counts all kept pairs. Cost: two passes over them. */
    static WeightHistogram of(RunFindings findings) {
        PairLinks links = findings.linkage().links();
        if (links.size() == 0) {
            return new WeightHistogram(0, 1, new int[0], new int[0]);
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < links.size(); at++) {
            low = Math.min(low, links.weight(at));
            high = Math.max(high, links.weight(at));
        }
        double step = ChartAxis.step((high - low) / MOST_BARS);
        double from = Math.floor(low / step) * step;
        int bars = (int) ((high - from) / step) + 1;
        int[] all = new int[bars];
        int[] right = new int[bars];
        for (int at = 0; at < links.size(); at++) {
            int bar = Math.min(bars - 1, (int) ((links.weight(at) - from) / step));
            all[bar]++;
            right[bar] += findings.isTrue(at) ? 1 : 0;
        }
        return new WeightHistogram(from, step, all, right);
    }

    void draw(HtmlMarkup page, PageWords words, boolean truth) {
        int most = 1;
        for (int count : all) {
            most = Math.max(most, count);
        }
        ChartAxis weights = new ChartAxis(from, from + step * Math.max(1, all.length), LEFT, WIDTH - 10);
        ChartAxis counts = new ChartAxis(0, most, HEIGHT - BOTTOM, TOP);
        page.raw("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 760 240\"")
                .attribute("aria-label", words.say("histogram.title"))
                .raw(">");
        counts.horizontalLines(page, LEFT, WIDTH - 10);
        for (int bar = 0; bar < all.length; bar++) {
            String title = words.say(
                    "histogram.bar",
                    HtmlMarkup.plain(from + bar * step),
                    HtmlMarkup.plain(from + (bar + 1) * step),
                    all[bar]);
            double left = weights.place(from + bar * step);
            double width = Math.max(0.5, weights.place(from + (bar + 1) * step) - left - 1);
            HistogramBar drawn = new HistogramBar(left, width, counts, title);
            drawn.draw(page, truth ? "bar false" : "bar", right[bar], all[bar]);
            if (truth) {
                drawn.draw(page, "bar true", 0, right[bar]);
            }
        }
        weights.ticksBelow(page, HEIGHT - BOTTOM);
        page.raw("</svg>");
    }

    /** One bar, whose parts stand on each other along an axis of counts. */
    private record HistogramBar(double left, double width, ChartAxis counts, String title) {
        void draw(HtmlMarkup page, String look, int from, int to) {
            if (from == to) {
                return;
            }
            page.raw("<rect class=\"" + look + "\"")
                    .at("x", left)
                    .at("y", counts.place(to))
                    .at("width", width)
                    .at("height", counts.place(from) - counts.place(to))
                    .raw("><title>")
                    .text(title)
                    .raw("</title></rect>");
        }
    }
}
