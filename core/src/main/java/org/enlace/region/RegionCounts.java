// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Monthly counts at each crossing by event, nationality, sex and age group: a flow with a season that thins out towards the
 * north, with many small cells. The counts are of nobody in the case files.
 */
final class RegionCounts {
    static final String FILE = "corridor.csv";
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final int MONTHS = 30;

    /** Parts of 100,000 of the people on the move, by nationality, as the made-up region has it. */
    private static final List<Share> NATIONALITIES = List.of(
            new Share("VE", 61_000),
            new Share("EC", 11_500),
            new Share("HT", 8_200),
            new Share("CO", 5_600),
            new Share("CN", 4_900),
            new Share("IN", 1_900),
            new Share("BD", 1_200),
            new Share("PE", 1_150),
            new Share("AF", 900),
            new Share("NP", 700),
            new Share("CM", 540),
            new Share("CL", 500),
            new Share("BR", 430),
            new Share("SO", 330),
            new Share("SY", 240),
            new Share("ER", 160),
            new Share("GH", 110),
            new Share("SN", 90),
            new Share("YE", 50),
            new Share("LB", 26),
            new Share("TG", 14));

    /** Parts of 100 by sex and age group. */
    private static final List<Share> GROUPS = List.of(
            new Share("M,adult", 48), new Share("F,adult", 28), new Share("M,minor", 13), new Share("F,minor", 11));

    private static final double[] SEASON = {0.72, 0.88, 1.02, 1.08, 1.12, 0.96, 1.04, 1.28, 1.3, 1.05, 0.82, 0.73};

    /** A nationality or group and its part of the whole. */
    private record Share(String name, int part) {}

    /** Where a seat counts: crossing, event, and people in a usual month. */
    private record Post(RegionSeat seat, String crossing, String event, int monthly) {}

    private static final List<Post> POSTS = List.of(
            new Post(RegionSeat.CO, "rumichaca", "entry", 14_000),
            new Post(RegionSeat.CO, "necocli", "exit", 19_000),
            new Post(RegionSeat.CO, "turbo", "exit", 6_500),
            new Post(RegionSeat.PA, "bajo-chiquito", "entry", 22_000),
            new Post(RegionSeat.PA, "lajas-blancas", "registration", 21_000),
            new Post(RegionSeat.PA, "paso-canoas", "exit", 20_500),
            new Post(RegionSeat.CR, "paso-canoas", "entry", 20_100),
            new Post(RegionSeat.CR, "penas-blancas", "exit", 18_800),
            new Post(RegionSeat.GT, "agua-caliente", "entry", 15_400),
            new Post(RegionSeat.GT, "tecun-uman", "exit", 14_100),
            new Post(RegionSeat.US, "el-paso", "registration", 3_900));

    private RegionCounts() {}

    static void write(Path region, RegionSeat seat, RandomGenerator chance) throws IOException {
        Path file = region.resolve(seat.id().value()).resolve(FILE);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.append(
                    seat.writesEnglish()
                            ? "month,crossing,event,nationality,sex,age,count\r\n"
                            : "mes,cruce,evento,nacionalidad,sexo,edad,cantidad\r\n");
            for (Post post : POSTS) {
                if (post.seat() == seat) {
                    write(out, post, chance);
                }
            }
        }
    }

    private static void write(BufferedWriter out, Post post, RandomGenerator chance) throws IOException {
        for (int at = 0; at < MONTHS; at++) {
            YearMonth month = FIRST.plusMonths(at);
            double trend = 1.15 - 0.022 * at;
            double flow =
                    post.monthly() * trend * SEASON[month.getMonthValue() - 1] * (0.9 + 0.2 * chance.nextDouble());
            for (Share nationality : NATIONALITIES) {
                for (Share group : GROUPS) {
                    int count = about(flow * nationality.part() * group.part() / 10_000_000, chance);
                    if (count > 0) {
                        out.append(month + "," + post.crossing() + "," + word(post) + "," + nationality.name() + ","
                                + group(post, group) + "," + count + "\r\n");
                    }
                }
            }
        }
    }

    /** A whole number near the mean, spread about as widely as a count of independent arrivals. */
    private static int about(double mean, RandomGenerator chance) {
        double spread = Math.sqrt(mean) * chance.nextGaussian();
        return (int) Math.max(0, Math.round(mean + spread));
    }

    private static String word(Post post) {
        if (post.seat().writesEnglish()) {
            return post.event();
        }
        return switch (post.event()) {
            case "entry" -> "ingreso";
            case "exit" -> "salida";
            default -> "registro";
        };
    }

    private static String group(Post post, Share group) {
        return post.seat().writesEnglish()
                ? group.name()
                : group.name().replace("adult", "adulto").replace("minor", "menor");
    }
}
