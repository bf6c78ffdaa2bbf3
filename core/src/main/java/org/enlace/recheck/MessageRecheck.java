// SPDX-License-Identifier: Apache-2.0
package org.enlace.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.SignedAgreement;
import org.enlace.model.AgreementDigest;

/**
 * A second look at messages that left a node. It works from the signed agreements and the bytes that were sent, with none of the
 * code that let them out: it walks both JSON trees and names what no agreement in force at the time permitted. Pure: it reads
 * neither files nor the database.
 */
public final class MessageRecheck {
    private MessageRecheck() {}

    /** From {@code at} on, an agreement was in {@code life}. */
    public record Turn(Instant at, AgreementLife life) {}

    /** A signed agreement and the turns of its life, oldest first. */
    public record History(SignedAgreement signed, List<Turn> turns) {
        public History {
            turns = List.copyOf(turns);
        }

        /** True where it was in force at that instant; at the instant of a turn both sides of it count. */
        boolean inForce(Instant at) {
            boolean before = false;
            boolean during = false;
            for (Turn turn : turns) {
                if (turn.at().isBefore(at)) {
                    before = turn.life() == AgreementLife.IN_FORCE;
                } else if (turn.at().equals(at)) {
                    during |= turn.life() == AgreementLife.IN_FORCE;
                }
            }
            return before || during;
        }
    }

    /** What is wrong with one message; no values. */
    public record Breach(String envelope, String type, Rule rule, String detail) {}

    /** The rule that a message broke. */
    public enum Rule {
        UNKNOWN_TYPE,
        NO_GRANT,
        NO_AGREEMENT,
        NOT_SIGNED,
        NOT_IN_FORCE,
        NOT_A_PARTY,
        OPERATION,
        PURPOSE,
        RECIPIENT,
        FORM,
        PERSON_EXCLUDED,
        KIND,
        PROPERTY,
        HANDLING,
        GRADE,
        RETENTION,
        SOURCE,
        /** A record or case by a name that is not opaque. */
        NAME,
        OUTCOME
    }

    /** Checks each message against the agreements; an empty list says that nothing unpermitted left. Pure. */
    public static List<Breach> verify(List<SentMessage> messages, List<History> agreements) {
        Map<AgreementDigest, History> byDigest = new HashMap<>();
        agreements.forEach(history -> byDigest.put(history.signed().digest(), history));
        List<Breach> breaches = new ArrayList<>();
        for (SentMessage message : messages) {
            breaches.addAll(new RecheckedMessage(message, byDigest).breaches());
        }
        return breaches;
    }
}
