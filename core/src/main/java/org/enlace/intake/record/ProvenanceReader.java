// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementProvenance;
import tools.jackson.databind.JsonNode;

/**
 * What a record says of its own provenance: the {@code enlace} object of an entity, or {@code first_seen} and
 * {@code last_seen} as OpenSanctions writes them.
 */
public final class ProvenanceReader {
    private ProvenanceReader() {}

    public sealed interface Outcome {}

    public record Read(StatementProvenance provenance) implements Outcome {}

    public record Refused(RefusalReason reason) implements Outcome {}

    static Outcome read(JsonNode entity, StatementProvenance general) {
        JsonNode own = entity.path("enlace");
        Outcome outcome = seen(
                new Read(general),
                first(own.path("firstSeen"), entity.path("first_seen")),
                first(own.path("lastSeen"), entity.path("last_seen")));
        outcome = with(outcome, text(own.path("grade")), ProvenanceReader::graded);
        outcome = with(outcome, text(own.path("handling")), ProvenanceReader::handled);
        outcome = with(outcome, text(own.path("legalBasis")), (p, basis) -> new Read(p.onBasis(basis)));
        return with(outcome, text(own.path("expires")), ProvenanceReader::expiring);
    }

    public static Outcome with(Outcome before, String text, BiFunction<StatementProvenance, String, Outcome> change) {
        return switch (before) {
            case Read(StatementProvenance provenance) -> text.isEmpty() ? before : change.apply(provenance, text);
            case Refused _ -> before;
        };
    }

    public static Outcome graded(StatementProvenance provenance, String text) {
        try {
            return new Read(provenance.graded(SourceGrade.parse(text)));
        } catch (IllegalArgumentException unfit) {
            return new Refused(RefusalReason.BAD_GRADE);
        }
    }

    public static Outcome handled(StatementProvenance provenance, String text) {
        try {
            return new Read(provenance.handled(HandlingMark.parse(text)));
        } catch (IllegalArgumentException unfit) {
            return new Refused(RefusalReason.BAD_HANDLING);
        }
    }

    public static Outcome expiring(StatementProvenance provenance, String text) {
        return day(text)
                .<Outcome>map(date -> new Read(provenance.expiring(date)))
                .orElse(new Refused(RefusalReason.BAD_DATE));
    }

    /** Seen from and to; a missing end is the other one, and neither is after today. */
    public static Outcome seen(Outcome before, Optional<LocalDate> first, Optional<LocalDate> last) {
        if (!(before instanceof Read(StatementProvenance provenance)) || (first.isEmpty() && last.isEmpty())) {
            return before;
        }
        LocalDate from = first.or(() -> last).orElseThrow();
        LocalDate to = last.or(() -> first).orElseThrow();
        LocalDate today = provenance.lastSeen();
        return new Read(provenance.seen(from.isAfter(today) ? today : from, to.isAfter(today) ? today : to));
    }

    /** The day that a text names in ISO 8601, its time left out. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.length() < 10 ? Optional.empty() : Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> first(JsonNode one, JsonNode other) {
        return day(text(one)).or(() -> day(text(other)));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue().strip() : "";
    }
}
