// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.enlace.model.Authority;
import org.enlace.names.NamePartFrequencies;

/** Writes the made-up region as files. The same seed and size give the same bytes. */
public final class MadeUpRegion {
    /** Name of the truth file in the folder of a region. */
    public static final String TRUTH = "truth.jsonl";

    private static final List<List<RegionSeat>> PAIRS = pairs();

    private final SplittableRandom chance;
    private final ThingMaker workshop;
    private final BystanderScenes bystanders;

    private MadeUpRegion(long seed) {
        this.chance = new SplittableRandom(seed);
        NumberIssuer numbering = new NumberIssuer(seed);
        this.workshop = new ThingMaker(new PersonMaker(NamePartFrequencies.bundled(), numbering), numbering);
        this.bystanders = new BystanderScenes(workshop);
    }

    /** The authorities of the region, from south to north. */
    public static List<Authority> authorities() {
        return RegionSeat.ALL.stream().map(RegionSeat::authority).toList();
    }

    /**
     * Writes a folder per authority, the list of files and the truth into {@code folder}, which is made where it is
     * missing; files of a former region are overwritten. Small takes well under a second, large some minutes and about 2.5
     * gigabytes of disk; memory does not grow with size. UncheckedIOException where the disk refuses.
     */
    public static void write(Path folder, long seed, RegionSize size) {
        try {
            Files.createDirectories(folder);
            new MadeUpRegion(seed).write(folder, size);
            describe(folder, seed, size);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void write(Path folder, RegionSize size) throws IOException {
        try (RegionTruthWriter truth = new RegionTruthWriter(folder.resolve(TRUTH));
                RegionCaseFiles files = new RegionCaseFiles(folder)) {
            tell(files, truth);
            for (int number = 0; Arrays.stream(files.subjects()).min().orElse(0) < size.subjects(); number++) {
                network(number, files, truth);
            }
        }
        for (RegionSeat seat : RegionSeat.ALL) {
            RegionCounts.write(folder, seat, chance.split());
        }
    }

    private void tell(RegionCaseFiles files, RegionTruthWriter truth) throws IOException {
        NetworkScene scene = new NetworkScene(files, chance.split());
        new MadeUpStory(workshop, scene, chance.split()).tell();
        scene.close(truth);
    }

    /** One network and as many subjects of no network in the same countries. */
    private void network(int number, RegionCaseFiles files, RegionTruthWriter truth) throws IOException {
        int[] before = files.subjects();
        NetworkScene scene = new NetworkScene(files, chance.split());
        MadeUpNetwork network = new MadeUpNetwork("n" + number, workshop, scene, chance.split());
        network.make(seats(number, files));
        scene.close(truth);
        for (int at = 0; at < before.length; at++) {
            RegionSeat seat = RegionSeat.ALL.get(at);
            int grown = files.of(seat).subjects() - before[at];
            String id = "b" + number + "-" + seat.country();
            bystanders.add(files, seat, id, grown, network.heads(), chance.split(), truth);
        }
    }

    /** The pair to be bridged in turn, then up to two more countries: those with the fewest subjects so far. */
    private List<RegionSeat> seats(int number, RegionCaseFiles files) {
        List<RegionSeat> seats = new ArrayList<>(PAIRS.get(number % PAIRS.size()));
        RegionSeat.ALL.stream()
                .filter(seat -> !seats.contains(seat))
                .sorted(Comparator.comparingInt(seat -> files.of(seat).subjects()))
                .limit(chance.nextInt(3))
                .forEach(seats::add);
        return seats;
    }

    private static List<List<RegionSeat>> pairs() {
        List<List<RegionSeat>> pairs = new ArrayList<>();
        for (RegionSeat one : RegionSeat.ALL) {
            for (RegionSeat other : RegionSeat.ALL) {
                if (one.compareTo(other) < 0) {
                    pairs.add(List.of(one, other));
                }
            }
        }
        return List.copyOf(pairs);
    }

    private static void describe(Path folder, long seed, RegionSize size) throws IOException {
        StringBuilder text = new StringBuilder("{\"seed\":\"" + seed + "\",\"size\":\""
                + size.name().toLowerCase(Locale.ROOT) + "\",\"authorities\":[");
        String separator = "\n";
        for (RegionSeat seat : RegionSeat.ALL) {
            Authority authority = seat.authority();
            text.append(separator)
                    .append("{\"id\":\"" + authority.id() + "\",\"country\":\"" + authority.country() + "\",\"kind\":\""
                            + authority.kind() + "\",\"name\":\"" + authority.name() + "\",\"cases\":[\""
                            + SeatFiles.ENTITIES + "\",\"" + SeatFiles.WATCH + "\"],\"corridor\":\""
                            + RegionCounts.FILE + "\"}");
            separator = ",\n";
        }
        Files.writeString(folder.resolve("region.json"), text.append("\n]}\n"), StandardCharsets.UTF_8);
    }
}
