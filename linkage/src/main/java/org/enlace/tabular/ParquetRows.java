// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads Apache Parquet in a process of its own ({@link ParquetProgram}): a damaged file may promise memory without end or make
 * the library wait for ever, and then that process is ended and the file refused, at no cost to this one.
 *
 * <p>The process may use as much heap as this one may, which bounds one group of rows. Starting it takes about a third of a second.
 */
final class ParquetRows {
    /** System property: a file that gives no row for so many seconds, usually 60, is taken for damaged. */
    static final String PATIENCE = "enlace.parquet.patience";

    /** Length of the footer and magic, at the end of the file. */
    private static final int TAIL = 8;

    private final Path file;

    ParquetRows(Path file) {
        this.file = file;
    }

    LoadedTable load(String title, ChosenColumns chosenColumns) throws IOException {
        if (!footerFits()) {
            throw damaged("footer");
        }
        Process reader = start();
        try (ProcessWatch watch = new ProcessWatch(
                        Duration.ofSeconds(Integer.getInteger(PATIENCE, 60)), reader::destroyForcibly);
                DataInputStream in = new DataInputStream(new BufferedInputStream(reader.getInputStream(), 1 << 16))) {
            return rows(in, watch, title, chosenColumns);
        } catch (IOException ended) {
            // the end of what it said, or its end by the watch, which closes the pipe under the reader
            throw damaged("no more rows");
        } finally {
            reader.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        // the heap's bound is this one's own, and what the library says about damage is not for the user
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + (Runtime.getRuntime().maxMemory() >> 20) + "m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParquetProgram.class.getName(),
                        file.toAbsolutePath().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private LoadedTable rows(DataInputStream in, ProcessWatch watch, String title, ChosenColumns chosenColumns)
            throws IOException {
        if (in.readUnsignedByte() != ParquetProgram.COLUMNS) {
            throw damaged(text(in));
        }
        List<String> columns = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            columns.add(text(in));
        }
        ColumnLayout layout = ColumnLayout.of(file.toString(), 1, columns, chosenColumns);
        RowBuilder rows = new RowBuilder(layout);
        ReadErrorCounts readErrorCounts = new ReadErrorCounts();
        List<String> values = new ArrayList<>();
        for (long count = 0; ; count++) {
            watch.step();
            switch (in.readUnsignedByte()) {
                case ParquetProgram.ROW -> {
                    values.clear();
                    for (int at = 0; at < columns.size(); at++) {
                        values.add(readErrorCounts.compared(text(in), count + 1));
                    }
                    rows.row(values);
                }
                case ParquetProgram.END -> {
                    if (in.readLong() != count) {
                        throw damaged("numbers of rows");
                    }
                    List<ReadingNote> notes = new ArrayList<>(layout.notes());
                    notes.addAll(readErrorCounts.notes(file.toString()));
                    return LoadedTable.of(title, file.toString(), "Parquet", layout, List.of(rows), notes);
                }
                default -> throw damaged(text(in));
            }
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether the footer that the file's end promises can be within the file. */
    private boolean footerFits() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < TAIL + Integer.BYTES) {
                return false;
            }
            bytes.seek(bytes.length() - TAIL);
            int length = Integer.reverseBytes(bytes.readInt());
            return length > 0 && length <= bytes.length() - TAIL - Integer.BYTES;
        }
    }

    private TabularException damaged(String what) {
        return new TabularException(TabularException.Reason.DAMAGED, file.toString(), 1, "Parquet: " + what);
    }
}
