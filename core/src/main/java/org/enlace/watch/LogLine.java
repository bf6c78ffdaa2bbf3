// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.enlace.line.RequestMark;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of the log as a JSON object: {@code time}, {@code level}, {@code logger}, {@code message}, where the thread answers a request its id as
 * {@code request}, and of what was thrown the class as {@code thrown}: its message may quote what it read. Journald takes the
 * importance from a number before the line.
 */
final class LogLine extends Formatter {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final boolean journal;

    LogLine(boolean journal) {
        this.journal = journal;
    }

    @Override
    public String format(LogRecord record) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("time", record.getInstant().toString());
        line.put("level", level(record.getLevel()));
        line.put("logger", String.valueOf(record.getLoggerName()));
        line.put("message", formatMessage(record));
        RequestMark.current().ifPresent(mark -> line.put("request", mark));
        if (record.getThrown() != null) {
            line.put("thrown", record.getThrown().getClass().getName());
        }
        return (journal ? "<" + importance(record.getLevel()) + ">" : "") + JSON.writeValueAsString(line) + "\n";
    }

    /** The words of {@link System.Logger.Level}, as the settings have them. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    /** As syslog(3) has them. */
    private static int importance(Level level) {
        return switch (level(level)) {
            case "ERROR" -> 3;
            case "WARNING" -> 4;
            case "INFO" -> 6;
            default -> 7;
        };
    }
}
