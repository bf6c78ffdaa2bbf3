// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.enlace.Chance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Apache Arrow wrote, and our own. */
class ParquetTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "none"})
    void filesOfApacheArrow_areRead(String compression) throws IOException {
        LoadedTable loaded = TableFiles.read(people(compression), "people", ChosenColumns.NOTHING, 2);
        assertThat(loaded.format()).isEqualTo("Parquet");
        assertThat(loaded.idColumn()).contains("id");
        assertThat(loaded.table().columnNames())
                .containsExactly("full name", "dob", "n", "x", "tags", "at", "addr.city", "addr.zip", "d", "bin");
        assertThat(List.of(row(loaded, 0), row(loaded, 1), row(loaded, 2)))
                .containsExactly(
                        List.of("a", "Ana Ruiz", "1980-01-02", "1", "1", "u; v", "David", "4", "", "x"),
                        List.of("b", "", "", "2", "2.5", "", "", "", "", "y"),
                        List.of("c", "Luz Díaz", "1999-12-31", "", "", "", "", "7", "", ""));
        assertThat(loaded.table().value(0, "at")).startsWith("2020-01-02T03:04:05");
        assertThat(loaded.notes())
                .containsExactly(new ReadingNote(ReadingNote.Kind.EMPTY_COLUMN, file(compression), 0, 1, "d"));
    }

    private static List<String> row(LoadedTable loaded, int row) {
        return List.of(
                loaded.table().id(row),
                loaded.table().value(row, "full name"),
                loaded.table().value(row, "dob"),
                loaded.table().value(row, "n"),
                loaded.table().value(row, "x"),
                loaded.table().value(row, "tags"),
                loaded.table().value(row, "addr.city"),
                loaded.table().value(row, "addr.zip"),
                loaded.table().value(row, "d"),
                loaded.table().value(row, "bin"));
    }

    @Test
    void whatIsWritten_isReadBack_acrossGroupsOfRows() throws IOException {
        Path file = folder.resolve("own.parquet");
        int rows = (1 << 17) + 5;
        try (ParquetSink sink = new ParquetSink(
                file,
                List.of(
                        new ParquetSink.Column("id", ParquetSink.Kind.STRING),
                        new ParquetSink.Column("number", ParquetSink.Kind.INT64),
                        new ParquetSink.Column("weight", ParquetSink.Kind.DOUBLE)))) {
            for (int row = 0; row < rows; row++) {
                sink.put("ñ" + row);
                sink.put((long) -row);
                sink.put(row + 0.25);
            }
        }
        LoadedTable loaded = TableFiles.read(file, "own", ChosenColumns.NOTHING, 1);
        assertThat(loaded.table().size()).isEqualTo(rows);
        for (int row : new int[] {0, 1, (1 << 17) - 1, 1 << 17, rows - 1}) {
            assertThat(loaded.table().id(row)).isEqualTo("ñ" + row);
            assertThat(loaded.table().value(row, "number")).isEqualTo(String.valueOf(-row));
            assertThat(loaded.table().value(row, "weight")).isEqualTo(String.valueOf(row + 0.25));
        }
        assertThat(ResultFiles.wrote(file, OutputFormat.PARQUET)).isTrue();
        assertThat(ResultFiles.wrote(people("none"), OutputFormat.PARQUET)).isFalse();
    }

    @Test
    @Timeout(240)
    void damagedFooters_andFilesCutShort_areRefusedOrRead_andNeverFailOtherwise() throws IOException {
        Chance chance = Chance.of(1);
        System.setProperty(ParquetRows.PATIENCE, "2"); // some damage makes the library wait for ever
        int rounds = chance.rounds(12, 2_000);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            byte[] bytes = damaged(chance.random(), round % 3 == 0);
            refused += isRefused(bytes, chance + " round=" + round) ? 1 : 0;
        }
        System.clearProperty(ParquetRows.PATIENCE);
        assertThat(refused).as("%s", chance).isGreaterThan(rounds / 4);
    }

    private byte[] damaged(Random random, boolean cut) throws IOException {
        byte[] bytes = Files.readAllBytes(people("snappy"));
        int length = cut ? 4 + random.nextInt(bytes.length - 4) : bytes.length;
        int footer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 8);
        bytes[bytes.length - 8 - footer + random.nextInt(footer + 8)] ^= (byte) (1 << random.nextInt(8));
        return Arrays.copyOf(bytes, length);
    }

    private boolean isRefused(byte[] bytes, String what) throws IOException {
        try {
            TableFiles.read(Files.write(folder.resolve("damaged.parquet"), bytes), "damaged", ChosenColumns.NOTHING, 1);
            return false;
        } catch (TabularException found) {
            return true;
        } catch (RuntimeException | Error wrong) {
            throw new AssertionError(what, wrong);
        }
    }

    /** Numbers of a footer that promise more than any heap holds: each 4-byte run of it as a number near 2^31. */
    @Test
    @Timeout(120)
    void footerThatPromisesMoreThanTheHeapHolds_isRefused_andThisProcessGoesOn() throws IOException {
        System.setProperty(ParquetRows.PATIENCE, "5");
        byte[] good = Files.readAllBytes(people("none"));
        int footer = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getInt(good.length - 8);
        int refused = 0;
        for (int at = 0; at < 8; at++) {
            byte[] bytes = good.clone();
            int place = good.length - 8 - footer + 2 + at * (footer / 9);
            // the longest number of the compact protocol that is still an int
            System.arraycopy(new byte[] {(byte) 0xfe, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f}, 0, bytes, place, 5);
            refused += isRefused(bytes, "at=" + at) ? 1 : 0;
        }
        System.clearProperty(ParquetRows.PATIENCE);
        assertThat(refused).isGreaterThanOrEqualTo(6);
    }

    @Test
    void footerLongerThanItsFile_isRefusedBeforeAnythingStarts() throws IOException {
        byte[] bytes = Files.readAllBytes(people("none"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - 8, bytes.length);
        List<ProcessHandle> before = ProcessHandle.current().children().toList();
        assertThat(isRefused(bytes, "long footer")).isTrue();
        assertThat(ProcessHandle.current().children())
                .as("those of earlier tests may end meanwhile")
                .isSubsetOf(before);
    }

    @Test
    void watch_stopsWhatDoesNotGoOn_andLetsAloneWhatDoes() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (ProcessWatch watch = new ProcessWatch(Duration.ofSeconds(1), stopped::countDown)) {
            for (int step = 0; step < 30; step++) {
                watch.step();
                Thread.sleep(50);
            }
            assertThat(stopped.getCount()).isEqualTo(1);
            assertThat(stopped.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void fileThatOnlyBeginsAsParquet_isRefusedByName() throws IOException {
        Path file = Files.writeString(folder.resolve("short.parquet"), "PAR1");
        assertThatThrownBy(() -> TableFiles.read(file, "short", ChosenColumns.NOTHING, 1))
                .isInstanceOfSatisfying(
                        TabularException.class,
                        found -> assertThat(found.reason()).isEqualTo(TabularException.Reason.DAMAGED));
    }

    private String file(String compression) {
        return folder.resolve("people-" + compression + ".parquet").toString();
    }

    private Path people(String compression) throws IOException {
        Path file = Path.of(file(compression));
        try (InputStream in =
                Objects.requireNonNull(ParquetTest.class.getResourceAsStream("people-" + compression + ".parquet"))) {
            return Files.write(file, in.readAllBytes());
        }
    }
}
