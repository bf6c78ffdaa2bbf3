// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.util.List;

/** Settings that a node cannot start with, all of what is wrong at once. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingProblem> problems;

    SettingsException(List<SettingProblem> problems) {
        super("settings must fit: problems=" + problems.size());
        this.problems = List.copyOf(problems);
    }

    /** In the order of the settings; at least one. */
    public List<SettingProblem> problems() {
        return problems;
    }
}
