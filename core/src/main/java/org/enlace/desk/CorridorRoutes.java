// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.corridor.BorderCrossing;
import org.enlace.corridor.CorridorView;
import org.enlace.corridor.CountBulletin;
import org.enlace.corridor.CountFile;
import org.enlace.corridor.CountedEvent;
import org.enlace.corridor.EventCount;
import org.enlace.desk.view.JsonReply;
import org.enlace.node.AuthorityNode;
import org.enlace.node.BulletinExchange;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;

/** The corridor: points, series of counts own and released by partners, taking in and publishing. */
final class CorridorRoutes {
    private final AuthorityNode node;

    CorridorRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get("corridor", call -> node.database().read(this::corridor));
        routes.post("corridor/counts", this::takeIn);
        routes.post("corridor/bulletins", this::publish);
    }

    private JsonReply corridor(Handle tx) {
        CorridorView corridor = node.corridor();
        List<CorridorView.Kept> bulletins = corridor.bulletins(tx);
        return JsonReply.of("threshold", corridor.threshold())
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

    private static JsonReply crossing(BorderCrossing crossing) {
        return JsonReply.of("id", crossing.id())
                .with("name", crossing.name())
                .with("country", crossing.country())
                .with("kind", crossing.kind())
                .with("longitude", crossing.longitude())
                .with("latitude", crossing.latitude())
                .with("next", crossing.next());
    }

    /** Own counts as they are, at home; partners' as they released them, with withheld rows marked. */
    private List<JsonReply> series(List<EventCount> own, List<CorridorView.Kept> bulletins) {
        Map<String, List<JsonReply>> points = new LinkedHashMap<>();
        Map<String, JsonReply> heads = new LinkedHashMap<>();
        String self = node.authority().id().value();
        Map<String, Integer> totals = new LinkedHashMap<>();
        own.forEach(count -> totals.merge(
                count.crossing() + "|" + count.event() + "|" + count.month(), count.count(), Integer::sum));
        totals.forEach((key, total) -> {
            String[] parts = key.split("\\|", -1);
            String line = self + "|" + parts[0] + "|" + parts[1];
            heads.putIfAbsent(line, head(parts[0], self, true, CountedEvent.valueOf(parts[1])));
            points.computeIfAbsent(line, added -> new ArrayList<>())
                    .add(JsonReply.of("month", parts[2]).with("count", total).with("suppressed", false));
        });
        for (CorridorView.Kept kept : bulletins) {
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

    private static JsonReply head(String crossing, String authority, boolean own, CountedEvent event) {
        return JsonReply.of("crossing", crossing)
                .with("authority", authority)
                .with("own", own)
                .with("event", event);
    }

    private static JsonReply point(CountBulletin bulletin, CountBulletin.Row row) {
        JsonReply point = JsonReply.of("month", bulletin.month()).with("suppressed", row.withheld());
        return row.withheld()
                ? point
                : point.with(
                        "count",
                        row.cells().stream().mapToInt(CountBulletin.Cell::count).sum());
    }

    private static JsonReply bulletin(CorridorView.Kept kept) {
        List<JsonReply> cells = new ArrayList<>();
        for (CountBulletin.Row row : kept.bulletin().rows()) {
            if (row.withheld()) {
                cells.add(cell(row).with("suppressed", true));
            }
            row.cells()
                    .forEach(cell -> cells.add(cell(row)
                            .with("group", cell.group())
                            .with("count", cell.count())
                            .with("suppressed", false)));
        }
        return JsonReply.of("id", kept.digest())
                .with("authority", kept.bulletin().authority())
                .with("month", kept.bulletin().month())
                .with("at", kept.at())
                .with("cells", cells);
    }

    private static JsonReply cell(CountBulletin.Row row) {
        return JsonReply.of("crossing", row.crossing()).with("event", row.event());
    }

    private JsonReply takeIn(OfficerRequest call) {
        call.filename();
        byte[] file = call.file();
        CountFile read = node.database().inTransaction(tx -> node.corridor().takeIn(tx, file));
        node.changes().tell(Change.CORRIDOR);
        return JsonReply.of("accepted", read.counts().size())
                .with(
                        "refused",
                        read.refused().stream()
                                .limit(500)
                                .map(line -> JsonReply.of("line", line.line())
                                        .with("code", line.code())
                                        .with("message", line.message()))
                                .toList());
    }

    private JsonReply publish(OfficerRequest call) {
        YearMonth month = month(OfficerRequest.required(call.json(), "month", 7));
        BulletinExchange.Published published =
                node.database().inTransaction(tx -> node.bulletins().publish(tx, month, call.officer()));
        node.changes().tell(Change.CORRIDOR);
        return switch (published) {
            case BulletinExchange.Published.Sent _ -> node.database().read(this::corridor);
            case BulletinExchange.Published.Frozen _ ->
                throw DeskProblem.wrongState("the bulletin of this month is out and its cells are frozen");
            case BulletinExchange.Published.Unfinished _ ->
                throw DeskProblem.refused("MONTH_NOT_OVER", "a month is released after its last day");
            case BulletinExchange.Published.Nothing _ ->
                throw DeskProblem.wrongState("there are no counts of this month");
        };
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unfit) {
            throw DeskProblem.badInput("month must be written like 2026-03");
        }
    }
}
