// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the process knows of its machine and a node does not: folder, certificate of the desk, backups. */
public interface MachineFacts {
    /** How these things stand. */
    List<NodeFinding> findings();

    /** When the certificate of the desk ends; empty where the desk has none. */
    Optional<Instant> certificateEnd();

    /** When the last backup was complete; empty where none is known. */
    Optional<Instant> lastBackup();

    /** Nothing: of a node in a demo, several of which share one process. */
    static MachineFacts none() {
        return new MachineFacts() {
            @Override
            public List<NodeFinding> findings() {
                return List.of();
            }

            @Override
            public Optional<Instant> certificateEnd() {
                return Optional.empty();
            }

            @Override
            public Optional<Instant> lastBackup() {
                return Optional.empty();
            }
        };
    }
}
