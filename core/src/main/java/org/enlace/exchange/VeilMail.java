// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.QueryBudget;
import org.enlace.agreement.SharedOperation;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.model.Purpose;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.share.GrantAnswer;
import org.enlace.share.GrantMint;
import org.enlace.share.OutgoingGate;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagDelta;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.EnvelopeInbox;
import org.jdbi.v3.core.Handle;

/**
 * The receiving half of the veil at one node: takes partners' tag sets and answers, and answers their questions within the budget.
 * Every message is checked against the agreement it names before anything else. What an answer finds is looked up by
 * {@link AnswerComparison} when the receipt has left: its time tells nothing of that.
 */
public final class VeilMail {
    private final VeilAsker veilAsker;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final Ledger ledger;
    private final Runnable found;
    private final Runnable wake;
    private final Clock clock;
    private final SecureRandom random;

    /** Run after commit: {@code found} when there is something to compare, {@code wake} when there may be something new to ask. */
    public VeilMail(
            VeilAsker veilAsker,
            GrantMint grants,
            OutgoingGate egress,
            Ledger ledger,
            Runnable found,
            Runnable wake,
            Clock clock,
            SecureRandom random) {
        this.veilAsker = veilAsker;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.found = found;
        this.wake = wake;
        this.clock = clock;
        this.random = random;
    }

    public void register(EnvelopeInbox inbox) {
        inbox.register(
                "veil.tags",
                (tx, envelope) -> parsed(
                        envelope,
                        bytes -> TagDelta.isOne(bytes)
                                ? changed(tx, envelope, TagDelta.parse(bytes))
                                : tags(tx, envelope, TagSet.parse(bytes))));
        inbox.register(
                "veil.query",
                (tx, envelope) -> parsed(
                        envelope,
                        bytes -> CosignedManifest.isOne(bytes)
                                ? cosigned(tx, envelope, CosignedManifest.parse(bytes))
                                : plain(tx, envelope, QueryManifest.parse(bytes))));
        inbox.register(
                "veil.chunk",
                (tx, envelope) -> parsed(envelope, bytes -> chunk(tx, envelope, BlindedChunk.parse(bytes))));
        inbox.register(
                "veil.answer",
                (tx, envelope) -> parsed(envelope, bytes -> answer(tx, envelope, EvaluatedChunk.parse(bytes))));
    }

    private interface Parsed {
        MessageVerdict read(byte[] bytes);
    }

    private static MessageVerdict parsed(Envelope envelope, Parsed reader) {
        try {
            return reader.read(envelope.content());
        } catch (VeilException unfit) {
            return refused(unfit.refusal());
        }
    }

    private static MessageVerdict refused(VeilRefusal refusal) {
        return MessageVerdict.refused(
                "VEIL_" + refusal.name(), "The veil refuses this message: " + refusal.name() + ".");
    }

    /** Checks the agreement and the scope, then goes on with what the agreement asks and gives. */
    private MessageVerdict covered(
            Handle tx,
            Envelope envelope,
            KeyScope scope,
            Purpose purpose,
            BiFunction<KeyScope, PermitConditions, MessageVerdict> next) {
        if (veilAsker.classes().ofLabel(scope.classLabel()).isEmpty()) {
            return refused(VeilRefusal.WRONG_CLASS);
        }
        AgreementDecision decision = grants.onReceipt(
                tx, envelope, SharedOperation.HIT_QUERY, OperationTrigger.PUSH, purpose, scope.classLabel());
        return switch (decision) {
            case AgreementDecision.Refuse refuse ->
                MessageVerdict.refused(refuse.code().name(), refuse.code().english());
            case AgreementDecision.Permit permit -> {
                if (!permit.agreement().equals(scope.agreementDigest())) {
                    yield refused(VeilRefusal.WRONG_AGREEMENT);
                }
                if (!new VeilEpoch(scope.epoch()).isOpen(clock.instant())) {
                    yield refused(VeilRefusal.WRONG_EPOCH);
                }
                yield next.apply(scope, permit.conditions());
            }
        };
    }

    /** A message about a manifest that is not known: without an agreement that alone is the reason. */
    private MessageVerdict unknownManifest(Handle tx, Envelope envelope) {
        AgreementDecision decision = grants.onReceipt(
                tx, envelope, SharedOperation.HIT_QUERY, OperationTrigger.PUSH, Purpose.ORGANISATIONS_AND_METHODS, "");
        return switch (decision) {
            case AgreementDecision.Refuse refuse ->
                MessageVerdict.refused(refuse.code().name(), refuse.code().english());
            case AgreementDecision.Permit _ -> refused(VeilRefusal.WRONG_MANIFEST);
        };
    }

    private MessageVerdict tags(Handle tx, Envelope envelope, TagSet tags) {
        return covered(
                tx,
                envelope,
                tags.scope(),
                Purpose.ORGANISATIONS_AND_METHODS,
                (scope, conditions) -> taken(tx, envelope, tags, Optional.empty()));
    }

    private MessageVerdict changed(Handle tx, Envelope envelope, TagDelta delta) {
        return covered(
                tx,
                envelope,
                delta.scope(),
                Purpose.ORGANISATIONS_AND_METHODS,
                (scope, conditions) -> VeilRecordTable.tags(tx, scope)
                        .map(before -> taken(tx, envelope, delta.applyTo(before), Optional.of(delta)))
                        .orElseGet(() -> refused(VeilRefusal.STALE_BASE)));
    }

    /** Keeps a set, whole or by a delta; it is compared with what is answered when the receipt has left. */
    private MessageVerdict taken(Handle tx, Envelope envelope, TagSet tags, Optional<TagDelta> delta) {
        KeyScope scope = tags.scope();
        String digest = tags.digest();
        if (!VeilRecordTable.keepTags(tx, envelope.sender(), tags, digest, clock.instant())) {
            return MessageVerdict.refused(
                    "VEIL_TOO_MANY_SETS", "No more tag sets of this class are taken today: send the next tomorrow.");
        }
        Map<String, Object> account = VeilAsker.account(scope, envelope.sender(), "size", tags.size());
        account.put("content", digest);
        delta.ifPresent(change -> TagDispatch.tell(change, account));
        ledger.append(tx, EntryType.TAGS_RECEIVED, account);
        tx.afterCommit(found);
        tx.afterCommit(wake);
        return MessageVerdict.accepted();
    }

    private MessageVerdict plain(Handle tx, Envelope envelope, QueryManifest manifest) {
        return covered(
                tx,
                envelope,
                manifest.scope(),
                manifest.purpose(),
                (scope, conditions) -> conditions.cosigner().isPresent()
                        ? refused(VeilRefusal.UNSIGNED_BY_OVERSIGHT)
                        : keep(tx, envelope, manifest));
    }

    private MessageVerdict cosigned(Handle tx, Envelope envelope, CosignedManifest cosigned) {
        QueryManifest manifest = cosigned.manifest();
        byte[] signature = cosigned.signature().toBytes();
        return covered(
                tx,
                envelope,
                manifest.scope(),
                manifest.purpose(),
                (scope, conditions) -> conditions
                        .cosigner()
                        .map(cosigner -> cosigner.signed(manifest.id(), signature)
                                ? keep(tx, envelope, manifest)
                                : refused(VeilRefusal.UNSIGNED_BY_OVERSIGHT))
                        .orElseGet(() -> refused(VeilRefusal.WRONG_HEADER)));
    }

    /** A manifest is kept until its month is over, so a partner has only so many of which nothing is answered. */
    private MessageVerdict keep(Handle tx, Envelope envelope, QueryManifest manifest) {
        QuestionClass asked =
                veilAsker.classes().ofLabel(manifest.scope().classLabel()).orElseThrow();
        if (!manifest.asksWholeValues() || (asked.questionsEach() > 1 && manifest.chunks() > 1)) {
            return refused(VeilRefusal.WRONG_COUNT);
        }
        if (VeilRecordTable.hasManyManifests(tx, manifest.scope().agreementDigest())) {
            return MessageVerdict.refused(
                    "VEIL_TOO_MANY_MANIFESTS", "Too many question sets wait for their questions: send those first.");
        }
        boolean isNew = VeilRecordTable.keepManifest(tx, envelope.sender(), manifest, clock.instant());
        return isNew ? MessageVerdict.accepted() : refused(VeilRefusal.REPEATED_MANIFEST);
    }

    private MessageVerdict chunk(Handle tx, Envelope envelope, BlindedChunk chunk) {
        Optional<QueryManifest> manifest = VeilRecordTable.manifest(tx, envelope.sender(), chunk.manifestId());
        if (manifest.isEmpty()) {
            return unknownManifest(tx, envelope);
        }
        Purpose purpose = manifest.get().purpose();
        return covered(tx, envelope, manifest.get().scope(), purpose, (scope, conditions) -> {
            if (PartnerBudget.isPaid(tx, chunk.manifestId(), chunk.index())) {
                return refused(VeilRefusal.REPEATED_CHUNK);
            }
            try (VeilKey key = veilAsker.key(scope)) {
                PartnerBudget left = new PartnerBudget(tx, budget(conditions), clock.instant());
                return switch (new QueryAnswerer(key, left, random).evaluate(manifest.get(), chunk)) {
                    case ChunkAnswer.Evaluated(EvaluatedChunk evaluated) ->
                        reply(tx, envelope, manifest.get(), evaluated);
                    case ChunkAnswer.Exhausted exhausted ->
                        MessageVerdict.refused(
                                "BUDGET_EXHAUSTED",
                                "The query budget is used up: left=" + exhausted.left() + " refillsAt="
                                        + exhausted.refillsAt() + ".");
                    case ChunkAnswer.Refused(VeilRefusal refusal) -> refused(refusal);
                };
            }
        });
    }

    private static QueryBudget budget(PermitConditions conditions) {
        return conditions.budget().orElse(new QueryBudget(0, 0));
    }

    private MessageVerdict reply(Handle tx, Envelope envelope, QueryManifest manifest, EvaluatedChunk evaluated) {
        KeyScope scope = manifest.scope();
        GrantAnswer granting = grants.forHitQuery(
                tx,
                scope.agreementDigest(),
                envelope.sender(),
                scope.classLabel(),
                manifest.purpose(),
                OperationTrigger.ON_REQUEST);
        return switch (granting) {
            case GrantAnswer.Denied(AgreementDecision.Refuse refuse) ->
                MessageVerdict.refused(refuse.code().name(), refuse.code().english());
            case GrantAnswer.Granted(var grant) -> {
                Map<String, Object> account =
                        VeilAsker.account(scope, envelope.sender(), "questions", evaluated.count());
                account.put("manifest", manifest.id());
                account.put("root", manifest.commitmentRoot());
                account.put("chunk", evaluated.index());
                account.put("left", evaluated.budgetLeft());
                account.put("count", manifest.count());
                account.put("chunks", manifest.chunks());
                account.put("answer", CanonicalJson.sha256(evaluated.encode()));
                account.put(
                        "envelope",
                        egress.send(tx, grant, "veil.answer", evaluated.encode())
                                .digest());
                ledger.append(tx, EntryType.QUERY_ANSWERED, account);
                yield MessageVerdict.accepted();
            }
        };
    }

    private MessageVerdict answer(Handle tx, Envelope envelope, EvaluatedChunk chunk) {
        Optional<OwnQueryTable.Asked> asked = OwnQueryTable.find(tx, envelope.sender(), chunk.manifestId());
        if (asked.isEmpty()) {
            return unknownManifest(tx, envelope);
        }
        QueryManifest manifest = asked.get().manifest();
        return covered(tx, envelope, manifest.scope(), manifest.purpose(), (scope, conditions) -> {
            Optional<VeilRefusal> unfit =
                    VeilRecordTable.tags(tx, scope).flatMap(tags -> unfit(asked.get(), tags, chunk));
            if (unfit.isPresent()) {
                return refused(unfit.get());
            }
            if (OwnQueryTable.keepAnswer(tx, chunk)) {
                ledger.append(tx, EntryType.ANSWER_RECEIVED, received(envelope, manifest, chunk));
                tx.afterCommit(found);
            }
            return MessageVerdict.accepted();
        });
    }

    /** Why an answer is none to the own questions: what the partner knows too, whatever was found. */
    private static Optional<VeilRefusal> unfit(OwnQueryTable.Asked asked, TagSet tags, EvaluatedChunk chunk) {
        try (VeilQuery query = VeilQuery.restore(asked.state())) {
            return query.refusal(asked.manifest(), tags, chunk);
        }
    }

    private static Map<String, Object> received(Envelope envelope, QueryManifest manifest, EvaluatedChunk chunk) {
        Map<String, Object> account =
                VeilAsker.account(manifest.scope(), envelope.sender(), "questions", chunk.count());
        account.put("manifest", manifest.id());
        account.put("chunk", chunk.index());
        account.put("left", chunk.budgetLeft());
        account.put("answer", CanonicalJson.sha256(chunk.encode()));
        account.put("envelope", envelope.digest());
        return account;
    }
}
