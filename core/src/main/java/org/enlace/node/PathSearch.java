// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.cases.CaseFiles;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.picture.SubjectSameness;
import org.enlace.share.ForeignRecords.ForeignLink;
import org.jdbi.v3.core.Handle;

/**
 * Looks for a shortest path between two subjects over all own files and all that partners disclosed, whatever of it is
 * drawn. Goes outwards step by step, one query for each; a confirmed match is no step, an unconfirmed one is. Stops at
 * {@link #MOST_STEPS} steps or {@link #MOST_SUBJECTS} subjects and says so.
 *
 * <p>Decision: docs/decisions.md, "The whole picture is whole, and paths are looked for where nothing is drawn".
 */
final class PathSearch {
    static final int MOST_STEPS = 12;
    static final int MOST_SUBJECTS = 20_000;

    private final AuthorityId self;
    private final CaseFiles cases;
    private final Map<SubjectRef, Set<SubjectRef>> beside = new HashMap<>();
    private final Map<SubjectRef, Set<SubjectRef>> same = new HashMap<>();
    private final Map<SubjectRef, Optional<SubjectRef>> cameFrom = new HashMap<>();

    /** What a search comes to. */
    sealed interface Outcome {
        /** The subjects on the way, both ends included. */
        record Along(List<SubjectRef> subjects) implements Outcome {}

        /** Everything that can be reached was looked at. */
        record Nowhere() implements Outcome {}

        /** The search ended after so many steps with more to look at. */
        record NotWithin(int steps) implements Outcome {}
    }

    PathSearch(
            AuthorityId self, CaseFiles cases, Collection<ForeignLink> links, Collection<SubjectSameness> samenesses) {
        this.self = self;
        this.cases = cases;
        links.forEach(one -> join(
                beside,
                new SubjectRef(one.authority(), one.link().from()),
                new SubjectRef(one.authority(), one.link().to())));
        samenesses.forEach(one -> join(one.confirmed() ? same : beside, one.one(), one.other()));
    }

    private static void join(Map<SubjectRef, Set<SubjectRef>> pairs, SubjectRef one, SubjectRef other) {
        pairs.computeIfAbsent(one, _ -> new TreeSet<>()).add(other);
        pairs.computeIfAbsent(other, _ -> new TreeSet<>()).add(one);
    }

    /** Where the way out from the first does not end, nothing beyond the second is an answer too. */
    Outcome search(Handle tx, SubjectRef from, SubjectRef to) {
        Outcome found = outwards(tx, from, to);
        if (found instanceof Outcome.NotWithin && outwards(tx, to, from) instanceof Outcome.Nowhere) {
            return new Outcome.Nowhere();
        }
        return found;
    }

    private Outcome outwards(Handle tx, SubjectRef from, SubjectRef to) {
        cameFrom.clear();
        Set<SubjectRef> edge = new LinkedHashSet<>();
        reach(from, Optional.empty(), edge);
        for (int step = 0; !cameFrom.containsKey(to); step++) {
            if (edge.isEmpty()) {
                return new Outcome.Nowhere();
            }
            if (step == MOST_STEPS || cameFrom.size() > MOST_SUBJECTS) {
                return new Outcome.NotWithin(step);
            }
            edge = next(tx, edge);
        }
        return new Outcome.Along(back(to));
    }

    private Set<SubjectRef> next(Handle tx, Set<SubjectRef> edge) {
        Set<SubjectRef> next = new LinkedHashSet<>();
        List<String> own = edge.stream()
                .filter(ref -> ref.authority().equals(self))
                .map(SubjectRef::id)
                .toList();
        if (!own.isEmpty()) {
            cases.beside(tx, own)
                    .forEach(pair -> reach(
                            new SubjectRef(self, pair.other()),
                            Optional.of(new SubjectRef(self, pair.subject())),
                            next));
        }
        edge.forEach(at -> beside.getOrDefault(at, Set.of()).forEach(other -> reach(other, Optional.of(at), next)));
        return next;
    }

    /** Remembers the way to a subject and to all that is confirmed as the same. */
    private void reach(SubjectRef subject, Optional<SubjectRef> origin, Set<SubjectRef> edge) {
        if (cameFrom.putIfAbsent(subject, origin) != null) {
            return;
        }
        edge.add(subject);
        same.getOrDefault(subject, Set.of()).forEach(other -> reach(other, Optional.of(subject), edge));
    }

    private List<SubjectRef> back(SubjectRef to) {
        Deque<SubjectRef> way = new ArrayDeque<>();
        Optional<SubjectRef> at = Optional.of(to);
        while (at.isPresent()) {
            way.addFirst(at.get());
            at = cameFrom.getOrDefault(at.get(), Optional.empty());
        }
        return List.copyOf(way);
    }
}
