// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.node.AuthorityNode;
import org.enlace.node.NodeSettings;
import org.enlace.node.NodeSettings.PartnerAddress;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.PostgresServer;
import org.enlace.wire.DeliveryPace;

/**
 * Several authorities' nodes in one process over one embedded PostgreSQL, each with a database, a role, keys and an
 * HTTPS port of its own. They know each other's cards and nothing else of each other.
 */
public final class DemoRegion implements AutoCloseable {
    private final PostgresServer postgres;
    private final List<AuthorityNode> nodes;

    private DemoRegion(PostgresServer postgres, List<AuthorityNode> nodes) {
        this.postgres = postgres;
        this.nodes = List.copyOf(nodes);
    }

    /** Starts a node for each authority under {@code home}; what lies there from an earlier start is continued. */
    public static DemoRegion start(Path home, List<Authority> authorities, String version, Clock clock) {
        PostgresServer postgres = PostgresServer.start(home.resolve("postgres"));
        List<AuthorityNode> started = new ArrayList<>();
        try {
            List<DatabaseAddress> databases = authorities.stream()
                    .map(authority ->
                            postgres.createDatabase(authority.id().value().replace('-', '_')))
                    .toList();
            List<NodeSettings> settings = new ArrayList<>();
            for (int i = 0; i < authorities.size(); i++) {
                settings.add(settings(home, authorities.get(i), databases.get(i), version, clock));
            }
            started.addAll(atOnce(settings));
            introduce(started);
            return new DemoRegion(postgres, started);
        } catch (RuntimeException failure) {
            started.forEach(AuthorityNode::close);
            postgres.close();
            throw failure;
        }
    }

    private static NodeSettings settings(
            Path home, Authority authority, DatabaseAddress database, String version, Clock clock) {
        return new NodeSettings(
                authority,
                home.resolve(authority.id().value()),
                database,
                new PartnerAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty()),
                new NodeSettings.Rhythm(DeliveryPace.brisk(), Duration.ofMinutes(10)),
                version,
                clock);
    }

    private static List<AuthorityNode> atOnce(List<NodeSettings> settings) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<AuthorityNode>> starting = settings.stream()
                    .map(one -> threads.submit(() -> AuthorityNode.start(one)))
                    .toList();
            List<AuthorityNode> nodes = new ArrayList<>();
            List<Throwable> failures = new ArrayList<>();
            for (Future<AuthorityNode> one : starting) {
                try {
                    nodes.add(one.get());
                } catch (ExecutionException failed) {
                    failures.add(failed.getCause() == null ? failed : failed.getCause());
                }
            }
            if (!failures.isEmpty()) {
                nodes.forEach(AuthorityNode::close);
                throw failures.getFirst() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failures.getFirst());
            }
            return nodes;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", stopped);
        }
    }

    /** Every two nodes exchange cards, as their people would in person. */
    private static void introduce(List<AuthorityNode> nodes) {
        for (AuthorityNode one : nodes) {
            for (AuthorityNode other : nodes) {
                if (one != other) {
                    one.pin(other.card());
                }
            }
        }
    }

    /** The nodes in the order in which they were named. */
    public List<AuthorityNode> nodes() {
        return nodes;
    }

    public AuthorityNode node(AuthorityId id) {
        return nodes.stream()
                .filter(node -> node.authority().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such node: id=" + id));
    }

    /** Does something with every node at once and waits for all. */
    public void each(Consumer<AuthorityNode> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            nodes.forEach(node -> running.add(threads.submit(() -> work.accept(node))));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the work was interrupted", stopped);
        }
    }

    /** Closes the nodes, then the database server. */
    @Override
    public void close() {
        try {
            each(AuthorityNode::close);
        } finally {
            postgres.close();
        }
    }
}
