// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of a process that runs a node, one JSON object a line: to standard error, where journald reads it, or to files that take turns. The level is that of
 * the node's own words; of libraries only warnings are told, since they say at length what they read. Closing it puts back what was.
 */
public final class NodeLog implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("org.enlace");
    private static final Map<System.Logger.Level, Level> LEVELS = Map.of(
            System.Logger.Level.ERROR, Level.SEVERE,
            System.Logger.Level.WARNING, Level.WARNING,
            System.Logger.Level.INFO, Level.INFO,
            System.Logger.Level.DEBUG, Level.FINE);

    private final List<Handler> others = List.of(ROOT.getHandlers());
    private final Level libraries = ROOT.getLevel();
    private final Handler handler;

    private NodeLog(Handler handler, LogLine lines, System.Logger.Level level) {
        this.handler = handler;
        handler.setFormatter(lines);
        handler.setLevel(Level.ALL);
        others.forEach(ROOT::removeHandler);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.WARNING);
        OWN.setLevel(LEVELS.getOrDefault(level, Level.INFO));
    }

    /** Writes to standard error; {@code environment} says whether journald reads there. */
    public static NodeLog toStandardError(System.Logger.Level level, Map<String, String> environment) {
        return new NodeLog(new ConsoleHandler(), new LogLine(environment.containsKey("JOURNAL_STREAM")), level);
    }

    /**
     * Writes to {@code file.0}; when it holds {@code bytes} it becomes {@code file.1} and so on, and the last of {@code files} goes. IOException
     * where it cannot be written.
     */
    public static NodeLog toFiles(System.Logger.Level level, Path file, int bytes, int files) throws IOException {
        String pattern = file.toString().replace("%", "%%") + ".%g";
        FileHandler handler = new FileHandler(pattern, bytes, files, true);
        handler.setEncoding(StandardCharsets.UTF_8.name());
        return new NodeLog(handler, new LogLine(false), level);
    }

    @Override
    public void close() {
        handler.flush();
        ROOT.removeHandler(handler);
        if (handler instanceof FileHandler) {
            handler.close();
        }
        others.forEach(ROOT::addHandler);
        ROOT.setLevel(libraries);
        OWN.setLevel(null);
    }
}
