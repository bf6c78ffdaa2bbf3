// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import org.enlace.store.StoreException.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another user of the machine may have put where the programs of the database are kept. */
class ProgramTreeTest {
    @TempDir
    Path folder;

    private Path cache;

    @BeforeEach
    void setUp() {
        cache = folder.resolve("cache");
    }

    @Test
    void digestThatIsKept_isThatOfTheArchive() throws IOException {
        URL archive = Objects.requireNonNull(
                PostgresArchive.class.getResource("/postgres-" + PostgresArchive.platform() + ".txz"));
        Properties kept = new Properties();
        try (InputStream in =
                Objects.requireNonNull(PostgresArchive.class.getResourceAsStream(PostgresArchive.DIGESTS))) {
            kept.load(in);
        }
        String name = PostgresArchive.platform() + "-" + PostgresArchive.version(archive);
        assertThat(kept.getProperty(name)).as(name).isEqualTo(ProgramTree.digest(archive));
    }

    @Test
    void whatIsUnpacked_isWhatTheArchiveHolds_andIsUsedAgain() throws IOException {
        Path programs = PostgresArchive.unpacked(cache).folder();
        Object made = Files.getAttribute(programs, "unix:ino");
        assertThat(PostgresArchive.unpacked(cache).folder()).isEqualTo(programs);
        assertThat(Files.getAttribute(programs, "unix:ino")).isEqualTo(made);
        for (Path changed : new Path[] {programs.resolve("bin/initdb"), programs.resolve("lib/planted.so")}) {
            Files.writeString(
                    changed,
                    "#!/bin/sh\necho planted\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING);
            Files.setPosixFilePermissions(changed, PosixFilePermissions.fromString("rwxr-xr-x"));
            PostgresArchive.unpacked(cache);
            assertThat(Files.exists(changed)
                            && Files.readString(changed, java.nio.charset.StandardCharsets.ISO_8859_1)
                                    .contains("planted"))
                    .as("%s is as it was planted", changed.getFileName())
                    .isFalse();
        }
    }

    @Test
    void folderInWhichOthersMayWrite_isMadePrivate_andItsProgramsUnpackedAnew() throws IOException {
        Path programs = Files.createDirectories(cache)
                .resolve(PostgresArchive.unpacked(cache).folder().getFileName());
        Object made = Files.getAttribute(programs, "unix:ino");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(programs, PosixFilePermissions.fromString("rwxrwxrwx"));
        PostgresArchive.unpacked(cache);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwxr-xr-x");
        assertThat(Files.getAttribute(programs, "unix:ino")).isNotEqualTo(made);
    }

    @Test
    void folderBelowOneThatAnybodyCanExchange_isRefused() throws IOException {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThatThrownBy(() -> PostgresArchive.unpacked(open.resolve("cache")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FILES))
                .hasMessageContaining("XDG_CACHE_HOME");
    }

    @Test
    void foldersOfAnotherUser_areRefused_asRoot() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
        for (Path theirs : new Path[] {cache, folder.resolve("database")}) {
            Files.createDirectories(theirs);
            Files.setOwner(
                    theirs,
                    theirs.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        }
        assertThatThrownBy(() -> PostgresArchive.unpacked(cache)).hasMessageContaining("another user");
        assertThatThrownBy(() -> PostgresServer.start(folder.resolve("database")))
                .hasMessageContaining("another user");
    }
}
