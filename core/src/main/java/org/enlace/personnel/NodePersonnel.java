// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.OfficerRole;
import org.enlace.crypto.HmacSha256;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.OfficerName;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.personnel.OfficerAccounts.Invitation;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/** Who may work at this node: signing in, and accounts given, changed and taken away, each with its ledger entry. */
public final class NodePersonnel {
    private final Database database;
    private final OfficerAccounts accounts;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final FailedSignIns failures;
    private final String authority;
    private final byte[] seed;

    /** An account that signed in; {@code seal} fits as long as neither role nor password were changed. */
    public record Admitted(Account account, String seal) {}

    /** {@code authority} is the name of this node's, which is no part of a good password. */
    public NodePersonnel(
            Database database,
            OfficerAccounts accounts,
            Ledger ledger,
            ChangeNotices changes,
            Clock clock,
            String authority,
            byte[] seed) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.changes = changes;
        this.failures = new FailedSignIns(ledger, clock);
        this.authority = authority;
        this.seed = seed.clone();
    }

    /** Why a password was not set. */
    public enum PasswordChange {
        DONE,
        /** It is too short or guessed too soon. */
        WEAK,
        /** The link is unknown, used up or too old, or the present password is another. */
        NOT_ENTITLED
    }

    /** The account, where name and password fit; right or wrong, it is in the ledger: many wrong ones as a number. */
    public Optional<Admitted> signIn(String typed, String password) {
        String hash = database.read(tx -> accounts.hash(tx, typed));
        boolean fits = accounts.fits(password, hash);
        return database.inTransaction(tx -> {
            Optional<Account> account = OfficerName.read(typed).flatMap(officer -> accounts.find(tx, officer));
            boolean admitted = fits && accounts.hash(tx, typed).equals(hash);
            Optional<String> role = account.map(found -> found.role().name());
            if (admitted && account.isPresent()) {
                ledger.append(
                        tx,
                        new NodeEntry.SignedIn(
                                account.get().officer(), account.get().role().name()));
            } else {
                failures.add(tx, new NodeEntry.SignInFailed(account.map(Account::officer), role));
            }
            return account.filter(found -> admitted)
                    .flatMap(found -> accounts.seal(tx, found.officer()).map(seal -> new Admitted(found, seal)));
        });
    }

    /** Whether the account is still the one that was admitted. */
    public boolean isCurrent(Admitted admitted) {
        return database.read(tx -> accounts.seal(tx, admitted.account().officer()))
                .equals(Optional.of(admitted.seal()));
    }

    /** Everyone, by name. */
    public List<Account> all(Handle tx) {
        return accounts.all(tx);
    }

    public Optional<Account> find(Handle tx, OfficerName officer) {
        return accounts.find(tx, officer);
    }

    /** Tells the ledger how many wrong passwords there were in an hour that is over, beyond those it has. */
    public void tellFailures(Handle tx) {
        failures.sumUp(tx);
    }

    /**
     * Adds a person, or takes a forgotten password away; the link lets the person, and nobody here, set a new one. Their
     * open sessions end.
     */
    public Invitation invite(Handle tx, OfficerName officer, OfficerRole role, OfficerName by) {
        boolean known = accounts.find(tx, officer).isPresent();
        Invitation invitation = accounts.invite(tx, officer, role);
        changed(tx, officer, role, known ? "INVITED" : "ADDED", by);
        return invitation;
    }

    /** Who has a link that was not used yet, and until when it is good. */
    public Map<OfficerName, Instant> invitations(Handle tx) {
        return accounts.invitations(tx);
    }

    /** Whom a link that is still good invites. */
    public Optional<OfficerName> invited(String token) {
        return database.inTransaction(tx -> accounts.invited(tx, token));
    }

    /** Sets the password of whom a link invites; the link is used up. */
    public PasswordChange accept(String token, String password) {
        Optional<OfficerName> officer = invited(token);
        if (officer.isEmpty()) {
            return PasswordChange.NOT_ENTITLED;
        }
        if (!PasswordRule.isGood(password, officer.get(), authority)) {
            return PasswordChange.WEAK;
        }
        String hash = accounts.hashOf(password);
        return database.inTransaction(tx ->
                accounts.invited(tx, token).map(found -> set(tx, found, hash)).orElse(PasswordChange.NOT_ENTITLED));
    }

    /** Changes a person's own password, who knows the present one; their other sessions end. */
    public PasswordChange change(OfficerName officer, String present, String password) {
        String hash = database.read(tx -> accounts.hash(tx, officer.value()));
        if (!accounts.fits(present, hash)) {
            database.useTransaction(
                    tx -> failures.add(tx, new NodeEntry.SignInFailed(Optional.of(officer), Optional.empty())));
            return PasswordChange.NOT_ENTITLED;
        }
        if (!PasswordRule.isGood(password, officer, authority)) {
            return PasswordChange.WEAK;
        }
        String fresh = accounts.hashOf(password);
        return database.inTransaction(
                tx -> accounts.hash(tx, officer.value()).equals(hash) ? set(tx, officer, fresh) : PasswordChange.NOT_ENTITLED);
    }

    private PasswordChange set(Handle tx, OfficerName officer, String hash) {
        accounts.password(tx, officer, hash);
        OfficerRole role = accounts.find(tx, officer).orElseThrow().role();
        changed(tx, officer, role, "PASSWORD", officer);
        return PasswordChange.DONE;
    }

    /** The account as it is admitted now. */
    public Optional<Admitted> admitted(OfficerName officer) {
        return database.read(tx -> accounts.find(tx, officer)
                .flatMap(found -> accounts.seal(tx, officer).map(seal -> new Admitted(found, seal))));
    }

    /** What a browser keeps from which a person has signed in: the same for the same person and {@code browser}, made by no one else. */
    public String mark(String typed, String browser) {
        byte[] code = HmacSha256.of(seed, "enlace/known-browser/1|" + typed + "|" + browser);
        return HexFormat.of().formatHex(code);
    }

    /** Gives a person another role; their open sessions end. False where there is no such person. */
    public boolean assign(Handle tx, OfficerName officer, OfficerRole role, OfficerName by) {
        boolean known = accounts.assign(tx, officer, role);
        if (known) {
            changed(tx, officer, role, "CHANGED", by);
        }
        return known;
    }

    /** Takes an account away; its open sessions end. False where there is none. */
    public boolean dismiss(Handle tx, OfficerName officer, OfficerName by) {
        Optional<Account> account = accounts.find(tx, officer);
        account.ifPresent(found -> {
            accounts.remove(tx, officer);
            changed(tx, officer, found.role(), "REMOVED", by);
        });
        return account.isPresent();
    }

    private void changed(Handle tx, OfficerName officer, OfficerRole role, String change, OfficerName by) {
        ledger.append(tx, new NodeEntry.AccountChanged(officer, role.name(), change, by));
        tx.afterCommit(() -> changes.tell(Change.ACCOUNTS));
    }

    /** Gives everyone named an account with this password, as in a demonstration; whoever has one keeps the language. */
    public void setAll(List<Account> named, String password) {
        database.useTransaction(tx -> accounts.put(tx, named, password));
        changes.tell(Change.ACCOUNTS);
    }

    /** Keeps the language of a person's desk, {@code en} or {@code es}. */
    public void language(Handle tx, OfficerName officer, String language) {
        accounts.language(tx, officer, language);
    }
}
