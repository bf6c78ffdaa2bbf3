// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.OfficerRole;
import org.enlace.crypto.HmacSha256;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.model.Authority;
import org.enlace.model.OfficerName;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.personnel.OfficerAccounts.Invitation;
import org.enlace.personnel.SignInHistory.Outcome;
import org.enlace.personnel.SignInOutcome.Admitted;
import org.enlace.personnel.SignInOutcome.Refused;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/** Who may work at this node: signing in, and accounts given, changed and taken away, each with its ledger entry. */
public final class NodePersonnel {
    private final Database database;
    private final OfficerAccounts accounts;
    private final SecondFactors factors;
    private final SignInHistory history;
    private final Deputies deputies;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final FailedSignIns failures;
    private final String authority;
    private final byte[] seed;

    /** A secret for an authenticator app: as a person types it, and as the address that a QR code holds. */
    public record OfferedSecret(String secret, String address) {}

    /** Whether a person has a second factor, and how many recovery codes are left. */
    public record FactorStanding(boolean enrolled, int codesLeft) {}

    /** {@code authority} is this node's, whose name is no part of a good password. */
    public NodePersonnel(
            Database database,
            Ledger ledger,
            ChangeNotices changes,
            Clock clock,
            SecureRandom random,
            Authority authority,
            byte[] seed) {
        this.database = database;
        accounts = new OfficerAccounts(clock, random);
        history = new SignInHistory(clock);
        deputies = new Deputies(accounts, ledger, changes, clock);
        factors = new SecondFactors("Enlace " + authority.id(), clock, random, seed);
        this.ledger = ledger;
        this.changes = changes;
        this.failures = new FailedSignIns(ledger, clock);
        this.authority = authority.name();
        this.seed = seed.clone();
    }

    /** Why a password was not set. */
    public enum PasswordChange {
        DONE,
        /** It has fewer than twelve characters. */
        SHORT,
        /** It is common, or guessed soon by who knows the person or the trade. */
        COMMON,
        /** The link is unknown, used up or too old, or the present password is another. */
        NOT_ENTITLED
    }

    /**
     * Admits whoever knows name and password and, where the account has a second factor, a code of it that was not used
     * before. Right or wrong, it is in the ledger: many wrong ones as a number.
     */
    public SignInOutcome signIn(String typed, String password, String code, SignInCaller caller) {
        String hash = database.read(tx -> accounts.hash(tx, typed));
        boolean fits = accounts.fits(password, hash);
        return database.inTransaction(tx -> {
            Optional<Account> account = OfficerName.read(typed).flatMap(officer -> accounts.find(tx, officer));
            if (account.isEmpty() || !fits || !accounts.hash(tx, typed).equals(hash)) {
                account.ifPresent(found -> history.add(tx, found.officer(), Outcome.WRONG_PASSWORD, caller));
                return failed(tx, account, Refused.WRONG_PASSWORD);
            }
            Outcome outcome = outcome(tx, account.get(), code);
            history.add(tx, account.get().officer(), outcome, caller);
            if (outcome == Outcome.CODE_MISSING) {
                return Refused.CODE_NEEDED;
            }
            if (!outcome.isIn()) {
                return failed(tx, account, Refused.WRONG_CODE);
            }
            ledger.append(
                    tx,
                    new NodeEntry.SignedIn(
                            account.get().officer(), account.get().role().name()));
            return admitted(tx, account.get());
        });
    }

    /** What a right password comes to with this code. */
    private Outcome outcome(Handle tx, Account account, String code) {
        if (!factors.isEnrolled(tx, account.officer())) {
            return Outcome.SIGNED_IN;
        }
        return code.isEmpty()
                ? Outcome.CODE_MISSING
                : switch (checked(tx, account, code)) {
                    case RIGHT -> Outcome.SIGNED_IN;
                    case RECOVERY_CODE -> Outcome.RECOVERY_CODE;
                    case WRONG -> Outcome.WRONG_CODE;
                };
    }

    private Refused failed(Handle tx, Optional<Account> account, Refused why) {
        failures.add(
                tx,
                new NodeEntry.SignInFailed(
                        account.map(Account::officer),
                        account.map(found -> found.role().name())));
        return why;
    }

    /** What a code of the second factor is; a recovery code that was used is in the ledger. */
    private SecondFactors.Check checked(Handle tx, Account account, String code) {
        SecondFactors.Check check = factors.check(tx, account.officer(), code);
        if (check == SecondFactors.Check.RECOVERY_CODE) {
            changed(tx, account.officer(), account.role(), "RECOVERY_CODE_USED", account.officer());
        }
        return check;
    }

    /**
     * Whether the person at a desk is still the one who signed in: knows the password, or has a code of the second
     * factor. Of the two, the one that is not empty counts.
     */
    public boolean isProved(OfficerName officer, String password, String code, SignInCaller caller) {
        String hash = database.read(tx -> accounts.hash(tx, officer.value()));
        boolean fits = !password.isEmpty() && accounts.fits(password, hash);
        return database.inTransaction(tx -> {
            Optional<Account> account = accounts.find(tx, officer);
            boolean knows = fits && accounts.hash(tx, officer.value()).equals(hash);
            boolean proved = password.isEmpty()
                    ? account.isPresent() && checked(tx, account.get(), code) != SecondFactors.Check.WRONG
                    : knows;
            if (!proved) {
                account.ifPresent(found -> history.add(tx, officer, Outcome.WRONG_PROOF, caller));
                failed(tx, account, Refused.WRONG_PASSWORD);
            }
            return proved;
        });
    }

    /** The sign-ins that a person sees of their own. */
    public SignInHistory history() {
        return history;
    }

    /** A new secret for the app of a person, which {@link #enrol} takes into use. */
    public OfferedSecret offerSecret(OfficerName officer) {
        return factors.offer(officer);
    }

    /**
     * Takes the offered secret into use once a code shows that the person's app has it, and gives ten recovery codes,
     * which are told once; the person's other sessions end. Empty where the code is not of that secret.
     */
    public Optional<List<String>> enrol(OfficerName officer, String code) {
        return database.inTransaction(tx -> {
            Optional<Account> account = accounts.find(tx, officer);
            if (account.isEmpty() || !factors.enrol(tx, officer, code)) {
                return Optional.empty();
            }
            changed(tx, officer, account.get().role(), "SECOND_FACTOR", officer);
            return Optional.of(factors.newCodes(tx, officer));
        });
    }

    /** Ten new recovery codes for a person who has a second factor; the former ones are good no more. */
    public Optional<List<String>> newCodes(OfficerName officer) {
        return database.inTransaction(tx -> {
            Optional<Account> account = accounts.find(tx, officer).filter(found -> factors.isEnrolled(tx, officer));
            account.ifPresent(found -> changed(tx, officer, found.role(), "RECOVERY_CODES", officer));
            return account.map(found -> factors.newCodes(tx, officer));
        });
    }

    /** Takes a person's second factor away, as when the telephone is lost; open sessions end. False where there is none. */
    public boolean resetFactor(Handle tx, OfficerName officer, OfficerName by) {
        Optional<Account> account = accounts.find(tx, officer).filter(found -> factors.remove(tx, officer));
        account.ifPresent(found -> changed(tx, officer, found.role(), "SECOND_FACTOR_RESET", by));
        return account.isPresent();
    }

    public FactorStanding factor(Handle tx, OfficerName officer) {
        return new FactorStanding(factors.isEnrolled(tx, officer), factors.codesLeft(tx, officer));
    }

    /** Who has a second factor. */
    public List<OfficerName> enrolled(Handle tx) {
        return factors.enrolled(tx);
    }

    /** Whether the account is still the one that was admitted. */
    public boolean isCurrent(Admitted admitted) {
        Account account = admitted.account();
        return database.read(tx -> accounts.seal(tx, account.officer()).equals(Optional.of(admitted.seal()))
                && admitted.principal()
                        .map(principal -> deputies.mayAct(tx, account.officer(), principal, account.role()))
                        .orElse(true));
    }

    /** Everyone, by name. */
    public List<Account> all(Handle tx) {
        return accounts.all(tx);
    }

    public Optional<Account> find(Handle tx, OfficerName officer) {
        return accounts.find(tx, officer);
    }

    /**
     * Tells the ledger how many wrong passwords there were in an hour that is over, beyond those it has, forgets old sign-ins
     * and tells which deputies' time is over.
     */
    public void tend(Handle tx) {
        failures.sumUp(tx);
        history.forget(tx);
        deputies.tend(tx);
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
        PasswordChange judged = judge(password, officer.get());
        if (judged != PasswordChange.DONE) {
            return judged;
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
        PasswordChange judged = judge(password, officer);
        if (judged != PasswordChange.DONE) {
            return judged;
        }
        String fresh = accounts.hashOf(password);
        return database.inTransaction(tx -> accounts.hash(tx, officer.value()).equals(hash)
                ? set(tx, officer, fresh)
                : PasswordChange.NOT_ENTITLED);
    }

    /** What would come of setting this password, as far as it is about the password itself. */
    private PasswordChange judge(String password, OfficerName officer) {
        return switch (PasswordRule.fault(password, officer, authority)) {
            case NONE -> PasswordChange.DONE;
            case SHORT -> PasswordChange.SHORT;
            case COMMON -> PasswordChange.COMMON;
        };
    }

    private PasswordChange set(Handle tx, OfficerName officer, String hash) {
        accounts.password(tx, officer, hash);
        OfficerRole role = accounts.find(tx, officer).orElseThrow().role();
        changed(tx, officer, role, "PASSWORD", officer);
        return PasswordChange.DONE;
    }

    /** The account as it is admitted now, in the role in which it was before. */
    public Optional<Admitted> readmitted(Admitted before) {
        Account account = before.account();
        return database.read(tx -> accounts.find(tx, account.officer()).map(found -> admitted(tx, found)))
                .map(now -> new Admitted(account, now.seal(), now.enrolled(), before.principal()));
    }

    /**
     * Goes on in another of the person's roles, or for somebody whose deputy the person is, which is in the ledger. Empty
     * where the person may not.
     */
    public Optional<Admitted> act(Admitted before, OfficerRole role, Optional<OfficerName> principal) {
        Account account = before.account();
        OfficerName officer = account.officer();
        Account acting = new Account(officer, role, account.language());
        return database.inTransaction(tx -> {
            boolean may = principal
                    .map(one -> deputies.mayAct(tx, officer, one, role))
                    .orElseGet(() -> accounts.roles(tx, officer).contains(role));
            if (!may) {
                return Optional.empty();
            }
            principal.ifPresent(
                    one -> ledger.append(tx, new NodeEntry.AccountChanged(officer, role.name(), "ACTS_FOR", one)));
            return Optional.of(new Admitted(acting, before.seal(), before.enrolled(), principal));
        });
    }

    public Deputies deputies() {
        return deputies;
    }

    /** All roles of a person, the one of the account first. */
    public List<OfficerRole> roles(Handle tx, OfficerName officer) {
        return List.copyOf(accounts.roles(tx, officer));
    }

    /** Who could be a person's deputy. */
    public List<OfficerName> colleagues(Handle tx, OfficerName officer) {
        return accounts.all(tx).stream()
                .map(Account::officer)
                .filter(other -> !other.equals(officer) && Deputies.mayBeLentTo(accounts.roles(tx, other)))
                .toList();
    }

    /** The roles in which somebody could act for a person. */
    public List<OfficerRole> lendable(Handle tx, OfficerName officer) {
        return accounts.roles(tx, officer).stream().filter(Deputies::isLendable).toList();
    }

    private Admitted admitted(Handle tx, Account account) {
        return new Admitted(
                account,
                accounts.seal(tx, account.officer()).orElseThrow(),
                factors.isEnrolled(tx, account.officer()),
                Optional.empty());
    }

    /** What a browser keeps from which a person has signed in: the same for the same person and {@code browser}, made by no one else. */
    public String mark(String typed, String browser) {
        byte[] code = HmacSha256.of(seed, "enlace/known-browser/1|" + typed + "|" + browser);
        return HexFormat.of().formatHex(code);
    }

    /**
     * Gives a person a role and others beside it, which fit one person ({@link Deputies#fitOnePerson}); their open sessions
     * end. False where there is no such person.
     */
    public boolean assign(Handle tx, OfficerName officer, OfficerRole role, Set<OfficerRole> more, OfficerName by) {
        boolean known = accounts.assign(tx, officer, role);
        if (known) {
            accounts.more(tx, officer, more);
            changed(tx, officer, role, "CHANGED", by);
            more.forEach(one -> changed(tx, officer, one, "ROLE_ADDED", by));
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
