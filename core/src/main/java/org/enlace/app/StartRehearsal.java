// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.enlace.command.ExitCode;

/**
 * Plays {@code enlace match} on made-up registers, so that the launcher can keep what the JVM learns meanwhile for a fast start.
 * Leaves nothing behind.
 */
final class StartRehearsal {
    private static final int ROWS = 30_000;
    private static final List<String> SYLLABLES =
            List.of("ma", "ri", "lo", "sa", "to", "ne", "bel", "cor", "da", "li", "van", "gu", "zo", "pe", "qui", "ra");

    private final SplittableRandom chance = new SplittableRandom(1);
    private final Path folder;

    private StartRehearsal(Path folder) {
        this.folder = folder;
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("enlace-rehearsal");
        try {
            new StartRehearsal(folder).play();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                    if (!file.delete()) {
                        file.deleteOnExit();
                    }
                });
            }
        }
    }

    private void play() throws IOException {
        String left = write("left.csv").toString();
        String right = write("right.csv").toString();
        Path model = folder.resolve("model.json");
        try (InputStream in = Objects.requireNonNull(StartRehearsal.class.getResourceAsStream("rehearsal.json"))) {
            Files.copy(in, model);
        }
        match(left, right, "--model", model.toString());
        match(left, right, "--model", model.toString());
        match(right, "--truth", "id", "--threshold", "1");
    }

    private void match(String... arguments) {
        var nowhere = new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        String[] line = Stream.concat(
                        Stream.of("match", "--out", folder.resolve("out").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        int exit = Main.run(line, Locale.ENGLISH, Map.of(), nowhere, nowhere);
        if (exit != ExitCode.SUCCESS) {
            throw new IllegalStateException("a rehearsal must end well: exit=" + exit);
        }
    }

    /** Every second row of both registers is the same person, with a slip now and then. */
    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        SplittableRandom persons = new SplittableRandom(2);
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("id,g,s1,s2,dob,city,doc,phone");
            for (int row = 0; row < ROWS; row++) {
                boolean shared = row % 2 == 0;
                SplittableRandom source = shared ? persons : chance;
                out.println(String.join(
                        ",",
                        String.valueOf(shared ? row : chance.nextInt(ROWS, ROWS * 1000)),
                        slip(name(source)),
                        slip(name(source)),
                        slip(name(source)),
                        slip(String.format(
                                Locale.ROOT,
                                "%d-%02d-%02d",
                                1940 + source.nextInt(65),
                                1 + source.nextInt(12),
                                1 + source.nextInt(28))),
                        name(source).substring(0, 3),
                        slip(String.valueOf(100_000_000 + source.nextInt(900_000_000))),
                        slip("507" + (60_000_000 + source.nextInt(9_000_000)))));
            }
        }
        return file;
    }

    private static String name(SplittableRandom source) {
        StringBuilder name = new StringBuilder();
        for (int syllable = 0; syllable < 2 + source.nextInt(2); syllable++) {
            name.append(SYLLABLES.get((int) (SYLLABLES.size() * source.nextDouble() * source.nextDouble())));
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }

    private String slip(String value) {
        int place = chance.nextInt(value.length());
        return switch (chance.nextInt(12)) {
            case 0 -> "";
            case 1 -> value.substring(0, place) + value.substring(place + 1);
            case 2 -> value.substring(0, place) + value.charAt(0) + value.substring(place);
            default -> value;
        };
    }
}
