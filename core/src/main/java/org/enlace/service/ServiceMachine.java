// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.backup.BackupFolder;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.settings.ServiceSettings;
import org.enlace.watch.MachineFacts;
import org.enlace.watch.NodeFinding;

/** What the process of a node knows of its machine; each time looked up anew. */
final class ServiceMachine implements MachineFacts {
    private final ServiceSettings settings;
    private final ServiceFolder folder;
    private final Clock clock;

    ServiceMachine(ServiceSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        folder = new ServiceFolder(settings.data());
    }

    @Override
    public List<NodeFinding> findings() {
        return NodeDoctor.ofMachine(settings, clock);
    }

    @Override
    public Optional<Instant> certificateEnd() {
        try {
            return Optional.of(
                    DeskCertificate.read(folder.shown(settings.desk())).until());
        } catch (ServiceException none) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Instant> lastBackup() {
        return settings.backup()
                .flatMap(plan -> new BackupFolder(
                                plan.folder(), settings.authority().id().value())
                        .newest())
                .map(KeptBackup::at);
    }
}
