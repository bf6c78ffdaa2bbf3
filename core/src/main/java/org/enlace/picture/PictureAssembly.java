// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.model.AuthorityId;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;

/** Puts contributions together into vertices and edges; the order of the input does not change the outcome. */
final class PictureAssembly {
    private final TreeMap<SubjectRef, Subject> subjects = new TreeMap<>();
    private final Map<SubjectRef, SubjectRef> vertexOf = new HashMap<>();
    private final Map<EdgeKey, List<PictureEdge.Voice>> voices = new LinkedHashMap<>();

    private record EdgeKey(SubjectRef from, SubjectRef to, String relation, boolean lead) {}

    PictureAssembly(Collection<PictureContribution> contributions, Collection<SubjectSameness> samenesses) {
        for (PictureContribution contribution : contributions) {
            contribution
                    .subjects()
                    .forEach(subject -> subjects.put(new SubjectRef(contribution.authority(), subject.id()), subject));
        }
        join(samenesses);
        contributions.stream()
                .sorted((a, b) -> a.authority().compareTo(b.authority()))
                .forEach(this::addLinks);
        samenesses.stream().filter(same -> !same.confirmed()).forEach(this::addLead);
    }

    List<PictureVertex> vertices() {
        TreeMap<SubjectRef, List<SubjectRef>> members = new TreeMap<>();
        subjects.keySet()
                .forEach(ref -> members.computeIfAbsent(vertex(ref), key -> new ArrayList<>())
                        .add(ref));
        return members.entrySet().stream()
                .map(entry -> vertex(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<PictureEdge> edges() {
        return voices.entrySet().stream()
                .map(entry -> new PictureEdge(
                        entry.getKey().from(),
                        entry.getKey().to(),
                        entry.getKey().relation(),
                        entry.getKey().lead(),
                        entry.getValue()))
                .toList();
    }

    private PictureVertex vertex(SubjectRef id, List<SubjectRef> members) {
        Subject first = subject(id);
        SortedMap<AuthorityId, String> captions = new TreeMap<>();
        members.forEach(
                one -> captions.putIfAbsent(one.authority(), subject(one).caption()));
        return new PictureVertex(id, first.kind(), first.caption(), List.copyOf(members), captions);
    }

    private Subject subject(SubjectRef ref) {
        Subject found = subjects.get(ref);
        if (found == null) {
            throw new IllegalStateException("vertex must have a subject: authority=" + ref.authority());
        }
        return found;
    }

    private void join(Collection<SubjectSameness> samenesses) {
        List<SubjectRef> refs = List.copyOf(subjects.keySet());
        Map<SubjectRef, Integer> index = new HashMap<>();
        for (int i = 0; i < refs.size(); i++) {
            index.put(refs.get(i), i);
        }
        DisjointSets sets = new DisjointSets(refs.size());
        for (SubjectSameness same : samenesses) {
            Integer one = index.get(same.one());
            Integer other = index.get(same.other());
            if (same.confirmed() && one != null && other != null) {
                sets.union(one, other);
            }
        }
        for (int i = 0; i < refs.size(); i++) {
            vertexOf.put(refs.get(i), refs.get(sets.find(i)));
        }
    }

    private SubjectRef vertex(SubjectRef member) {
        return vertexOf.getOrDefault(member, member);
    }

    private void addLinks(PictureContribution contribution) {
        for (SubjectLink link : contribution.links()) {
            SubjectRef from = new SubjectRef(contribution.authority(), link.from());
            SubjectRef to = new SubjectRef(contribution.authority(), link.to());
            if (subjects.containsKey(from) && subjects.containsKey(to)) {
                add(from, to, link.relation(), false, voice(contribution, link));
            }
        }
    }

    private static PictureEdge.Voice voice(PictureContribution contribution, SubjectLink link) {
        String role = link.statements().stream()
                .filter(statement -> statement.property().equals("role"))
                .map(Statement::value)
                .findFirst()
                .orElse("");
        SourceGrade grade = link.statements().stream()
                .map(statement -> statement.provenance().grade())
                .min(SourceGrade::compareTo)
                .orElse(SourceGrade.UNEVALUATED);
        return new PictureEdge.Voice(contribution.authority(), link.id(), role, grade);
    }

    private void addLead(SubjectSameness same) {
        if (subjects.containsKey(same.one()) && subjects.containsKey(same.other())) {
            SubjectRef low = same.one().compareTo(same.other()) <= 0 ? same.one() : same.other();
            SubjectRef high = low.equals(same.one()) ? same.other() : same.one();
            var voice = new PictureEdge.Voice(low.authority(), "", same.reason(), SourceGrade.UNEVALUATED);
            add(low, high, "hit", true, voice);
        }
    }

    private void add(SubjectRef from, SubjectRef to, String relation, boolean lead, PictureEdge.Voice voice) {
        SubjectRef start = vertex(from);
        SubjectRef end = vertex(to);
        if (!start.equals(end)) {
            voices.computeIfAbsent(new EdgeKey(start, end, relation, lead), key -> new ArrayList<>())
                    .add(voice);
        }
    }
}
