// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.VeilHit;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.model.Statement;
import org.enlace.model.SubjectKind;
import org.enlace.node.AuthorityNode;
import org.enlace.share.DisclosureDryRun;

/**
 * The hit with which a newcomer to the demo begins: Panama's new hit on a person about whom Costa Rica's record, as far as
 * the agreement lets it go, tells most that Panama does not hold. Looks into both nodes, as only a demo can.
 */
final class FirstHit {
    /** Where the demo begins. */
    static final AuthorityId ASKER = AuthorityId.of("pa-security");

    private static final AuthorityId HOLDER = AuthorityId.of("cr-migration");

    private final AuthorityNode asker;
    private final AuthorityNode holder;

    FirstHit(DemoRegion region) {
        asker = region.node(ASKER);
        holder = region.node(HOLDER);
    }

    private record Worth(VeilHit hit, int learnt) {}

    /** The id of that hit; empty where nothing would be learnt from any. */
    Optional<String> find() {
        List<VeilHit> hits = asker.database().read(asker.hits()::all);
        return hits.stream()
                .filter(hit -> hit.state() == VeilHit.State.NEW && hit.partner().equals(HOLDER))
                .map(hit -> new Worth(hit, learnt(hit)))
                .filter(worth -> worth.learnt() > 0)
                .max(Comparator.comparingInt(Worth::learnt)
                        .thenComparing(worth -> worth.hit().subject()))
                .map(worth -> worth.hit().id());
    }

    /** How many facts would come that are not held; none for anything but a person. */
    private int learnt(VeilHit hit) {
        Set<String> known = known(hit);
        if (known.isEmpty()) {
            return 0;
        }
        Optional<DisclosureDryRun> run = holder.database()
                .read(tx -> holder.share()
                        .requests()
                        .rehearse(tx, ASKER, hit.agreement(), hit.handle(), Purpose.ORGANISATIONS_AND_METHODS));
        return run.filter(DisclosureDryRun::permitted)
                .map(permitted -> (int) permitted.lines().stream()
                        .filter(line -> line.withheld().isEmpty())
                        .flatMap(line -> line.statement().stream())
                        .map(Statement::value)
                        .distinct()
                        .filter(value -> !known.contains(value))
                        .count())
                .orElse(0);
    }

    private Set<String> known(VeilHit hit) {
        Set<String> known = new HashSet<>();
        asker.database()
                .read(tx -> asker.files().held(tx, hit.subject()))
                .filter(held -> held.kind() == SubjectKind.PERSON)
                .ifPresent(held -> held.statements()
                        .forEach(one -> known.add(one.statement().value())));
        return known;
    }
}
