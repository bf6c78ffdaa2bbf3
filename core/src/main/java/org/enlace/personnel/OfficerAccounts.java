// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.enlace.agreement.OfficerRole;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.OfficerName;
import org.jdbi.v3.core.Handle;

/** The people who may sign in at this node; passwords are kept as Argon2id hashes and work without a line. */
public final class OfficerAccounts {
    private static final int CHECKS_AT_ONCE = 4;
    private static final int TOKEN = 32;

    /** How long a link is good. */
    private static final Duration TERM = Duration.ofDays(2);

    private final Clock clock;
    private final SecureRandom random;
    private final String decoy;
    private final Semaphore checks = new Semaphore(CHECKS_AT_ONCE);

    /** A person of this node; {@code language} is empty until chosen. */
    public record Account(OfficerName officer, OfficerRole role, String language) {}

    public OfficerAccounts(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
        decoy = PasswordHash.ofNobody(random);
    }

    /** Gives several people one password, as in a demonstration. */
    public void put(Handle tx, List<Account> accounts, String password) {
        String hash = PasswordHash.of(password, random);
        for (Account account : accounts) {
            requireName(account.officer());
            insert(tx, account.officer(), account.role(), hash);
        }
    }

    private void insert(Handle tx, OfficerName officer, OfficerRole role, String hash) {
        tx.createUpdate("""
            INSERT INTO node_account (officer, role, hash, created) VALUES (:officer, :role, :hash, :created)
            ON CONFLICT (officer) DO UPDATE SET role = excluded.role, hash = excluded.hash\
            """)
                .bind("officer", officer.value())
                .bind("role", role.name())
                .bind("hash", hash)
                .bind("created", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .execute();
    }

    /** What a password is held against; a name that does not exist has a hash too, which no password fits. */
    public String hash(Handle tx, String typed) {
        return tx.createQuery("SELECT hash FROM node_account WHERE officer = :officer")
                .bind("officer", typed)
                .mapTo(String.class)
                .findOne()
                .filter(hash -> !hash.isEmpty())
                .orElse(decoy);
    }

    /** A link by which a person sets a password: {@code token} is told once and kept as its hash. */
    public record Invitation(OfficerName officer, String token, Instant until) {}

    /** Makes a link for a person, new or known; a former password and a former link are good no more. */
    Invitation invite(Handle tx, OfficerName officer, OfficerRole role) {
        requireName(officer);
        byte[] bytes = new byte[TOKEN];
        random.nextBytes(bytes);
        Invitation invitation = new Invitation(
                officer,
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                clock.instant().plus(TERM));
        insert(tx, officer, role, "");
        tx.createUpdate("""
            INSERT INTO node_invitation (officer, token, until) VALUES (:officer, :token, :until)
            ON CONFLICT (officer) DO UPDATE SET token = excluded.token, until = excluded.until\
            """)
                .bind("officer", officer.value())
                .bind("token", digest(invitation.token()))
                .bind("until", OffsetDateTime.ofInstant(invitation.until(), ZoneOffset.UTC))
                .execute();
        return invitation;
    }

    /** Whom a link that is still good invites; its row is held until the transaction ends. */
    Optional<OfficerName> invited(Handle tx, String token) {
        return tx.createQuery("SELECT officer FROM node_invitation WHERE token = :token AND until > :now FOR UPDATE")
                .bind("token", digest(token))
                .bind("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map((row, context) -> new OfficerName(row.getString(1)))
                .findOne();
    }

    /** Who has a link that was not used yet, and until when it is good. */
    Map<OfficerName, Instant> invitations(Handle tx) {
        Map<OfficerName, Instant> until = new TreeMap<>();
        tx.createQuery("SELECT officer, until FROM node_invitation")
                .map((row, context) -> Map.entry(
                        new OfficerName(row.getString(1)),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .forEach(one -> until.put(one.getKey(), one.getValue()));
        return until;
    }

    /** What is kept of a password: slow and hungry on purpose, so never inside a transaction. */
    String hashOf(String password) {
        checks.acquireUninterruptibly();
        try {
            return PasswordHash.of(password, random);
        } finally {
            checks.release();
        }
    }

    /** Gives a person the password that {@code hash} is kept of; a link is used up. */
    void password(Handle tx, OfficerName officer, String hash) {
        tx.execute("UPDATE node_account SET hash = ? WHERE officer = ?", hash, officer.value());
        tx.execute("DELETE FROM node_invitation WHERE officer = ?", officer.value());
    }

    private static String digest(String token) {
        return CanonicalJson.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireName(OfficerName officer) {
        if (!officer.value().matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,79}")) {
            throw new IllegalArgumentException("officer name must be 1..80 of A-Z, a-z, 0-9, . _ @ -");
        }
    }

    /** Whether a password fits. Slow and hungry on purpose, so a few at a time, and never inside a transaction. */
    public boolean fits(String password, String hash) {
        checks.acquireUninterruptibly();
        try {
            return PasswordHash.matches(password, hash);
        } finally {
            checks.release();
        }
    }

    /** What changes with role, password or second factor, without telling any; empty where there is no such person. */
    Optional<String> seal(Handle tx, OfficerName officer) {
        return tx.createQuery("""
            SELECT role || '|' || hash || '|' || coalesce(enrolled::text, '') || '|' || coalesce(
                (SELECT string_agg(node_role.role, ',' ORDER BY node_role.role) FROM node_role
                WHERE node_role.officer = node_account.officer), '')
            FROM node_account LEFT JOIN node_second_factor USING (officer) WHERE officer = :officer\
            """)
                .bind("officer", officer.value())
                .mapTo(String.class)
                .findOne()
                .map(text -> CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** All roles of a person, the one of the account first; none where there is no such person. */
    Set<OfficerRole> roles(Handle tx, OfficerName officer) {
        return new LinkedHashSet<>(tx.createQuery("""
            SELECT role FROM (
                SELECT role, 0 AS place FROM node_account WHERE officer = :officer
                UNION ALL SELECT role, 1 FROM node_role WHERE officer = :officer) AS every ORDER BY place, role\
            """)
                .bind("officer", officer.value())
                .map((row, context) -> OfficerRole.valueOf(row.getString(1)))
                .list());
    }

    /** Gives a person these roles beside the one of the account. */
    void more(Handle tx, OfficerName officer, Collection<OfficerRole> roles) {
        tx.execute("DELETE FROM node_role WHERE officer = ?", officer.value());
        roles.forEach(role ->
                tx.execute("INSERT INTO node_role (officer, role) VALUES (?, ?)", officer.value(), role.name()));
    }

    /** Gives a person another role; false where there is no such person. */
    boolean assign(Handle tx, OfficerName officer, OfficerRole role) {
        return tx.createUpdate("UPDATE node_account SET role = :role WHERE officer = :officer")
                        .bind("role", role.name())
                        .bind("officer", officer.value())
                        .execute()
                == 1;
    }

    void remove(Handle tx, OfficerName officer) {
        tx.execute("DELETE FROM node_account WHERE officer = ?", officer.value());
    }

    public Optional<Account> find(Handle tx, OfficerName officer) {
        return all(tx).stream()
                .filter(account -> account.officer().equals(officer))
                .findFirst();
    }

    /** Everyone, by name. */
    List<Account> all(Handle tx) {
        return tx.createQuery("SELECT officer, role, language FROM node_account ORDER BY officer")
                .map((row, context) -> new Account(
                        new OfficerName(row.getString(1)), OfficerRole.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }

    /** Keeps the language of a person's desk, {@code en} or {@code es}. */
    public void language(Handle tx, OfficerName officer, String language) {
        tx.createUpdate("UPDATE node_account SET language = :language WHERE officer = :officer")
                .bind("language", language)
                .bind("officer", officer.value())
                .execute();
    }
}
