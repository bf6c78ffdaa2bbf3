// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.Model;
import org.enlace.linkage.Table;
import org.enlace.report.Figures;
import org.enlace.report.Score;

/** The last line of a run: one JSON object for other programs. */
record MatchSummary(List<Table> tables, Linkage linkage, Model model, Optional<Figures> figures, double seconds) {

    String json() {
        StringBuilder json = new StringBuilder("{");
        figures.ifPresent(known -> json.append("\"pairs\":")
                .append(score(known.pairs()))
                .append(",\"clusters\":")
                .append(score(known.clusters()))
                .append(','));
        json.append("\"threshold\":").append(model.threshold());
        json.append(",\"records\":")
                .append(tables.stream().mapToLong(Table::size).sum());
        json.append(",\"pairsCompared\":").append(linkage.looked());
        json.append(",\"pairsKept\":").append(linkage.links().size());
        json.append(",\"clusterCount\":").append(linkage.clusters().count());
        json.append(String.format(Locale.ROOT, ",\"seconds\":%.3f}", seconds));
        return json.toString();
    }

    private static String score(Score score) {
        return String.format(
                Locale.ROOT,
                "{\"precision\":%.6f,\"recall\":%.6f,\"f1\":%.6f}",
                score.precision(),
                score.recall(),
                score.f1());
    }
}
