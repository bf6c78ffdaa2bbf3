// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.match.Score.Likeness;
import org.enlace.model.Subject;

/**
 * Own subjects, found by what they may share with a foreign one: an exact identifier, two parts of a name by their sound, or
 * a birth date with one part. One foreign subject is compared with those only. Not for several threads at once.
 */
public final class Index {
    private final Matcher matcher;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, Profile> profiles = new HashMap<>();
    private final Map<String, List<String>> blocks = new HashMap<>();

    /** An own subject and how it scored. */
    public record Candidate(Subject own, Score score) {}

    private Index(Matcher matcher) {
        this.matcher = matcher;
    }

    public static Index of(Matcher matcher, Collection<Subject> own) {
        Index index = new Index(matcher);
        own.forEach(index::add);
        return index;
    }

    /** Adds a subject, in place of one with the same id. */
    public void add(Subject subject) {
        remove(subject.id());
        Profile profile = Profile.of(subject);
        subjects.put(subject.id(), subject);
        profiles.put(subject.id(), profile);
        for (String key : BlockingKeys.of(profile)) {
            blocks.computeIfAbsent(key, block -> new ArrayList<>(2)).add(subject.id());
        }
    }

    /** Takes a subject out; without effect where there is none. */
    public void remove(String id) {
        Optional.ofNullable(profiles.remove(id)).ifPresent(profile -> {
            subjects.remove(id);
            for (String key : BlockingKeys.of(profile)) {
                blocks.computeIfPresent(key, (block, ids) -> {
                    ids.remove(id);
                    return ids.isEmpty() ? null : ids;
                });
            }
        });
    }

    public int size() {
        return subjects.size();
    }

    /** Own subjects that share a blocking key with a foreign one, in the order in which they were added to the blocks. */
    public List<Subject> candidates(Subject foreign) {
        return ids(Profile.of(foreign)).stream()
                .flatMap(id -> Optional.ofNullable(subjects.get(id)).stream())
                .toList();
    }

    /** Candidates that are at least as likely as {@code floor}, the best first. */
    public List<Candidate> matches(Subject foreign, Likeness floor) {
        Profile profile = Profile.of(foreign);
        Matcher among = matcher.among(Math.max(1, subjects.size()));
        List<Candidate> found = new ArrayList<>();
        for (String id : ids(profile)) {
            Profile own = profiles.get(id);
            Subject subject = subjects.get(id);
            if (own != null && subject != null) {
                Score score = among.score(own, profile);
                if (score.likeness().compareTo(floor) <= 0) {
                    found.add(new Candidate(subject, score));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Candidate each) -> -each.score().weight())
                .thenComparing(each -> each.own().id()));
        return found;
    }

    private Set<String> ids(Profile foreign) {
        Set<String> ids = new LinkedHashSet<>();
        for (String key : BlockingKeys.of(foreign)) {
            ids.addAll(blocks.getOrDefault(key, List.of()));
        }
        return ids;
    }
}
