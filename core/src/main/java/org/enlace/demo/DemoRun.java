// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.enlace.agreement.OfficerRole;
import org.enlace.command.BuildVersion;
import org.enlace.command.CommandWords;
import org.enlace.command.PeakMemory;
import org.enlace.desk.DeskApi;
import org.enlace.desk.DeskApi.Neighbour;
import org.enlace.desk.server.DeskServer;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.NodeException;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.region.MadeUpRegion;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth;

/** One run of the demo in one folder: files, region, story, and either a score or a desk. */
public final class DemoRun implements AutoCloseable {
    public static final int NODES = 5;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path home;
    private final long seed;
    private final RegionSize size;
    private final ResourceBundle words;
    private final PrintWriter progress;
    private final Clock clock = Clock.systemUTC();
    private final SecureRandom random = new SecureRandom();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean closed;

    public DemoRun(Path home, long seed, RegionSize size, ResourceBundle words, PrintWriter progress) {
        this.home = home;
        this.seed = seed;
        this.size = size;
        this.words = words;
        this.progress = progress;
    }

    /** Plays the whole story with scripted officers and returns the figures. */
    public DemoScorecard headless() {
        Path files = files();
        DemoRegion region = start();
        DemoStory story = new DemoStory(region, this::say);
        begin(story, files);
        double firstHit = secondsSinceStart();
        story.awaitHits();
        final int refused = story.tryWithoutAgreement();
        story.request();
        story.approve();
        story.decide();
        say("decided");
        story.publishCounts();
        story.operate();
        story.witness();
        say("witnessed");
        return new RegionTruthScore(region, RegionTruth.read(files))
                .scorecard(
                        new DemoScorecard.Region(seed, size.name().toLowerCase(Locale.ROOT)),
                        refused,
                        new DemoScorecard.Effort(firstHit, secondsSinceStart(), PeakMemory.megabytes()));
    }

    /** Opens the desk, plays the story up to the hits, and stays until it is stopped. */
    public void serve(int port) throws InterruptedException {
        Path files = files();
        DemoRegion region = start();
        String password = password();
        region.each(node -> node.personnel().setAll(accounts(), password));
        List<DeskApi> desks = desks(region);
        DeskServer server = opened(DeskServer.start(
                InetAddress.getLoopbackAddress(), port, desks, Set.of("localhost", "127.0.0.1", "[::1]")));
        say("address", "http://localhost:" + server.port() + "/");
        say("password", password);
        DemoStory story = new DemoStory(region, this::say);
        begin(story, files);
        story.awaitHits();
        desks.getFirst().begin(new FirstHit(region).find());
        story.tryWithoutAgreement();
        story.publishCounts();
        story.propose();
        story.witness();
        say("ready", "http://localhost:" + server.port() + "/", password);
        stopped.await();
    }

    private void begin(DemoStory story, Path files) {
        story.takeIn(files);
        story.agree();
        story.awaitFirstHit();
    }

    /** The desks, the one of the story's first officer before the others. */
    private List<DeskApi> desks(DemoRegion region) {
        List<Neighbour> neighbours = region.nodes().stream()
                .map(node -> new Neighbour(node.authority(), prefix(node)))
                .toList();
        return region.nodes().stream()
                .sorted(Comparator.comparing(node -> !node.authority().id().equals(FirstHit.ASKER)))
                .map(node -> new DeskApi(node, prefix(node), neighbours, clock, random))
                .toList();
    }

    private static String prefix(AuthorityNode node) {
        return "/n/" + node.authority().id() + "/";
    }

    private static List<Account> accounts() {
        return List.of(
                new Account(new OfficerName("analyst"), OfficerRole.ANALYST, ""),
                new Account(new OfficerName("liaison"), OfficerRole.LIAISON, ""),
                new Account(new OfficerName("coordinator"), OfficerRole.COORDINATOR, ""),
                new Account(new OfficerName("oversight"), OfficerRole.OVERSIGHT, ""),
                new Account(new OfficerName("administrator"), OfficerRole.ADMINISTRATOR, ""));
    }

    /** The files of the region, written on the first start of a folder. */
    private Path files() {
        Path files = home.resolve("files");
        Path mark = home.resolve("files.made");
        String wanted = "seed=" + seed + " size=" + size.name().toLowerCase(Locale.ROOT) + "\n";
        try {
            if (!Files.exists(mark)) {
                MadeUpRegion.write(files, seed, size);
                Files.writeString(mark, wanted, StandardCharsets.UTF_8);
            } else if (!Files.readString(mark, StandardCharsets.UTF_8).equals(wanted)) {
                throw new NodeException(
                        NodeException.Reason.OTHER_REGION,
                        "a kept folder must be started as it was made: "
                                + Files.readString(mark, StandardCharsets.UTF_8).strip());
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        say("files", MadeUpRegion.authorities().size());
        return files;
    }

    private DemoRegion start() {
        DemoRegion region = opened(DemoRegion.start(home, MadeUpRegion.authorities(), BuildVersion.number(), clock));
        say("started", region.nodes().size());
        return region;
    }

    private synchronized <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    /** Stops everything in order, once; the latest opened first. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stopped.countDown();
        if (!open.isEmpty()) {
            say("stopping");
        }
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                progress.println("enlace: " + failure.getClass().getSimpleName());
            }
        }
        progress.flush();
    }

    private void say(String code, Object... values) {
        synchronized (progress) {
            progress.println(CommandWords.say(words, "demo.step." + code, values));
            progress.flush();
        }
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    private static double secondsSinceStart() {
        Instant start = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return Math.round(Duration.between(start, Instant.now()).toMillis() / 10.0) / 100.0;
    }
}
