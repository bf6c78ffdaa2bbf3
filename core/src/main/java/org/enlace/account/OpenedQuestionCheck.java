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
import org.enlace.ledger.EntryType;
import org.enlace.ledger.LedgerEntry;
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
    private final Map<String, LedgerEntry.Logged> sent = new TreeMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    /** Takes the next entry of the ledger. */
    void add(LedgerEntry.Logged logged) {
        Map<String, Object> fields = logged.entry().fields();
        switch (logged.entry().type()) {
            case CASES_OPENED -> {
                if (fields.get("cases") instanceof List<?> marks) {
                    marks.forEach(mark -> opened.putIfAbsent(String.valueOf(mark), logged.index()));
                }
            }
            case QUERY_SENT -> sent.put(text(fields, "manifest"), logged);
            case ANSWER_RECEIVED -> {
                if ("0".equals(text(fields, "chunk"))
                        && DIGEST.matcher(text(fields, "answer")).matches()) {
                    answers.putIfAbsent(text(fields, "manifest"), text(fields, "answer"));
                }
            }
            case AGREEMENT_ENDED ->
                ended.addAll(fields.values().stream().map(String::valueOf).toList());
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
            LedgerEntry.Logged entry = sent.get(manifest.id());
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
    private boolean isDue(String manifest, LedgerEntry.Logged entry, long epoch) {
        Map<String, Object> fields = entry.entry().fields();
        return answers.containsKey(manifest)
                && text(fields, "epoch").equals(Long.toString(epoch))
                && !ended.contains(text(fields, "agreement"));
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.getOrDefault(name, ""));
    }
}
