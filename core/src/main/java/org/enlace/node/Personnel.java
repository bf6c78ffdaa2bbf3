// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.node.Accounts.Account;
import org.enlace.node.Changes.Change;
import org.enlace.share.Role;
import org.enlace.store.Database;
import org.jdbi.v3.core.Handle;

/** Who may work at this node: signing in, and accounts given, changed and taken away, each with its ledger entry. */
public final class Personnel {
    private final Database database;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Changes changes;

    /** An account that signed in; {@code seal} fits as long as neither role nor password were changed. */
    public record Admitted(Account account, String seal) {}

    Personnel(Database database, Accounts accounts, Ledger ledger, Changes changes) {
        this.database = database;
        this.accounts = accounts;
        this.ledger = ledger;
        this.changes = changes;
    }

    /** The account, where name and password fit; right or wrong, it is in the ledger. */
    public Optional<Admitted> signIn(String officer, String password) {
        String hash = database.read(tx -> accounts.hash(tx, officer));
        boolean fits = accounts.fits(password, hash);
        return database.inTransaction(tx -> {
            Optional<Account> account = accounts.find(tx, officer);
            boolean admitted = fits && accounts.hash(tx, officer).equals(hash);
            Map<String, Object> who = account.<Map<String, Object>>map(
                            found -> Map.of("officer", found.officer(), "role", found.role()))
                    .orElse(Map.of());
            ledger.append(tx, admitted ? EntryType.LOGIN : EntryType.LOGIN_FAILED, who);
            return account.filter(found -> admitted)
                    .flatMap(found -> accounts.seal(tx, officer).map(seal -> new Admitted(found, seal)));
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

    public Optional<Account> find(Handle tx, String officer) {
        return accounts.find(tx, officer);
    }

    /** Adds a person, or gives them a new role and password; their open sessions end. */
    public void put(Handle tx, String officer, Role role, String password, String by) {
        boolean known = accounts.find(tx, officer).isPresent();
        accounts.put(tx, officer, role, password);
        changed(tx, officer, role, known ? "CHANGED" : "ADDED", by);
    }

    /** Gives a person another role; their open sessions end. False where there is no such person. */
    public boolean assign(Handle tx, String officer, Role role, String by) {
        boolean known = accounts.assign(tx, officer, role);
        if (known) {
            changed(tx, officer, role, "CHANGED", by);
        }
        return known;
    }

    /** Takes an account away; its open sessions end. False where there is none. */
    public boolean dismiss(Handle tx, String officer, String by) {
        Optional<Account> account = accounts.find(tx, officer);
        account.ifPresent(found -> {
            accounts.remove(tx, officer);
            changed(tx, officer, found.role(), "REMOVED", by);
        });
        return account.isPresent();
    }

    private void changed(Handle tx, String officer, Role role, String change, String by) {
        ledger.append(tx, EntryType.ACCOUNT, Map.of("officer", officer, "role", role, "change", change, "by", by));
        tx.afterCommit(() -> changes.tell(Change.ACCOUNTS));
    }

    /** Gives everyone named an account with this password, as in a demonstration; whoever has one keeps the language. */
    public void setAll(List<Account> named, String password) {
        database.useTransaction(tx -> accounts.put(tx, named, password));
        changes.tell(Change.ACCOUNTS);
    }

    /** Keeps the language of a person's desk, {@code en} or {@code es}. */
    public void language(Handle tx, String officer, String language) {
        accounts.language(tx, officer, language);
    }
}
