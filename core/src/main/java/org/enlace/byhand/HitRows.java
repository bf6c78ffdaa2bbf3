// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The rows that hit, written as CSV with id and value. It takes the questions in the order in which they were asked, those of a row
 * one after another, whichever chunks they stood in.
 */
final class HitRows {
    private final HitRule rule;
    private final CSVPrinter csv;
    private final Map<String, byte[]> labels = new HashMap<>();
    private int taken;
    private int hits;

    HitRows(OutputStream out, HitRule rule) throws IOException {
        this.rule = rule;
        csv = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), CSVFormat.RFC4180);
        csv.printRecord("id", "value");
    }

    /** Notes that the other side holds what is asked next, and what lay beside its tag. */
    void note(AskedRow asked, byte[] label) {
        labels.put(asked.input().canonical(), label);
    }

    /** Takes the next question, after what was to be noted of it. */
    void take(AskedRow asked) throws IOException {
        if (++taken % rule.questions() != 0) {
            return;
        }
        if (rule.isHit(labels)) {
            csv.printRecord(asked.id(), asked.raw());
            hits++;
        }
        labels.clear();
    }

    /** Writes what is left to write; how many rows hit. */
    int finish() throws IOException {
        csv.flush();
        return hits;
    }
}
