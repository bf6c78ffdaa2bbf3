// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.model.Subject;

/**
 * Own subjects, found by what they may share with a foreign one: an exact identifier, two parts of a name by their sound, or
 * a birth date with one part. One foreign subject is compared with those only. Not for several threads at once.
 */
public final class SubjectIndex {
    private static final char ROW = '#';
    private static final int LEAST_ASKED = 2_000;

    private final SubjectMatcher matcher;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private SubjectScale scale;
    private int asked;

    /** An own subject and how it scored. */
    public record Candidate(Subject own, MatchScore score) {}

    private record Held(Subject subject, SubjectRecords records) {}

    private SubjectIndex(SubjectMatcher matcher) {
        this.matcher = matcher;
        scale = matcher.scale();
    }

    public static SubjectIndex of(SubjectMatcher matcher, Collection<Subject> own) {
        SubjectIndex index = new SubjectIndex(matcher);
        own.forEach(index::add);
        return index;
    }

    /** Adds a subject, in place of one with the same id. */
    public void add(Subject subject) {
        remove(subject.id());
        Held fresh = new Held(subject, SubjectRecords.of(subject));
        held.put(subject.id(), fresh);
        enter(fresh);
    }

    private void enter(Held one) {
        List<List<String>> rows = one.records().rows();
        for (int row = 0; row < rows.size(); row++) {
            scale.index().add(one.subject().id() + ROW + row, rows.get(row));
        }
    }

    /** Takes a subject out; without effect where there is none. */
    public void remove(String id) {
        Held gone = held.remove(id);
        for (int row = 0; gone != null && row < gone.records().rows().size(); row++) {
            scale.index().remove(id + ROW + row);
        }
    }

    public int size() {
        return held.size();
    }

    /**
     * Own subjects that share a blocking key with a foreign one and are at least as likely as {@code floor}, the best first. Cost:
     * the subjects that share a key with it.
     */
    public List<Candidate> matches(Subject foreign, Likeness floor) {
        forgetWhatWasAsked();
        SubjectRecords records = SubjectRecords.of(foreign);
        SubjectMatcher among = matcher.among(Math.max(1, held.size()));
        List<Candidate> found = new ArrayList<>();
        for (Held own : sharing(records)) {
            MatchScore score = among.score(scale.evidence(own.records(), records));
            if (score.likeness().compareTo(floor) <= 0) {
                found.add(new Candidate(own.subject(), score));
            }
        }
        found.sort(Comparator.comparingDouble((Candidate each) -> -each.score().weight())
                .thenComparing(each -> each.own().id()));
        return found;
    }

    private Collection<Held> sharing(SubjectRecords foreign) {
        Set<String> ids = new TreeSet<>();
        foreign.rows().forEach(row -> scale.index().match(row).forEach(match -> ids.add(match.id())));
        Map<String, Held> sharing = new HashMap<>();
        for (String row : ids) {
            String id = row.substring(0, row.lastIndexOf(ROW));
            Held own = held.get(id);
            if (own != null) {
                sharing.put(id, own);
            }
        }
        return sharing.values();
    }

    /** The engine keeps the values that it was asked for; nobody's values stay here longer than they are of use. */
    private void forgetWhatWasAsked() {
        if (asked++ == Math.max(LEAST_ASKED, held.size())) {
            scale = matcher.scale();
            held.values().forEach(this::enter);
            asked = 1;
        }
    }
}
