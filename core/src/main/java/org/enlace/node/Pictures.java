// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.Link;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.node.Hit.State;
import org.enlace.picture.Contribution;
import org.enlace.picture.JointPicture;
import org.enlace.picture.Sameness;
import org.enlace.share.Foreign;
import org.enlace.share.Foreign.Reader;
import org.enlace.share.Operation;
import org.jdbi.v3.core.Handle;

/** Puts the joint picture together: own subjects around hits, what partners disclosed, and officers' confirmations. */
public final class Pictures {
    private static final int STEPS = 2;
    private static final int MOST = 5_000;

    private final AuthorityId self;
    private final OwnFiles files;
    private final Foreign foreign;
    private final Hits hits;

    Pictures(AuthorityId self, OwnFiles files, Foreign foreign, Hits hits) {
        this.self = self;
        this.files = files;
        this.foreign = foreign;
        this.hits = hits;
    }

    /** Everything that this node may show in one picture now; the read of foreign records is decided and logged. */
    public JointPicture joint(Handle tx, String officer) {
        return joint(tx, officer, Set.of());
    }

    /** As above, with the own surroundings of more subjects. */
    public JointPicture joint(Handle tx, String officer, Set<String> more) {
        List<Hit> all = hits.all(tx).stream()
                .filter(hit -> hit.state() != State.REJECTED)
                .toList();
        Set<String> seeds = new LinkedHashSet<>(more);
        all.forEach(hit -> seeds.add(hit.subject()));
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(files.around(tx, seeds, STEPS, MOST));
        contributions.addAll(foreign(tx, officer));
        return JointPicture.of(contributions, samenesses(all));
    }

    private List<Contribution> foreign(Handle tx, String officer) {
        Foreign.View view = foreign.all(tx, new Reader(officer, Operation.JOINT_PICTURE));
        Map<AuthorityId, List<Subject>> subjects = new LinkedHashMap<>();
        Map<AuthorityId, List<Link>> links = new LinkedHashMap<>();
        view.subjects()
                .forEach(one -> subjects.computeIfAbsent(one.authority(), key -> new ArrayList<>())
                        .add(one.subject()));
        view.links()
                .forEach(one -> links.computeIfAbsent(one.authority(), key -> new ArrayList<>())
                        .add(one.link()));
        return subjects.entrySet().stream()
                .map(entry -> new Contribution(
                        entry.getKey(), entry.getValue(), links.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private List<Sameness> samenesses(List<Hit> all) {
        return all.stream()
                .filter(hit -> hit.foreign().isPresent())
                .map(hit -> new Sameness(
                        new SubjectRef(self, hit.subject()),
                        hit.foreign().orElseThrow(),
                        hit.state() == State.CONFIRMED,
                        hit.identifierClass()))
                .toList();
    }
}
