// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.enlace.account.QuestionAccounts.Finding.What;
import org.enlace.ledger.LedgerEntry;

/**
 * Two ledgers' accounts of the questions that one authority asked of the other, held against each other: what was asked,
 * each chunk answered or refused, and the budget left as either side wrote it down.
 *
 * <p>A chunk that one side has sent and the other does not know is on its way, unless a signed receipt of it is logged or
 * a later step depends on it: then it is missing.
 */
final class QuestionAccounts {
    /** Most chunks of one manifest. A ledger may write down any number: larger ones count as this, which no chunk has. */
    private static final int MOST_CHUNKS = 1 << 14;

    private static final List<String> SAME_ANSWER = List.of("class", "epoch", "agreement", "questions", "left");

    private final Account asker;
    private final Account answerer;
    private final List<Finding> findings = new ArrayList<>();
    private int chunks;
    private int underWay;

    /** Both accounts in full; {@code asker} asked the authority of {@code answerer}. */
    QuestionAccounts(Account asker, Account answerer) {
        this.asker = asker;
        this.answerer = answerer;
    }

    /** Something on which the two ledgers differ: a manifest, its chunk or -1 for the whole, and what. */
    record Finding(String manifest, int chunk, What what, String asker, String answerer) {
        /** What differs. */
        enum What {
            /** A field has two values. */
            FIELD,
            /** The asker's ledger does not have the question set, or the set has no such chunk. */
            NOT_ASKED,
            /** The answerer's ledger does not have the answer that the asker received. */
            NOT_ANSWERED,
            /** The asker's ledger does not have the answer that it acknowledged. */
            NOT_RECEIVED,
            /** The asker acknowledged nothing of the kind: answered twice where it received one answer. */
            REPEATED,
            /** The asker logged a refusal that the answerer's ledger does not have, or for another reason. */
            REFUSAL
        }
    }

    /** What was found, how many manifests and chunks were held together, and how many chunks are still on their way. */
    record Result(List<Finding> findings, int manifests, int chunks, int underWay) {
        Result {
            findings = List.copyOf(findings);
        }
    }

    /** One ledger's entries about questions between its authority and a partner. */
    static final class Account {
        private final String partner;
        private final Map<String, Map<String, Object>> sent = new TreeMap<>();
        private final Map<String, Map<Integer, Map<String, Object>>> received = new TreeMap<>();
        private final Map<String, Map<Integer, List<Map<String, Object>>>> answered = new TreeMap<>();
        private final Map<String, String> receipts = new HashMap<>();
        private final Map<String, String> refusals = new HashMap<>();

        Account(String partner) {
            this.partner = partner;
        }

        void add(LedgerEntry.Logged logged) {
            Map<String, Object> fields = logged.entry().fields();
            switch (logged.entry().type()) {
                case QUERY_SENT -> ofPartner(fields, "partner", () -> sent.put(text(fields, "manifest"), fields));
                case ANSWER_RECEIVED ->
                    ofPartner(
                            fields,
                            "partner",
                            () -> received.computeIfAbsent(text(fields, "manifest"), _ -> new TreeMap<>())
                                    .putIfAbsent(number(fields, "chunk"), fields));
                case QUERY_ANSWERED ->
                    ofPartner(
                            fields,
                            "partner",
                            () -> answered.computeIfAbsent(text(fields, "manifest"), _ -> new TreeMap<>())
                                    .computeIfAbsent(number(fields, "chunk"), _ -> new ArrayList<>())
                                    .add(fields));
                case RECEIPT ->
                    ofPartner(
                            fields,
                            "from",
                            () -> receipts.put(
                                    text(fields, "envelope"),
                                    "ACCEPTED".equals(text(fields, "outcome")) ? "" : text(fields, "code")));
                case ENVELOPE_REFUSED ->
                    ofPartner(fields, "sender", () -> refusals.put(text(fields, "envelope"), text(fields, "code")));
                default -> {} // nothing else speaks of questions
            }
        }

        private void ofPartner(Map<String, Object> fields, String field, Runnable then) {
            if (partner.equals(text(fields, field))) {
                then.run();
            }
        }
    }

    /** The cost grows with the number of entries, whatever numbers stand in them. */
    Result compare() {
        Map<String, Integer> unasked = new TreeMap<>();
        asker.received.forEach((manifest, answers) -> unasked.put(manifest, answers.size()));
        answerer.answered.forEach((manifest, answers) -> unasked.put(manifest, answers.size()));
        unasked.keySet().removeAll(asker.sent.keySet());
        unasked.forEach((manifest, answers) -> add(manifest, -1, What.NOT_ASKED, "", "chunks=" + answers));
        asker.sent.forEach(this::manifest);
        return new Result(findings, asker.sent.size(), chunks, underWay);
    }

    private void manifest(String manifest, Map<String, Object> sent) {
        Map<Integer, List<Map<String, Object>>> answers = answerer.answered.getOrDefault(manifest, Map.of());
        answers.values().stream().flatMap(List::stream).findFirst().ifPresent(answer -> {
            field(manifest, -1, "root", sent, "root", answer);
            field(manifest, -1, "count", sent, "questions", answer);
            field(manifest, -1, "chunks", sent, "chunks", answer);
        });
        List<?> envelopes = sent.get("envelopes") instanceof List<?> list ? list : List.of();
        Map<Integer, Map<String, Object>> received = asker.received.getOrDefault(manifest, Map.of());
        int asked = number(sent, "chunks");
        chunks += asked;
        Set<Integer> told = new TreeSet<>(answers.keySet());
        told.addAll(received.keySet());
        IntStream.range(0, Math.min(asked, envelopes.size())).forEach(told::add);
        underWay += asked;
        for (int chunk : told) {
            if (chunk >= asked) {
                add(manifest, chunk, What.NOT_ASKED, "", "chunk=" + chunk);
                continue;
            }
            underWay--;
            String envelope = chunk < envelopes.size() ? String.valueOf(envelopes.get(chunk)) : "";
            chunk(
                    manifest,
                    chunk,
                    envelope,
                    answers.getOrDefault(chunk, List.of()),
                    received.getOrDefault(chunk, Map.of()));
        }
    }

    private void chunk(
            String manifest,
            int chunk,
            String envelope,
            List<Map<String, Object>> answers,
            Map<String, Object> received) {
        if (answers.size() > 1) {
            add(manifest, chunk, What.REPEATED, "", "answers=" + answers.size());
        } else if (answers.isEmpty()) {
            unanswered(manifest, chunk, envelope, received);
        } else if (!received.isEmpty()) {
            SAME_ANSWER.forEach(name -> field(manifest, chunk, name, received, name, answers.getFirst()));
            field(manifest, chunk, "answer", received, "answer", answers.getFirst());
        } else if (answerer.receipts.containsKey(text(answers.getFirst(), "envelope"))) {
            add(manifest, chunk, What.NOT_RECEIVED, "", text(answers.getFirst(), "answer"));
        } else {
            underWay++;
        }
    }

    private void unanswered(String manifest, int chunk, String envelope, Map<String, Object> received) {
        String receipt = asker.receipts.get(envelope);
        String refusal = answerer.refusals.get(envelope);
        if (!received.isEmpty() || (receipt != null && receipt.isEmpty())) {
            add(manifest, chunk, What.NOT_ANSWERED, text(received, "answer"), "");
        } else if (receipt == null) {
            underWay++;
        } else if (!receipt.equals(refusal)) {
            add(manifest, chunk, What.REFUSAL, receipt, Objects.requireNonNullElse(refusal, ""));
        }
    }

    private void field(
            String manifest,
            int chunk,
            String ofAnswerer,
            Map<String, Object> asked,
            String ofAsker,
            Map<String, Object> answer) {
        String one = text(asked, ofAsker);
        String other = text(answer, ofAnswerer);
        if (!one.equals(other)) {
            add(manifest, chunk, What.FIELD, ofAnswerer + "=" + one, ofAnswerer + "=" + other);
        }
    }

    private void add(String manifest, int chunk, What what, String ofAsker, String ofAnswerer) {
        findings.add(new Finding(manifest, chunk, what, ofAsker, ofAnswerer));
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }

    private static int number(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof Long number ? Math.clamp(number, 0, MOST_CHUNKS) : 0;
    }
}
