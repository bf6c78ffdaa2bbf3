// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import java.util.Optional;
import org.enlace.agreement.HitHandle;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectRef;
import org.enlace.share.HitOutcomes;

/**
 * An own subject whose identifier a partner holds too. {@code request} is the request for disclosure once one was made; {@code foreign} the partner's subject once disclosed,
 * and {@code probability} that both are the same, in 0..1; {@code withdrawn} since when nothing that is held gives the own
 * subject the identifier any more.
 */
public record VeilHit(
        String id,
        Found found,
        Optional<String> request,
        Optional<SubjectRef> foreign,
        Optional<Double> probability,
        Optional<Decision> decision,
        Optional<Instant> withdrawn) {

    /** What was found, under which agreement and when; {@code handle} is the partner's opaque name for its record. */
    public record Found(AuthorityId partner, AgreementDigest agreement, HitHandle handle, String subject, Instant at) {}

    /** Where a hit stands: a lead until a named officer confirmed or rejected it. */
    public enum State {
        NEW,
        REQUESTED,
        DISCLOSED,
        CONFIRMED,
        REJECTED
    }

    /** What an officer made of it. */
    public enum Outcome {
        CONFIRMED,
        REJECTED
    }

    /**
     * A named officer's decision: {@code code} is what the partner may be told, {@code reason} the officer's own words;
     * {@code scripted} where the demo's script made it.
     */
    public record Decision(
            Outcome outcome,
            HitOutcomes.Reason code,
            String reason,
            OfficerName officer,
            boolean scripted,
            Instant at) {}

    public AuthorityId partner() {
        return found.partner();
    }

    public AgreementDigest agreement() {
        return found.agreement();
    }

    /** The class of identifiers that was hit. */
    public ClassLabel identifierClass() {
        return found.handle().identifierClass();
    }

    public HitHandle handle() {
        return found.handle();
    }

    public String subject() {
        return found.subject();
    }

    public Instant at() {
        return found.at();
    }

    /** Whether it rests on nothing that is held: evidence of the past, and no work. */
    public boolean restsOnNothing() {
        return withdrawn.isPresent();
    }

    public State state() {
        if (decision.isPresent()) {
            return decision.get().outcome() == Outcome.CONFIRMED ? State.CONFIRMED : State.REJECTED;
        }
        if (foreign.isPresent()) {
            return State.DISCLOSED;
        }
        return request.isPresent() ? State.REQUESTED : State.NEW;
    }
}
