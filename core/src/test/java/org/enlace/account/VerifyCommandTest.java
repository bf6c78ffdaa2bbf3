// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.MovingClock;
import org.enlace.app.Main;
import org.enlace.command.CommandWords;
import org.enlace.command.ExitCode;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogFlaw;
import org.enlace.ledger.LogKey;
import org.enlace.ledger.entry.CaseEntry;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    private static final MovingClock CLOCK = new MovingClock(Instant.parse("2026-03-04T12:00:00Z"));

    @TempDir
    static Path home;

    static Path region;
    static Path older;
    static Path other;
    static Path backwards;
    static String key;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Panama and Costa Rica cosign each other; beside them an older copy, another history under the same key, and bad times. */
    @BeforeAll
    static void publishLedgers() throws Exception {
        region = home.resolve("region");
        older = home.resolve("older/pa-security");
        other = home.resolve("other/pa-security");
        backwards = home.resolve("backwards/ni-police");
        try (var panama = database("pa");
                var costaRica = database("cr");
                var elsewhere = database("elsewhere");
                var nicaragua = database("ni")) {
            LogKey panamas = logKey("pa-security");
            key = panamas.verifier().line();
            Ledger first = Ledger.open(panama, region.resolve("pa-security"), panamas, CLOCK);
            Ledger second = Ledger.open(costaRica, region.resolve("cr-migration"), logKey("cr-migration"), CLOCK);
            append(panama, first, "g-1");
            append(costaRica, second, "g-1");
            copy(region.resolve("pa-security"), older);
            append(panama, first, "g-2");
            costaRica.inTransaction(tx ->
                    second.cosign(tx, panamas.verifier(), first.checkpoint().bytes(), List.of()));
            second.publish();
            Ledger rewritten = Ledger.open(elsewhere, other, panamas, CLOCK);
            append(elsewhere, rewritten, "g-1");
            append(elsewhere, rewritten, "g-3");
            Ledger odd = Ledger.open(nicaragua, backwards, logKey("ni-police"), CLOCK);
            append(nicaragua, odd, "g-1");
            CLOCK.move(Duration.ofSeconds(-30));
            append(nicaragua, odd, "g-2");
            CLOCK.move(Duration.ofDays(-400));
            append(nicaragua, odd, "g-3");
        }
    }

    private static Database database(String name) {
        return SharedServer.connect(name, 2, List.of("db/ledger"));
    }

    private static LogKey logKey(String name) throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return LogKey.of("enlace/" + name, pair.getPrivate(), pair.getPublic());
    }

    private static void append(Database database, Ledger ledger, String id) {
        database.useTransaction(tx -> ledger.append(tx, new CaseEntry.Opened(List.of(id))));
        ledger.publish();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path place = to.resolve(from.relativize(file));
                Files.createDirectories(place.resolveSibling(""));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, place);
                }
            }
        }
    }

    private int verify(Locale locale, Path folder, String... more) {
        List<String> args = new ArrayList<>(List.of("verify", folder.toString()));
        args.addAll(List.of(more));
        return Main.run(
                args.toArray(String[]::new), locale, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void anotherKeyThanTheOneGiven_isAFinding_whateverLiesBesideTheLedger() throws Exception {
        Path panama = region.resolve("pa-security");
        String others = logKey("pa-security").verifier().line();
        assertThat(verify(Locale.ENGLISH, panama, "--key", key)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("Not fully compared with what others hold: pa-security");
        assertThat(verify(Locale.ENGLISH, panama, "--key", others)).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("pa-security: ANOTHER KEY than the one that was given: " + others);
        assertThat(verify(Locale.ENGLISH, panama, "--key", "nonsense")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(verify(Locale.ENGLISH, panama, "--key", key, "--key", others))
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void olderCopyAndAnotherHistory_areFindings_whereAPartnerSawMore() {
        String partner = region.resolve("cr-migration").toString();
        assertThat(verify(Locale.ENGLISH, older)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("Not fully compared with what others hold: pa-security");
        assertThat(verify(Locale.ENGLISH, older, "--seen", partner)).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("pa-security: OLDER COPY: cr-migration saw 2 entries");
        assertThat(verify(Locale.of("es"), other, "--seen", partner)).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("pa-security: OTRA HISTORIA que la que cr-migration vio con 2 entradas");
        String note = partner + "/seen/enlace_pa-security";
        assertThat(verify(Locale.ENGLISH, older, "--seen", note)).isEqualTo(ExitCode.FINDING);
        out.getBuffer().setLength(0);
        assertThat(verify(Locale.ENGLISH, region.resolve("pa-security"), "--seen", note, "--key", key))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString())
                .contains("pa-security: fits what enlace_pa-security saw at 2 entries")
                .doesNotContain("Not fully compared");
        assertThat(verify(Locale.ENGLISH, older, "--seen", older.toString())).isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void nodeThatIsExpectedAndNotThere_isAFinding() throws IOException {
        Path rest = home.resolve("rest");
        copy(region.resolve("cr-migration"), rest.resolve("cr-migration"));
        assertThat(verify(Locale.ENGLISH, rest)).isEqualTo(ExitCode.SUCCESS);
        assertThat(verify(Locale.ENGLISH, rest, "--key", key)).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("MISSING: no ledger of enlace/pa-security lies here");
        assertThat(verify(Locale.ENGLISH, rest, "--seen", region.toString())).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString()).contains("MISSING: cr-migration saw a ledger of enlace/pa-security");
    }

    @Test
    void timesThatRunBackwards_areAFinding_butNotAClockSetRight() {
        assertThat(verify(Locale.ENGLISH, backwards)).isEqualTo(ExitCode.FINDING);
        assertThat(out.toString())
                .contains(
                        "ni-police: sound, 3 entries", "ni-police: TIMES RUN BACKWARDS at 1 entries, first at entry 2");
    }

    @Test
    void soundRegion_hasOneLineForEachLedger() {
        assertThat(verify(Locale.ENGLISH, region)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString().lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("cr-migration: sound, 1 entries, root "))
                .contains("pa-security: fits what cr-migration saw at 2 entries");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneNodeAndOneLedgerFolder_areEnough() {
        assertThat(verify(Locale.ENGLISH, region.resolve("pa-security"))).isEqualTo(ExitCode.SUCCESS);
        assertThat(verify(Locale.of("es"), region.resolve("pa-security/ledger")))
                .isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("pa-security: sound", "ledger: íntegro");
    }

    @Test
    void damage_isNamedWithItsPlace_andIsAFinding() throws IOException {
        Path file = region.resolve("pa-security/ledger/tile/0/000.p/2");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[17] ^= 4;
        Files.write(file, bad);
        try {
            assertThat(verify(Locale.ENGLISH, region)).isEqualTo(ExitCode.FINDING);
            assertThat(out.toString())
                    .contains("pa-security: DAMAGED ledger/tile/0/000.p/2, byte 17: ", "cr-migration: sound");
            verify(Locale.of("es", "CO"), region);
            assertThat(out.toString()).contains("pa-security: DAÑADO ledger/tile/0/000.p/2, byte 17: ");
        } finally {
            Files.write(file, good);
        }
    }

    @Test
    void folderWithoutLedger_isUnusable() {
        assertThat(verify(Locale.ENGLISH, home.resolve("nowhere"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(verify(Locale.of("es"), home)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("there is no ledger here", "aquí no hay ningún registro");
    }

    @Test
    void everyFlaw_hasWordsInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("es"))) {
            for (LogFlaw flaw : LogFlaw.values()) {
                assertThat(CommandWords.in(locale).getString("verify.flaw." + flaw))
                        .isNotBlank();
            }
        }
    }
}
