// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.names.words.WordSimilarity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/** The settings as texts: from a TOML file, with the environment over it. An unknown name is refused with the nearest known. */
final class SettingsFile {
    private static final TomlMapper TOML = new TomlMapper();

    private final Map<SettingKey, String> texts = new EnumMap<>(SettingKey.class);
    private final List<SettingProblem> problems = new ArrayList<>();

    private Optional<Path> file = Optional.empty();

    private SettingsFile() {}

    static SettingsFile read(Path file, Map<String, String> environment) {
        SettingsFile read = new SettingsFile();
        read.file = Optional.of(file);
        read.load(file);
        read.take(environment);
        return read;
    }

    static SettingsFile of(Map<SettingKey, String> texts) {
        SettingsFile file = new SettingsFile();
        file.texts.putAll(texts);
        return file;
    }

    static Map<SettingKey, String> byPath(Map<String, String> texts) {
        SettingsFile file = new SettingsFile();
        texts.forEach((path, text) -> SettingKey.at(path)
                .ifPresentOrElse(key -> file.texts.put(key, text.strip()), () -> file.problems.add(unknown(path))));
        if (!file.problems.isEmpty()) {
            throw new SettingsException(file.problems);
        }
        return file.texts;
    }

    /** Where it lies, where it is a file. */
    Optional<Path> file() {
        return file;
    }

    /** What was said, without what is usual. */
    Map<SettingKey, String> texts() {
        return texts;
    }

    /** What could not be read; more may be wrong with what was. */
    List<SettingProblem> problems() {
        return problems;
    }

    private void load(Path file) {
        try {
            take("", TOML.readTree(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException missing) {
            problems.add(SettingProblem.of("no-file", file));
        } catch (CharacterCodingException foreign) {
            problems.add(SettingProblem.of("not-text", file));
        } catch (IOException unreadable) {
            problems.add(SettingProblem.of("unreadable", file));
        } catch (JacksonException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            problems.add(SettingProblem.of("not-toml", file, line));
        }
    }

    private void take(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            each -> take(path.isEmpty() ? each.getKey() : path + "." + each.getKey(), each.getValue()));
            return;
        }
        SettingKey.at(path).ifPresentOrElse(key -> take(key, node), () -> problems.add(unknown(path)));
    }

    private void take(SettingKey key, JsonNode node) {
        if (node.isArray()) {
            texts.put(key, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")));
        } else {
            texts.put(key, node.asString().strip());
        }
    }

    private void take(Map<String, String> environment) {
        for (SettingKey key : SettingKey.values()) {
            String value = environment.get(key.variable());
            if (value != null && !value.isBlank()) {
                texts.put(key, value.strip());
            }
        }
    }

    private static SettingProblem unknown(String path) {
        SettingKey nearest = Arrays.stream(SettingKey.values())
                .min(Comparator.comparingInt(key -> distance(key.path(), path)))
                .orElseThrow();
        return SettingProblem.of("unknown", path, nearest.path());
    }

    private static int distance(String one, String other) {
        return WordSimilarity.levenshtein(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
