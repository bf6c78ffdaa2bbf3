// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The commented file of settings, as {@code enlace node init} writes it: every setting is there, unset ones as a comment. */
public final class SettingsText {
    private SettingsText() {}

    /**
     * The file for these texts.
     *
     * @param say gives the sentence of a key of the command line's words, in the administrator's language
     */
    public static String of(Map<SettingKey, String> texts, UnaryOperator<String> say) {
        StringBuilder file = new StringBuilder(comment(say.apply("settings.head")));
        String section = "";
        for (SettingKey key : SettingKey.values()) {
            if (!key.section().equals(section)) {
                section = key.section();
                file.append("\n[").append(section).append("]\n");
            }
            file.append(comment(say.apply("settings.key." + key)));
            String text = texts.getOrDefault(key, "");
            file.append(text.isEmpty() ? "# " : "")
                    .append(key.entry())
                    .append(" = ")
                    .append(value(key, text.isEmpty() ? key.usual() : text))
                    .append('\n');
        }
        return file.toString();
    }

    private static String comment(String sentences) {
        return sentences.lines().map(line -> "# " + line + "\n").reduce("", String::concat);
    }

    private static String value(SettingKey key, String text) {
        return key.isNumber() ? text : '"' + escaped(text) + '"';
    }

    /** A basic string of TOML 1.0. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                escaped.append('\\').append((char) each);
            } else if (each < ' ' || each == 0x7F) {
                escaped.append("\\u%04X".formatted(each));
            } else {
                escaped.append((char) each);
            }
        });
        return escaped.toString();
    }
}
