// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;

/**
 * How long a server takes for its answers, by route and class of status ({@code 2xx}). A route is a template, so that no path, which may name a
 * case, becomes a label.
 */
public final class RequestTimes {
    private final Histogram times;

    /** {@code server} is the word for it in the name of the metric: {@code enlace_SERVER_request_duration_seconds}. */
    public RequestTimes(String server) {
        times = Histogram.builder()
                .name("enlace_" + server + "_request_duration")
                .unit(Unit.SECONDS)
                .help("How long answers took, by route and class of status.")
                .labelNames("method", "route", "status")
                .classicOnly()
                .classicUpperBounds(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
                .build();
    }

    /** Counts an answer. */
    public void answered(String method, String route, int status, Duration took) {
        times.labelValues(method, route, status / 100 + "xx").observe(took.toNanos() / 1e9);
    }

    /** For a registry of metrics. */
    public Collector collector() {
        return times;
    }
}
