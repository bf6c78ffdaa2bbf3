// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.LogManager;

/** What libraries may say while the program runs: warnings, one line each, on standard error. */
final class LogSettings {
    private LogSettings() {}

    static void start() {
        try (InputStream in = Objects.requireNonNull(LogSettings.class.getResourceAsStream("logging.properties"))) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
