// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.progress.WorkKind;
import org.enlace.progress.WorkState;
import org.enlace.store.StoreException;
import org.enlace.wire.EnvelopeOutbox.Waiting;
import org.enlace.wire.PinnedPartner;

/**
 * A node in numbers, in the text of Prometheus or OpenMetrics. A label is the id of a partner, the name of a pool, a template of a route or a closed
 * code, never anything of a case. What the database alone knows is left out while it is away.
 *
 * <p>Decision: docs/decisions.md, "Metrics at an address of their own, by the library of Prometheus".
 */
public final class NodeMetrics {
    private final NodeWatch watch;
    private final AuthorityNode node;
    private final Clock clock;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormats formats = ExpositionFormats.init();
    private Optional<Rows> rows = Optional.empty();

    /** What the database said, read once for each answer. */
    private record Rows(long entries, SortedMap<AuthorityId, Waiting> waiting, List<PinnedPartner> partners) {
        double unpublished(long published) {
            return (double) (entries - published);
        }
    }

    /** An answer and its content type. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    public record Exposition(String type, byte[] text) {}

    public NodeMetrics(NodeWatch watch) {
        this.watch = watch;
        node = watch.node();
        clock = node.settings().clock();
        JvmMetrics.builder().register(registry);
        registry.register(watch.desk().collector());
        registry.register(node.listener().times().collector());
        Info.builder()
                .name("enlace_node")
                .help("The version that runs.")
                .labelNames("version")
                .register(registry)
                .setLabelValues(node.version());
        itself();
        pools();
        ledger();
        partners();
        work();
    }

    /** All numbers of now, in the format that {@code accept} (the header of that name) asks for. */
    public synchronized Exposition now(String accept) {
        rows = read();
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            writer.write(text, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Exposition(writer.getContentType(), text.toByteArray());
    }

    private Optional<Rows> read() {
        try {
            return Optional.of(node.database()
                    .read(tx -> new Rows(
                            node.ledger().size(),
                            node.mailroom().outbox().waiting(tx),
                            node.mailroom().partners().list(tx))));
        } catch (StoreException away) {
            return Optional.empty();
        }
    }

    private interface Values {
        void to(GaugeWithCallback.Callback gauge);
    }

    private void gauge(String name, String help, List<String> labels, Values values) {
        GaugeWithCallback.builder()
                .name("enlace_" + name)
                .help(help)
                .labelNames(labels.toArray(new String[0]))
                .callback(values::to)
                .register(registry);
    }

    private void itself() {
        gauge(
                "up",
                "1 where everything that the node is for works, else 0.",
                List.of(),
                gauge -> gauge.call(watch.health().isUp() ? 1 : 0));
        gauge(
                "disk_free_bytes",
                "Bytes that the node may still write.",
                List.of(),
                gauge -> gauge.call((double) watch.health().freeBytes()));
        gauge(
                "standing_work_failing_since_timestamp_seconds",
                "Since when standing work fails; absent where it does not.",
                List.of("work"),
                gauge -> node.stumbling().forEach((work, since) -> gauge.call(seconds(since), work)));
        gauge(
                "certificate_end_timestamp_seconds",
                "When a certificate ends.",
                List.of("certificate"),
                gauge -> watch.machine().certificateEnd().ifPresent(end -> gauge.call(seconds(end), "desk")));
        gauge(
                "last_backup_timestamp_seconds",
                "When the last backup was complete; absent where none is known.",
                List.of(),
                gauge -> watch.machine().lastBackup().ifPresent(last -> gauge.call(seconds(last))));
    }

    private void pools() {
        gauge(
                "database_connections",
                "Connections to the database.",
                List.of("pool", "state"),
                gauge -> node.database().poolUse().forEach(pool -> {
                    gauge.call(pool.inUse(), pool.pool(), "in_use");
                    gauge.call(pool.idle(), pool.pool(), "idle");
                }));
        gauge(
                "database_connections_most",
                "Connections that a pool may have.",
                List.of("pool"),
                gauge -> node.database().poolUse().forEach(pool -> gauge.call(pool.most(), pool.pool())));
        gauge(
                "database_waiting",
                "Threads that wait for a connection.",
                List.of("pool"),
                gauge -> node.database().poolUse().forEach(pool -> gauge.call(pool.waiting(), pool.pool())));
    }

    private void ledger() {
        gauge(
                "ledger_entries",
                "Entries of the ledger.",
                List.of(),
                gauge -> rows.ifPresent(now -> gauge.call((double) now.entries())));
        gauge(
                "ledger_unpublished_entries",
                "Entries that no checkpoint covers yet.",
                List.of(),
                gauge -> rows.ifPresent(now -> gauge.call(
                        now.unpublished(node.ledger().checkpoint().checkpoint().size()))));
        gauge(
                "ledger_checkpoint_age_seconds",
                "Seconds since a checkpoint was last written.",
                List.of(),
                gauge -> node.ledger().published().ifPresent(last -> gauge.call(age(last))));
    }

    private void partners() {
        gauge(
                "outbox_messages",
                "Messages that wait for a partner.",
                List.of("partner"),
                gauge -> rows.ifPresent(now -> withEach(now)
                        .forEach((partner, queue) -> gauge.call(
                                queue.map(one -> (double) one.messages()).orElse(0.0), partner))));
        gauge(
                "outbox_oldest_seconds",
                "How long the oldest of them waits.",
                List.of("partner"),
                gauge -> rows.ifPresent(now -> withEach(now)
                        .forEach((partner, queue) ->
                                gauge.call(queue.map(one -> age(one.oldest())).orElse(0.0), partner))));
        gauge(
                "partner_last_heard_timestamp_seconds",
                "When a partner was last heard of.",
                List.of("partner"),
                gauge -> rows.ifPresent(now -> now.partners()
                        .forEach(partner -> partner.heard()
                                .ifPresent(heard ->
                                        gauge.call(seconds(heard), partner.id().value())))));
        gauge(
                "clock_ahead_seconds",
                "How far a partner's clock is ahead of this one, behind where negative.",
                List.of("partner"),
                gauge -> node.mailroom()
                        .tally()
                        .clocksAhead()
                        .forEach((partner, ahead) -> gauge.call(ahead.toMillis() / 1_000.0, partner.value())));
        CounterWithCallback.builder()
                .name("enlace_deliveries")
                .help("Attempts to deliver, by what became of them.")
                .labelNames("partner", "outcome")
                .callback(counter -> node.mailroom()
                        .tally()
                        .counts()
                        .forEach((partner, outcomes) -> outcomes.forEach(
                                (outcome, count) -> counter.call((double) count, partner.value(), outcome))))
                .register(registry);
    }

    private static Map<String, Optional<Waiting>> withEach(Rows now) {
        Map<String, Optional<Waiting>> each = new TreeMap<>();
        now.partners()
                .forEach(partner -> each.put(
                        partner.id().value(), Optional.ofNullable(now.waiting().get(partner.id()))));
        return each;
    }

    private void work() {
        CounterWithCallback.builder()
                .name("enlace_intake_rows")
                .help("Rows of files that were read for intake.")
                .callback(counter -> counter.call((double) node.files().work().doneInAll(WorkKind.INTAKE)))
                .register(registry);
        List<String> labels = List.of("work", "partner");
        gauge(
                "work_done",
                "How much of the long work in hand is done.",
                labels,
                gauge -> totals().forEach((place, so) ->
                        gauge.call((double) so.done(), place.kind().name(), place.whom())));
        gauge(
                "work_total",
                "How much the long work in hand is.",
                labels,
                gauge -> totals().forEach((place, so) ->
                        gauge.call((double) so.total(), place.kind().name(), place.whom())));
        gauge(
                "work_left_seconds",
                "How long it still takes, where that can be said.",
                labels,
                gauge -> totals().forEach((place, so) -> so.left()
                        .ifPresent(left -> gauge.call(
                                left.toMillis() / 1_000.0, place.kind().name(), place.whom()))));
    }

    private record Place(WorkKind kind, String whom) {}

    /** Several pieces of one kind for one partner, together. */
    private record Together(long done, long total, Optional<Duration> left) {
        Together and(Together other) {
            return new Together(
                    done + other.done,
                    total + other.total,
                    left.flatMap(one -> other.left.map(two -> one.compareTo(two) > 0 ? one : two)));
        }
    }

    private Map<Place, Together> totals() {
        Map<Place, Together> totals = new LinkedHashMap<>();
        for (WorkState state : watch.work()) {
            totals.merge(
                    new Place(state.kind(), state.whom()),
                    new Together(state.done(), state.total(), state.left()),
                    Together::and);
        }
        return totals;
    }

    private double age(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1_000.0);
    }

    private static double seconds(Instant moment) {
        return moment.toEpochMilli() / 1_000.0;
    }
}
