// SPDX-License-Identifier: Apache-2.0
package org.enlace.administration;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.command.ExitCode;
import org.enlace.service.FirstPerson;
import org.enlace.service.NodeService;
import org.enlace.settings.ServiceSettings;
import org.enlace.settings.SettingKey;
import org.enlace.settings.SettingsText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code enlace node init}: writes the settings, where they are not there yet, sets the node up in its folder, and prints
 * the link by which the first administrator signs in.
 */
@Command(name = "init")
final class NodeInitCommand extends NodeTask {
    @Option(names = "--authority", paramLabel = "ID", descriptionKey = "node.init-authority")
    private String authority = "";

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "node.init-name")
    private String name = "";

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "node.init-kind")
    private String kind = "";

    @Option(names = "--country", paramLabel = "CC", descriptionKey = "node.init-country")
    private String country = "";

    @Option(names = "--host", paramLabel = "HOST", descriptionKey = "node.init-host")
    private String host = "";

    @Option(names = "--desk-host", paramLabel = "HOST", descriptionKey = "node.init-desk-host")
    private String deskHost = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", descriptionKey = "node.init-set")
    private Map<String, String> others = Map.of();

    @Option(names = "--administrator", paramLabel = "NAME", descriptionKey = "node.init-administrator")
    private String administrator = "administrator";

    @Override
    int run() throws IOException {
        return withConfig(this::text, () -> setUp(settings()));
    }

    private int setUp(ServiceSettings settings) throws IOException {
        tell("node.setting-up", settings.data());
        FirstPerson first = NodeService.setUp(settings, administrator, version(), Clock.systemUTC());
        tell("node.set-up", settings.authority().name());
        tell("node.certificate", first.certificate());
        tell("node.first-link", first.until().toString());
        print(first.link());
        return ExitCode.SUCCESS;
    }

    /** All that was given or asked for is checked before the file is written. */
    private byte[] text() {
        Map<SettingKey, String> texts = texts();
        ServiceSettings.of(texts);
        return SettingsText.of(texts, this::words).getBytes(StandardCharsets.UTF_8);
    }

    private Map<SettingKey, String> texts() {
        Map<SettingKey, String> texts = new EnumMap<>(SettingKey.class);
        for (SettingKey key : SettingKey.values()) {
            Optional.ofNullable(System.getenv(key.variable())).ifPresent(value -> texts.put(key, value));
        }
        texts.putIfAbsent(SettingKey.DESK_SECOND_FACTOR, "required");
        texts.putAll(ServiceSettings.texts(others));
        put(texts, SettingKey.AUTHORITY_ID, authority);
        put(texts, SettingKey.AUTHORITY_NAME, name);
        put(texts, SettingKey.AUTHORITY_KIND, kind);
        put(texts, SettingKey.AUTHORITY_COUNTRY, country);
        put(texts, SettingKey.PARTNERS_HOST, host);
        String reachedAt = texts.getOrDefault(SettingKey.PARTNERS_HOST, "");
        put(texts, SettingKey.DESK_HOST, deskHost.isEmpty() ? reachedAt : deskHost);
        return texts;
    }

    /** What was given, else what the administrator answers where there is a terminal. */
    private void put(Map<SettingKey, String> texts, SettingKey key, String given) {
        if (!given.isBlank()) {
            texts.put(key, given);
            return;
        }
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isPresent() && !texts.containsKey(key)) {
            String answer = terminal.get().readLine("%s%n> ", words("settings.key." + key));
            if (answer != null && !answer.isBlank()) {
                texts.put(key, answer.strip());
            }
        }
    }
}
