// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.util.ArrayList;
import java.util.List;
import org.enlace.linkage.cluster.PairLinks;

/** Precision, recall and F1 of the pairs at every threshold from the model's upwards. */
final class ThresholdCurve {
    private static final int POINTS = 120;

    /** What would be kept from a threshold on. */
    record Point(double threshold, PairScore score) {}

    private final List<Point> points;

    private ThresholdCurve(List<Point> points) {
        this.points = points;
    }

    /** Counts all kept pairs at evenly spread thresholds. Cost: one pass over them. */
    static ThresholdCurve of(RunFindings findings, LinkageFigures figures) {
        PairLinks links = findings.linkage().links();
        double low = findings.model().threshold();
        double high = low;
        for (int at = 0; at < links.size(); at++) {
            high = Math.max(high, links.weight(at));
        }
        long[] all = new long[POINTS + 1];
        long[] right = new long[POINTS + 1];
        double step = Math.max(1e-9, (high - low) / POINTS);
        for (int at = 0; at < links.size(); at++) {
            int point = (int) Math.clamp((links.weight(at) - low) / step, 0, POINTS);
            all[point]++;
            right[point] += findings.isTrue(at) ? 1 : 0;
        }
        List<Point> points = new ArrayList<>();
        long named = 0;
        long found = 0;
        for (int point = POINTS; point >= 0; point--) {
            named += all[point];
            found += right[point];
            points.add(new Point(
                    low + point * step,
                    new PairScore(named, found, figures.pairs().wanted())));
        }
        return new ThresholdCurve(List.copyOf(points.reversed()));
    }

    /** The threshold at which F1 is highest. */
    Point best() {
        Point best = points.getFirst();
        for (Point point : points) {
            best = point.score().f1() > best.score().f1() ? point : best;
        }
        return best;
    }

    void draw(HtmlMarkup page, PageWords words) {
        ChartAxis thresholds =
                new ChartAxis(points.getFirst().threshold(), points.getLast().threshold(), 56, 750);
        ChartAxis shares = new ChartAxis(0, 1, 210, 12);
        page.raw("<svg class=\"chart\" role=\"img\" viewBox=\"0 0 760 240\"")
                .attribute("aria-label", words.say("curve.title"))
                .raw(">");
        shares.horizontalLines(page, 56, 750);
        line(page, "line precision", thresholds, shares, 0);
        line(page, "line recall", thresholds, shares, 1);
        line(page, "line f1", thresholds, shares, 2);
        thresholds.ticksBelow(page, 210);
        page.raw("</svg>");
    }

    private void line(HtmlMarkup page, String look, ChartAxis thresholds, ChartAxis shares, int figure) {
        StringBuilder path = new StringBuilder();
        for (Point point : points) {
            PairScore score = point.score();
            double share = figure == 0 ? score.precision() : figure == 1 ? score.recall() : score.f1();
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(HtmlMarkup.plain(thresholds.place(point.threshold())))
                    .append(' ')
                    .append(HtmlMarkup.plain(shares.place(share)));
        }
        page.raw("<path class=\"" + look + "\" d=\"" + path + "\"/>");
    }
}
