// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.enlace.app.HostileShape.CELL;
import static org.enlace.app.HostileShape.file;
import static org.enlace.app.HostileShape.read;
import static org.enlace.app.HostileShape.refused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Hostile archives, and files that are not what their names say. */
final class HostileArchives {
    private static final long TEN_GIGABYTES = 10_000_000_000L;
    private static final String TABLE = IntStream.range(100, 150)
            .mapToObj(at -> CELL + " Uno " + (char) at + ";8-712-" + at + "\n")
            .collect(Collectors.joining("", "nombre;cedula\n", ""));

    private HostileArchives() {}

    static List<HostileShape> all() {
        return List.of(
                refused("gzip cut off", "a.csv.gz", files -> {
                    files.gzip("a.csv.gz", HostileArchives::random);
                    files.cut("a.csv.gz");
                }),
                HostileShape.empty("gzip without content", "a.csv.gz", files -> files.gzip("a.csv.gz", _ -> {})),
                refused("gzip with another sum", "a.csv.gz", files -> changed(files, -6)),
                refused("gzip damaged in the middle", "a.csv.gz", files -> changed(files, 400)),
                file("gzip with something behind it", "a.csv.gz", files -> {
                    files.gzip("a.csv.gz", out -> out.write(HostileFiles.utf8(TABLE)));
                    Files.writeString(files.path("a.csv.gz"), "behind", java.nio.file.StandardOpenOption.APPEND);
                }),
                refused("gzip of 10 GB of zeros", "a.csv.gz", files -> files.gzipBomb("a.csv.gz", "\0", TEN_GIGABYTES)),
                refused(
                        "gzip of 10 GB of rows",
                        "a.csv.gz",
                        files -> files.gzipBomb("a.csv.gz", "a;b;c\n", TEN_GIGABYTES)),
                refused("gzip in gzip, six deep", "a.csv.gz", files -> {
                    byte[] inner = HostileFiles.utf8(TABLE);
                    for (int depth = 0; depth < 6; depth++) {
                        inner = packed(inner);
                    }
                    Files.write(files.path("a.csv.gz"), inner);
                }),
                file("a gzip of 10,000 pieces", "a.csv.gz", files -> {
                    byte[] piece = packed(HostileFiles.utf8("a;b\n"));
                    files.bytes("a.csv.gz", out -> {
                        for (int at = 0; at < files.many(10_000); at++) {
                            out.write(piece);
                        }
                    });
                }),
                refused("zip cut off", "a.zip", files -> {
                    files.zip("a.zip", "a.csv", HostileArchives::random);
                    files.cut("a.zip");
                }),
                refused(
                        "zip of 10 GB of zeros",
                        "a.zip",
                        files -> files.zipBomb("a.zip", "a.csv", "\0", TEN_GIGABYTES)),
                refused(
                        "zip of 10 GB of rows",
                        "a.zip",
                        files -> files.zipBomb("a.zip", "a.csv", "a;b\n", TEN_GIGABYTES)),
                refused("zip of two tables", "a.zip", files -> files.zip("a.zip", "a.csv", TABLE, "b.csv", TABLE)),
                refused("zip of folders", "a.zip", files -> files.zip("a.zip", "a/", "", "a/b/", "")),
                refused(
                        "zip of nothing",
                        "a.zip",
                        files -> Files.write(
                                files.path("a.zip"), java.util.Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22))),
                refused("zip of 20,000 files", "a.zip", files -> files.zip("a.zip", many(20_000))),
                refused("zip that is sealed", "a.zip", files -> {
                    files.zip("a.zip", "a.csv", TABLE);
                    byte[] bytes = Files.readAllBytes(files.path("a.zip"));
                    bytes[6] |= 1;
                    Files.write(files.path("a.zip"), bytes);
                }),
                read(
                        "zip whose file names a folder above",
                        "a.zip",
                        files -> files.zip("a.zip", "../../../../tmp/enlace-escaped.csv", TABLE)),
                read(
                        "zip whose file has line breaks in its name",
                        "a.zip",
                        files -> files.zip("a.zip", "a\n\u001B[2Jenlace: all is well\n.csv", TABLE)),
                refused("zip in zip, six deep", "a.zip", files -> {
                    byte[] inner = HostileFiles.utf8(TABLE);
                    for (int depth = 0; depth < 6; depth++) {
                        byte[] packed = inner;
                        files.zip("a.zip", "a.zip", out -> out.write(packed));
                        inner = Files.readAllBytes(files.path("a.zip"));
                    }
                }),
                refused(
                        "Parquet named csv, cut off",
                        "a.csv",
                        files -> Files.write(files.path("a.csv"), HostileFiles.utf8("PAR1" + "x".repeat(5000)))),
                refused(
                        "Parquet whose foot is longer than it",
                        "a.parquet",
                        files -> Files.write(
                                files.path("a.parquet"),
                                HostileFiles.utf8("PAR1" + "x".repeat(5000) + "\377\377\377\177PAR1"))),
                refused("Parquet of a mark alone", "a.parquet", files -> files.text("a.parquet", "PAR1PAR1")),
                refused(
                        "Parquet with a foot of noise",
                        "a.parquet",
                        files -> files.bytes("a.parquet", out -> {
                            out.write(HostileFiles.utf8("PAR1"));
                            byte[] foot = new byte[5000];
                            new Random(13).nextBytes(foot);
                            out.write(foot);
                            out.write(new byte[] {0, 16, 0, 0, 'P', 'A', 'R', '1'});
                        })),
                read("a table named xlsx", "a.xlsx", files -> files.text("a.xlsx", TABLE)),
                read("a table named parquet", "a.parquet", files -> files.text("a.parquet", TABLE)),
                refused(
                        "a picture named csv",
                        "a.csv",
                        files -> files.bytes("a.csv", out -> {
                            out.write(new byte[] {
                                (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'
                            });
                            random(out);
                        })),
                refused(
                        "a program named csv",
                        "a.csv",
                        files -> files.bytes("a.csv", out -> {
                            out.write(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0});
                            random(out);
                        })),
                refused(
                        "a page named xls",
                        "a.xls",
                        files -> files.text("a.xls", "<html><table><tr><td>" + CELL + "</td></tr></table></html>")),
                refused("XML with a bomb, named csv", "a.csv", files -> files.text("a.csv", HostileBooks.BOMB)));
    }

    /** Letters that do not pack well. */
    private static void random(java.io.OutputStream out) throws IOException {
        Random random = new Random(13);
        for (int at = 0; at < 5000; at++) {
            out.write(HostileFiles.utf8(CELL + ";" + random.nextLong() + "\n"));
        }
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
            packed.write(content);
        }
        return out.toByteArray();
    }

    /** A gzip with other bytes at a place, from the end where it is negative. */
    private static void changed(HostileFiles files, int place) throws IOException {
        files.gzip("a.csv.gz", HostileArchives::random);
        byte[] bytes = Files.readAllBytes(files.path("a.csv.gz"));
        for (int at = 0; at < 4; at++) {
            bytes[Math.floorMod(place + at, bytes.length)] ^= 0x55;
        }
        Files.write(files.path("a.csv.gz"), bytes);
    }

    private static String[] many(int count) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            names.add(at + ".csv");
            names.add("");
        }
        return names.toArray(String[]::new);
    }
}
