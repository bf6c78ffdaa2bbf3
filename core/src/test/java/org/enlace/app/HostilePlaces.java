// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.enlace.app.HostileShape.CELL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Files that are elsewhere or something else than they seem, results that cannot be written, and what goes beside a table. */
final class HostilePlaces {
    private static final String TABLE =
            "id;nombre;cedula\n1;" + CELL + " Uno;8-712-43\n2;" + CELL + " Dos;8-712-44\n3;" + CELL + " Uno;8-712-43\n";
    private static final String[] LINK = {"match", "@a.csv", "@b.csv", "--out", "@out"};

    private HostilePlaces() {}

    static List<HostileShape> all() {
        List<HostileShape> all = new ArrayList<>(places());
        all.addAll(results());
        all.addAll(beside());
        return all;
    }

    private static List<HostileShape> places() {
        return List.of(
                HostileShape.refused("no file", "none.csv", _ -> {}),
                HostileShape.refused("a folder", "a.csv", files -> Files.createDirectory(files.path("a.csv"))),
                HostileShape.refused("a pipe that nobody fills", "a.csv", files -> files.made("mkfifo", "a.csv")),
                HostileShape.of("a device without end", _ -> {})
                        .refuses("check", "/dev/zero")
                        .refuses("match", "/dev/urandom", "--out", "@out"),
                HostileShape.refused("a link to itself", "a.csv", files -> linked(files, "a.csv", "a.csv")),
                HostileShape.refused("a link to a folder", "a.csv", files -> linked(files, "a.csv", ".")),
                HostileShape.read(
                        "a name with line breaks and escape sequences",
                        "a\n\u001B[2Jenlace: x\n.csv",
                        files -> files.text("a\n\u001B[2Jenlace: x\n.csv", TABLE)),
                HostileShape.refused("no file of a name with line breaks", "a\n\u001B[2Jenlace: x\n.csv", _ -> {}),
                HostileShape.read(
                        "a name of 250 letters",
                        "x".repeat(246) + ".csv",
                        files -> files.text("x".repeat(246) + ".csv", TABLE)),
                thousand(),
                HostileShape.of("one file as both sides", files -> files.text("a.csv", TABLE))
                        .reads("match", "@a.csv", "@a.csv", "--out", "@out"),
                HostileShape.of("sides without a column in common", files -> {
                            files.text("a.csv", TABLE);
                            files.text("b.csv", "peso;talla\n80;1,80\n90;1,90\n");
                        })
                        .either(LINK),
                HostileShape.of("a side that is no table", files -> {
                            files.text("a.csv", TABLE);
                            files.zip("b.csv", "x.csv", TABLE, "y.csv", TABLE);
                        })
                        .refuses(LINK),
                HostileShape.of("a side that is empty", files -> {
                            files.text("a.csv", TABLE);
                            files.text("b.csv", "");
                        })
                        .refuses(LINK));
    }

    private static HostileShape thousand() {
        List<String> command = new ArrayList<>(List.of("check"));
        for (int at = 0; at < 1000; at++) {
            command.add("@" + at + ".csv");
        }
        return HostileShape.of("1,000 files", files -> {
                    for (int at = 0; at < 1000; at++) {
                        files.text(at + ".csv", TABLE);
                    }
                })
                .reads(command.toArray(String[]::new));
    }

    private static List<HostileShape> results() {
        HostileShape.Writing table = files -> files.text("a.csv", TABLE);
        return List.of(
                HostileShape.of("results over the table", files -> {
                            Files.createDirectory(files.path("out"));
                            files.text("out/pairs.csv", TABLE);
                        })
                        .refuses("match", "@out/pairs.csv", "--out", "@out"),
                HostileShape.of("results over the table by a link", files -> {
                            files.text("a.csv", TABLE);
                            Files.createDirectory(files.path("out"));
                            Files.createSymbolicLink(files.path("out/pairs.csv"), files.path("a.csv"));
                        })
                        .refuses("match", "@a.csv", "--out", "@out"),
                HostileShape.of("results over another's file", files -> {
                            files.text("a.csv", TABLE);
                            Files.createDirectory(files.path("out"));
                            files.text("out/clusters.csv", "mine");
                        })
                        .refuses("match", "@a.csv", "--out", "@out"),
                HostileShape.of("results into a file", files -> {
                            files.text("a.csv", TABLE);
                            files.text("out", "mine");
                        })
                        .refuses("match", "@a.csv", "--out", "@out"),
                HostileShape.of("results below a file", files -> {
                            files.text("a.csv", TABLE);
                            files.text("out", "mine");
                        })
                        .refuses("match", "@a.csv", "--out", "@out/below"),
                HostileShape.of("results where nothing can be written", table)
                        .refuses("match", "@a.csv", "--out", "/proc/enlace"),
                HostileShape.of("results where a folder has their name", files -> {
                            files.text("a.csv", TABLE);
                            Files.createDirectories(files.path("out/pairs.csv"));
                        })
                        .refuses("match", "@a.csv", "--out", "@out"),
                HostileShape.of("the model over the table", table)
                        .refuses("match", "@a.csv", "--write-model", "@a.csv", "--out", "@out"),
                HostileShape.of("the model onto a full device", table)
                        .refuses("match", "@a.csv", "--write-model", "/dev/full", "--out", "@out"),
                HostileShape.of("the model into a folder that is not there", table)
                        .refuses("match", "@a.csv", "--write-model", "@none/m.json", "--out", "@out"));
    }

    private static List<HostileShape> beside() {
        return List.of(
                HostileShape.of("decisions that are the table itself", files -> files.text("a.csv", TABLE))
                        .refuses("match", "@a.csv", "--review", "@a.csv", "--out", "@out"),
                HostileShape.of("decisions about nobody", files -> {
                            files.text("a.csv", TABLE);
                            files.repeated("r.csv", "left,right,decision\n", CELL + ",x,same\n", 1_000_000, "");
                        })
                        .refuses("match", "@a.csv", "--id", "id", "--review", "@r.csv", "--out", "@out"),
                HostileShape.of("a million equal decisions", files -> {
                            files.text("a.csv", TABLE);
                            files.repeated("r.csv", "left,right,decision\n", "1,3,same\n", 1_000_000, "");
                        })
                        .reads("match", "@a.csv", "--id", "id", "--review", "@r.csv", "--out", "@out"),
                HostileShape.of("decisions that contradict each other", files -> {
                            files.text("a.csv", TABLE);
                            files.text("r.csv", "left,right,decision\n1,3,same\n1,3,different\n");
                        })
                        .refuses("match", "@a.csv", "--id", "id", "--review", "@r.csv", "--out", "@out"),
                HostileShape.of("a truth of noise", files -> {
                            files.text("a.csv", TABLE);
                            noise(files, "t.csv");
                        })
                        .refuses("match", "@a.csv", "--truth", "@t.csv", "--out", "@out"),
                HostileShape.of("a truth that is no column", files -> files.text("a.csv", TABLE))
                        .refuses("match", "@a.csv", "--truth", "none", "--out", "@out"),
                HostileShape.of("a model of noise", files -> {
                            files.text("a.csv", TABLE);
                            noise(files, "m.json");
                        })
                        .refuses("match", "@a.csv", "--model", "@m.json", "--out", "@out"),
                HostileShape.of("a model a million deep", files -> {
                            files.text("a.csv", TABLE);
                            files.repeated("m.json", "{\"prior\":", "[", 1_000_000, "");
                        })
                        .refuses("match", "@a.csv", "--model", "@m.json", "--out", "@out"),
                HostileShape.of("a model without end", files -> files.text("a.csv", TABLE))
                        .refuses("match", "@a.csv", "--model", "/dev/zero", "--out", "@out"),
                HostileShape.of("a model of numbers that are none", files -> {
                            files.text("a.csv", TABLE);
                            files.text(
                                    "m.json",
                                    "{\"prior\":1e400,\"threshold\":-1e400,\"rules\":[[\"nombre\"]],\"comparisons\":[]}");
                        })
                        .refuses("match", "@a.csv", "--model", "@m.json", "--out", "@out"),
                HostileShape.of("options that say nothing", files -> files.text("a.csv", TABLE))
                        .refuses("match", "@a.csv", "--threshold", "NaN", "--out", "@out")
                        .refuses("match", "@a.csv", "--threads", "0", "--out", "@out")
                        .refuses("match", "@a.csv", "--threads", "99999999999", "--out", "@out")
                        .refuses("match", "@a.csv", "--id", "none\u001B[2J", "--out", "@out")
                        .refuses("check", "@a.csv", "--country", "\u001B[2J"),
                HostileShape.of("a ledger of noise", files -> {
                            Files.createDirectories(files.path("ledger"));
                            noise(files, "ledger/checkpoint");
                            noise(files, "ledger.vkey");
                            noise(files, "q.json");
                        })
                        .checks("verify", "@ledger")
                        .refuses("verify", "@none")
                        .checks("verify", "@ledger", "--seen", "@q.json")
                        .refuses("verify", "@ledger", "--opened", "@q.json")
                        .refuses("verify", "@ledger", "--key", "@q.json")
                        .refuses("verify", "@ledger", "--seen", "/dev/zero")
                        .checks("verify", "--exchange", "@ledger", "@ledger"),
                HostileShape.of("questions without end", _ -> {}).refuses("verify", "--opened", "/dev/zero", "@."),
                HostileShape.of("a carried file of noise", files -> noise(files, "b.bin"))
                        .refuses("carry", "import", "@none", "@b.bin"),
                HostileShape.of("names of pairs that are none", files -> {
                            files.repeated("n.csv", "name1;name2\n", CELL + ";\"" + CELL + "\n", 100_000, "");
                            noise(files, "x.csv");
                        })
                        .either("names", "compare", "--pairs", "@n.csv", "--out", "@names.csv")
                        .refuses("names", "compare", "--pairs", "@x.csv", "--out", "@other.csv"),
                HostileShape.of("keys, tags and questions of noise", files -> {
                            files.text("a.csv", TABLE);
                            noise(files, "k.bin");
                        })
                        .refuses("veil", "answer", "--key", "@k.bin", "--out", "@out.bin", "@k.bin")
                        .refuses("veil", "open", "--state", "@k.bin", "--tags", "@k.bin", "--out", "@o.csv", "@k.bin")
                        .refuses(
                                "veil",
                                "ask",
                                "--class",
                                "phone",
                                "--column",
                                "x",
                                "--state",
                                "@s.bin",
                                "--out",
                                "@q.bin",
                                "@k.bin"));
    }

    private static void linked(HostileFiles files, String name, String target) throws IOException {
        Files.createSymbolicLink(files.path(name), Path.of(target));
    }

    private static void noise(HostileFiles files, String name) throws IOException {
        byte[] noise = new byte[100_000];
        new Random(13).nextBytes(noise);
        Files.write(files.path(name), noise);
    }
}
