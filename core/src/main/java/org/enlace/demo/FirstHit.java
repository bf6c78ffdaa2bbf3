// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Hit;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.model.Statement;
import org.enlace.model.SubjectKind;
import org.enlace.node.Node;
import org.enlace.share.DryRun;

/**
 * The hit with which a newcomer to the demo begins: Panama's new hit on a person about whom Costa Rica's record, as far as
 * the agreement lets it go, tells most that Panama does not hold. Looks into both nodes, as only a demo can.
 */
public final class FirstHit {
    /** Where the demo begins. */
    public static final AuthorityId ASKER = AuthorityId.of("pa-security");

    private static final AuthorityId HOLDER = AuthorityId.of("cr-migration");

    private final Node asker;
    private final Node holder;

    public FirstHit(Region region) {
        asker = region.node(ASKER);
        holder = region.node(HOLDER);
    }

    private record Worth(Hit hit, int learnt) {}

    /** The id of that hit; empty where nothing would be learnt from any. */
    public Optional<String> find() {
        List<Hit> hits = asker.database().read(asker.hits()::all);
        return hits.stream()
                .filter(hit -> hit.state() == Hit.State.NEW && hit.partner().equals(HOLDER))
                .map(hit -> new Worth(hit, learnt(hit)))
                .filter(worth -> worth.learnt() > 0)
                .max(Comparator.comparingInt(Worth::learnt)
                        .thenComparing(worth -> worth.hit().subject()))
                .map(worth -> worth.hit().id());
    }

    /** How many facts would come that are not held; none for anything but a person. */
    private int learnt(Hit hit) {
        Set<String> known = known(hit);
        if (known.isEmpty()) {
            return 0;
        }
        Optional<DryRun> run = holder.database()
                .read(tx -> holder.share()
                        .requests()
                        .rehearse(
                                tx,
                                ASKER,
                                hit.agreement(),
                                hit.identifierClass(),
                                hit.handle(),
                                Purpose.ORGANISATIONS_AND_METHODS));
        return run.filter(DryRun::permitted)
                .map(permitted -> (int) permitted.lines().stream()
                        .filter(line -> line.withheld().isEmpty())
                        .flatMap(line -> line.statement().stream())
                        .map(Statement::value)
                        .distinct()
                        .filter(value -> !known.contains(value))
                        .count())
                .orElse(0);
    }

    private Set<String> known(Hit hit) {
        Set<String> known = new HashSet<>();
        asker.database()
                .read(tx -> asker.files().held(tx, hit.subject()))
                .filter(held -> held.kind() == SubjectKind.PERSON)
                .ifPresent(held -> held.statements()
                        .forEach(one -> known.add(one.statement().value())));
        return known;
    }
}
