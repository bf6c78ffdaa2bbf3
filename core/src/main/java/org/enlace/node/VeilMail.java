// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.model.AuthorityId;
import org.enlace.model.CanonicalJson;
import org.enlace.model.Purpose;
import org.enlace.share.Conditions;
import org.enlace.share.Decision;
import org.enlace.share.Egress;
import org.enlace.share.Granting;
import org.enlace.share.Grants;
import org.enlace.share.Operation;
import org.enlace.share.QueryBudget;
import org.enlace.share.Trigger;
import org.enlace.veil.Answer;
import org.enlace.veil.Answerer;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Opened;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import org.enlace.veil.Refusal;
import org.enlace.veil.Scope;
import org.enlace.veil.TagDelta;
import org.enlace.veil.TagSet;
import org.enlace.veil.VeilException;
import org.enlace.veil.VeilKey;
import org.enlace.wire.Envelope;
import org.enlace.wire.Inbox;
import org.enlace.wire.Verdict;
import org.jdbi.v3.core.Handle;

/**
 * The receiving half of the veil at one node: takes partners' tag sets, answers their questions within the budget, and
 * opens their answers to own questions. Every message is checked against the agreement it names before anything else.
 */
final class VeilMail {
    private final Veiling veiling;
    private final Grants grants;
    private final Egress egress;
    private final Ledger ledger;
    private final Hits hits;
    private final Runnable wake;
    private final Clock clock;
    private final SecureRandom random;

    /** {@code wake} is run after commit when there may be something new to ask. */
    VeilMail(
            Veiling veiling,
            Grants grants,
            Egress egress,
            Ledger ledger,
            Hits hits,
            Runnable wake,
            Clock clock,
            SecureRandom random) {
        this.veiling = veiling;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.hits = hits;
        this.wake = wake;
        this.clock = clock;
        this.random = random;
    }

    void register(Inbox inbox) {
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
        Verdict read(byte[] bytes);
    }

    private static Verdict parsed(Envelope envelope, Parsed reader) {
        try {
            return reader.read(envelope.content());
        } catch (VeilException unfit) {
            return refused(unfit.refusal());
        }
    }

    private static Verdict refused(Refusal refusal) {
        return Verdict.refused("VEIL_" + refusal.name(), "The veil refuses this message: " + refusal.name() + ".");
    }

    /** Checks the agreement and the scope, then goes on with what the agreement asks and gives. */
    private Verdict covered(
            Handle tx, Envelope envelope, Scope scope, Purpose purpose, BiFunction<Scope, Conditions, Verdict> next) {
        if (veiling.classes().ofLabel(scope.classLabel()).isEmpty()) {
            return refused(Refusal.WRONG_CLASS);
        }
        Decision decision =
                grants.onReceipt(tx, envelope, Operation.HIT_QUERY, Trigger.PUSH, purpose, scope.classLabel());
        return switch (decision) {
            case Decision.Refuse refuse ->
                Verdict.refused(refuse.code().name(), refuse.code().english());
            case Decision.Permit permit -> {
                if (!permit.agreement().equals(scope.agreementDigest())) {
                    yield refused(Refusal.WRONG_AGREEMENT);
                }
                if (!new Epoch(scope.epoch()).isOpen(clock.instant())) {
                    yield refused(Refusal.WRONG_EPOCH);
                }
                yield next.apply(scope, permit.conditions());
            }
        };
    }

    /** A message about a manifest that is not known: without an agreement that alone is the reason. */
    private Verdict unknownManifest(Handle tx, Envelope envelope) {
        Decision decision = grants.onReceipt(
                tx, envelope, Operation.HIT_QUERY, Trigger.PUSH, Purpose.ORGANISATIONS_AND_METHODS, "");
        return switch (decision) {
            case Decision.Refuse refuse ->
                Verdict.refused(refuse.code().name(), refuse.code().english());
            case Decision.Permit _ -> refused(Refusal.WRONG_MANIFEST);
        };
    }

    private Verdict tags(Handle tx, Envelope envelope, TagSet tags) {
        return covered(
                tx,
                envelope,
                tags.scope(),
                Purpose.ORGANISATIONS_AND_METHODS,
                (scope, conditions) -> taken(tx, envelope, tags, Optional.empty()));
    }

    private Verdict changed(Handle tx, Envelope envelope, TagDelta delta) {
        return covered(
                tx,
                envelope,
                delta.scope(),
                Purpose.ORGANISATIONS_AND_METHODS,
                (scope, conditions) -> VeilRecords.tags(tx, scope)
                        .map(before -> taken(tx, envelope, delta.applyTo(before), Optional.of(delta)))
                        .orElseGet(() -> refused(Refusal.STALE_BASE)));
    }

    /** Keeps a set, whole or by a delta, and compares it with what is answered. */
    private Verdict taken(Handle tx, Envelope envelope, TagSet tags, Optional<TagDelta> delta) {
        Scope scope = tags.scope();
        String digest = tags.digest();
        VeilRecords.keepTags(tx, envelope.sender(), tags, digest, clock.instant());
        List<Comparison> compared = OwnQueries.answered(tx, scope).stream()
                .map(asked -> compare(
                        asked, tags, OwnQueries.answers(tx, asked.manifest().id())))
                .toList();
        Map<String, Object> account = Veiling.account(scope, envelope.sender(), "size", tags.size());
        account.put("content", digest);
        delta.ifPresent(change -> NextTags.tell(change, account));
        ledger.append(tx, EntryType.TAGS_RECEIVED, account);
        compared.forEach(one -> {
            OwnQueries.countAgain(tx, one.asked().manifest().id());
            keep(tx, one);
        });
        tx.afterCommit(wake);
        return Verdict.accepted();
    }

    private Verdict plain(Handle tx, Envelope envelope, QueryManifest manifest) {
        return covered(
                tx,
                envelope,
                manifest.scope(),
                manifest.purpose(),
                (scope, conditions) -> conditions.cosigner().isPresent()
                        ? refused(Refusal.UNSIGNED_BY_OVERSIGHT)
                        : keep(tx, envelope, manifest));
    }

    private Verdict cosigned(Handle tx, Envelope envelope, CosignedManifest cosigned) {
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
                                : refused(Refusal.UNSIGNED_BY_OVERSIGHT))
                        .orElseGet(() -> refused(Refusal.WRONG_HEADER)));
    }

    private Verdict keep(Handle tx, Envelope envelope, QueryManifest manifest) {
        boolean isNew = VeilRecords.keepManifest(tx, envelope.sender(), manifest, clock.instant());
        return isNew ? Verdict.accepted() : refused(Refusal.REPEATED_MANIFEST);
    }

    private Verdict chunk(Handle tx, Envelope envelope, BlindedChunk chunk) {
        Optional<QueryManifest> manifest = VeilRecords.manifest(tx, envelope.sender(), chunk.manifestId());
        if (manifest.isEmpty()) {
            return unknownManifest(tx, envelope);
        }
        Purpose purpose = manifest.get().purpose();
        return covered(tx, envelope, manifest.get().scope(), purpose, (scope, conditions) -> {
            if (VeilBudget.isPaid(tx, chunk.manifestId(), chunk.index())) {
                return refused(Refusal.REPEATED_CHUNK);
            }
            try (VeilKey key = veiling.key(scope)) {
                VeilBudget left = new VeilBudget(tx, budget(conditions), clock.instant());
                return switch (new Answerer(key, left, random).evaluate(manifest.get(), chunk)) {
                    case Answer.Evaluated(EvaluatedChunk evaluated) -> reply(tx, envelope, manifest.get(), evaluated);
                    case Answer.Exhausted exhausted ->
                        Verdict.refused(
                                "BUDGET_EXHAUSTED",
                                "The query budget is used up: left=" + exhausted.left() + " refillsAt="
                                        + exhausted.refillsAt() + ".");
                    case Answer.Refused(Refusal refusal) -> refused(refusal);
                };
            }
        });
    }

    private static QueryBudget budget(Conditions conditions) {
        return conditions.budget().orElse(new QueryBudget(0, 0));
    }

    private Verdict reply(Handle tx, Envelope envelope, QueryManifest manifest, EvaluatedChunk evaluated) {
        Scope scope = manifest.scope();
        Granting granting = grants.forHitQuery(
                tx,
                scope.agreementDigest(),
                envelope.sender(),
                scope.classLabel(),
                manifest.purpose(),
                Trigger.ON_REQUEST);
        return switch (granting) {
            case Granting.Denied(Decision.Refuse refuse) ->
                Verdict.refused(refuse.code().name(), refuse.code().english());
            case Granting.Granted(var grant) -> {
                Map<String, Object> account = Veiling.account(scope, envelope.sender(), "questions", evaluated.count());
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
                yield Verdict.accepted();
            }
        };
    }

    private Verdict answer(Handle tx, Envelope envelope, EvaluatedChunk chunk) {
        Optional<OwnQueries.Asked> asked = OwnQueries.find(tx, envelope.sender(), chunk.manifestId());
        if (asked.isEmpty()) {
            return unknownManifest(tx, envelope);
        }
        QueryManifest manifest = asked.get().manifest();
        return covered(tx, envelope, manifest.scope(), manifest.purpose(), (scope, conditions) -> {
            if (!OwnQueries.keepAnswer(tx, chunk)) {
                return Verdict.accepted();
            }
            Optional<Comparison> compared =
                    VeilRecords.tags(tx, scope).map(tags -> compare(asked.get(), tags, List.of(chunk)));
            ledger.append(tx, EntryType.ANSWER_RECEIVED, received(envelope, manifest, chunk));
            return compared.map(one -> keep(tx, one)).orElseGet(Verdict::accepted);
        });
    }

    private static Map<String, Object> received(Envelope envelope, QueryManifest manifest, EvaluatedChunk chunk) {
        Map<String, Object> account = Veiling.account(manifest.scope(), envelope.sender(), "questions", chunk.count());
        account.put("manifest", manifest.id());
        account.put("chunk", chunk.index());
        account.put("left", chunk.budgetLeft());
        account.put("answer", CanonicalJson.sha256(chunk.encode()));
        account.put("envelope", envelope.digest());
        return account;
    }

    private record Comparison(OwnQueries.Asked asked, List<Question> questions, Opened opened) {}

    /** Unblinds the answers and looks them up in the tags: takes long, so it is done before anything is logged. */
    private static Comparison compare(OwnQueries.Asked asked, TagSet tags, List<EvaluatedChunk> answers) {
        try (Query query = Query.restore(asked.state())) {
            return new Comparison(asked, query.questions(), query.open(asked.manifest(), tags, answers));
        }
    }

    /** Keeps what an answered chunk, or all that are here, found; the account of the set is closed with its last chunk. */
    private Verdict keep(Handle tx, Comparison compared) {
        QueryManifest manifest = compared.asked().manifest();
        AuthorityId partner = compared.asked().partner();
        return switch (compared.opened()) {
            case Opened.Refused(Refusal refusal, int chunk) -> refused(refusal);
            case Opened.Hits opened -> {
                VeilClass veilClass =
                        veiling.classes().ofLabel(manifest.scope().classLabel()).orElseThrow();
                List<VeilClass.Found> found =
                        veilClass.found(compared.asked().inputs(), compared.questions(), opened.hits());
                int fresh = hits.found(tx, partner, manifest.scope(), veilClass, found);
                OwnQueries.Found all = OwnQueries.add(tx, manifest.id(), found.size(), fresh);
                boolean first = all.whole() && OwnQueries.finish(tx, manifest.id(), clock.instant());
                if (first || (all.whole() && fresh > 0)) {
                    Map<String, Object> account = Veiling.account(manifest.scope(), partner, "hits", all.hits());
                    account.put("manifest", manifest.id());
                    account.put("fresh", all.fresh());
                    account.put("questions", manifest.count());
                    ledger.append(tx, EntryType.QUERY_FINISHED, account);
                }
                yield Verdict.accepted();
            }
        };
    }
}
