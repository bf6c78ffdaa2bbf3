// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;

/**
 * One own subject that one partner may know: its hits are the evidence, oldest first, and {@code waiting} the requests about
 * it that wait for an answer. However much more is found, it stays one piece of work. It is named by its oldest hit.
 */
public record Lead(List<Hit> evidence, Set<String> waiting) {
    /** How surely a class says who somebody is, the surest first: a document is one person's, a telephone anybody's. */
    private static final List<String> STRENGTH =
            List.of("document", "nameToken", "companyNumber", "vessel", "account", "plate", "device", "email", "phone");

    public Lead {
        evidence = evidence.stream()
                .sorted(Comparator.comparing(Hit::at).thenComparing(Hit::id))
                .toList();
        waiting = Set.copyOf(waiting);
        Hit first = evidence.getFirst();
        if (!evidence.stream()
                .allMatch(hit ->
                        hit.subject().equals(first.subject()) && hit.partner().equals(first.partner()))) {
            throw new IllegalArgumentException("a lead must be about one subject and one partner: lead=" + first.id());
        }
    }

    public String id() {
        return evidence.getFirst().id();
    }

    public AuthorityId partner() {
        return evidence.getFirst().partner();
    }

    public String subject() {
        return evidence.getFirst().subject();
    }

    /** When the newest evidence was found. */
    public Instant at() {
        return evidence.getLast().at();
    }

    /** Whether a request about it waits for an answer. */
    public boolean asked() {
        return evidence.stream().anyMatch(this::waits);
    }

    /** Whether a hit's record has been asked for, and no answer is here. */
    public boolean waits(Hit hit) {
        return hit.foreign().isEmpty()
                && hit.request().filter(waiting::contains).isPresent();
    }

    /** Where it stands: confirmed where any record is; a rejected one is open again when new evidence comes. */
    public Hit.State state() {
        if (any(Hit.State.CONFIRMED)) {
            return Hit.State.CONFIRMED;
        }
        if (any(Hit.State.DISCLOSED)) {
            return Hit.State.DISCLOSED;
        }
        if (asked()) {
            return Hit.State.REQUESTED;
        }
        return evidence.stream().allMatch(hit -> hit.state() == Hit.State.REJECTED)
                ? Hit.State.REJECTED
                : Hit.State.NEW;
    }

    /** Since when all of its evidence rests on nothing that is held: it is no work any more. */
    public Optional<Instant> withdrawn() {
        return evidence.stream().allMatch(Hit::restsOnNothing)
                ? evidence.stream().flatMap(hit -> hit.withdrawn().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** As {@link #withdrawn}, of the evidence for which a request was made. */
    public boolean restsOnNothing(String request) {
        List<Hit> asked = evidence.stream()
                .filter(hit -> hit.request().equals(Optional.of(request)))
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(Hit::restsOnNothing);
    }

    private boolean any(Hit.State state) {
        return evidence.stream().anyMatch(hit -> hit.state() == state);
    }

    /** The partner's record that an officer should look at first: the confirmed one, else one not decided on, the likeliest. */
    public Optional<SubjectRef> record() {
        return evidence.stream()
                .filter(hit -> hit.foreign().isPresent())
                .min(Comparator.comparingInt((Hit hit) -> order(hit.state()))
                        .thenComparingDouble(hit -> -hit.probability().orElse(0.0))
                        .thenComparing(Hit::id))
                .flatMap(Hit::foreign);
    }

    private static int order(Hit.State state) {
        return switch (state) {
            case CONFIRMED -> 0;
            case DISCLOSED -> 1;
            case REJECTED -> 2;
            case NEW, REQUESTED -> 3;
        };
    }

    /** The hits that led to a record of the partner. */
    public List<Hit> behind(SubjectRef record) {
        return evidence.stream()
                .filter(hit -> hit.foreign().equals(Optional.of(record)))
                .toList();
    }

    /** The standing decision about a record, or about the lead where none was disclosed. */
    public Optional<Hit.Decision> decision(Optional<SubjectRef> record) {
        return evidence.stream()
                .filter(hit -> hit.foreign().equals(record))
                .flatMap(hit -> hit.decision().stream())
                .max(Comparator.comparing(Hit.Decision::at));
    }

    /** Evidence that stands and behind which no record is held now, strongest first. */
    public List<Hit> undisclosed() {
        return evidence.stream()
                .filter(hit -> !hit.restsOnNothing())
                .filter(hit -> hit.foreign().isEmpty() && hit.state() != Hit.State.REJECTED)
                .sorted(Comparator.comparingInt((Hit hit) -> strength(hit.identifierClass()))
                        .thenComparing(Hit::id))
                .toList();
    }

    /** Evidence that can be asked about: nothing is disclosed and no request waits. */
    public List<Hit> askable() {
        return undisclosed().stream().filter(hit -> !waits(hit)).toList();
    }

    /** Evidence found after the newest decision. */
    public long fresh() {
        return evidence.stream()
                .flatMap(hit -> hit.decision().stream())
                .map(Hit.Decision::at)
                .max(Comparator.naturalOrder())
                .map(decided -> evidence.stream()
                        .filter(hit -> hit.at().isAfter(decided) && !hit.restsOnNothing())
                        .count())
                .orElse(0L);
    }

    private static int strength(String identifierClass) {
        int place = STRENGTH.indexOf(identifierClass);
        return place < 0 ? STRENGTH.size() : place;
    }
}
