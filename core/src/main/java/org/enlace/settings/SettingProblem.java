// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.util.List;

/** One thing that is wrong with the settings: a sentence of the command line's words ({@code settings.*}) and what fills it. */
public record SettingProblem(String sentence, List<Object> values) {
    static SettingProblem of(String sentence, Object... values) {
        return new SettingProblem("settings." + sentence, List.of(values));
    }
}
