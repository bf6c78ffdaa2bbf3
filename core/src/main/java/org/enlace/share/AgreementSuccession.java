// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementLife;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.share.AgreementTable.Row;
import org.jdbi.v3.core.Handle;

/**
 * Which agreements may live beside each other: one between two authorities, and beside it a successor that is to
 * supersede it.
 *
 * <p>Decision: docs/decisions.md, "One living agreement between two authorities".
 */
final class AgreementSuccession {
    /** Why a second one is refused. */
    static final String RULE = "Two authorities have one living agreement: end it, or offer one that supersedes it.";

    private final AgreementTable table;

    AgreementSuccession(AgreementTable table) {
        this.table = table;
    }

    /**
     * Agreements with the partner that live, a draft does not, other than {@code agreement} and the one it supersedes.
     * Nobody else offers to this partner, or hears its offer, until the transaction ends.
     */
    List<Row> rivals(Handle tx, Agreement agreement, AuthorityId partner) {
        tx.execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", "enlace/agreement/" + partner);
        AgreementDigest digest = agreement.digest();
        return table.of(tx, partner).stream()
                .filter(row -> isLiving(row.standing().life()))
                .filter(row -> !row.standing().digest().equals(digest))
                .filter(row -> !agreement
                        .supersedes()
                        .equals(Optional.of(row.standing().digest())))
                .toList();
    }

    private static boolean isLiving(AgreementLife life) {
        return switch (life) {
            case OFFERED, IN_FORCE, SUSPENDED -> true;
            case DRAFT, ENDED -> false;
        };
    }

    /** Digests of an agreement and of all that it and its predecessors superseded, newest first. */
    List<AgreementDigest> line(Handle tx, Row newest) {
        Set<AgreementDigest> line =
                new LinkedHashSet<>(List.of(newest.standing().digest()));
        Optional<Row> next = Optional.of(newest);
        while (next.isPresent()) {
            next = next.get()
                    .standing()
                    .agreement()
                    .supersedes()
                    .flatMap(digest -> table.find(tx, digest))
                    .filter(row -> row.partner().equals(newest.partner()))
                    .filter(row -> line.add(row.standing().digest()));
        }
        return List.copyOf(line);
    }
}
