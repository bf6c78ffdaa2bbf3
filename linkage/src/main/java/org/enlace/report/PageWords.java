// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the page in one language: Spanish where the locale asks for it, English otherwise. */
record PageWords(ResourceBundle bundle) {
    static PageWords in(Locale locale) {
        var noFallback = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new PageWords(ResourceBundle.getBundle("org.enlace.report.report", locale, noFallback));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale()).format(values);
    }

    Locale locale() {
        return bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
    }

    String number(long number) {
        return String.format(locale(), "%,d", number);
    }

    String share(double share) {
        return String.format(locale(), "%.1f %%", share * 100);
    }
}
