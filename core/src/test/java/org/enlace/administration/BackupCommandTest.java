// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.enlace.command.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator makes a backup, loses the machine, and brings the node back on another; and all that can go wrong with it. */
class BackupCommandTest {
    @TempDir
    private static Path home;

    private static Path backup = Path.of("");
    private static Path keys = Path.of("");

    private final NodeLine line = new NodeLine();

    @BeforeAll
    static void backedUpNode() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        BackupCommandTest first = new BackupCommandTest();
        assertThat(first.line.run("backup-key", home.resolve("key").toString())).isEqualTo(ExitCode.SUCCESS);
        String recipient = first.line.out().strip();
        assertThat(recipient).startsWith("age1");
        assertThat(Files.getPosixFilePermissions(home.resolve("key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(first.init("pa-security", "machine", recipient))
                .as(first.line.err())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(first.line.run("user", "add", "marta", "--role", "analyst", "--config", config("machine")))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(first.line.run("doctor", "--config", config("machine"))).isEqualTo(ExitCode.SUCCESS);
        assertThat(first.line.out()).contains("no backup was made yet");
        assertThat(first.line.run("backup", "--config", config("machine")))
                .as(first.line.err())
                .isEqualTo(ExitCode.SUCCESS);
        backup = Path.of(first.line.out().strip());
        keys = backup.resolveSibling("pa-security-record-keys.age");
        assertThat(backup).exists();
        assertThat(keys).exists();
        assertThat(first.line.run("doctor", "--config", config("machine"))).isEqualTo(ExitCode.SUCCESS);
        assertThat(first.line.out()).contains("the last backup is of");
    }

    private static String config(String machine) {
        return home.resolve(machine).resolve("enlace.toml").toString();
    }

    private int init(String authority, String machine, String recipient) throws IOException {
        Files.createDirectories(home.resolve(machine));
        String partners = Integer.toString(NodeLine.freePort());
        List<String> words = new ArrayList<>(List.of("init", "--config", config(machine), "--authority", authority));
        words.addAll(List.of("--name", "Authority", "--kind", "security", "--country", "PA"));
        words.addAll(List.of("--host", "127.0.0.1"));
        Map.of(
                        "node.data",
                        home.resolve(machine).resolve("data").toString(),
                        "partners.address",
                        "127.0.0.1",
                        "partners.port",
                        partners,
                        "partners.public-port",
                        partners,
                        "desk.address",
                        "127.0.0.1",
                        "desk.port",
                        Integer.toString(NodeLine.freePort()),
                        "backup.recipient",
                        recipient,
                        "backup.folder",
                        home.resolve("backups").toString())
                .forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
        return line.run(words.toArray(new String[0]));
    }

    /** Settings of another machine: those of the first with other folders. */
    private static void settings(String machine, String... replaced) throws IOException {
        Files.createDirectories(home.resolve(machine));
        String text = Files.readString(Path.of(config("machine"))).replace("/machine/data", "/" + machine + "/data");
        for (int at = 0; at < replaced.length; at += 2) {
            text = text.replace(replaced[at], replaced[at + 1]);
        }
        Files.writeString(Path.of(config(machine)), text);
    }

    private int restore(String machine, Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("restore", file.toString(), "--config", config(machine)));
        words.addAll(List.of(more));
        if (!words.contains("--key")) {
            words.addAll(List.of("--key", home.resolve("key").toString()));
        }
        return line.run(words.toArray(new String[0]));
    }

    @Test
    void lostMachine_isReplaced_withItsPeople_itsKeysAndItsLedger() throws IOException {
        settings("other");
        assertThat(restore("other", backup)).as(line.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.err()).contains("the node is as it was at").contains("never starts this node again");
        assertThat(line.run("user", "list", "--config", config("other"))).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.out()).contains("marta\tANALYST");
        assertThat(line.run("partner", "card", "--config", config("machine"))).isEqualTo(ExitCode.SUCCESS);
        String card = line.out();
        assertThat(line.run("partner", "card", "--config", config("other"))).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.out()).isEqualTo(card);
        assertThat(restore("other", backup)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("was set up");
    }

    @Test
    void withoutSettings_thoseOfTheBackupAreWritten() throws IOException {
        Path config = home.resolve("bare").resolve("enlace.toml");
        Path data = home.resolve("machine").resolve("data");
        Path aside = home.resolve("machine").resolve("aside");
        Files.move(data, aside);
        assertThat(line.run(
                        "restore",
                        backup.toString(),
                        "--key",
                        home.resolve("key").toString(),
                        "--config",
                        config.toString()))
                .as(line.err())
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(config).hasSameTextualContentAs(Path.of(config("machine")));
        assertThat(line.run("user", "list", "--config", config.toString())).isEqualTo(ExitCode.SUCCESS);
        PathUtils.deleteDirectory(data);
        Files.move(aside, data);
    }

    @Test
    void whatIsWrongWithABackup_isSaid_andNothingIsHalfDone() throws IOException {
        settings("third");
        byte[] whole = Files.readAllBytes(backup);
        Path damaged = home.resolve("pa-security-backup-damaged.age");
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(damaged, changed);
        Files.copy(keys, home.resolve(keys.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        assertThat(restore("third", damaged)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("was changed or cut off");
        Files.write(damaged, Arrays.copyOf(whole, whole.length - 100));
        assertThat(restore("third", damaged)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("was changed or cut off");
        Files.writeString(damaged, "no backup");
        assertThat(restore("third", damaged)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("is no backup");

        assertThat(line.run("backup-key", home.resolve("second-key").toString()))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(line.run("backup-key", home.resolve("second-key").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("is there already");
        assertThat(restore("third", backup, "--key", home.resolve("second-key").toString()))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("does not open");
        assertThat(restore("third", backup, "--key", config("machine"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("holds no secret key");

        Path alone = home.resolve("alone").resolve(backup.getFileName());
        Files.createDirectories(home.resolve("alone"));
        Files.copy(backup, alone);
        assertThat(restore("third", alone)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("--without-record-keys");

        settings("fourth", "\"pa-security\"", "\"cr-security\"");
        assertThat(restore("fourth", backup)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("is a backup of pa-security");
        assertThat(home.resolve("third").resolve("data")).doesNotExist();
        assertThat(home.resolve("fourth").resolve("data")).doesNotExist();
        assertThat(restore("third", alone, "--without-record-keys")).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.err()).contains("cannot be read any more");
    }

    @Test
    void keyThatIsNone_isRefusedInTheSettings() throws IOException {
        settings("fifth", "\"age1", "\"age2");
        assertThat(line.run("check-config", "--config", config("fifth"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("backup.recipient must be a public key");
    }
}
