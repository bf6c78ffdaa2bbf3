// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.enlace.MovingClock;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.QueryBudget;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.personnel.OfficerAccounts;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;
import org.enlace.veil.QuestionBudget.Allowed;
import org.enlace.veil.QuestionBudget.Exhausted;
import org.enlace.veil.QuestionBudget.Verdict;
import org.enlace.veil.tags.KeyScope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the node counts and checks in its own tables: budgets, epochs, and who may sign in. */
class PartnerBudgetTest {
    private static final QueryBudget BUDGET = new QueryBudget(8, 3);
    private static final Instant NOON = Instant.parse("2026-12-31T12:00:00Z");

    private static Database database;

    @BeforeAll
    static void start() {
        database = Database.connect(SharedServer.database("budget"), 8);
        database.migrate(List.of("db/node"));
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.useTransaction(tx -> tx.execute("truncate node_spent, node_account cascade"));
    }

    private static KeyScope scope(Instant now) {
        return new KeyScope(
                new AgreementDigest("a".repeat(64)),
                new ClassLabel("phone"),
                VeilEpoch.of(now).number());
    }

    private static Verdict spend(Instant now, String manifest, int count) {
        return database.inTransaction(tx -> new PartnerBudget(tx, BUDGET, now).spend(scope(now), manifest, 0, count));
    }

    @Test
    void allowsTheFullSetAndTheDaysAdditions_thenNothing() {
        assertThat(spend(NOON, "m1", 8)).isEqualTo(new Allowed(3));
        assertThat(spend(NOON, "m2", 2)).isEqualTo(new Allowed(1));
        assertThat(spend(NOON, "m3", 2))
                .as("all or nothing")
                .isEqualTo(new Exhausted(1, Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(spend(NOON, "m4", 1)).isEqualTo(new Allowed(0));
        assertThat(spend(NOON, "m5", 1)).isInstanceOf(Exhausted.class);
    }

    @Test
    void remembersWhichChunksWerePaidFor() {
        spend(NOON, "m1", 8);
        assertThat(database.<Boolean>read(tx -> PartnerBudget.isPaid(tx, "m1", 0)))
                .isTrue();
        assertThat(database.<Boolean>read(tx -> PartnerBudget.isPaid(tx, "m1", 1)))
                .isFalse();
        assertThat(database.<Boolean>read(tx -> PartnerBudget.isPaid(tx, "m2", 0)))
                .isFalse();
    }

    @Test
    void refillsAdditionsByDay_andTheFullSetByEpoch() {
        Instant dayBefore = NOON.minus(Duration.ofDays(1));
        spend(dayBefore, "m1", 8);
        spend(dayBefore, "m2", 3);
        assertThat(spend(dayBefore, "m3", 1)).isInstanceOf(Exhausted.class);
        assertThat(spend(NOON, "m4", 3)).as("the next day").isEqualTo(new Allowed(0));
        assertThat(spend(NOON, "m5", 1)).isInstanceOf(Exhausted.class);
        assertThat(spend(NOON.plus(Duration.ofDays(1)), "m6", 8))
                .as("the next epoch")
                .isEqualTo(new Allowed(3));
    }

    @Test
    void isExact_forParallelLines() throws Exception {
        List<Future<Verdict>> spending = new ArrayList<>();
        try (ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int line = 0; line < 30; line++) {
                String manifest = "m" + line;
                spending.add(lines.submit(() -> spend(NOON, manifest, 1)));
            }
        }
        int allowed = 0;
        for (Future<Verdict> one : spending) {
            allowed += one.get() instanceof Allowed ? 1 : 0;
        }
        assertThat(allowed).isEqualTo(8 + 3);
    }

    @Test
    void keepsScopesApart() {
        spend(NOON, "m1", 8);
        KeyScope other = new KeyScope(
                new AgreementDigest("b".repeat(64)),
                new ClassLabel("phone"),
                VeilEpoch.of(NOON).number());
        Verdict elsewhere = database.inTransaction(tx -> new PartnerBudget(tx, BUDGET, NOON).spend(other, "m2", 0, 8));
        assertThat(elsewhere).isEqualTo(new Allowed(3));
    }

    @Test
    void isAnEpoch_fromTheFirstToTheLastInstantOfAMonthInUtc() {
        VeilEpoch december = VeilEpoch.of(NOON);
        assertThat(december.start()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(december.end()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(VeilEpoch.of(december.end())).isEqualTo(new VeilEpoch(december.number() + 1));
        assertThat(VeilEpoch.of(december.end().minusNanos(1))).isEqualTo(december);
        assertThat(VeilEpoch.of(december.start())).isEqualTo(december);
    }

    private static Optional<Account> find(OfficerAccounts accounts, String officer) {
        return database.read(tx -> accounts.find(tx, new OfficerName(officer)));
    }

    @Test
    void letsInOnlyWithTheRightPassword() {
        OfficerAccounts accounts = new OfficerAccounts(new MovingClock(NOON), new SecureRandom());
        database.useTransaction(tx -> accounts.put(
                tx, List.of(new Account(new OfficerName("mara.quiroz"), OfficerRole.LIAISON, "")), "correct horse"));
        String hash = database.read(tx -> accounts.hash(tx, "mara.quiroz"));

        assertThat(accounts.fits("correct horse", hash)).isTrue();
        assertThat(accounts.fits("Correct horse", hash)).isFalse();
        assertThat(accounts.fits("", hash)).isFalse();
        assertThat(hash).doesNotContain("correct");
        assertThat(find(accounts, "mara.quiroz"))
                .contains(new Account(new OfficerName("mara.quiroz"), OfficerRole.LIAISON, ""));
    }

    @Test
    void letsNobodyIn_underANameThatDoesNotExist() {
        OfficerAccounts accounts = new OfficerAccounts(new MovingClock(NOON), new SecureRandom());
        String hash = database.read(tx -> accounts.hash(tx, "nobody"));

        for (String password : List.of("", "decoy", "password")) {
            assertThat(accounts.fits(password, hash)).isFalse();
        }
    }

    @Test
    void changesRoleAndPassword_butKeepsTheLanguage() {
        OfficerAccounts accounts = new OfficerAccounts(new MovingClock(NOON), new SecureRandom());
        database.useTransaction(tx -> {
            accounts.put(tx, List.of(new Account(new OfficerName("mara"), OfficerRole.ANALYST, "")), "first");
            accounts.language(tx, new OfficerName("mara"), "es");
            accounts.put(tx, List.of(new Account(new OfficerName("mara"), OfficerRole.OVERSIGHT, "")), "second");
        });

        assertThat(find(accounts, "mara")).contains(new Account(new OfficerName("mara"), OfficerRole.OVERSIGHT, "es"));
        assertThat(accounts.fits("first", database.read(tx -> accounts.hash(tx, "mara"))))
                .isFalse();
    }

    @Test
    void refusesNames_thatNoLedgerCouldHold() {
        OfficerAccounts accounts = new OfficerAccounts(new MovingClock(NOON), new SecureRandom());
        for (String name : List.of("", "Mara Quiroz", "-x", "x".repeat(81), "ñ")) {
            assertThatThrownBy(() -> database.useTransaction(tx -> accounts.put(
                            tx, List.of(new Account(new OfficerName(name), OfficerRole.ANALYST, "")), "secret")))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret");
        }
    }
}
