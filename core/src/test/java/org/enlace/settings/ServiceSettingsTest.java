// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.enlace.command.CommandWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may write, and what is said where it does not fit. */
class ServiceSettingsTest {
    private static final String WHOLE = """
        [authority]
        id = "pa-security"
        name = "Autoridad \\"Uno\\" de Panamá"
        kind = "Security"
        country = "pa"
        [node]
        data = "/srv/enlace"
        [partners]
        host = "Node.Example.org"
        [desk]
        host = "desk.example.org"
        trusted-proxies = ["192.0.2.7", "2001:db8::7"]
        """;

    @TempDir
    Path folder;

    private ServiceSettings read(String text, Map<String, String> environment) throws IOException {
        Path file = folder.resolve("enlace.toml");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return ServiceSettings.read(file, environment);
    }

    private List<String> problems(String text) {
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> read(text, Map.of()));
        return refused.problems().stream()
                .map(problem -> problem.sentence() + " " + problem.values().getFirst())
                .toList();
    }

    @Test
    void wholeFile_isRead_withWhatIsUsual() throws IOException {
        ServiceSettings settings = read(WHOLE, Map.of());
        assertThat(settings.authority().name()).isEqualTo("Autoridad \"Uno\" de Panamá");
        assertThat(settings.authority().country()).isEqualTo("PA");
        assertThat(settings.partners().published()).hasToString("https://node.example.org:8444");
        assertThat(settings.desk().port()).isEqualTo(8443);
        assertThat(settings.desk().proxies()).hasSize(2);
        assertThat(settings.database()).isEmpty();
    }

    @Test
    void watchAndLog_areRead_andOffUntilTheyAreSet() throws IOException {
        ServiceSettings usual = read(WHOLE, Map.of());
        assertThat(usual.watch().address()).isEmpty();
        assertThat(usual.log().level()).isEqualTo(Level.INFO);
        assertThat(usual.log().file()).isEmpty();
        ServiceSettings set = read(WHOLE + """
            [watch]
            address = "[::1]:9464"
            callers = ["192.0.2.7"]
            [log]
            level = "debug"
            file = "/var/log/enlace/node.log"
            file-size = 2
            files = 3
            """, Map.of());
        assertThat(set.watch().address().orElseThrow().getPort()).isEqualTo(9464);
        assertThat(set.watch().callers()).hasSize(1);
        assertThat(set.log().level()).isEqualTo(Level.DEBUG);
        assertThat(set.log().bytes()).isEqualTo(2 << 20);
        assertThat(set.log().files()).isEqualTo(3);
    }

    @Test
    void environment_winsOverFile() throws IOException {
        ServiceSettings settings =
                read(WHOLE, Map.of("ENLACE_DESK_PORT", "9443", "ENLACE_PARTNERS_HOST", "2001:db8::1"));
        assertThat(settings.desk().port()).isEqualTo(9443);
        assertThat(settings.partners().published()).hasToString("https://[2001:db8:0:0:0:0:0:1]:8444");
    }

    @Test
    void unknownSetting_isRefused_withTheNearestKnownOne() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> read(WHOLE.replace("[desk]", "[desk]\nprot = 1"), Map.of()));
        assertThat(refused.problems())
                .singleElement()
                .isEqualTo(SettingProblem.of("unknown", "desk.prot", "desk.port"));
    }

    @Test
    void everythingWrong_isSaidAtOnce() {
        assertThat(problems(WHOLE.replace("\"pa\"", "\"xx\"")
                        .replace("Security", "police")
                        .replace("/srv", "srv")))
                .containsExactly(
                        "settings.wrong.country authority.country",
                        "settings.wrong.kind authority.kind",
                        "settings.wrong.absolute node.data");
    }

    @Test
    void missingSettings_areNamed() {
        assertThat(problems("[node]\ndata = \"/srv\"\n"))
                .contains("settings.missing authority.id")
                .hasSize(6);
    }

    @Test
    void brokenFile_isRefused_withItsLine() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> read("[authority]\nid = \"a-b\"\nname = Panama\n", Map.of()));
        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.sentence()).isEqualTo("settings.not-toml");
            assertThat(problem.values().getLast()).isEqualTo(3);
        });
    }

    @Test
    void missingFile_isRefused_andNothingElseIsSaid() {
        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> ServiceSettings.read(folder.resolve("none.toml"), Map.of()));
        assertThat(refused.problems())
                .singleElement()
                .extracting(SettingProblem::sentence)
                .isEqualTo("settings.no-file");
    }

    @ParameterizedTest
    @CsvSource({
        "partners.host,node.example.org:8444",
        "partners.host,-node",
        "partners.port,0",
        "partners.port,65536",
        "partners.port,many",
        "desk.address,desk.example.org",
        "desk.port,8444",
        "database.url,mysql://db/enlace",
        "database.url,postgresql://me:secret@db/enlace",
        "database.url,postgresql://db/enlace?password=secret",
        "database.url,postgresql://db",
        "watch.address,127.0.0.1",
        "watch.address,monitor:9464",
        "log.level,loud",
        "log.file,node.log",
        "log.files,0"
    })
    void unfitValue_isRefused(String path, String value) {
        Map<SettingKey, String> texts = new EnumMap<>(Map.of(
                SettingKey.AUTHORITY_ID, "pa-security",
                SettingKey.AUTHORITY_NAME, "Uno",
                SettingKey.AUTHORITY_KIND, "security",
                SettingKey.AUTHORITY_COUNTRY, "PA",
                SettingKey.PARTNERS_HOST, "node.example.org",
                SettingKey.DESK_HOST, "desk.example.org",
                SettingKey.DATABASE_USER, "enlace",
                SettingKey.DATABASE_PASSWORD_FILE, "/etc/enlace/password"));
        assertThat(ServiceSettings.of(texts).database()).isEmpty();
        texts.putAll(ServiceSettings.texts(Map.of(path, value)));
        SettingsException refused = catchThrowableOfType(SettingsException.class, () -> ServiceSettings.of(texts));
        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.values().toString()).contains(path).doesNotContain("secret"));
    }

    @Test
    void writtenFile_isReadBack_inBothLanguages() throws IOException {
        Map<SettingKey, String> texts = new EnumMap<>(SettingKey.class);
        for (SettingKey key : SettingKey.values()) {
            texts.put(key, key.usual());
        }
        texts.putAll(Map.of(
                SettingKey.AUTHORITY_ID, "pa-security",
                SettingKey.AUTHORITY_NAME, "Uno \"dos\" \\ tres",
                SettingKey.AUTHORITY_KIND, "security",
                SettingKey.AUTHORITY_COUNTRY, "PA",
                SettingKey.PARTNERS_HOST, "::1",
                SettingKey.DESK_HOST, "localhost",
                SettingKey.DESK_PROXIES, "192.0.2.7, ::1"));
        for (String language : List.of("en", "es")) {
            var words = CommandWords.in(java.util.Locale.of(language));
            ServiceSettings settings = read(SettingsText.of(texts, key -> CommandWords.say(words, key)), Map.of());
            assertThat(settings)
                    .usingRecursiveComparison()
                    .ignoringFields("file")
                    .isEqualTo(ServiceSettings.of(texts));
        }
    }
}
