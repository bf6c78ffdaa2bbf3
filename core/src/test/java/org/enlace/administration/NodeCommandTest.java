// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.enlace.command.ExitCode;
import org.enlace.service.NodeService;
import org.enlace.settings.ServiceSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator and one machine: from nothing to a running node, and what is said on the way. */
class NodeCommandTest {
    /** Of the one node that all tests but one share: making a database takes seconds. */
    @TempDir
    private static Path home;

    private static String firstLink = "";
    private static int partners;
    private static int desk;

    private final NodeLine line = new NodeLine();

    @BeforeAll
    static void setUp() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx--x--x"));
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            partners = one.getLocalPort();
            desk = other.getLocalPort();
        }
        NodeCommandTest first = new NodeCommandTest();
        assertThat(first.init(home, "pa-security")).as(first.line.err()).isEqualTo(ExitCode.SUCCESS);
        firstLink = first.line.out();
    }

    private static Path config() {
        return home.resolve("enlace.toml");
    }

    private int init(Path folder, String authority) {
        return line.run(
                "init",
                "--config",
                folder.resolve("enlace.toml").toString(),
                "--authority",
                authority,
                "--name",
                "Authority of " + authority,
                "--kind",
                "security",
                "--country",
                "PA",
                "--host",
                "127.0.0.1",
                "--set",
                "node.data=" + folder.resolve("data"),
                "--set",
                "partners.address=127.0.0.1",
                "--set",
                "partners.port=" + partners,
                "--set",
                "partners.public-port=" + partners,
                "--set",
                "desk.address=127.0.0.1",
                "--set",
                "desk.port=" + desk);
    }

    private static ServiceSettings settings() {
        return ServiceSettings.read(config(), Map.of());
    }

    private int with(String... words) {
        List<String> args = new ArrayList<>(List.of(words));
        args.addAll(List.of("--config", config().toString()));
        return line.run(args.toArray(new String[0]));
    }

    @Test
    void node_isSetUp_serves_andTakesOrders() throws Exception {
        assertThat(firstLink).contains("https://127.0.0.1:" + desk + "/n/pa-security/#/welcome/");
        assertThat(init(home, "pa-security")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("was set up").contains("node start");
        assertThat(with("status")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(with("doctor")).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.out()).contains("the node does not run").doesNotContain("WRONG");

        assertThat(with("user", "add", "marta", "--role", "analyst")).isEqualTo(ExitCode.SUCCESS);
        try (NodeService running = NodeService.open(settings(), "test", Clock.systemUTC())) {
            running.serve(Map.of());
            assertThat(with("status")).isEqualTo(ExitCode.SUCCESS);
            assertThat(line.out()).contains("Authority of pa-security").contains(":" + partners);
            assertThat(with("user", "add", "marta", "--role", "liaison")).isEqualTo(ExitCode.UNUSABLE);
            assertThat(line.err()).contains("user reset");
            assertThat(with("user", "add", "José", "--role", "liaison")).isEqualTo(ExitCode.UNUSABLE);
            assertThat(with("user", "reset", "marta")).isEqualTo(ExitCode.SUCCESS);
            assertThat(with("user", "list")).isEqualTo(ExitCode.SUCCESS);
            assertThat(line.out()).contains("administrator\tADMINISTRATOR").contains("marta\tANALYST");
            assertThat(with("start")).isEqualTo(ExitCode.UNUSABLE);
            assertThat(line.err()).contains("port " + partners + " is in use");
            assertThat(with("status", "--health")).as(line.out()).isEqualTo(ExitCode.SUCCESS);
            assertThat(line.out().strip()).isEqualTo("{\"status\":\"UP\",\"reasons\":[]}");
            assertThat(with("doctor")).isEqualTo(ExitCode.SUCCESS);
            assertThat(line.out())
                    .contains("the ledger can be read", "the certificate of the desk is valid", "no backups are made");
            assertThat(with("stop")).isEqualTo(ExitCode.SUCCESS);
            running.await();
        }
        assertThat(Files.exists(home.resolve("data/run/control"))).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("data/desk/key.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void certificateOfTheAuthority_isTakenUp_whenItsFilesChange_andADamagedOneIsNot() throws Exception {
        String before = Files.readString(config());
        Path chain = home.resolve("chain.pem");
        Path key = home.resolve("key.pem");
        copyDesk(chain, key);
        Files.writeString(
                config(),
                Files.readString(config())
                        .replaceFirst("# certificate = \"\"", "certificate = \"" + chain + "\"")
                        .replaceFirst("# key = \"\"", "key = \"" + key + "\""));
        try (NodeService running = NodeService.open(settings(), "test", Clock.systemUTC())) {
            running.serve(Map.of());
            X509Certificate first = shown();
            Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n");
            touch(key, 5);
            running.lookAtCertificate();
            assertThat(shown()).isEqualTo(first);
            assertThat(with("doctor")).isEqualTo(ExitCode.FINDING);
            assertThat(line.out()).contains("WRONG").contains(key.toString());

            Files.delete(home.resolve("data/desk/certificate.pem"));
            running.renewOwnCertificate();
            copyDesk(chain, key);
            touch(key, 10);
            touch(chain, 10);
            running.lookAtCertificate();
            assertThat(shown()).isNotEqualTo(first);
        } finally {
            Files.writeString(config(), before);
        }
    }

    private void copyDesk(Path chain, Path key) throws IOException {
        Files.copy(home.resolve("data/desk/certificate.pem"), chain, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(home.resolve("data/desk/key.pem"), key, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void touch(Path file, int seconds) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    /** The certificate with which the desk answers now. */
    private X509Certificate shown() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), desk);
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", desk, true)) {
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void refusedSetUp_leavesNothingHalfDone(@TempDir Path other) throws Exception {
        try (ServerSocket taken = new ServerSocket(partners, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(init(other, "pa-migration")).isEqualTo(ExitCode.UNUSABLE);
        }
        assertThat(line.err()).contains("port " + partners);
        Path config = other.resolve("enlace.toml");
        assertThat(config).doesNotExist();
        assertThat(line.run("init", "--config", config.toString(), "--authority", "PA"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("authority.id must be").contains("partners.host is missing");
        assertThat(config).doesNotExist();
        assertThat(line.run("doctor", "--config", config.toString())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("node init");
    }

    @Test
    void folderThatHoldsSomethingElse_isLeftAlone(@TempDir Path other) throws Exception {
        Path kept = Files.createDirectories(other.resolve("data/postgres")).resolve("kept");
        Files.writeString(kept, "of others");
        assertThat(init(other, "pa-migration")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("nothing of it is removed");
        assertThat(kept).hasContent("of others");
    }

    @Test
    void folderOfAnotherAuthority_isNotStarted() throws Exception {
        Path other = home.resolve("other.toml");
        Files.writeString(
                other,
                Files.readString(config(), StandardCharsets.UTF_8)
                        .replace("id = \"pa-security\"", "id = \"pa-migration\""));
        assertThat(line.run("start", "--config", other.toString())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("holds the node of pa-security").contains("pa-migration");
        assertThat(line.run("doctor", "--config", other.toString())).isEqualTo(ExitCode.FINDING);
        assertThat(line.out()).contains("holds the node of pa-security");
    }

    @Test
    void card_isTaken_onlyWithItsFingerprint() throws Exception {
        assertThat(with("partner", "card")).isEqualTo(ExitCode.SUCCESS);
        String own = line.out().strip();
        Path card = home.resolve("card.json");
        Files.writeString(card, own);
        assertThat(with("partner", "add", card.toString())).isEqualTo(ExitCode.FINDING);
        assertThat(line.err()).contains("fingerprint:").contains("--fingerprint");
        assertThat(with("partner", "add", card.toString(), "--fingerprint", "12345"))
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(line.err()).contains("do not take this one");
        Files.writeString(card, own.replace("PA", "CO"));
        assertThat(with("partner", "add", card.toString())).isEqualTo(ExitCode.UNUSABLE);
        assertThat(with("partner", "list")).isEqualTo(ExitCode.SUCCESS);
        assertThat(line.out()).isBlank();
        assertThat(with("partner", "remove", "co-migration")).isEqualTo(ExitCode.UNUSABLE);
    }
}
