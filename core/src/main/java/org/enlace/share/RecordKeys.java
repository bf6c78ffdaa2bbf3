// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.List;
import java.util.Set;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.store.Database;
import org.enlace.vault.RotatedWrappingKey;
import org.jdbi.v3.core.Handle;

/** The keys of records received, as the node's standing work sees them. */
public final class RecordKeys {
    /** The tables of record keys and of the key around them, which a backup leaves out. */
    public static final Set<String> TABLES = Set.of("share_key", RotatedWrappingKey.TABLE, "share_spent");

    private static final String GONE = "KEY_GONE";

    private static final List<String> DANGLING = List.of(
            "update share_foreign set content = null, kind = '', key_id = null where key_id is not null"
                    + " and not exists (select from share_key where id = key_id)",
            "update share_request set words_key = null where words_key is not null"
                    + " and not exists (select from share_key where id = words_key)",
            "update share_request_event set note_key = null where note_key is not null"
                    + " and not exists (select from share_key where id = note_key)",
            "delete from share_key where not exists (select from share_foreign where key_id = share_key.id)"
                    + " and not exists (select from share_request where words_key = share_key.id)"
                    + " and not exists (select from share_request_event where note_key = share_key.id)");

    private final RotatedWrappingKey wrapping;
    private final ForeignRecordTable records;
    private final OutgoingGate egress;

    RecordKeys(RotatedWrappingKey wrapping, ForeignRecordTable records, OutgoingGate egress) {
        this.wrapping = wrapping;
        this.records = records;
        this.egress = egress;
    }

    private record Held(AgreementDigest agreement, AuthorityId partner) {}

    /**
     * To be called at each start. Where the database is a copy from before the last purge, nothing in it that partners
     * disclosed can be read: it is purged, and each partner is told. Returns how many records.
     */
    public int open(Handle tx) {
        if (!wrapping.isLost(tx)) {
            return 0;
        }
        List<Held> held = tx.createQuery(
                        "select distinct agreement, authority from share_foreign where content is not null order by 1,"
                                + " 2")
                .map((row, context) ->
                        new Held(new AgreementDigest(row.getString(1)), AuthorityId.of(row.getString(2))))
                .list();
        List<Integer> purged = held.stream()
                .map(one -> records.purgeUnder(tx, one.agreement(), one.partner(), GONE))
                .toList();
        tx.execute("delete from share_key");
        for (int at = 0; at < purged.size(); at++) {
            Held one = held.get(at);
            egress.administer(
                    tx,
                    one.partner(),
                    "share.purged",
                    new ShareMessages.Purged("", one.agreement(), purged.get(at)).json());
        }
        return purged.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * In an older copy with newer record keys: forgets each record whose key is not there any more, because it was purged
     * after the copy was made, and each key without a record. The constraints of the tables may be off meanwhile.
     */
    public static void forgetDangling(Handle tx) {
        DANGLING.forEach(tx::execute);
    }

    /** Replaces the key around record keys where some were destroyed; to be called after each purge run. */
    public boolean replace(Database database) {
        return wrapping.replace(database);
    }
}
