// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.Table;
import org.enlace.report.PairScore;
import org.enlace.report.RunFindings;
import org.enlace.report.StepLosses;

/** The last line of a run: one JSON object for other programs. */
record MatchSummary(RunFindings findings, double seconds) {

    String json() {
        StringBuilder json = new StringBuilder("{");
        Linkage linkage = findings.linkage();
        findings.figures()
                .ifPresent(known -> json.append("\"pairs\":")
                        .append(score(known.pairs()))
                        .append(",\"clusters\":")
                        .append(score(known.clusters()))
                        .append(",\"lost\":{\"missed\":")
                        .append(causes(known.losses().missed()))
                        .append(",\"wrong\":")
                        .append(causes(known.losses().wrong()))
                        .append("},"));
        json.append("\"threshold\":").append(findings.model().threshold());
        json.append(",\"records\":")
                .append(findings.tables().stream().mapToLong(Table::size).sum());
        json.append(",\"pairsCompared\":").append(linkage.looked());
        json.append(",\"pairsKept\":").append(linkage.links().size());
        json.append(",\"clusterCount\":").append(linkage.clusters().count());
        json.append(String.format(Locale.ROOT, ",\"seconds\":%.3f}", seconds));
        return json.toString();
    }

    /** Pairs by the step that lost them, every step named. */
    private static String causes(Map<StepLosses.Cause, Long> counts) {
        return Stream.of(StepLosses.Cause.values())
                .map(cause -> "\"" + cause.name().toLowerCase(Locale.ROOT) + "\":" + counts.getOrDefault(cause, 0L))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String score(PairScore score) {
        return String.format(
                Locale.ROOT,
                "{\"precision\":%.6f,\"recall\":%.6f,\"f1\":%.6f}",
                score.precision(),
                score.recall(),
                score.f1());
    }
}
