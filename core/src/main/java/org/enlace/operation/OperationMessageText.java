// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.enlace.card.NodeCard;
import org.enlace.card.WireException;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
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

/**
 * Signed messages as closed canonical JSON: {@code form} (type and version), {@code operation} (32 hexadecimal digits),
 * {@code author}, {@code at}, {@code position}, {@code proposal}, {@code signature} and the fields of the form. Texts are
 * refused where they are longer than allowed.
 */
final class OperationMessageText {
    private static final int LARGEST = 65_536;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{86}");
    private static final Pattern NONE = Pattern.compile("");
    private static final Pattern CENTURY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(T[0-9:.]{8,12}Z)?");
    private final ClosedJsonObject in;

    private OperationMessageText(ClosedJsonObject in) {
        this.in = in;
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
                                .map(card -> Base64Text.of(card.bytes()))
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
        try {
            SignedStatement statement = ClosedJsonObject.read(bytes, in -> new OperationMessageText(in).statement());
            if (!Arrays.equals(bytes, bytes(statement))) {
                throw new IllegalArgumentException("a message must hold exactly its documented fields");
            }
            return statement;
        } catch (WireException unfit) {
            throw new IllegalArgumentException("a message must hold whole cards", unfit);
        }
    }

    private SignedStatement statement() {
        OperationMessage message = message();
        long position = in.whole("position", 1);
        String proposal =
                message instanceof Propose ? in.text("proposal", NONE) : in.text("proposal", CanonicalJson.DIGEST);
        return new SignedStatement(message, position, proposal, in.text("signature", SIGNATURE));
    }

    private OperationMessage message() {
        String operation = id("operation");
        AuthorityId author = AuthorityId.of(in.text("author"));
        Instant at = time("at");
        return switch (in.text("form")) {
            case "act.propose/2" ->
                new Propose(
                        operation,
                        author,
                        at,
                        proposal(),
                        texts("cards").stream()
                                .map(card -> NodeCard.parse(Base64Text.bytes(card)))
                                .toList());
            case "act.answer/1" -> new Answer(operation, author, at, in.bool("accepts"));
            case "act.task-assign/1" ->
                new Assign(
                        operation,
                        author,
                        at,
                        id("task"),
                        in.text("title"),
                        AuthorityId.of(in.text("assignee")),
                        day("due"));
            case "act.task-report/1" ->
                new Report(operation, author, at, id("task"), OperationTask.Progress.valueOf(in.text("progress")));
            case "act.go/1" -> new Go(operation, author, at, authorities("members"));
            case "act.take-back/1" -> new TakeBack(operation, author, at);
            case "act.result/1" ->
                new Achieved(
                        operation, author, at, OperationResult.Kind.valueOf(in.text("kind")), in.whole("count", 0));
            case "act.leave/1" -> new Leave(operation, author, at);
            default -> throw new IllegalArgumentException("a message must have a known form");
        };
    }

    private OperationProposal proposal() {
        return new OperationProposal(
                in.text("title"),
                Purpose.valueOf(in.text("purpose")),
                time("starts"),
                time("ends"),
                authorities("invited"),
                texts("objectives"));
    }

    private String id(String name) {
        return in.text(name, ID);
    }

    private Instant time(String name) {
        return Instant.parse(in.text(name, CENTURY));
    }

    private LocalDate day(String name) {
        return LocalDate.parse(in.text(name, CENTURY));
    }

    private List<String> texts(String name) {
        return in.list(name, ClosedJsonObject::string);
    }

    private SortedSet<AuthorityId> authorities(String name) {
        SortedSet<AuthorityId> all = new TreeSet<>();
        texts(name).forEach(text -> all.add(AuthorityId.of(text)));
        return all;
    }

    private static List<String> names(SortedSet<AuthorityId> authorities) {
        return authorities.stream().map(AuthorityId::value).toList();
    }
}
