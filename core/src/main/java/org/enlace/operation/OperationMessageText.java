// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enlace.card.NodeCard;
import org.enlace.card.WireException;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.operation.OperationMessage.Achieved;
import org.enlace.operation.OperationMessage.Answer;
import org.enlace.operation.OperationMessage.Assign;
import org.enlace.operation.OperationMessage.Go;
import org.enlace.operation.OperationMessage.Leave;
import org.enlace.operation.OperationMessage.Propose;
import org.enlace.operation.OperationMessage.Report;
import org.enlace.operation.OperationMessage.TakeBack;
import tools.jackson.databind.JsonNode;

/**
 * Signed messages as closed canonical JSON: {@code form} (type and version), {@code operation} (32 hexadecimal digits),
 * {@code author}, {@code at}, {@code position}, {@code proposal}, {@code signature} and the fields of the form. Texts are
 * refused where they are longer than allowed.
 */
final class OperationMessageText {
    private static final int LARGEST = 65_536;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final Pattern NONE = Pattern.compile("");
    private static final Pattern CENTURY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(T[0-9:.]{8,12}Z)?");
    private final JsonNode json;

    private OperationMessageText(JsonNode json) {
        this.json = json;
    }

    static byte[] bytes(SignedStatement statement) {
        Map<String, Object> fields = new HashMap<>(claims(statement));
        fields.put("signature", statement.signature());
        return CanonicalJson.bytes(fields);
    }

    /** What the author signs. */
    static Map<String, Object> claims(SignedStatement statement) {
        OperationMessage message = statement.message();
        Map<String, Object> fields = new HashMap<>(fields(message));
        fields.put("operation", message.operation());
        fields.put("author", message.author().value());
        fields.put("at", message.at().toString());
        fields.put("position", statement.position());
        fields.put("proposal", statement.proposal());
        return fields;
    }

    private static Map<String, Object> fields(OperationMessage message) {
        return switch (message) {
            case Propose propose -> proposal(propose);
            case Answer answer -> Map.of("form", "act.answer/1", "accepts", answer.accepts());
            case Assign assign ->
                Map.of(
                        "form", "act.task-assign/1",
                        "task", assign.task(),
                        "title", assign.title(),
                        "assignee", assign.assignee().value(),
                        "due", assign.due().toString());
            case Report report ->
                Map.of(
                        "form",
                        "act.task-report/1",
                        "task",
                        report.task(),
                        "progress",
                        report.progress().name());
            case Go go -> Map.of("form", "act.go/1", "members", names(go.members()));
            case TakeBack takeBack -> Map.of("form", "act.take-back/1");
            case Achieved achieved ->
                Map.of("form", "act.result/1", "kind", achieved.kind().name(), "count", achieved.count());
            case Leave leave -> Map.of("form", "act.leave/1");
        };
    }

    private static Map<String, Object> proposal(Propose message) {
        OperationProposal proposal = message.proposal();
        return Map.of(
                "form", "act.propose/2",
                "cards",
                        message.cards().stream()
                                .map(card -> base64(card.bytes()))
                                .toList(),
                "title", proposal.title(),
                "purpose", proposal.purpose().name(),
                "starts", proposal.starts().toString(),
                "ends", proposal.ends().toString(),
                "invited", names(proposal.invited()),
                "objectives", proposal.objectives());
    }

    /** The statement in these bytes, its signature not checked yet; IllegalArgumentException where they hold none. */
    static SignedStatement parse(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new IllegalArgumentException("a message must have at most 65536 bytes: bytes=" + bytes.length);
        }
        OperationMessageText in = new OperationMessageText(CanonicalJson.parse(bytes));
        try {
            SignedStatement statement = in.statement();
            if (!Arrays.equals(bytes, bytes(statement))) {
                throw new IllegalArgumentException("a message must hold exactly its documented fields");
            }
            return statement;
        } catch (DateTimeException | WireException unfit) {
            throw new IllegalArgumentException("a message must hold dates in ISO 8601 and whole cards", unfit);
        }
    }

    private SignedStatement statement() {
        OperationMessage message = message();
        long position = whole("position");
        if (position < 1) {
            throw unfit("position");
        }
        String proposal = message instanceof Propose ? text("proposal", NONE) : text("proposal", DIGEST);
        return new SignedStatement(message, position, proposal, text("signature", SIGNATURE));
    }

    private OperationMessage message() {
        String operation = id("operation");
        AuthorityId author = AuthorityId.of(text("author"));
        Instant at = time("at");
        return switch (text("form")) {
            case "act.propose/2" ->
                new Propose(
                        operation,
                        author,
                        at,
                        proposal(),
                        texts("cards").stream()
                                .map(card -> NodeCard.parse(decoded(card)))
                                .toList());
            case "act.answer/1" -> new Answer(operation, author, at, flag("accepts"));
            case "act.task-assign/1" ->
                new Assign(
                        operation, author, at, id("task"), text("title"), AuthorityId.of(text("assignee")), day("due"));
            case "act.task-report/1" ->
                new Report(operation, author, at, id("task"), OperationTask.Progress.valueOf(text("progress")));
            case "act.go/1" -> new Go(operation, author, at, authorities("members"));
            case "act.take-back/1" -> new TakeBack(operation, author, at);
            case "act.result/1" ->
                new Achieved(operation, author, at, OperationResult.Kind.valueOf(text("kind")), whole("count"));
            case "act.leave/1" -> new Leave(operation, author, at);
            default -> throw new IllegalArgumentException("a message must have a known form");
        };
    }

    private OperationProposal proposal() {
        return new OperationProposal(
                text("title"),
                Purpose.valueOf(text("purpose")),
                time("starts"),
                time("ends"),
                authorities("invited"),
                texts("objectives"));
    }

    private String id(String name) {
        return text(name, ID);
    }

    private String text(String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw unfit(name);
        }
        return value.stringValue();
    }

    private Instant time(String name) {
        return Instant.parse(text(name, CENTURY));
    }

    private LocalDate day(String name) {
        return LocalDate.parse(text(name, CENTURY));
    }

    private String text(String name, Pattern form) {
        String text = text(name);
        if (!form.matcher(text).matches()) {
            throw unfit(name);
        }
        return text;
    }

    private boolean flag(String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw unfit(name);
        }
        return value.booleanValue();
    }

    private long whole(String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber()) {
            throw unfit(name);
        }
        return value.longValue();
    }

    private List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : json.path(name)) {
            if (!value.isString()) {
                throw unfit(name);
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    private SortedSet<AuthorityId> authorities(String name) {
        SortedSet<AuthorityId> all = new TreeSet<>();
        texts(name).forEach(text -> all.add(AuthorityId.of(text)));
        return all;
    }

    private static List<String> names(SortedSet<AuthorityId> authorities) {
        return authorities.stream().map(AuthorityId::value).toList();
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException("a message field must have its documented form: field=" + name);
    }
}
