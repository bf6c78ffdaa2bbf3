// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;

/**
 * What a hit is about: every subject whose identifier was hit, by id, and their neighbourhood in the own files. One
 * identifier may stand behind several subjects: a telephone that two people use.
 */
public record HitContext(List<String> hits, List<Subject> subjects, List<SubjectLink> links) {
    public HitContext {
        hits = hits.stream().distinct().sorted().toList();
        if (hits.isEmpty()) {
            throw new IllegalArgumentException("a matter must have a subject that was hit");
        }
        subjects = List.copyOf(subjects);
        links = List.copyOf(links);
    }

    /** A matter about one subject that was hit. */
    public HitContext(String hit, List<Subject> subjects, List<SubjectLink> links) {
        this(List.of(hit), subjects, links);
    }

    /** Both in one: what stands in both stands in it once. */
    public HitContext with(HitContext other) {
        List<String> both = new ArrayList<>(hits);
        both.addAll(other.hits);
        Map<String, Subject> some = new LinkedHashMap<>();
        Stream.concat(subjects.stream(), other.subjects.stream()).forEach(one -> some.putIfAbsent(one.id(), one));
        Map<String, SubjectLink> between = new LinkedHashMap<>();
        Stream.concat(links.stream(), other.links.stream()).forEach(one -> between.putIfAbsent(one.id(), one));
        return new HitContext(both, List.copyOf(some.values()), List.copyOf(between.values()));
    }

    /** The first of the subjects that were hit. */
    public String hit() {
        return hits.getFirst();
    }

    /** The subjects that were hit, as far as they are here. */
    public List<Subject> hitSubjects() {
        return subjects.stream().filter(subject -> hits.contains(subject.id())).toList();
    }

    public Optional<Subject> subject(String id) {
        return subjects.stream().filter(subject -> subject.id().equals(id)).findFirst();
    }

    /** Ids of places that are linked to a person: what they say of where they are is a home address. */
    public Set<String> homes() {
        Set<String> people = ids(SubjectKind.PERSON);
        Set<String> places = ids(SubjectKind.PLACE);
        Set<String> homes = new HashSet<>();
        for (SubjectLink link : links) {
            if (people.contains(link.from()) && places.contains(link.to())) {
                homes.add(link.to());
            }
            if (people.contains(link.to()) && places.contains(link.from())) {
                homes.add(link.from());
            }
        }
        return homes;
    }

    private Set<String> ids(SubjectKind kind) {
        Set<String> ids = new HashSet<>();
        subjects.stream().filter(subject -> subject.kind() == kind).forEach(subject -> ids.add(subject.id()));
        return ids;
    }

    /** Ids of the subjects that links lead to from some, themselves among them, not passing through others. */
    Set<String> reach(Collection<String> from, Collection<String> barred) {
        Set<String> reached = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String at = open.pop();
            for (SubjectLink link : links) {
                Optional<String> next = link.from().equals(at)
                        ? Optional.of(link.to())
                        : Optional.of(link.from()).filter(other -> link.to().equals(at));
                next.filter(id -> !barred.contains(id)).filter(reached::add).ifPresent(open::push);
            }
        }
        return reached;
    }

    /** The same in one order, whatever the order in which it was read. */
    public HitContext sorted() {
        return new HitContext(
                hits,
                subjects.stream().sorted(Comparator.comparing(Subject::id)).toList(),
                links.stream().sorted(Comparator.comparing(SubjectLink::id)).toList());
    }
}
