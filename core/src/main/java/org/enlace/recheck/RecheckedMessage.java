// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.Agreement;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AgreementDigest;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.recheck.MessageRecheck.Breach;
import org.enlace.recheck.MessageRecheck.History;
import org.enlace.recheck.MessageRecheck.Rule;
import tools.jackson.databind.JsonNode;

/** One message that left, held against the JSON of the agreement that it names. */
public final class RecheckedMessage {
    /** What leaves without an agreement; a list of its own, which a test compares with the door's. */
    public static final Set<String> ADMINISTRATION = Set.of(
            "share.agreement-offer",
            "share.agreement-sign",
            "share.agreement-suspend",
            "share.agreement-resume",
            "share.agreement-end",
            "share.refusal",
            "share.recall",
            "share.purged",
            "ledger.checkpoint",
            "ledger.cosignature",
            "wire.card");

    private static final Set<String> DISCLOSURE = Set.of(
            "form",
            "id",
            "request",
            "authority",
            "agreement",
            "purpose",
            "created",
            "retainUntil",
            "approvedBy",
            "hits",
            "subjects",
            "links");
    private static final String OF_LINK = "LINK";
    private static final Set<String> SUBJECT = Set.of("id", "kind", "statements");
    private static final Set<String> LINK = Set.of("id", "relation", "from", "to", "statements");
    private static final Set<String> STATEMENT = Set.of(
            "property",
            "value",
            "language",
            "source",
            "grade",
            "handling",
            "legalBasis",
            "firstSeen",
            "lastSeen",
            "expires");
    private static final Set<String> REQUEST =
            Set.of("form", "id", "agreement", "handles", "purpose", "justification", "case", "officer", "role");
    private static final Set<String> HANDLE = Set.of("class", "handle");
    private static final Set<String> OUTCOME =
            Set.of("form", "handle", "class", "request", "purpose", "outcome", "reason", "text");

    private final SentMessage message;
    private final Map<AgreementDigest, History> agreements;
    private final List<Breach> breaches = new ArrayList<>();

    public RecheckedMessage(SentMessage message, Map<AgreementDigest, History> agreements) {
        this.message = message;
        this.agreements = agreements;
    }

    public List<Breach> breaches() {
        if (message.agreement().isEmpty()) {
            administration();
            return breaches;
        }
        History history = agreements.get(message.agreement().get());
        if (history == null) {
            breach(Rule.NO_AGREEMENT, "");
            return breaches;
        }
        standing(history);
        JsonNode terms = CanonicalJson.parse(history.signed().agreement().json());
        String operation = operation();
        JsonNode allowed = find(terms.path("operations"), "operation", operation);
        if (allowed.isMissingNode()) {
            breach(Rule.OPERATION, operation);
        }
        try {
            content(terms);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            breach(Rule.FORM, "");
        }
        return breaches;
    }

    private void administration() {
        if (!ADMINISTRATION.contains(message.type())) {
            breach(Rule.UNKNOWN_TYPE, "");
        } else if (message.type().startsWith("share.") && message.content().length > 1_000_000) {
            breach(Rule.FORM, "length");
        }
    }

    private void standing(History history) {
        Agreement agreement = history.signed().agreement();
        if (!history.signed().complete()) {
            breach(Rule.NOT_SIGNED, "");
        }
        boolean valid = !message.at().isBefore(agreement.validity().from())
                && message.at().isBefore(agreement.validity().until());
        if (!valid || !history.inForce(message.at())) {
            breach(Rule.NOT_IN_FORCE, "");
        }
        List<String> parties =
                agreement.parties().stream().map(party -> party.id().value()).toList();
        if (!parties.contains(message.sender().value())
                || !parties.contains(message.recipient().value())
                || message.sender().equals(message.recipient())) {
            breach(Rule.NOT_A_PARTY, "");
        }
    }

    /** The operation that a type belongs to; empty, and so never allowed, for a type that belongs to none. */
    private String operation() {
        String family = message.type().substring(0, message.type().indexOf('.'));
        return switch (family) {
            case "veil" -> "HIT_QUERY";
            case "act" -> "OPERATION";
            case "corridor" -> "AGGREGATE";
            case "share" ->
                switch (message.type()) {
                    case "share.request", "share.outcome" -> "HIT_QUERY";
                    case "share.disclosure" -> "DISCLOSE";
                    default -> "";
                };
            default -> "";
        };
    }

    private void content(JsonNode terms) {
        switch (message.type()) {
            case "share.disclosure" -> disclosure(CanonicalJson.parse(message.content()), terms);
            case "share.request" -> {
                JsonNode request = CanonicalJson.parse(message.content());
                fields(request, REQUEST);
                for (JsonNode handle : request.path("handles")) {
                    fields(handle, HANDLE);
                    opaque(handle, "handle");
                }
                if (!text(request, "case").isEmpty()) {
                    opaque(request, "case");
                }
                purpose(request, terms);
            }
            case "share.outcome" -> {
                JsonNode outcome = CanonicalJson.parse(message.content());
                fields(outcome, OUTCOME);
                purpose(outcome, terms);
                String detail = text(terms, "outcomes");
                if (detail.equals("NONE")
                        || (!detail.equals("TEXT") && !text(outcome, "text").isEmpty())) {
                    breach(Rule.OUTCOME, detail);
                }
            }
            default -> {
                // Veil, corridor and act messages hold no case content; their own packages fix their form.
            }
        }
    }

    private void disclosure(JsonNode disclosure, JsonNode terms) {
        fields(disclosure, DISCLOSURE);
        JsonNode purpose = purpose(disclosure, terms);
        if (!AgreementDigest.read(text(disclosure, "agreement")).equals(message.agreement())) {
            breach(Rule.NO_AGREEMENT, "named");
        }
        int days = terms.path("retention").path("maximumDays").intValue();
        LocalDate until = LocalDate.parse(text(disclosure, "retainUntil"));
        if (until.isAfter(day().plusDays(days))) {
            breach(Rule.RETENTION, "retainUntil");
        }
        disclosure.path("hits").forEach(hit -> opaque(hit.isString() ? hit.stringValue() : "", "hits"));
        homes(disclosure, purpose);
        for (JsonNode subject : disclosure.path("subjects")) {
            opaque(subject, "id");
            fields(subject, SUBJECT);
            JsonNode properties = purpose.path("subjects").path(text(subject, "kind"));
            record(subject, properties, text(subject, "kind"), terms, until);
        }
        for (JsonNode link : disclosure.path("links")) {
            fields(link, LINK);
            List.of("id", "from", "to").forEach(field -> opaque(link, field));
            record(link, purpose.path("links").path(text(link, "relation")), OF_LINK, terms, until);
        }
    }

    private void record(JsonNode record, JsonNode properties, String kind, JsonNode terms, LocalDate until) {
        if (properties.isMissingNode()) {
            breach(Rule.KIND, kind);
            return;
        }
        for (JsonNode statement : record.path("statements")) {
            fields(statement, STATEMENT);
            if (!contains(properties, text(statement, "property"))) {
                breach(Rule.PROPERTY, kind);
            }
            person(statement, kind);
            quality(statement, terms.path("quality"));
            LocalDate expires = LocalDate.parse(text(statement, "expires"));
            if (expires.isAfter(until) || !day().isBefore(expires)) {
                breach(Rule.RETENTION, kind);
            }
            if (!text(statement, "source").matches("S[0-9]{1,6}")) {
                breach(Rule.SOURCE, kind);
            }
        }
    }

    private void person(JsonNode statement, String kind) {
        String property = text(statement, "property");
        String value = text(statement, "value");
        boolean excluded = switch (kind) {
            case OF_LINK -> RecheckedPerson.isProtectedByLink(property, value);
            case "PERSON", "DOCUMENT", "ORGANISATION" -> RecheckedPerson.isProtected(property, value, day());
            default -> false;
        };
        if (excluded) {
            breach(Rule.PERSON_EXCLUDED, kind);
        }
    }

    private void quality(JsonNode statement, JsonNode quality) {
        HandlingMark handling = HandlingMark.parse(text(statement, "handling"));
        if (!handling.within(HandlingMark.parse(text(quality, "ceiling")))
                || !HandlingMark.parse(text(quality, "floor")).within(handling)) {
            breach(Rule.HANDLING, "");
        }
        if (!SourceGrade.parse(text(statement, "grade")).meets(SourceGrade.parse(text(quality, "minimumGrade")))) {
            breach(Rule.GRADE, "");
        }
    }

    private JsonNode purpose(JsonNode content, JsonNode terms) {
        JsonNode purpose = find(terms.path("purposes"), "purpose", text(content, "purpose"));
        if (purpose.isMissingNode()) {
            breach(Rule.PURPOSE, "");
        } else if (!contains(purpose.path("recipients"), message.recipient().value())) {
            breach(Rule.RECIPIENT, "");
        }
        return purpose;
    }

    /** A place that a person is linked to says no more than city and country, unless persons' addresses are named. */
    private void homes(JsonNode disclosure, JsonNode purpose) {
        if (contains(purpose.path("subjects").path("PERSON"), "address")) {
            return;
        }
        Map<String, String> kinds = new HashMap<>();
        disclosure.path("subjects").forEach(subject -> kinds.put(text(subject, "id"), text(subject, "kind")));
        Set<String> homes = new HashSet<>();
        for (JsonNode link : disclosure.path("links")) {
            String from = text(link, "from");
            String to = text(link, "to");
            if ("PERSON".equals(kinds.get(from)) && "PLACE".equals(kinds.get(to))) {
                homes.add(to);
            } else if ("PLACE".equals(kinds.get(from)) && "PERSON".equals(kinds.get(to))) {
                homes.add(from);
            }
        }
        for (JsonNode subject : disclosure.path("subjects")) {
            for (JsonNode statement : subject.path("statements")) {
                if (homes.contains(text(subject, "id"))
                        && !Set.of("city", "country").contains(text(statement, "property"))) {
                    breach(Rule.PROPERTY, "home");
                }
            }
        }
    }

    private void opaque(JsonNode object, String field) {
        opaque(text(object, field), field);
    }

    private void opaque(String name, String field) {
        if (!name.matches("[0-9a-f]{32}")) {
            breach(Rule.NAME, field);
        }
    }

    private void fields(JsonNode object, Set<String> names) {
        if (!object.isObject() || !Set.copyOf(object.propertyNames()).equals(names)) {
            breach(Rule.FORM, "fields");
        }
    }

    private static JsonNode find(JsonNode list, String field, String value) {
        for (JsonNode item : list) {
            if (text(item, field).equals(value)) {
                return item;
            }
        }
        return list.path("absent");
    }

    private static boolean contains(JsonNode list, String value) {
        for (JsonNode item : list) {
            if (item.isString() && item.stringValue().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isString() ? value.stringValue() : "";
    }

    private LocalDate day() {
        Instant at = message.at();
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void breach(Rule rule, String detail) {
        breaches.add(new Breach(message.envelope(), message.type(), rule, detail));
    }
}
