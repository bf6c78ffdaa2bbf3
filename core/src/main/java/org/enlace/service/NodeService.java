// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.agreement.OfficerRole;
import org.enlace.backup.BackupProblem;
import org.enlace.backup.BackupSource;
import org.enlace.backup.NodeRestore;
import org.enlace.backup.NodeRestore.Restored;
import org.enlace.desk.DeskApi;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.DeskEntrance;
import org.enlace.desk.entrance.SessionRules;
import org.enlace.desk.server.DeskServer;
import org.enlace.desk.server.DeskServer.DeskAddress;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.NodeSettings;
import org.enlace.node.NodeSettings.PartnerAddress;
import org.enlace.node.RestoreNote;
import org.enlace.personnel.OfficerAccounts.Invitation;
import org.enlace.settings.ServiceSettings;
import org.enlace.settings.ServiceSettings.CertificateFiles;
import org.enlace.settings.ServiceSettings.DeskDoor;
import org.enlace.settings.ServiceSettings.OwnDatabase;
import org.enlace.settings.ServiceSettings.SessionTerms;
import org.enlace.settings.SettingKey;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.PostgresServer;
import org.enlace.watch.NodeWatch;
import org.enlace.watch.WatchListener;
import org.enlace.wire.DeliveryPace;
import tools.jackson.databind.JsonNode;

/**
 * One node as one process: its database, its line to partners and, while it serves, its desk and the door for the command
 * line. Closing it stops everything in order and loses nothing.
 */
public final class NodeService implements AutoCloseable {
    private static final Duration WITNESSING = Duration.ofMinutes(10);
    private static final Duration RENEWAL = Duration.ofDays(30);

    private final ServiceSettings settings;
    private final ServiceFolder folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AuthorityNode node;
    private final NodeWatch watch;
    private final OrderDesk orders;
    private final Optional<BackupSchedule> backups;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile Optional<CertificateWatch> certificate = Optional.empty();
    private final CountDownLatch stopped = new CountDownLatch(1);

    private NodeService(ServiceSettings settings, String version, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        folder = new ServiceFolder(settings.data());
        try {
            DatabaseAddress database = database();
            node = opened(AuthorityNode.start(new NodeSettings(
                    settings.authority(),
                    folder.node(),
                    database,
                    new PartnerAddress(
                            new InetSocketAddress(
                                    settings.partners().address(),
                                    settings.partners().port()),
                            Optional.of(settings.partners().published())),
                    new NodeSettings.Rhythm(DeliveryPace.steady(), WITNESSING),
                    version,
                    clock)));
            backups = settings.backup().map(plan -> new BackupSchedule(node, plan, source(database), clock));
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
        watch = new NodeWatch(
                node,
                new ServiceMachine(settings, clock),
                Set.copyOf(settings.watch().callers()));
        orders = new OrderDesk(node, watch, deskAddress(), backups);
    }

    /** Opens a node that was set up, for partners and for orders of {@link #carryOut}, without its desk. */
    public static NodeService open(ServiceSettings settings, String version, Clock clock) {
        ServiceFolder folder = new ServiceFolder(settings.data());
        folder.requireOwner(settings.authority().id());
        ListeningPorts.requireFree(
                settings.partners().address(), settings.partners().port(), SettingKey.PARTNERS_PORT);
        return new NodeService(settings, version, clock);
    }

    /**
     * Sets a new node up in its empty folder: database, keys, certificate of the desk, and the link of the first
     * administrator. ServiceException where a node is there already. What fails or is cut off half way leaves nothing that
     * counts: the next try begins anew.
     */
    public static FirstPerson setUp(ServiceSettings settings, String administrator, String version, Clock clock)
            throws IOException {
        ServiceFolder folder = new ServiceFolder(settings.data());
        if (folder.isSetUp()) {
            throw ServiceProblem.SET_UP_ALREADY.about(settings.data());
        }
        ListeningPorts.requireFree(
                settings.partners().address(), settings.partners().port(), SettingKey.PARTNERS_PORT);
        try {
            folder.begin();
        } catch (IOException refused) {
            throw ServiceProblem.FOLDER_UNUSABLE.about(settings.data());
        }
        try (NodeService node = new NodeService(settings, version, clock)) {
            FirstPerson first = node.invite(administrator);
            folder.belongTo(settings.authority().id());
            return first;
        }
    }

    /** What a backup of this node holds. */
    private BackupSource source(DatabaseAddress database) {
        return new BackupSource(
                settings.authority().id().value(),
                node.version(),
                database,
                folder.node(),
                Stream.concat(Stream.of(folder.desk()), settings.file().stream())
                        .toList(),
                AuthorityNode.MIGRATIONS,
                node.ledger()::size);
    }

    /**
     * Brings a backup back into the empty folder and database of the settings. What fails or is cut off half way leaves nothing
     * that counts.
     */
    public static Restored restore(ServiceSettings settings, NodeRestore backup) throws IOException {
        ServiceFolder folder = new ServiceFolder(settings.data());
        String owner = settings.authority().id().value();
        if (!backup.authority().equals(owner)) {
            throw BackupProblem.OTHER_NODE.about(backup.file(), backup.authority(), owner);
        }
        if (folder.isSetUp()) {
            throw ServiceProblem.SET_UP_ALREADY.about(settings.data());
        }
        try {
            folder.begin();
        } catch (IOException refused) {
            throw ServiceProblem.FOLDER_UNUSABLE.about(settings.data());
        }
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            Restored restored = backup.into(
                    database(settings, folder, open),
                    Map.of("node", folder.node(), "desk", folder.desk()),
                    AuthorityNode.MIGRATIONS);
            new RestoreNote(
                            restored.at().toString(),
                            restored.repeated().sources(),
                            restored.repeated().subjects())
                    .write(folder.node());
            folder.belongTo(settings.authority().id());
            return restored;
        } finally {
            closeAll(open);
        }
    }

    private DatabaseAddress database() {
        return database(settings, folder, open);
    }

    private static DatabaseAddress database(ServiceSettings settings, ServiceFolder folder, Deque<AutoCloseable> open) {
        if (settings.database().isPresent()) {
            return address(settings.database().get());
        }
        PostgresServer own = PostgresServer.start(folder.postgres());
        open.push(own);
        return own.createDatabase(settings.authority().id().value().replace('-', '_'));
    }

    static DatabaseAddress address(OwnDatabase database) {
        try {
            return new DatabaseAddress(
                    database.url(),
                    database.user(),
                    Files.readString(database.passwordFile(), StandardCharsets.UTF_8)
                            .strip());
        } catch (IOException unreadable) {
            throw ServiceProblem.PASSWORD_UNREADABLE.about(database.passwordFile());
        }
    }

    private FirstPerson invite(String administrator) throws IOException {
        Invitation invitation = node.database()
                .inTransaction(tx -> node.personnel()
                        .invite(tx, new OfficerName(administrator), OfficerRole.ADMINISTRATOR, OrderDesk.BY));
        return new FirstPerson(
                deskAddress() + "#/welcome/" + invitation.token(), invitation.until(), certificateFingerprint());
    }

    /** Opens the desk and the door for the command line, and tells systemd where there is one. */
    public void serve(Map<String, String> environment) throws IOException {
        certificate = Optional.of(new CertificateWatch(certificate()));
        DeskDoor door = settings.desk();
        ListeningPorts.requireFree(door.address(), door.port(), SettingKey.DESK_PORT);
        SessionTerms terms = settings.sessions();
        DeskApi desk = new DeskApi(
                node,
                prefix(),
                List.of(),
                new DeskEntrance(
                        new CallerOrigin(Set.copyOf(door.proxies())),
                        new SessionRules(terms.secondFactor(), terms.idle(), terms.longest(), terms.proof())),
                watch,
                clock,
                random);
        opened(DeskServer.start(
                new DeskAddress(
                        door.address(),
                        door.port(),
                        Stream.of(door.host(), "localhost", "127.0.0.1", "[::1]")
                                .collect(Collectors.toSet()),
                        certificate.map(CertificateWatch::context)),
                List.of(desk)));
        backups.ifPresent(schedule -> opened(schedule.begin()));
        Optional<InetSocketAddress> metrics = settings.watch().address();
        if (metrics.isPresent()) {
            InetSocketAddress where = metrics.get();
            ListeningPorts.requireFree(where.getAddress(), where.getPort(), SettingKey.WATCH_ADDRESS);
            opened(WatchListener.start(watch, where));
        }
        opened(ControlSocket.open(folder.socket(), this::order));
        SystemNotice systemd = SystemNotice.of(environment);
        opened(new ServicePulse(systemd, this::lookAtCertificate, this::isAlive));
        systemd.ready();
        open.push(systemd::stopping);
    }

    /** The authority's certificate, or the one that the node made, which is renewed in its last month. */
    private CertificateFiles certificate() throws IOException {
        Optional<CertificateFiles> given = settings.desk().certificate();
        if (given.isPresent()) {
            return given.get();
        }
        CertificateFiles own = new CertificateFiles(folder.deskCertificate(), folder.deskKey());
        if (!Files.exists(own.chain())
                || DeskCertificate.read(own).until().isBefore(clock.instant().plus(RENEWAL))) {
            renewOwnCertificate();
        }
        return own;
    }

    /** Makes another certificate of the node's own for the desk. */
    public void renewOwnCertificate() throws IOException {
        OwnCertificate.write(folder, settings.desk().host(), clock.instant(), random);
    }

    /** Takes the desk's certificate up again where its files changed. */
    public void lookAtCertificate() {
        certificate.ifPresent(CertificateWatch::look);
    }

    /** The fingerprint of the desk's certificate, as browsers show it. */
    public String certificateFingerprint() throws IOException {
        return DeskCertificate.read(certificate()).fingerprint();
    }

    private boolean isAlive() {
        return node.database()
                        .read(tx ->
                                tx.createQuery("select 1").mapTo(Integer.class).one())
                == 1;
    }

    private Map<String, Object> order(JsonNode call) {
        NodeOrder order;
        try {
            order = NodeOrder.valueOf(call.path("order").asString(""));
        } catch (IllegalArgumentException unknown) {
            return OrderDesk.problem("OTHER_VERSION");
        }
        Map<String, Object> answer = carryOut(order, call);
        if (order == NodeOrder.STOP) {
            stopped.countDown();
        }
        return answer;
    }

    Map<String, Object> carryOut(NodeOrder order, JsonNode call) {
        try {
            return orders.carryOut(order, call);
        } catch (IllegalArgumentException unfit) {
            return OrderDesk.problem("BAD_NAME");
        }
    }

    /** The address of the desk, as officers open it. */
    public String deskAddress() {
        return "https://" + settings.desk().host() + ":" + settings.desk().port() + prefix();
    }

    private String prefix() {
        return "/n/" + settings.authority().id() + "/";
    }

    /** Returns when the node is told to stop. */
    public void await() throws InterruptedException {
        stopped.await();
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    /** Stops everything in order, the latest opened first; a second time it does nothing. */
    @Override
    public synchronized void close() {
        stopped.countDown();
        closeAll(open);
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                System.getLogger(NodeService.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "a part of the node did not stop well: cause="
                                        + failure.getClass().getName());
            }
        }
    }
}
