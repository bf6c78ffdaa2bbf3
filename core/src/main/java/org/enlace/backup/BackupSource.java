// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.enlace.store.DatabaseAddress;

/**
 * The node of which a backup is made.
 *
 * @param home its folder of keys and ledger
 * @param others further files and folders, kept under their own last name
 * @param migrations where the migrations of its database lie
 * @param ledgerSize how many entries its ledger has now
 */
public record BackupSource(
        String authority,
        String version,
        DatabaseAddress database,
        Path home,
        List<Path> others,
        List<String> migrations,
        LongSupplier ledgerSize) {
    public BackupSource {
        others = List.copyOf(others);
        migrations = List.copyOf(migrations);
    }

    Path recordKeys() {
        return home.resolve("keys").resolve("records");
    }
}
