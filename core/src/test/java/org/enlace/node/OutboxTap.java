// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.List;

/** Keeps a copy of what a node sends from now on: the node itself drops the content once it is acknowledged. */
public final class OutboxTap {
    private OutboxTap() {}

    public static void on(AuthorityNode node) {
        node.database().useTransaction(tx -> {
            tx.execute("create table if not exists tapped (n serial, partner text, type text, content bytea)");
            tx.execute("""
                create or replace function tap() returns trigger language plpgsql as $$ begin
                  insert into tapped (partner, type, content) values (new.partner, new.type, new.content); return new;
                end $$
                """);
            tx.execute("create or replace trigger tap after insert on wire_outbox for each row execute function tap()");
        });
    }

    /** Contents of one type that a node sent since it was tapped, by partner and in order. */
    public static List<byte[]> sent(AuthorityNode node, String type) {
        return node.database()
                .read(tx -> tx.createQuery("select content from tapped where type = :type order by partner, n")
                        .bind("type", type)
                        .mapTo(byte[].class)
                        .list());
    }
}
