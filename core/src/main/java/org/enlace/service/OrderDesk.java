// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.agreement.OfficerRole;
import org.enlace.backup.BackupException;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.backup.BackupProblem;
import org.enlace.card.NodeCard;
import org.enlace.card.PinningOutcome;
import org.enlace.card.WireException;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.personnel.OfficerAccounts.Invitation;
import org.enlace.watch.HealthReason;
import org.enlace.watch.NodeFinding;
import org.enlace.watch.NodeWatch;
import org.enlace.wire.PinnedPartner;
import tools.jackson.databind.JsonNode;

/** Carries out what an administrator orders, on a node that is open; answers are JSON objects, refusals have a {@code problem}. */
final class OrderDesk {
    /** Who did it, in the ledger: whoever has the rights of the node's files. */
    static final OfficerName BY = new OfficerName("command-line");

    private final AuthorityNode node;
    private final NodeWatch watch;
    private final String desk;
    private final Optional<BackupSchedule> backups;

    /** {@code desk} is the address of the desk, which one-time links begin with. */
    OrderDesk(AuthorityNode node, NodeWatch watch, String desk, Optional<BackupSchedule> backups) {
        this.node = node;
        this.watch = watch;
        this.desk = desk;
        this.backups = backups;
    }

    Map<String, Object> carryOut(NodeOrder order, JsonNode call) {
        return switch (order) {
            case STATUS -> status();
            case HEALTH -> health();
            case FINDINGS ->
                answer(
                        "findings",
                        watch.findings().stream().map(OrderDesk::finding).toList());
            case STOP -> answer("stopping", true);
            case LIST_PEOPLE -> answer("people", people());
            case ADD_PERSON -> add(new OfficerName(text(call, "officer")), text(call, "role"));
            case RESET_PERSON ->
                OfficerName.read(text(call, "officer")).map(this::reset).orElseGet(() -> problem("NO_PERSON"));
            case SHOW_CARD -> card(node.card());
            case LIST_PARTNERS -> answer("partners", partners());
            case READ_CARD ->
                read(text(call, "card"))
                        .<Map<String, Object>>map(OrderDesk::card)
                        .orElseGet(() -> problem("NO_CARD"));
            case ADD_PARTNER -> pin(text(call, "card"), text(call, "fingerprint"));
            case REMOVE_PARTNER -> remove(text(call, "partner"));
            case BACK_UP -> backUp();
        };
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("authority", node.authority().id().value());
        status.put("name", node.authority().name());
        status.put("version", node.version());
        status.put("desk", desk);
        status.put("endpoint", node.card().endpoint().toString());
        status.put("partners", partners());
        backups.flatMap(BackupSchedule::newest)
                .ifPresent(newest -> status.put("lastBackup", newest.at().toString()));
        Map<String, Instant> failing = new TreeMap<>(node.stumbling());
        backups.flatMap(BackupSchedule::failingSince).ifPresent(since -> failing.put("BACKUP", since));
        status.put("failing", failing);
        return status;
    }

    private Map<String, Object> health() {
        Set<HealthReason> reasons = watch.health().reasons();
        Map<String, Object> answer = answer("status", reasons.isEmpty() ? "UP" : "DOWN");
        answer.put("reasons", reasons);
        return answer;
    }

    private static Map<String, Object> finding(NodeFinding finding) {
        Map<String, Object> answer = answer("area", finding.area());
        answer.put("weight", finding.weight());
        answer.put("sentence", finding.sentence());
        answer.put("values", finding.values());
        return answer;
    }

    private List<Map<String, Object>> people() {
        return node.database().read(tx -> {
            var invited = node.personnel().invitations(tx);
            return node.personnel().all(tx).stream()
                    .map(person -> {
                        Map<String, Object> one =
                                answer("officer", person.officer().value());
                        one.put("role", person.role().name());
                        Optional.ofNullable(invited.get(person.officer()))
                                .ifPresent(until -> one.put("invitedUntil", until.toString()));
                        return one;
                    })
                    .toList();
        });
    }

    private Map<String, Object> add(OfficerName officer, String role) {
        Optional<OfficerRole> known = Arrays.stream(OfficerRole.values())
                .filter(each -> each.name().equalsIgnoreCase(role))
                .findFirst();
        if (known.isEmpty()) {
            return problem("NO_ROLE");
        }
        return node.database().inTransaction(tx -> {
            if (node.personnel().find(tx, officer).isPresent()) {
                return problem("PERSON_THERE");
            }
            return invitation(node.personnel().invite(tx, officer, known.get(), BY));
        });
    }

    private Map<String, Object> reset(OfficerName officer) {
        return node.database().inTransaction(tx -> {
            Optional<Account> account = node.personnel().find(tx, officer);
            node.personnel().resetFactor(tx, officer, BY);
            return account.map(found -> invitation(node.personnel().invite(tx, officer, found.role(), BY)))
                    .orElseGet(() -> problem("NO_PERSON"));
        });
    }

    private Map<String, Object> invitation(Invitation invitation) {
        Map<String, Object> answer = answer("officer", invitation.officer().value());
        answer.put("link", desk + "#/welcome/" + invitation.token());
        answer.put("until", invitation.until().toString());
        return answer;
    }

    private List<Map<String, Object>> partners() {
        return node.database()
                .read(tx -> node.mailroom().partners().list(tx).stream()
                        .map(this::partner)
                        .toList());
    }

    private Map<String, Object> partner(PinnedPartner partner) {
        Map<String, Object> one = card(partner.card());
        one.remove("card");
        partner.heard().ifPresent(heard -> one.put("lastHeard", heard.toString()));
        return one;
    }

    private static Map<String, Object> card(NodeCard card) {
        Map<String, Object> answer = answer("partner", card.id().value());
        answer.put("name", card.authority().name());
        answer.put("country", card.authority().country());
        answer.put("kind", card.authority().kind().name());
        answer.put("endpoint", card.endpoint().toString());
        answer.put("fingerprint", card.fingerprint());
        answer.put("card", Base64.getEncoder().encodeToString(card.bytes()));
        return answer;
    }

    private static Optional<NodeCard> read(String card) {
        try {
            return Optional.of(NodeCard.parseSent(card));
        } catch (WireException unfit) {
            return Optional.empty();
        }
    }

    private Map<String, Object> pin(String text, String fingerprint) {
        Optional<NodeCard> card = read(text);
        if (card.isEmpty()) {
            return problem("NO_CARD");
        }
        if (!card.get().hasFingerprint(fingerprint)) {
            return problem("OTHER_FINGERPRINT");
        }
        PinningOutcome outcome = node.pin(card.get());
        if (!outcome.isPinned()) {
            return problem("PINNING." + outcome);
        }
        return card(card.get());
    }

    private Map<String, Object> remove(String partner) {
        try {
            return node.unpin(AuthorityId.of(partner), BY) ? answer("removed", partner) : problem("NO_PARTNER");
        } catch (IllegalArgumentException noId) {
            return problem("NO_PARTNER");
        }
    }

    private Map<String, Object> backUp() {
        if (backups.isEmpty()) {
            return problem("BACKUP." + BackupProblem.NO_RECIPIENT);
        }
        try {
            KeptBackup made = backups.get().make();
            Map<String, Object> answer = answer("file", made.file().toString());
            answer.put("bytes", made.bytes());
            return answer;
        } catch (BackupException refused) {
            return problem("BACKUP." + refused.problem());
        }
    }

    private static String text(JsonNode call, String name) {
        return call.path(name).asString("");
    }

    static Map<String, Object> answer(String name, Object value) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(name, value);
        return answer;
    }

    static Map<String, Object> problem(String code) {
        return answer("problem", code);
    }
}
