// SPDX-License-Identifier: Apache-2.0
package org.enlace.account;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.ledger.LedgerEntry;
import org.enlace.ledger.entry.AgreementEntry;
import org.enlace.ledger.entry.CaseEntry;
import org.enlace.ledger.entry.EntryType;
import org.enlace.ledger.entry.LedgerEvent;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.veil.LeafChoice;
import org.enlace.veil.QueryManifest;

/** Holds opened questions against the ledger of who asked: are they those that chance chose, and was each case older? */
final class OpenedQuestionCheck {
    /** Entries that speak of questions and cases. */
    static final Set<EntryType> TYPES = EnumSet.of(
            EntryType.CASES_OPENED, EntryType.QUERY_SENT, EntryType.ANSWER_RECEIVED, EntryType.AGREEMENT_ENDED);

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** What can be wrong with a set, or with one question of it. */
    enum What {
        /** The ledger has no such question set. */
        NOT_ASKED,
        /** The ledger has an answered set of the epoch that is not in the file. */
        NOT_OPENED,
        /** The questions are not those that chance chose. */
        NOT_CHOSEN,
        /** A question is not the one that was asked. */
        NOT_COMMITTED,
        /** No case of this name was opened before the question was asked. */
        NO_CASE
    }

    /** A finding; {@code leaf} is -1 where the whole set is meant. */
    record Finding(String manifest, int leaf, What what) {}

    /** How much was looked at, and what was wrong. */
    record Result(int sets, int questions, List<Finding> findings) {
        Result {
            findings = List.copyOf(findings);
        }
    }

    private final Map<String, Long> opened = new HashMap<>();
    private final Map<String, Asked> sent = new TreeMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<AgreementDigest> ended = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A question set of the ledger, by its place there. */
    private record Asked(long index, QuestionEntry.Scope scope) {}

    /** Takes the next entry of the ledger. */
    void add(LedgerEntry.Logged logged) {
        logged.entry().event().ifPresent(event -> add(logged.index(), event));
    }

    private void add(long index, LedgerEvent event) {
        switch (event) {
            case CaseEntry.Opened cases -> cases.marks().forEach(mark -> opened.putIfAbsent(mark, index));
            case QuestionEntry.SetSent set -> sent.put(set.manifest().manifest(), new Asked(index, set.scope()));
            case QuestionEntry.AnswerReceived received -> {
                QuestionEntry.Answer answer = received.answer();
                if (answer.chunk() == 0 && DIGEST.matcher(answer.digest()).matches()) {
                    answers.putIfAbsent(received.manifest(), answer.digest());
                }
            }
            case AgreementEntry.Ended(AgreementEntry.Step step) -> ended.add(step.agreement());
            default -> {} // nothing else speaks of questions
        }
    }

    /** Checks a file against the entries taken before. */
    Result check(OpenedQuestions file) {
        Map<String, OpenedQuestions.Sent> elements = new HashMap<>();
        file.sent().forEach(sent -> elements.put(sent.root(), sent));
        Set<String> shown = new HashSet<>();
        int questions = 0;
        for (OpenedQuestions.Opened set : file.sets()) {
            QueryManifest manifest = set.read();
            shown.add(manifest.id());
            questions += set.leaves().size();
            Asked entry = sent.get(manifest.id());
            if (entry == null || !answers.containsKey(manifest.id())) {
                findings.add(new Finding(manifest.id(), -1, What.NOT_ASKED));
            } else {
                byte[] bytes = Optional.ofNullable(elements.get(manifest.commitmentRoot()))
                        .filter(sent -> sent.isOf(manifest))
                        .map(OpenedQuestions.Sent::bytes)
                        .orElse(new byte[0]);
                check(set, manifest, entry.index(), bytes);
            }
        }
        sent.forEach((manifest, entry) -> {
            if (isDue(manifest, entry, file.epoch()) && !shown.contains(manifest)) {
                findings.add(new Finding(manifest, -1, What.NOT_OPENED));
            }
        });
        return new Result(file.sets().size(), questions, findings);
    }

    private void check(OpenedQuestions.Opened set, QueryManifest manifest, long asked, byte[] elements) {
        List<Integer> chosen =
                LeafChoice.chosen(manifest, answers.getOrDefault(manifest.id(), ""), OpenedQuestions.EACH);
        if (!chosen.equals(
                set.leaves().stream().map(OpenedQuestions.Leaf::index).toList())) {
            findings.add(new Finding(manifest.id(), -1, What.NOT_CHOSEN));
        }
        for (OpenedQuestions.Leaf leaf : set.leaves()) {
            if (!leaf.isIn(manifest, elements)) {
                findings.add(new Finding(manifest.id(), leaf.index(), What.NOT_COMMITTED));
            } else if (opened.getOrDefault(leaf.caseMark(), Long.MAX_VALUE) > asked) {
                findings.add(new Finding(manifest.id(), leaf.index(), What.NO_CASE));
            }
        }
    }

    /** What an ended agreement brought is deleted, and other epochs' questions are not kept. */
    private boolean isDue(String manifest, Asked asked, long epoch) {
        return answers.containsKey(manifest)
                && asked.scope().epoch() == epoch
                && !ended.contains(asked.scope().agreement());
    }
}
