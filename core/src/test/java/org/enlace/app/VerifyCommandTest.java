// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Flaw;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.store.Database;
import org.enlace.store.Postgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    static Path home;

    static Path region;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void publishTwoLedgers() throws Exception {
        region = home.resolve("region");
        try (var server = Postgres.start(home.resolve("postgres"))) {
            for (String name : List.of("pa-security", "cr-migration")) {
                try (var database = Database.connect(server.createDatabase(name.replace('-', '_')), 2)) {
                    database.migrate(List.of("db/ledger"));
                    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                    var key = LogKey.of("enlace/" + name, pair.getPrivate(), pair.getPublic());
                    var ledger = Ledger.open(database, region.resolve(name), key, Clock.systemUTC());
                    database.useTransaction(tx -> ledger.append(tx, EntryType.GRANT, Map.of("id", "g-1")));
                    ledger.publish();
                }
            }
        }
    }

    private int verify(Locale locale, Path folder) {
        String[] args = {"verify", folder.toString()};
        return Main.run(args, locale, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @Test
    void soundRegion_hasOneLineForEachLedger() {
        assertThat(verify(Locale.ENGLISH, region)).isEqualTo(Exit.SUCCESS);
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains(": sound, 1 entries, root "))
                .first()
                .asString()
                .startsWith("cr-migration: ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void oneNodeAndOneLedgerFolder_areEnough() {
        assertThat(verify(Locale.ENGLISH, region.resolve("pa-security"))).isEqualTo(Exit.SUCCESS);
        assertThat(verify(Locale.of("es"), region.resolve("pa-security/ledger")))
                .isEqualTo(Exit.SUCCESS);
        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).contains("pa-security: sound", "ledger: íntegro");
    }

    @Test
    void damage_isNamedWithItsPlace_andIsAFinding() throws IOException {
        Path file = region.resolve("pa-security/ledger/tile/0/000.p/1");
        byte[] good = Files.readAllBytes(file);
        byte[] bad = good.clone();
        bad[17] ^= 4;
        Files.write(file, bad);
        try {
            assertThat(verify(Locale.ENGLISH, region)).isEqualTo(Exit.FINDING);
            assertThat(out.toString())
                    .contains("pa-security: DAMAGED ledger/tile/0/000.p/1, byte 17: ", "cr-migration: sound");
            verify(Locale.of("es", "CO"), region);
            assertThat(out.toString()).contains("pa-security: DAÑADO ledger/tile/0/000.p/1, byte 17: ");
        } finally {
            Files.write(file, good);
        }
    }

    @Test
    void folderWithoutLedger_isUnusable() {
        assertThat(verify(Locale.ENGLISH, home.resolve("nowhere"))).isEqualTo(Exit.UNUSABLE);
        assertThat(verify(Locale.of("es"), home)).isEqualTo(Exit.UNUSABLE);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("there is no ledger here", "aquí no hay ningún registro");
    }

    @Test
    void everyFlaw_hasWordsInBothLanguages() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.of("es"))) {
            for (Flaw flaw : Flaw.values()) {
                assertThat(Words.in(locale).getString("verify.flaw." + flaw)).isNotBlank();
            }
        }
    }
}
