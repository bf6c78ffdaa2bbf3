// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.Locale;
import org.enlace.progress.WorkState;
import org.enlace.watch.NodeFinding;
import org.enlace.watch.NodeWatch;

/** How the node is, as its administrator sees it: the findings of {@code enlace node doctor}, in its words, and how far long work is. */
public final class WatchView {
    private WatchView() {}

    public static JsonReply of(NodeWatch watch) {
        var reasons = watch.health().reasons();
        return JsonReply.of("status", reasons.isEmpty() ? "UP" : "DOWN")
                .with("reasons", reasons)
                .with("findings", watch.findings().stream().map(WatchView::of).toList())
                .with("work", watch.work().stream().map(WatchView::of).toList());
    }

    private static JsonReply of(NodeFinding finding) {
        return JsonReply.of("area", finding.area())
                .with("weight", finding.weight())
                .with("text", JsonReply.of("en", finding.in(Locale.ENGLISH)).with("es", finding.in(Locale.of("es"))));
    }

    private static JsonReply of(WorkState work) {
        JsonReply reply = JsonReply.of("kind", work.kind())
                .with("partner", work.whom())
                .with("done", work.done())
                .with("total", work.total())
                .with("left", work.left().map(left -> left.toSeconds()));
        work.perSecond().ifPresent(rate -> reply.with("perMinute", Math.round(60 * rate)));
        return reply;
    }
}
