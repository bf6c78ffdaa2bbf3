// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

import java.util.List;
import java.util.ResourceBundle;

/** Input that a command cannot use: a sentence of {@code messages.properties} and what fills it; exit code 2. */
public final class UnusableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> values;

    public UnusableException(String key, Object... values) {
        super(key);
        this.key = key;
        this.values = List.of(values);
    }

    /** The sentence in the user's language. */
    String say(ResourceBundle words) {
        return CommandWords.say(words, key, values.toArray());
    }
}
