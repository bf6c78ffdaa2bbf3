// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The words of the command line in one language: Spanish where the locale asks for it, English otherwise. */
public final class CommandWords {
    /** Control characters but line breaks and tabs, and marks that turn the direction of text. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n\\t]]");

    private CommandWords() {}

    public static ResourceBundle in(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("org.enlace.command.messages", locale, noFallback);
    }

    /**
     * The sentence behind a key with its {@code {0}}, {@code {1}} … filled in. Names come from files of others: their control
     * characters, which steer a terminal, are shown as {@code \uFFFD}.
     */
    public static String say(ResourceBundle words, String key, Object... values) {
        String sentence = new MessageFormat(words.getString(key), words.getLocale()).format(values);
        return CONTROL.matcher(sentence).replaceAll("\uFFFD");
    }
}
