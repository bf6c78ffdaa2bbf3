// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.enlace.model.OfficerName;
import org.enlace.personnel.SignInCaller.Browser;
import org.enlace.personnel.SignInCaller.Network;
import org.jdbi.v3.core.Handle;

/**
 * The sign-ins under each name, which its person sees at the desk: ninety days of them, and of those that failed the
 * newest thousand. A right password without its code stands there only where no code followed.
 */
public final class SignInHistory {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int FAILED_KEPT = 1_000;

    /** A code follows its password within this time. */
    private static final Duration CODE_WAIT = Duration.ofMinutes(10);

    private final Clock clock;

    SignInHistory(Clock clock) {
        this.clock = clock;
    }

    /** How a try ended. */
    public enum Outcome {
        SIGNED_IN,
        RECOVERY_CODE,
        WRONG_PASSWORD,
        CODE_MISSING,
        WRONG_CODE,
        /** An open desk asked for password or code again. */
        WRONG_PROOF;

        boolean isIn() {
            return this == SIGNED_IN || this == RECOVERY_CODE;
        }
    }

    /** One try. */
    public record Entry(Instant at, Outcome outcome, SignInCaller caller) {}

    /** The sign-in before the newest one, and how many tries failed between the two. */
    public record Previous(Entry entry, int failed) {}

    void add(Handle tx, OfficerName officer, Outcome outcome, SignInCaller caller) {
        if (outcome.isIn()) {
            tx.createUpdate("""
                DELETE FROM node_sign_in WHERE officer = :officer AND outcome = 'CODE_MISSING' AND at > :since
                AND network = :network AND browser = :browser\
                """)
                    .bind("officer", officer.value())
                    .bind("since", at(clock.instant().minus(CODE_WAIT)))
                    .bind("network", caller.network().name())
                    .bind("browser", caller.browser().name())
                    .execute();
        }
        tx.createUpdate("""
            INSERT INTO node_sign_in (officer, at, outcome, network, browser)
            VALUES (:officer, :at, :outcome, :network, :browser)\
            """)
                .bind("officer", officer.value())
                .bind("at", at(clock.instant()))
                .bind("outcome", outcome.name())
                .bind("network", caller.network().name())
                .bind("browser", caller.browser().name())
                .execute();
    }

    /** A person's own, the newest first. */
    public List<Entry> of(Handle tx, OfficerName officer) {
        return tx.createQuery("""
            SELECT at, outcome, network, browser FROM node_sign_in WHERE officer = :officer ORDER BY id DESC\
            """)
                .bind("officer", officer.value())
                .map((row, context) -> new Entry(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        Outcome.valueOf(row.getString(2)),
                        new SignInCaller(Network.valueOf(row.getString(3)), Browser.valueOf(row.getString(4)))))
                .list();
    }

    /** What a person is told after signing in; empty at the first time. */
    public Optional<Previous> previous(Handle tx, OfficerName officer) {
        List<Entry> before = of(tx, officer).stream()
                .dropWhile(entry -> !entry.outcome().isIn())
                .skip(1)
                .toList();
        int failed = (int)
                before.stream().takeWhile(entry -> !entry.outcome().isIn()).count();
        return before.stream().skip(failed).findFirst().map(entry -> new Previous(entry, failed));
    }

    /** Forgets what has been kept long enough, and failures that nobody can read through. */
    void forget(Handle tx) {
        tx.execute("DELETE FROM node_sign_in WHERE at < ?", at(clock.instant().minus(KEPT)));
        tx.createUpdate("""
            DELETE FROM node_sign_in WHERE id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER (PARTITION BY officer ORDER BY id DESC) AS place FROM node_sign_in
                    WHERE outcome NOT IN ('SIGNED_IN', 'RECOVERY_CODE')) AS failed
                WHERE place > :most)\
            """).bind("most", FAILED_KEPT).execute();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
