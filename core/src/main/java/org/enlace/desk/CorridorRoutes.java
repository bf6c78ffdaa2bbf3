// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.corridor.Bulletin;
import org.enlace.corridor.Corridor;
import org.enlace.corridor.Count;
import org.enlace.corridor.CountFile;
import org.enlace.corridor.Crossing;
import org.enlace.corridor.Event;
import org.enlace.desk.view.Reply;
import org.enlace.node.Bulletins;
import org.enlace.node.Node;
import org.enlace.store.Changes.Change;
import org.jdbi.v3.core.Handle;

/** The corridor: points, series of counts own and released by partners, taking in and publishing. */
final class CorridorRoutes {
    private final Node node;

    CorridorRoutes(Node node) {
        this.node = node;
    }

    void add(Routes routes) {
        routes.get("corridor", call -> node.database().read(this::corridor));
        routes.post("corridor/counts", this::takeIn);
        routes.post("corridor/bulletins", this::publish);
    }

    private Reply corridor(Handle tx) {
        Corridor corridor = node.corridor();
        List<Corridor.Kept> bulletins = corridor.bulletins(tx);
        return Reply.of("threshold", corridor.threshold())
                .with(
                        "crossings",
                        corridor.crossings().all().stream()
                                .map(CorridorRoutes::crossing)
                                .toList())
                .with("series", series(corridor.counts(tx), bulletins))
                .with(
                        "bulletins",
                        bulletins.stream().map(CorridorRoutes::bulletin).toList())
                .with(
                        "publishable",
                        corridor.publishable(tx).stream()
                                .map(YearMonth::toString)
                                .toList());
    }

    private static Reply crossing(Crossing crossing) {
        return Reply.of("id", crossing.id())
                .with("name", crossing.name())
                .with("country", crossing.country())
                .with("kind", crossing.kind())
                .with("longitude", crossing.longitude())
                .with("latitude", crossing.latitude())
                .with("next", crossing.next());
    }

    /** Own counts as they are, at home; partners' as they released them, with withheld rows marked. */
    private List<Reply> series(List<Count> own, List<Corridor.Kept> bulletins) {
        Map<String, List<Reply>> points = new LinkedHashMap<>();
        Map<String, Reply> heads = new LinkedHashMap<>();
        String self = node.authority().id().value();
        Map<String, Integer> totals = new LinkedHashMap<>();
        own.forEach(count -> totals.merge(
                count.crossing() + "|" + count.event() + "|" + count.month(), count.count(), Integer::sum));
        totals.forEach((key, total) -> {
            String[] parts = key.split("\\|", -1);
            String line = self + "|" + parts[0] + "|" + parts[1];
            heads.putIfAbsent(line, head(parts[0], self, true, Event.valueOf(parts[1])));
            points.computeIfAbsent(line, added -> new ArrayList<>())
                    .add(Reply.of("month", parts[2]).with("count", total).with("suppressed", false));
        });
        for (Corridor.Kept kept : bulletins) {
            if (!kept.own()) {
                kept.bulletin().rows().forEach(row -> {
                    String authority = kept.bulletin().authority();
                    String line = authority + "|" + row.crossing() + "|" + row.event();
                    heads.putIfAbsent(line, head(row.crossing(), authority, false, row.event()));
                    points.computeIfAbsent(line, added -> new ArrayList<>()).add(point(kept.bulletin(), row));
                });
            }
        }
        return heads.entrySet().stream()
                .map(head -> head.getValue().with("points", points.getOrDefault(head.getKey(), List.of())))
                .toList();
    }

    private static Reply head(String crossing, String authority, boolean own, Event event) {
        return Reply.of("crossing", crossing)
                .with("authority", authority)
                .with("own", own)
                .with("event", event);
    }

    private static Reply point(Bulletin bulletin, Bulletin.Row row) {
        Reply point = Reply.of("month", bulletin.month()).with("suppressed", row.withheld());
        return row.withheld()
                ? point
                : point.with(
                        "count",
                        row.cells().stream().mapToInt(Bulletin.Cell::count).sum());
    }

    private static Reply bulletin(Corridor.Kept kept) {
        List<Reply> cells = new ArrayList<>();
        for (Bulletin.Row row : kept.bulletin().rows()) {
            if (row.withheld()) {
                cells.add(cell(row).with("suppressed", true));
            }
            row.cells()
                    .forEach(cell -> cells.add(cell(row)
                            .with("group", cell.group())
                            .with("count", cell.count())
                            .with("suppressed", false)));
        }
        return Reply.of("id", kept.digest())
                .with("authority", kept.bulletin().authority())
                .with("month", kept.bulletin().month())
                .with("at", kept.at())
                .with("cells", cells);
    }

    private static Reply cell(Bulletin.Row row) {
        return Reply.of("crossing", row.crossing()).with("event", row.event());
    }

    private Reply takeIn(Call call) {
        call.filename();
        byte[] file = call.file();
        CountFile read = node.database().inTransaction(tx -> node.corridor().takeIn(tx, file));
        node.changes().tell(Change.CORRIDOR);
        return Reply.of("accepted", read.counts().size())
                .with(
                        "refused",
                        read.refused().stream()
                                .limit(500)
                                .map(line -> Reply.of("line", line.line())
                                        .with("code", line.code())
                                        .with("message", line.message()))
                                .toList());
    }

    private Reply publish(Call call) {
        YearMonth month = month(Call.required(call.json(), "month", 7));
        Bulletins.Published published =
                node.database().inTransaction(tx -> node.bulletins().publish(tx, month, call.officer()));
        node.changes().tell(Change.CORRIDOR);
        return switch (published) {
            case Bulletins.Published.Sent _ -> node.database().read(this::corridor);
            case Bulletins.Published.Frozen _ ->
                throw Problem.wrongState("the bulletin of this month is out and its cells are frozen");
            case Bulletins.Published.Unfinished _ ->
                throw Problem.refused("MONTH_NOT_OVER", "a month is released after its last day");
            case Bulletins.Published.Nothing _ -> throw Problem.wrongState("there are no counts of this month");
        };
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unfit) {
            throw Problem.badInput("month must be written like 2026-03");
        }
    }
}
