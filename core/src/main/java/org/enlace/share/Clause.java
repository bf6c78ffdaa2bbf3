// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

/** The numbered items of an agreement, so that a decision can name the one that it rests on. */
public enum Clause {
    IDENTITY(1),
    PARTIES(2),
    LEGAL_BASIS(3),
    PURPOSES(4),
    SUBJECT_KINDS_AND_PROPERTIES(5),
    PERSONS_EXCLUDED(6),
    OPERATIONS(7),
    QUERY_BUDGETS(8),
    HANDLING_AND_EVALUATION(9),
    ONWARD_TRANSFER(10),
    RETENTION(11),
    RECALL_AND_CORRECTION(12),
    DATA_SUBJECT_REQUESTS(13),
    REFUSAL_GROUNDS(14),
    SECURITY_FLOOR(15),
    OVERSIGHT(16),
    INCIDENT_NOTICE(17),
    VALIDITY_AND_EXIT(18),
    LANGUAGES_AND_TEXT(19),
    SIGNATURES(20);

    private final int number;

    Clause(int number) {
        this.number = number;
    }

    /** Number of the item, 1 to 20. */
    public int number() {
        return number;
    }
}
