// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.enlace.command.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the script {@code enlace} in a folder of its own, with a PATH that holds a few tools and no Java, JDKs that only
 * print their arguments, and a Maven that only makes empty jars.
 */
class LauncherTest {
    private static final List<String> TOOLS = List.of(
            "awk",
            "cat",
            "cp",
            "curl",
            "cut",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "gzip",
            "head",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "shasum",
            "sleep",
            "tail",
            "tar",
            "tee",
            "touch",
            "tr",
            "uname",
            "wget");

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Path.of("..", "enlace"), file("enlace"));
        for (String module : List.of("base", "linkage", "veil", "core")) {
            Files.writeString(file(module + "/pom.xml"), "");
            Files.writeString(file(module + "/src/main/Main.java"), "");
        }
        for (String source : List.of("pom.xml", "strict/pom.xml", "web/pom.xml")) {
            Files.writeString(file(source), "");
        }
        script("mvnw", """
            echo '[INFO] Building Enlace core 0.1.0-SNAPSHOT'
            echo "$@" >> builds
            mkdir -p core/target/lib
            : > core/target/enlace-core.jar
            : > core/target/lib/part.jar
            """);
        for (String tool : TOOLS) {
            for (String folder : List.of("/usr/local/bin", "/usr/bin", "/bin")) {
                if (Files.isExecutable(Path.of(folder, tool))) {
                    script("bin/" + tool, "exec " + folder + "/" + tool + " \"$@\"");
                }
            }
        }
        environment.put("PATH", home.resolve("bin").toString());
        environment.put("HOME", home.resolve("user").toString());
        environment.put("ENLACE_JDK_FOLDERS", home.resolve("jdks").toString());
    }

    @Test
    void jdkOfAUsualFolderIsFound_andAnOlderOneIsPassedOver() throws Exception {
        jdk("jdks/a-17", "17.0.15");
        jdk("jdks/b-25", "25.0.3");
        Run run = enlace("check", "file with space");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("b-25", "org.enlace.app.Main check file with space");
    }

    @Test
    void spanishIsSpoken_andArgumentsAreUtf8_alsoWhereTheLocaleIsNotInstalled() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        script("jdks/b-25/bin/java", "echo \"${LC_ALL:-} $@\"");
        environment.put("LC_ALL", "es_ES.UTF-8");
        script("bin/locale", "echo ANSI_X3.4-1968");
        assertThat(enlace("check").out()).startsWith("C.UTF-8 ").contains("-Duser.language=es");
        script("bin/locale", "echo UTF-8");
        assertThat(enlace("check").out()).startsWith("es_ES.UTF-8 ").doesNotContain("-Duser.language");
        environment.put("LC_ALL", "C");
        script("bin/locale", "echo ANSI_X3.4-1968");
        assertThat(enlace("check").out()).startsWith("C.UTF-8 ").doesNotContain("-Duser.language");
    }

    @Test
    void javaHomeComesFirst_whereItIsNewEnough() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        environment.put("JAVA_HOME", jdk("mine", "26").toString());
        assertThat(enlace("--version").out()).contains("mine");
        environment.put("JAVA_HOME", jdk("old", "21.0.1").toString());
        assertThat(enlace("--version").out()).contains("b-25");
    }

    @Test
    void withoutAJdk_saysWhichPackageToInstall() throws Exception {
        environment.put("ENLACE_OS_RELEASE", home.resolve("os-release").toString());
        Files.writeString(home.resolve("os-release"), "ID=fedora\n");
        Run run = enlace("--version");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("dnf install java-25-openjdk-devel", "--fetch-jdk");
    }

    @Test
    void speaksSpanish_whereTheLocaleDoes() throws Exception {
        environment.put("LANG", "es_CR.UTF-8");
        assertThat(enlace("--version").err()).contains("no se encontró un JDK 25");
    }

    @Test
    void jdkIsFetchedByChecksumOnce_andUsedAfterwards() throws Exception {
        byte[] archive = archive();
        try (Server server = Server.answering(archive)) {
            environment.put("ENLACE_JDK_BASE", server.address());
            environment.put("ENLACE_JDK_SHA256", sha256(archive));
            Run first = enlace("--fetch-jdk", "--version");
            assertThat(first.exit()).as(first.err()).isZero();
            assertThat(first.out()).contains(".cache/enlace/jdk-25", "org.enlace.app.Main --version");
        }
        environment.remove("ENLACE_JDK_BASE");
        assertThat(enlace("--version").exit()).isZero();
        assertThat(cache()).singleElement().asString().startsWith("jdk-25");
    }

    @Test
    void jdkWithAnotherChecksumIsRefused_andNothingOfItStays() throws Exception {
        try (Server server = Server.answering(archive())) {
            environment.put("ENLACE_JDK_BASE", server.address());
            Run run = enlace("--fetch-jdk", "--version");
            assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("refused: SHA-256 expected=");
            assertThat(cache()).isEmpty();
        }
    }

    @Test
    void failedDownloadIsExitTwo() throws Exception {
        try (Server server = Server.answering()) {
            environment.put("ENLACE_JDK_BASE", server.address());
            Run run = enlace("--fetch-jdk");
            assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
            assertThat(run.err()).contains("the download failed");
            assertThat(cache()).isEmpty();
        }
    }

    @Test
    void buildsOnFirstUseAndAfterAChange_andNeverOnStandardOutput() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        Run first = enlace("--version");
        assertThat(first.err()).contains("building", "Enlace core");
        assertThat(first.out()).doesNotContain("building", "Enlace core");
        assertThat(enlace("--version").err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(file("core/src/main/Main.java"), later());
        enlace("--version");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void whatTheBuildItselfWrites_isNoChange() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        Files.createDirectories(home.resolve("web/src/api"));
        enlace("--version");
        Files.writeString(file("web/src/api/schema.d.ts"), "");
        Files.setLastModifiedTime(home.resolve("web/src/api/schema.d.ts"), later());
        Files.setLastModifiedTime(home.resolve("web/src/api"), later());
        enlace("--version");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainAfterASourceWasDeleted() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        enlace("--version");
        Files.delete(file("core/src/main/Main.java"));
        Files.setLastModifiedTime(home.resolve("core/src/main"), later());
        enlace("--version");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void failedBuildIsExitTwo_andNamesItsLog() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        script("mvnw", "echo '[ERROR] no such thing'; exit 1");
        Run run = enlace("--version");
        assertThat(run.exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("[ERROR] no such thing", "target/build-core.log");
    }

    @Test
    void neverBuilds_whenAskedNotTo() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        environment.put("ENLACE_BUILD", "never");
        assertThat(enlace("--version").exit()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(home.resolve("builds")).doesNotExist();
    }

    @Test
    void demoStartsFromACacheMadeWithTheBuild() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        assertThat(enlace("demo", "--headless").out())
                .hasLineCount(1)
                .contains("-XX:AOTCache=", "demo.aot", "demo --headless");
        assertThat(enlace("demo").err()).isEmpty();
        assertThat(enlace("check").out()).contains("enlace.aot").doesNotContain("demo.aot");
    }

    @Test
    void trainingRunEndsWithItsFirstHit_andAnIdleOneDoesNotOutliveTheBuild() throws Exception {
        jdk("jdks/b-25", "25.0.3");
        script("jdks/b-25/bin/java", """
            case "$*" in
            *AOTCacheOutput*demo*) echo $$ > training; echo 'the first hit'; exec sleep 60 ;;
            esac
            echo "$0 $@"
            """);
        assertThat(enlace("--version").exit()).isZero();
        long training =
                Long.parseLong(Files.readString(home.resolve("training")).strip());
        assertThat(ProcessHandle.of(training)).isEmpty();
    }

    @Test
    void exitCodeOfTheProgramIsKept() throws Exception {
        script("jdks/b-25/bin/java", "exit 1");
        script("jdks/b-25/bin/javac", "");
        Files.writeString(file("jdks/b-25/release"), "JAVA_VERSION=\"25\"\n");
        assertThat(enlace("verify").exit()).isEqualTo(ExitCode.FINDING);
    }

    private record Run(int exit, String out, String err) {}

    private Run enlace(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("bash", home.resolve("enlace").toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(file("run/out").toFile())
                .redirectError(file("run/err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
        return new Run(process.exitValue(), Files.readString(file("run/out")), Files.readString(file("run/err")));
    }

    private Path jdk(String folder, String version) throws IOException {
        script(folder + "/bin/java", """
            for option; do
              case $option in -XX:AOTCacheOutput=*) : > "${option#*=}" ;; esac
            done
            echo "$0 $@"
            """);
        script(folder + "/bin/javac", "");
        Files.writeString(file(folder + "/release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home.resolve(folder);
    }

    private byte[] archive() throws IOException, InterruptedException {
        jdk("archive/jdk-25.0.3+9", "25.0.3");
        Path archive = home.resolve("jdk.tar.gz");
        int exit = new ProcessBuilder(
                        "tar", "-czf", archive.toString(), "-C", file("archive").toString(), "jdk-25.0.3+9")
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return Files.readAllBytes(archive);
    }

    private long builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private List<String> cache() throws IOException {
        try (Stream<Path> entries = Files.list(home.resolve("user/.cache/enlace"))) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
        }
    }

    private Path file(String name) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return file;
    }

    private void script(String name, String body) throws IOException {
        Files.writeString(file(name), "#!/bin/sh\n" + body + "\n");
        assertThat(file(name).toFile().setExecutable(true)).isTrue();
    }

    private static FileTime later() {
        return FileTime.from(Instant.now().plusSeconds(60));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** A web server on loopback that has one archive, or none, under every name. */
    private record Server(HttpServer http) implements AutoCloseable {
        static Server answering(byte... archive) throws IOException {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(
                            archive.length == 0 ? 404 : 200, archive.length == 0 ? -1 : archive.length);
                    exchange.getResponseBody().write(archive);
                }
            });
            http.start();
            return new Server(http);
        }

        String address() {
            return "http://127.0.0.1:" + http.getAddress().getPort();
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
