// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.SubjectRef;

/**
 * One own subject that one partner may know: its hits are the evidence, oldest first, and {@code waiting} the requests about
 * it that wait for an answer. However much more is found, it stays one piece of work. It is named by its oldest hit.
 *
 * <p>Decision: docs/decisions.md, "Hits are evidence, leads are work".
 */
public record HitLead(List<VeilHit> evidence, Set<String> waiting) {
    /** How surely a class says who somebody is, the surest first: a document is one person's, a telephone anybody's. */
    private static final List<String> STRENGTH =
            List.of("document", "nameToken", "companyNumber", "vessel", "account", "plate", "device", "email", "phone");

    public HitLead {
        evidence = evidence.stream()
                .sorted(Comparator.comparing(VeilHit::at).thenComparing(VeilHit::id))
                .toList();
        waiting = Set.copyOf(waiting);
        VeilHit first = evidence.getFirst();
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
    public boolean waits(VeilHit hit) {
        return hit.foreign().isEmpty()
                && hit.request().filter(waiting::contains).isPresent();
    }

    /** Where it stands: confirmed where any record is; a rejected one is open again when new evidence comes. */
    public VeilHit.State state() {
        if (any(VeilHit.State.CONFIRMED)) {
            return VeilHit.State.CONFIRMED;
        }
        if (any(VeilHit.State.DISCLOSED)) {
            return VeilHit.State.DISCLOSED;
        }
        if (asked()) {
            return VeilHit.State.REQUESTED;
        }
        return evidence.stream().allMatch(hit -> hit.state() == VeilHit.State.REJECTED)
                ? VeilHit.State.REJECTED
                : VeilHit.State.NEW;
    }

    /** Since when all of its evidence rests on nothing that is held: it is no work any more. */
    public Optional<Instant> withdrawn() {
        return evidence.stream().allMatch(VeilHit::restsOnNothing)
                ? evidence.stream().flatMap(hit -> hit.withdrawn().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** As {@link #withdrawn}, of the evidence for which a request was made. */
    public boolean restsOnNothing(String request) {
        List<VeilHit> asked = evidence.stream()
                .filter(hit -> hit.request().equals(Optional.of(request)))
                .toList();
        return !asked.isEmpty() && asked.stream().allMatch(VeilHit::restsOnNothing);
    }

    private boolean any(VeilHit.State state) {
        return evidence.stream().anyMatch(hit -> hit.state() == state);
    }

    /** The partner's record that an officer should look at first: the confirmed one, else one not decided on, the likeliest. */
    public Optional<SubjectRef> record() {
        return evidence.stream()
                .filter(hit -> hit.foreign().isPresent())
                .min(Comparator.comparingInt((VeilHit hit) -> order(hit.state()))
                        .thenComparingDouble(hit -> -hit.probability().orElse(0.0))
                        .thenComparing(VeilHit::id))
                .flatMap(VeilHit::foreign);
    }

    private static int order(VeilHit.State state) {
        return switch (state) {
            case CONFIRMED -> 0;
            case DISCLOSED -> 1;
            case REJECTED -> 2;
            case NEW, REQUESTED -> 3;
        };
    }

    /** The hits that led to a record of the partner. */
    public List<VeilHit> behind(SubjectRef record) {
        return evidence.stream()
                .filter(hit -> hit.foreign().equals(Optional.of(record)))
                .toList();
    }

    /** The standing decision about a record, or about the lead where none was disclosed. */
    public Optional<VeilHit.Decision> decision(Optional<SubjectRef> record) {
        return evidence.stream()
                .filter(hit -> hit.foreign().equals(record))
                .flatMap(hit -> hit.decision().stream())
                .max(Comparator.comparing(VeilHit.Decision::at));
    }

    /** Evidence that stands and behind which no record is held now, strongest first. */
    public List<VeilHit> undisclosed() {
        return evidence.stream()
                .filter(hit -> !hit.restsOnNothing())
                .filter(hit -> hit.foreign().isEmpty() && hit.state() != VeilHit.State.REJECTED)
                .sorted(Comparator.comparingInt((VeilHit hit) -> strength(hit.identifierClass()))
                        .thenComparing(VeilHit::id))
                .toList();
    }

    /** Evidence that can be asked about: nothing is disclosed and no request waits. */
    public List<VeilHit> askable() {
        return undisclosed().stream().filter(hit -> !waits(hit)).toList();
    }

    /** Evidence found after the newest decision. */
    public long fresh() {
        return evidence.stream()
                .flatMap(hit -> hit.decision().stream())
                .map(VeilHit.Decision::at)
                .max(Comparator.naturalOrder())
                .map(decided -> evidence.stream()
                        .filter(hit -> hit.at().isAfter(decided) && !hit.restsOnNothing())
                        .count())
                .orElse(0L);
    }

    private static int strength(ClassLabel identifierClass) {
        int place = STRENGTH.indexOf(identifierClass.value());
        return place < 0 ? STRENGTH.size() : place;
    }
}
