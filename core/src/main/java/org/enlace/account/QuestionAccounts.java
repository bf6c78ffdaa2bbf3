// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.enlace.account.QuestionAccounts.Finding.What;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.entry.LedgerEvent;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.ledger.entry.QuestionEntry.AnswerReceived;
import org.enlace.ledger.entry.QuestionEntry.ChunkAnswered;
import org.enlace.ledger.entry.QuestionEntry.SetSent;
import org.enlace.ledger.entry.WireEntry;

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
        private final Map<String, SetSent> sent = new TreeMap<>();
        private final Map<String, Map<Integer, AnswerReceived>> received = new TreeMap<>();
        private final Map<String, Map<Integer, List<ChunkAnswered>>> answered = new TreeMap<>();
        private final Map<String, String> receipts = new HashMap<>();
        private final Map<String, String> refusals = new HashMap<>();

        Account(String partner) {
            this.partner = partner;
        }

        void add(LedgerEntry.Logged logged) {
            logged.entry().event().ifPresent(this::add);
        }

        private void add(LedgerEvent event) {
            switch (event) {
                case SetSent set
                when isWith(set.scope()) -> sent.put(set.manifest().manifest(), set);
                case AnswerReceived one
                when isWith(one.scope()) ->
                    received.computeIfAbsent(one.manifest(), _ -> new TreeMap<>())
                            .putIfAbsent(bounded(one.answer().chunk()), one);
                case ChunkAnswered one
                when isWith(one.scope()) ->
                    answered.computeIfAbsent(one.manifest().manifest(), _ -> new TreeMap<>())
                            .computeIfAbsent(bounded(one.answer().chunk()), _ -> new ArrayList<>())
                            .add(one);
                case WireEntry.Receipted receipt
                when receipt.from().value().equals(partner) ->
                    receipts.put(
                            receipt.envelope(),
                            receipt.outcome().equals("ACCEPTED")
                                    ? ""
                                    : receipt.code().orElse("NONE"));
                case WireEntry.Refused refused
                when refused.sender().equals(Optional.of(partner)) -> refusals.put(refused.envelope(), refused.code());
                default -> {} // nothing else speaks of questions with the partner
            }
        }

        private boolean isWith(QuestionEntry.Scope scope) {
            return scope.partner().value().equals(partner);
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

    private void manifest(String manifest, SetSent sent) {
        Map<Integer, List<ChunkAnswered>> answers = answerer.answered.getOrDefault(manifest, Map.of());
        answers.values().stream().flatMap(List::stream).findFirst().ifPresent(answer -> {
            field(
                    manifest,
                    -1,
                    "root",
                    sent.manifest().root(),
                    answer.manifest().root());
            field(manifest, -1, "count", sent.questionsOfSet(), answer.questionsOfSet());
            field(
                    manifest,
                    -1,
                    "chunks",
                    sent.manifest().chunks(),
                    answer.manifest().chunks());
        });
        List<String> envelopes = sent.envelopes();
        Map<Integer, AnswerReceived> received = asker.received.getOrDefault(manifest, Map.of());
        int asked = bounded(sent.manifest().chunks());
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
            String envelope = chunk < envelopes.size() ? envelopes.get(chunk) : "";
            Optional<AnswerReceived> one = Optional.ofNullable(received.get(chunk));
            chunk(manifest, chunk, envelope, answers.getOrDefault(chunk, List.of()), one);
        }
    }

    private void chunk(
            String manifest,
            int chunk,
            String envelope,
            List<ChunkAnswered> answers,
            Optional<AnswerReceived> received) {
        if (answers.size() > 1) {
            add(manifest, chunk, What.REPEATED, "", "answers=" + answers.size());
        } else if (answers.isEmpty()) {
            unanswered(manifest, chunk, envelope, received);
        } else if (received.isPresent()) {
            same(manifest, chunk, received.get(), answers.getFirst());
        } else if (answerer.receipts.containsKey(answers.getFirst().answer().envelope())) {
            add(
                    manifest,
                    chunk,
                    What.NOT_RECEIVED,
                    "",
                    answers.getFirst().answer().digest());
        } else {
            underWay++;
        }
    }

    private void same(String manifest, int chunk, AnswerReceived received, ChunkAnswered answered) {
        QuestionEntry.Scope asked = received.scope();
        QuestionEntry.Scope told = answered.scope();
        field(manifest, chunk, "class", asked.identifierClass(), told.identifierClass());
        field(manifest, chunk, "epoch", asked.epoch(), told.epoch());
        field(manifest, chunk, "agreement", asked.agreement(), told.agreement());
        QuestionEntry.Answer taken = received.answer();
        QuestionEntry.Answer given = answered.answer();
        field(manifest, chunk, "questions", taken.questionsOfChunk(), given.questionsOfChunk());
        field(manifest, chunk, "left", taken.budgetLeft(), given.budgetLeft());
        field(manifest, chunk, "answer", taken.digest(), given.digest());
    }

    private void unanswered(String manifest, int chunk, String envelope, Optional<AnswerReceived> received) {
        String receipt = asker.receipts.get(envelope);
        String refusal = answerer.refusals.get(envelope);
        if (received.isPresent() || (receipt != null && receipt.isEmpty())) {
            String answer = received.map(one -> one.answer().digest()).orElse("");
            add(manifest, chunk, What.NOT_ANSWERED, answer, "");
        } else if (receipt == null) {
            underWay++;
        } else if (!receipt.equals(refusal)) {
            add(manifest, chunk, What.REFUSAL, receipt, Objects.requireNonNullElse(refusal, ""));
        }
    }

    private void field(String manifest, int chunk, String name, Object ofAsker, Object ofAnswerer) {
        if (!ofAsker.equals(ofAnswerer)) {
            add(manifest, chunk, What.FIELD, name + "=" + ofAsker, name + "=" + ofAnswerer);
        }
    }

    private void add(String manifest, int chunk, What what, String ofAsker, String ofAnswerer) {
        findings.add(new Finding(manifest, chunk, what, ofAsker, ofAnswerer));
    }

    private static int bounded(long chunks) {
        return Math.clamp(chunks, 0, MOST_CHUNKS);
    }
}
