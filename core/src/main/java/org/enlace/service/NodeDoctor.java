// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.net.InetAddress;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.backup.BackupFolder;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireException;
import org.enlace.settings.ServiceSettings;
import org.enlace.settings.ServiceSettings.BackupPlan;
import org.enlace.settings.ServiceSettings.CertificateFiles;
import org.enlace.settings.SettingKey;
import org.enlace.store.Database;
import org.enlace.store.StoreException;
import org.enlace.watch.NodeFinding;
import org.enlace.watch.NodeFinding.Area;
import org.enlace.watch.NodeFinding.Weight;
import org.enlace.watch.NodeHealth;
import tools.jackson.databind.JsonNode;

/**
 * Looks at everything that a node needs of its machine, whether it runs or not, and changes nothing. What keeps a node from
 * starting is said in the words in which the start says it.
 */
public final class NodeDoctor {
    private static final long GIB = 1L << 30;
    private static final Duration MONTH = Duration.ofDays(30);

    private final ServiceSettings settings;
    private final ServiceFolder folder;
    private final Clock clock;
    private final boolean running;
    private final List<NodeFinding> findings = new ArrayList<>();

    private NodeDoctor(ServiceSettings settings, boolean running, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.running = running;
        folder = new ServiceFolder(settings.data());
    }

    /** All findings, in the order in which a node starts; a running node says them itself. */
    public static List<NodeFinding> findings(ServiceSettings settings, String version, Clock clock) {
        boolean running;
        NodeFinding first;
        try {
            Optional<JsonNode> said = new NodeOrders(settings, version).ask(NodeOrder.FINDINGS, Map.of());
            if (said.isPresent() && said.get().has("findings")) {
                return said.get()
                        .path("findings")
                        .valueStream()
                        .map(NodeDoctor::said)
                        .toList();
            }
            running = said.isPresent();
            first = running
                    ? NodeFinding.well(Area.NODE, "doctor.running")
                    : NodeFinding.soon(Area.NODE, "doctor.not-running");
        } catch (ServiceException silent) {
            running = true;
            first = wrong(Area.NODE, silent);
        }
        NodeDoctor doctor = new NodeDoctor(settings, running, clock);
        doctor.findings.add(first);
        doctor.examine();
        return doctor.findings;
    }

    /** What a running node finds of its machine. */
    static List<NodeFinding> ofMachine(ServiceSettings settings, Clock clock) {
        NodeDoctor doctor = new NodeDoctor(settings, true, clock);
        doctor.machine();
        return doctor.findings;
    }

    private static NodeFinding said(JsonNode finding) {
        return new NodeFinding(
                Area.valueOf(finding.path("area").asString()),
                Weight.valueOf(finding.path("weight").asString()),
                finding.path("sentence").asString(),
                finding.path("values")
                        .valueStream()
                        .<Object>map(value -> value.isNumber() ? value.asLong() : value.asString())
                        .toList());
    }

    private void machine() {
        check(Area.NODE, this::folder);
        check(Area.DISK, this::disk);
        if (folder.isSetUp()) {
            check(Area.KEYS, this::keys);
        }
        check(Area.CERTIFICATE, this::certificate);
        check(Area.BACKUP, this::backup);
    }

    private void examine() {
        machine();
        check(Area.DATABASE, this::database);
        check(
                Area.PARTNERS,
                () -> port(
                        SettingKey.PARTNERS_PORT,
                        settings.partners().address(),
                        settings.partners().port()));
        check(
                Area.NODE,
                () -> port(
                        SettingKey.DESK_PORT,
                        settings.desk().address(),
                        settings.desk().port()));
    }

    private void check(Area area, Supplier<NodeFinding> examination) {
        try {
            findings.add(examination.get());
        } catch (ServiceException wrong) {
            findings.add(wrong(area, wrong));
        } catch (StoreException | WireException wrong) {
            findings.add(NodeFinding.wrong(area, "doctor.said", String.valueOf(wrong.getMessage())));
        }
    }

    /** The same words with which the node refuses to start. */
    private static NodeFinding wrong(Area area, ServiceException why) {
        return NodeFinding.wrong(area, "service." + why.problem(), why.values().toArray());
    }

    private NodeFinding folder() {
        folder.requireOwner(settings.authority().id());
        if (!Files.isWritable(folder.data()) || !Files.isWritable(folder.node())) {
            throw ServiceProblem.FOLDER_UNUSABLE.about(folder.data());
        }
        return NodeFinding.well(Area.NODE, "doctor.folder", folder.data());
    }

    private NodeFinding disk() {
        long free = NodeHealth.freeBytes(
                Files.exists(folder.data()) ? folder.data() : folder.data().getRoot());
        if (free < NodeHealth.LEAST_FREE) {
            throw ServiceProblem.DISK_NEARLY_FULL.about(free >> 20, folder.data());
        }
        return free < 10 * GIB
                ? NodeFinding.soon(Area.DISK, "doctor.disk-low", free / GIB, folder.data())
                : NodeFinding.well(Area.DISK, "doctor.disk", free / GIB, folder.data());
    }

    private NodeFinding keys() {
        return NodeFinding.well(
                Area.KEYS,
                "doctor.keys",
                NodeKeys.load(folder.node().resolve("keys")).tlsPin().substring(0, 8));
    }

    /** The node's own server answers as long as the node runs; another one is asked here. */
    private NodeFinding database() {
        if (settings.database().isEmpty()) {
            return NodeFinding.well(Area.DATABASE, running ? "doctor.database-own" : "doctor.database-own-stopped");
        }
        try (Database database =
                Database.connect(NodeService.address(settings.database().get()), 1)) {
            database.read(tx -> tx.createQuery("select 1").mapTo(Integer.class).one());
            return NodeFinding.well(Area.DATABASE, "doctor.database");
        }
    }

    private NodeFinding port(SettingKey setting, InetAddress address, int port) {
        if (running) {
            return NodeFinding.well(area(setting), "doctor.port", port, setting.path());
        }
        ListeningPorts.requireFree(address, port, setting);
        return NodeFinding.well(area(setting), "doctor.port-free", port, setting.path());
    }

    private NodeFinding certificate() {
        CertificateFiles files = folder.shown(settings.desk());
        if (settings.desk().certificate().isEmpty() && !Files.exists(files.chain())) {
            return NodeFinding.well(Area.CERTIFICATE, "doctor.certificate-none");
        }
        DeskCertificate certificate = DeskCertificate.read(files);
        Instant now = clock.instant();
        Object until =
                certificate.until().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (certificate.until().isBefore(now) || certificate.from().isAfter(now)) {
            throw ServiceProblem.CERTIFICATE_OUT_OF_DATE.about(files.chain(), until);
        }
        return certificate.until().isBefore(now.plus(MONTH))
                ? NodeFinding.soon(Area.CERTIFICATE, "doctor.certificate-ends", until, files.chain())
                : NodeFinding.well(Area.CERTIFICATE, "doctor.certificate", until, certificate.fingerprint());
    }

    private static Area area(SettingKey port) {
        return port == SettingKey.PARTNERS_PORT ? Area.PARTNERS : Area.NODE;
    }

    private NodeFinding backup() {
        if (settings.backup().isEmpty()) {
            return NodeFinding.soon(Area.BACKUP, "doctor.backup-unset");
        }
        BackupPlan plan = settings.backup().get();
        Optional<KeptBackup> newest =
                new BackupFolder(plan.folder(), settings.authority().id().value()).newest();
        if (newest.isEmpty()) {
            return NodeFinding.soon(Area.BACKUP, "doctor.backup-none", plan.folder());
        }
        Instant at = newest.get().at();
        return at.plus(plan.every()).plus(plan.every()).isBefore(clock.instant())
                ? NodeFinding.soon(Area.BACKUP, "doctor.backup-old", at.toString(), plan.folder())
                : NodeFinding.well(Area.BACKUP, "doctor.backup", at.toString());
    }
}
