// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.OfficerRole;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.OfficerName;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.jdbi.v3.core.Handle;

/**
 * Who may act for whom, for a time. Only a role of the case work is lent, by whoever has it, to somebody who does such work
 * too; it ends by itself, and is not lent on. Oversight and administration stand alone: whoever watches or gives accounts
 * has no other role and lends this one to nobody.
 */
public final class Deputies {
    private static final Set<OfficerRole> CASE_WORK =
            EnumSet.of(OfficerRole.ANALYST, OfficerRole.LIAISON, OfficerRole.COORDINATOR);

    private static final Duration LONGEST = Duration.ofDays(90);

    private final OfficerAccounts accounts;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final Clock clock;

    Deputies(OfficerAccounts accounts, Ledger ledger, ChangeNotices changes, Clock clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
    }

    /** By whom a deputyship ended that nobody ended. */
    private static final OfficerName ITS_TERM = new OfficerName("its-term");

    /** {@code deputy} may act for {@code principal} in a role until then. */
    public record Deputyship(OfficerName principal, OfficerName deputy, OfficerRole role, Instant until) {}

    /** Why somebody does not become a deputy. */
    public enum Obstacle {
        NO_SUCH_COLLEAGUE,
        /** The principal has another role, or is a deputy in this one. */
        ROLE_NOT_OWN,
        /** Oversight and administration are not lent, and not lent to. */
        ROLE_STANDS_ALONE,
        /** It must end, within 90 days. */
        BAD_END
    }

    /** Whether one person may have all of these roles. */
    public static boolean fitOnePerson(Collection<OfficerRole> roles) {
        return !roles.isEmpty() && (Set.copyOf(roles).size() == 1 || CASE_WORK.containsAll(roles));
    }

    static boolean isLendable(OfficerRole role) {
        return CASE_WORK.contains(role);
    }

    static boolean mayBeLentTo(Collection<OfficerRole> roles) {
        return CASE_WORK.containsAll(roles);
    }

    /** Lets a colleague act for a person; what the two had agreed on for the role before is replaced. */
    public Optional<Obstacle> name(Handle tx, Deputyship named) {
        Optional<Obstacle> obstacle = obstacle(tx, named);
        if (obstacle.isEmpty()) {
            tx.createUpdate("""
                INSERT INTO node_deputy (principal, deputy, role, until) VALUES (:principal, :deputy, :role, :until)
                ON CONFLICT (principal, deputy, role) DO UPDATE SET until = excluded.until\
                """)
                    .bind("principal", named.principal().value())
                    .bind("deputy", named.deputy().value())
                    .bind("role", named.role().name())
                    .bind("until", at(named.until()))
                    .execute();
            ledger.append(
                    tx,
                    new NodeEntry.DeputyNamed(
                            named.deputy(),
                            named.role().name(),
                            named.principal(),
                            named.until().toString()));
            tx.afterCommit(() -> changes.tell(Change.ACCOUNTS));
        }
        return obstacle;
    }

    private Optional<Obstacle> obstacle(Handle tx, Deputyship named) {
        Instant now = clock.instant();
        Set<OfficerRole> colleagues = accounts.roles(tx, named.deputy());
        if (colleagues.isEmpty() || named.deputy().equals(named.principal())) {
            return Optional.of(Obstacle.NO_SUCH_COLLEAGUE);
        }
        if (!accounts.roles(tx, named.principal()).contains(named.role())) {
            return Optional.of(Obstacle.ROLE_NOT_OWN);
        }
        if (!CASE_WORK.contains(named.role()) || !CASE_WORK.containsAll(colleagues)) {
            return Optional.of(Obstacle.ROLE_STANDS_ALONE);
        }
        boolean ends = named.until().isAfter(now) && !named.until().isAfter(now.plus(LONGEST));
        return ends ? Optional.empty() : Optional.of(Obstacle.BAD_END);
    }

    /** Ends what a person gave, or was given; {@code by} is one of the two. False where there is none. */
    public boolean end(Handle tx, OfficerName principal, OfficerName deputy, OfficerRole role, OfficerName by) {
        boolean ended = tx.execute(
                        "DELETE FROM node_deputy WHERE principal = ? AND deputy = ? AND role = ?",
                        principal.value(),
                        deputy.value(),
                        role.name())
                > 0;
        if (ended) {
            tell(tx, deputy, role, by);
        }
        return ended;
    }

    /** What a person gave and was given, and is not over; neither is what the principal has lost the role for. */
    public List<Deputyship> of(Handle tx, OfficerName officer) {
        return tx
                .createQuery("""
                    SELECT principal, deputy, role, until FROM node_deputy
                    WHERE :officer IN (principal, deputy) AND until > :now ORDER BY principal, deputy, role\
                    """)
                .bind("officer", officer.value())
                .bind("now", at(clock.instant()))
                .map((row, context) -> new Deputyship(
                        new OfficerName(row.getString(1)),
                        new OfficerName(row.getString(2)),
                        OfficerRole.valueOf(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(one -> accounts.roles(tx, one.principal()).contains(one.role())
                        && CASE_WORK.containsAll(accounts.roles(tx, one.deputy())))
                .toList();
    }

    boolean mayAct(Handle tx, OfficerName deputy, OfficerName principal, OfficerRole role) {
        return of(tx, deputy).stream()
                .anyMatch(
                        one -> one.deputy().equals(deputy) && one.principal().equals(principal) && one.role() == role);
    }

    /** Tells the ledger of those whose time is over. */
    void tend(Handle tx) {
        tx.createQuery("DELETE FROM node_deputy WHERE until <= :now RETURNING deputy, role")
                .bind("now", at(clock.instant()))
                .map((row, context) -> List.of(row.getString(1), row.getString(2)))
                .list()
                .forEach(
                        one -> tell(tx, new OfficerName(one.getFirst()), OfficerRole.valueOf(one.getLast()), ITS_TERM));
    }

    private void tell(Handle tx, OfficerName deputy, OfficerRole role, OfficerName by) {
        ledger.append(tx, new NodeEntry.AccountChanged(deputy, role.name(), "DEPUTY_ENDED", by));
        tx.afterCommit(() -> changes.tell(Change.ACCOUNTS));
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
