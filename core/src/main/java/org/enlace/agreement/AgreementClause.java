// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.enlace.agreement.TermEnforcement.BY_CODE;
import static org.enlace.agreement.TermEnforcement.RECORDED;
import static org.enlace.agreement.TermEnforcement.TEXT;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The numbered items of an agreement, so that a decision can name the one that it rests on; each with its terms and what holds
 * each of them.
 */
public enum AgreementClause {
    IDENTITY(1, held(BY_CODE, "id", "version", "digest", "supersedes")),
    PARTIES(2, held(BY_CODE, "signingKey"), held(TEXT, "legalName", "country", "kind", "competentUnit")),
    LEGAL_BASIS(3, held(TEXT, "treaty", "national")),
    PURPOSES(4, held(BY_CODE, "purpose")),
    SUBJECT_KINDS_AND_PROPERTIES(5, held(BY_CODE, "properties", "links")),
    PERSONS_EXCLUDED(6, held(BY_CODE, "excluded")),
    OPERATIONS(7, held(BY_CODE, "triggers", "approvals", "approver", "outcomes")),
    QUERY_BUDGETS(8, held(BY_CODE, "fullPerEpoch", "additionsPerDay", "justificationRequired", "cosigner")),
    HANDLING_AND_EVALUATION(
            9, held(BY_CODE, "handlingCeiling", "handlingFloor", "minimumGrade"), held(TEXT, "mapping")),
    ONWARD_TRANSFER(10, held(BY_CODE, "automatedDecisions"), held(TEXT, "onwardTransfer", "courtUse")),
    RETENTION(11, held(BY_CODE, "retentionMaximumDays"), held(RECORDED, "purgeWithinHours"), held(TEXT, "reviewDays")),
    RECALL_AND_CORRECTION(12, held(RECORDED, "recallWithinHours"), held(TEXT, "correctionWithinHours")),
    DATA_SUBJECT_REQUESTS(13, held(TEXT, "contact", "answerWithinDays")),
    REFUSAL_GROUNDS(14, held(BY_CODE, "refusalGrounds")),
    SECURITY_FLOOR(15, held(BY_CODE, "minimumProtocol"), held(TEXT, "keyTypes")),
    OVERSIGHT(16, held(RECORDED, "logged"), held(TEXT, "proofs")),
    INCIDENT_NOTICE(17, held(TEXT, "incidentNoticeHours")),
    VALIDITY_AND_EXIT(18, held(BY_CODE, "validFrom", "validUntil", "fateOfData", "exit")),
    LANGUAGES_AND_TEXT(19, held(RECORDED, "textSha256"), held(TEXT, "languages")),
    SIGNATURES(20, held(BY_CODE, "signedBy"));

    private final int number;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable, and its values are constants
    private final Map<String, TermEnforcement> terms;

    /** Terms that the same holds. */
    private record Marked(TermEnforcement held, List<String> names) {}

    AgreementClause(int number, Marked... terms) {
        this.number = number;
        Map<String, TermEnforcement> all = new TreeMap<>();
        for (Marked some : terms) {
            for (String name : some.names()) {
                all.put(name, some.held());
            }
        }
        this.terms = Collections.unmodifiableMap(all);
    }

    private static Marked held(TermEnforcement held, String... names) {
        return new Marked(held, List.of(names));
    }

    /** Number of the item, 1 to 20. */
    public int number() {
        return number;
    }

    /** The terms of the item by name, and what holds each. */
    public Map<String, TermEnforcement> terms() {
        return terms;
    }

    /** What holds a term of the item of that number; empty where it has no such term. */
    public static Optional<TermEnforcement> held(int number, String term) {
        return Optional.ofNullable(values()[number - 1].terms.get(term));
    }
}
