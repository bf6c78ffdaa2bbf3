// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.store.StoreException;
import org.enlace.watch.NodeFinding.Area;
import org.enlace.wire.EnvelopeOutbox.Waiting;
import org.enlace.wire.LineTrouble;
import org.enlace.wire.PinnedPartner;

/** How a running node stands, thing by thing: what it tries of itself, its lines, what waits, clocks and standing work. */
final class NodeFindings {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final Duration LONG_WAIT = Duration.ofHours(1);
    private static final Duration APART = Duration.ofMinutes(1);
    private static final Duration TOO_FAR = Duration.ofMinutes(10);

    private final AuthorityNode node;
    private final NodeHealth health;
    private final Clock clock;

    NodeFindings(AuthorityNode node, NodeHealth health) {
        this.node = node;
        this.health = health;
        clock = node.settings().clock();
    }

    List<NodeFinding> all() {
        List<NodeFinding> findings = new ArrayList<>();
        findings.add(NodeFinding.well(Area.NODE, "watch.running", node.version()));
        standingWork(findings);
        Set<HealthReason> reasons = health.reasons();
        reasons.forEach(reason -> findings.add(NodeFinding.wrong(reason.area(), "health." + reason)));
        for (Area area : List.of(Area.DATABASE, Area.LEDGER, Area.PARTNERS)) {
            if (reasons.stream().noneMatch(reason -> reason.area() == area)) {
                findings.add(NodeFinding.well(area, "watch." + area));
            }
        }
        if (!reasons.contains(HealthReason.DATABASE_SILENT)) {
            partners(findings);
        }
        clocks(findings);
        return findings;
    }

    private void standingWork(List<NodeFinding> findings) {
        node.stumbling()
                .forEach((work, since) ->
                        findings.add(NodeFinding.wrong(Area.NODE, "watch.failing." + work, MINUTE.format(since))));
    }

    private void partners(List<NodeFinding> findings) {
        try {
            List<PinnedPartner> partners = node.database().read(node.mailroom().partners()::list);
            if (partners.isEmpty()) {
                findings.add(NodeFinding.well(Area.PARTNERS, "watch.no-partner"));
            }
            partners.forEach(partner -> findings.add(line(partner)));
            SortedMap<AuthorityId, Waiting> waiting =
                    node.database().read(node.mailroom().outbox()::waiting);
            waiting.forEach((partner, queue) -> findings.add(queue(partner, queue)));
            if (waiting.isEmpty()) {
                findings.add(NodeFinding.well(Area.QUEUE, "watch.queue-empty"));
            }
        } catch (StoreException away) {
            findings.add(NodeFinding.wrong(Area.DATABASE, "health." + HealthReason.DATABASE_SILENT));
        }
    }

    private NodeFinding line(PinnedPartner partner) {
        String id = partner.id().value();
        Optional<LineTrouble> trouble = node.mailroom().troubles().of(partner.id());
        if (trouble.isPresent()) {
            return NodeFinding.soon(Area.PARTNERS, "watch.trouble." + trouble.get(), id);
        }
        return partner.heard()
                .map(heard -> NodeFinding.well(Area.PARTNERS, "watch.heard", id, MINUTE.format(heard)))
                .orElseGet(() -> NodeFinding.soon(Area.PARTNERS, "watch.unheard", id));
    }

    private NodeFinding queue(AuthorityId partner, Waiting queue) {
        boolean old = queue.oldest().isBefore(clock.instant().minus(LONG_WAIT));
        Object[] values = {queue.messages(), partner.value(), MINUTE.format(queue.oldest())};
        return old
                ? NodeFinding.soon(Area.QUEUE, "watch.queue-old", values)
                : NodeFinding.well(Area.QUEUE, "watch.queue", values);
    }

    private void clocks(List<NodeFinding> findings) {
        Map<AuthorityId, Duration> ahead = node.mailroom().tally().clocksAhead();
        boolean well = true;
        for (Map.Entry<AuthorityId, Duration> one : ahead.entrySet()) {
            Duration apart = one.getValue().abs();
            if (apart.compareTo(APART) > 0) {
                well = false;
                String sentence = one.getValue().isNegative() ? "watch.clock-behind" : "watch.clock-ahead";
                Object[] values = {one.getKey().value(), apart.toSeconds()};
                findings.add(
                        apart.compareTo(TOO_FAR) >= 0
                                ? NodeFinding.wrong(Area.CLOCK, sentence, values)
                                : NodeFinding.soon(Area.CLOCK, sentence, values));
            }
        }
        if (well && !ahead.isEmpty()) {
            findings.add(NodeFinding.well(Area.CLOCK, "watch.clock"));
        }
    }

    /** A moment as the sentences say it. */
    static String minute(Instant moment) {
        return MINUTE.format(moment);
    }
}
