// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.enlace.Chance;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.Readings;
import org.enlace.intake.record.Readings.Outcome;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a reading ends with items and a report and never throws. */
class FileIntakeFuzzTest {
    private static final String LINES = "{\"id\":\"p1\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Aurelio"
        + " Quintanar\"],\"role\":\"driver\"}}\n"
        + "{\"op\":\"ADD\",\"entity\":{\"id\":\"o1\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"p1\"],\"asset\":[{\"id\":\"v1\"}],\"startDate\":\"2020-01-01\"}}}\n";
    private static final String TABLE = "id;nombre;apellidos;nacimiento;placa;condición;grado;caso\n"
            + "1;\"José \"\"el\"\"\";Ñungo;1/2/1980;AB-12;x;B2;C-1\n";

    @FuzzTest(maxDuration = "30s")
    void lines(byte[] bytes) {
        check("a.json", bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void table(byte[] bytes) {
        check("a.csv", bytes);
    }

    @FuzzTest(maxDuration = "30s")
    void unnamed(byte[] bytes) {
        check("a", bytes);
    }

    @Test
    void damagedFiles_neverThrow() {
        long seed = Chance.seed(1);
        Random chance = new Random(seed);
        for (int round = 0; round < 500; round++) {
            for (String file : new String[] {
                LINES,
                TABLE,
                "{\"a\":{\"entities\":[" + LINES.lines().findFirst().orElse("") + "]}}"
            }) {
                byte[] bytes = file.getBytes(round % 3 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
                for (int change = chance.nextInt(4); change >= 0; change--) {
                    bytes = damaged(bytes, chance);
                }
                try {
                    check(round % 2 == 0 ? "a" : "a.csv", bytes);
                } catch (RuntimeException | AssertionError wrong) {
                    throw new AssertionError("seed=" + seed + " round=" + round, wrong);
                }
            }
        }
    }

    private static byte[] damaged(byte[] bytes, Random chance) {
        int at = chance.nextInt(bytes.length);
        byte[] copy = bytes.clone();
        return switch (chance.nextInt(4)) {
            case 0 -> {
                copy[at] = (byte) chance.nextInt(256);
                yield copy;
            }
            case 1 -> Arrays.copyOf(copy, Math.max(1, at));
            case 2 -> {
                copy[at] = "\"{}[]:,;\n\r\\\0".getBytes(StandardCharsets.US_ASCII)[chance.nextInt(12)];
                yield copy;
            }
            default -> {
                System.arraycopy(bytes, 0, copy, at, bytes.length - at);
                yield copy;
            }
        };
    }

    private static void check(String name, byte[] bytes) {
        Outcome outcome = Readings.read(IntakeInput.of(name, bytes));
        IntakeReport report = outcome.report();
        assertThat(outcome.items().size()).isEqualTo((int) (report.acceptedInAll()
                + report.refusedInAll()
                + report.countedInAll()
                + report.extent().unmodelled()));
        assertThat(outcome.items().isEmpty() && report.extent().read() > 0).isFalse();
    }
}
