// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the command line in one language: Spanish where the locale asks for it, English otherwise. */
final class Words {
    private Words() {}

    static ResourceBundle in(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("org.enlace.app.messages", locale, noFallback);
    }

    /** The sentence behind a key with its {@code {0}}, {@code {1}} … filled in. */
    static String say(ResourceBundle words, String key, Object... values) {
        return new MessageFormat(words.getString(key), words.getLocale()).format(values);
    }
}
