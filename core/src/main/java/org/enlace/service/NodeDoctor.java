// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<DoctorFinding> findings = new ArrayList<>();

    private NodeDoctor(ServiceSettings settings, boolean running, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.running = running;
        folder = new ServiceFolder(settings.data());
    }

    /** All findings, in the order in which a node starts. */
    public static List<DoctorFinding> findings(ServiceSettings settings, String version, Clock clock) {
        boolean running;
        List<DoctorFinding> first = new ArrayList<>();
        try {
            running = new NodeOrders(settings, version)
                    .ask(NodeOrder.STATUS, Map.of())
                    .isPresent();
            first.add(running ? DoctorFinding.well("running") : DoctorFinding.soon("not-running"));
        } catch (ServiceException silent) {
            running = true;
            first.add(DoctorFinding.wrong(silent));
        }
        NodeDoctor doctor = new NodeDoctor(settings, running, clock);
        doctor.findings.addAll(first);
        doctor.examine();
        return doctor.findings;
    }

    private void examine() {
        check(this::folder);
        check(this::disk);
        if (folder.isSetUp()) {
            check(this::keys);
        }
        check(this::database);
        check(() -> port(
                SettingKey.PARTNERS_PORT,
                settings.partners().address(),
                settings.partners().port()));
        check(() -> port(
                SettingKey.DESK_PORT, settings.desk().address(), settings.desk().port()));
        check(this::certificate);
        check(this::backup);
    }

    private interface Examination {
        DoctorFinding run() throws IOException;
    }

    private void check(Examination examination) {
        try {
            findings.add(examination.run());
        } catch (ServiceException wrong) {
            findings.add(DoctorFinding.wrong(wrong));
        } catch (StoreException | WireException wrong) {
            findings.add(DoctorFinding.wrong(String.valueOf(wrong.getMessage())));
        } catch (IOException wrong) {
            findings.add(DoctorFinding.wrong(ServiceProblem.FOLDER_UNUSABLE.about(folder.data())));
        }
    }

    private DoctorFinding folder() {
        folder.requireOwner(settings.authority().id());
        if (!Files.isWritable(folder.data()) || !Files.isWritable(folder.node())) {
            throw ServiceProblem.FOLDER_UNUSABLE.about(folder.data());
        }
        return DoctorFinding.well("folder", folder.data());
    }

    private DoctorFinding disk() throws IOException {
        FileStore store = Files.getFileStore(
                Files.exists(folder.data()) ? folder.data() : folder.data().getRoot());
        long free = store.getUsableSpace();
        if (free < GIB) {
            throw ServiceProblem.DISK_NEARLY_FULL.about(free >> 20, folder.data());
        }
        return free < 10 * GIB
                ? DoctorFinding.soon("disk-low", free / GIB, folder.data())
                : DoctorFinding.well("disk", free / GIB, folder.data());
    }

    private DoctorFinding keys() {
        return DoctorFinding.well(
                "keys", NodeKeys.load(folder.node().resolve("keys")).tlsPin().substring(0, 8));
    }

    /** The node's own server answers as long as the node runs; another one is asked here. */
    private DoctorFinding database() {
        if (settings.database().isEmpty()) {
            return DoctorFinding.well(running ? "database-own" : "database-own-stopped");
        }
        try (Database database =
                Database.connect(NodeService.address(settings.database().get()), 1)) {
            database.read(tx -> tx.createQuery("select 1").mapTo(Integer.class).one());
            return DoctorFinding.well("database");
        }
    }

    private DoctorFinding port(SettingKey setting, InetAddress address, int port) {
        if (running) {
            return DoctorFinding.well("port", port, setting.path());
        }
        ListeningPorts.requireFree(address, port, setting);
        return DoctorFinding.well("port-free", port, setting.path());
    }

    private DoctorFinding backup() throws IOException {
        if (settings.backup().isEmpty()) {
            return DoctorFinding.soon("backup-unset");
        }
        BackupPlan plan = settings.backup().get();
        Optional<KeptBackup> newest = new BackupFolder(
                        plan.folder(), settings.authority().id().value())
                .all().stream().findFirst();
        if (newest.isEmpty()) {
            return DoctorFinding.soon("backup-none", plan.folder());
        }
        Instant at = newest.get().at();
        return at.plus(plan.every()).plus(plan.every()).isBefore(clock.instant())
                ? DoctorFinding.soon("backup-old", at.toString(), plan.folder())
                : DoctorFinding.well("backup", at.toString());
    }

    private DoctorFinding certificate() {
        CertificateFiles files = settings.desk()
                .certificate()
                .orElseGet(() -> new CertificateFiles(folder.deskCertificate(), folder.deskKey()));
        if (settings.desk().certificate().isEmpty() && !Files.exists(files.chain())) {
            return DoctorFinding.well("certificate-none");
        }
        DeskCertificate certificate = DeskCertificate.read(files);
        Instant now = clock.instant();
        Object until =
                certificate.until().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (certificate.until().isBefore(now) || certificate.from().isAfter(now)) {
            throw ServiceProblem.CERTIFICATE_OUT_OF_DATE.about(files.chain(), until);
        }
        return certificate.until().isBefore(now.plus(MONTH))
                ? DoctorFinding.soon("certificate-ends", until, files.chain())
                : DoctorFinding.well("certificate", until, certificate.fingerprint());
    }
}
