// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Everything that the process says while it is open: log records of Enlace at every level and of the libraries down to
 * CONFIG, with their stack traces, and what goes to standard output and standard error. Nobody else hears it.
 */
public final class Overheard implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OWN = Logger.getLogger("org.enlace");

    private final StringBuffer said = new StringBuffer();
    private final Map<String, PrintStream> before = new TreeMap<>();
    private final Level rootLevel = ROOT.getLevel();
    private final List<Handler> others = List.of(ROOT.getHandlers());
    private final Handler ear = new Ear();

    public Overheard() {
        ear.setLevel(Level.ALL);
        others.forEach(ROOT::removeHandler);
        ROOT.addHandler(ear);
        ROOT.setLevel(Level.CONFIG);
        OWN.setLevel(Level.ALL);
        before.put("out", System.out);
        before.put("err", System.err);
        System.setOut(heard());
        System.setErr(heard());
    }

    private PrintStream heard() {
        OutputStream sink = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int count) {
                said.append(new String(bytes, from, count, StandardCharsets.UTF_8));
            }
        };
        return new PrintStream(sink, true, StandardCharsets.UTF_8);
    }

    /** What was said so far. */
    public String text() {
        return said.toString();
    }

    @Override
    public void close() {
        System.setOut(before.get("out"));
        System.setErr(before.get("err"));
        ROOT.removeHandler(ear);
        others.forEach(ROOT::addHandler);
        ROOT.setLevel(rootLevel);
        OWN.setLevel(null);
    }

    private final class Ear extends Handler {
        private final SimpleFormatter words = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            said.append(record.getLoggerName()).append(' ').append(words.formatMessage(record));
            if (record.getThrown() != null) {
                StringWriter trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace));
                said.append(trace);
            }
            said.append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
