// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.QueryBudget;
import org.enlace.card.ActingNode;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.share.GrantAnswer;
import org.enlace.share.GrantMint;
import org.enlace.share.OutgoingGate;
import org.enlace.share.ShareWiring;
import org.enlace.store.Database;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.ChunkProducts;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.EnvelopeInbox;
import org.jdbi.v3.core.Handle;

/**
 * The receiving half of the veil at one node: takes partners' tag sets and answers, and answers their questions within the budget.
 * Every message is checked against the agreement it names before anything else. What an answer finds is looked up by
 * {@link AnswerComparison} when the receipt has left: its time tells nothing of that.
 */
public final class VeilMail {
    private final Database database;
    private final VeilAsker veilAsker;
    private final MailCoverage coverage;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final Ledger ledger;
    private final Runnable found;
    private final Runnable wake;
    private final Clock clock;
    private final SecureRandom random;

    /** Run after commit: {@code found} when there is something to compare, {@code wake} when there may be something new to ask. */
    public VeilMail(
            ActingNode node,
            Database database,
            VeilAsker veilAsker,
            ShareWiring share,
            Ledger ledger,
            Runnable found,
            Runnable wake) {
        this.database = database;
        this.veilAsker = veilAsker;
        this.grants = share.grants();
        this.egress = share.egress();
        this.ledger = ledger;
        this.found = found;
        this.wake = wake;
        this.clock = node.clock();
        this.random = node.random();
        coverage = new MailCoverage(veilAsker.classes(), grants, clock);
    }

    public void register(EnvelopeInbox inbox) {
        inbox.register("veil.tags", new TagMail(database, coverage, ledger, found, wake, clock));
        inbox.register(
                "veil.query",
                (tx, envelope) -> parsed(
                        envelope,
                        bytes -> CosignedManifest.isOne(bytes)
                                ? cosigned(tx, envelope, CosignedManifest.parse(bytes))
                                : plain(tx, envelope, QueryManifest.parse(bytes))));
        inbox.register("veil.chunk", prepared(envelope -> chunk(envelope, BlindedChunk.parse(envelope.content()))));
        inbox.register("veil.answer", prepared(envelope -> answer(envelope, EvaluatedChunk.parse(envelope.content()))));
    }

    /** A message that cannot be read is refused by whoever would apply it. */
    private static PreparedReceiver prepared(Function<Envelope, MessageReceiver> preparing) {
        return envelope -> {
            try {
                return preparing.apply(envelope);
            } catch (VeilException unfit) {
                return (_, _) -> refused(unfit.refusal());
            }
        };
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
        return MailCoverage.refused(refusal);
    }

    private MessageVerdict plain(Handle tx, Envelope envelope, QueryManifest manifest) {
        return coverage.then(
                tx,
                envelope,
                manifest.scope(),
                manifest.purpose(),
                conditions -> conditions.cosigner().isPresent()
                        ? refused(VeilRefusal.UNSIGNED_BY_OVERSIGHT)
                        : keep(tx, envelope, manifest));
    }

    private MessageVerdict cosigned(Handle tx, Envelope envelope, CosignedManifest cosigned) {
        QueryManifest manifest = cosigned.manifest();
        byte[] signature = cosigned.signature().toBytes();
        return coverage.then(
                tx,
                envelope,
                manifest.scope(),
                manifest.purpose(),
                conditions -> conditions
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

    /** Multiplies what may be answered now, without a connection; it is paid for and leaves in the transaction that applies it. */
    private MessageReceiver chunk(Envelope envelope, BlindedChunk chunk) {
        Optional<ChunkProducts> products = database.read(tx -> answerable(tx, envelope, chunk))
                .map(scope -> {
                    try (VeilKey key = veilAsker.key(scope)) {
                        return ChunkProducts.of(key, chunk, random);
                    }
                });
        return (tx, same) -> chunk(tx, same, chunk, products);
    }

    /** The scope under which a chunk would be answered, if it would: everything is looked at before anything is multiplied. */
    private Optional<KeyScope> answerable(Handle tx, Envelope envelope, BlindedChunk chunk) {
        return VeilRecordTable.manifest(tx, envelope.sender(), chunk.manifestId())
                .filter(manifest -> isPayable(tx, envelope, manifest, chunk))
                .map(QueryManifest::scope);
    }

    private boolean isPayable(Handle tx, Envelope envelope, QueryManifest manifest, BlindedChunk chunk) {
        KeyScope scope = manifest.scope();
        return switch (coverage.of(tx, envelope, scope, manifest.purpose())) {
            case MailCoverage.Uncovered _ -> false;
            case MailCoverage.Covered(PermitConditions conditions) ->
                !PartnerBudget.isPaid(tx, chunk.manifestId(), chunk.index())
                        && QueryAnswerer.refusal(scope, manifest, chunk).isEmpty()
                        && budget(tx, conditions).left(scope).pays(chunk.count());
        };
    }

    private MessageVerdict chunk(Handle tx, Envelope envelope, BlindedChunk chunk, Optional<ChunkProducts> products) {
        Optional<QueryManifest> manifest = VeilRecordTable.manifest(tx, envelope.sender(), chunk.manifestId());
        if (manifest.isEmpty()) {
            return coverage.unknownManifest(tx, envelope);
        }
        KeyScope scope = manifest.get().scope();
        return coverage.then(tx, envelope, scope, manifest.get().purpose(), conditions -> {
            if (PartnerBudget.isPaid(tx, chunk.manifestId(), chunk.index())) {
                return refused(VeilRefusal.REPEATED_CHUNK);
            }
            QuestionBudget left = budget(tx, conditions);
            ChunkAnswer answer = products.map(made -> made.answer(manifest.get(), left))
                    .orElseGet(() -> QueryAnswerer.paid(scope, manifest.get(), chunk, left, _ -> {
                        // it could not be paid when it was looked at, and can be now
                        throw new PreparedReceiver.OutdatedPreparation();
                    }));
            return switch (answer) {
                case ChunkAnswer.Evaluated(EvaluatedChunk evaluated) -> reply(tx, envelope, manifest.get(), evaluated);
                case ChunkAnswer.Exhausted exhausted ->
                    MessageVerdict.refused(
                            "BUDGET_EXHAUSTED",
                            "The query budget is used up: left=" + exhausted.left() + " refillsAt="
                                    + exhausted.refillsAt() + ".");
                case ChunkAnswer.Refused(VeilRefusal refusal) -> refused(refusal);
            };
        });
    }

    private PartnerBudget budget(Handle tx, PermitConditions conditions) {
        return new PartnerBudget(tx, budget(conditions), clock.instant());
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
                Envelope answer = egress.send(tx, grant, "veil.answer", evaluated.encode());
                ledger.append(
                        tx,
                        new QuestionEntry.ChunkAnswered(
                                VeilAsker.logged(scope, envelope.sender()),
                                VeilAsker.logged(manifest),
                                manifest.count(),
                                logged(evaluated, answer)));
                yield MessageVerdict.accepted();
            }
        };
    }

    /** Checks an answer without a connection: its proofs take long. */
    private MessageReceiver answer(Envelope envelope, EvaluatedChunk chunk) {
        Optional<Checked> checked = database.read(tx -> toCheck(tx, envelope, chunk))
                .map(basis -> new Checked(basis.tags(), unfit(basis, chunk)));
        return (tx, same) -> answer(tx, same, chunk, checked);
    }

    /** What an answer is checked against. */
    private record Basis(OwnQueryTable.Asked asked, TagSetHeader tags) {}

    /** Why an answer is none to the own questions, if so, by these tags. */
    private record Checked(TagSetHeader tags, Optional<VeilRefusal> unfit) {}

    private Optional<Basis> toCheck(Handle tx, Envelope envelope, EvaluatedChunk chunk) {
        return OwnQueryTable.find(tx, envelope.sender(), chunk.manifestId())
                .filter(asked -> coverage.of(
                                tx,
                                envelope,
                                asked.manifest().scope(),
                                asked.manifest().purpose())
                        instanceof MailCoverage.Covered)
                .flatMap(asked ->
                        VeilRecordTable.tagsHeader(tx, asked.manifest().scope()).map(tags -> new Basis(asked, tags)));
    }

    private MessageVerdict answer(Handle tx, Envelope envelope, EvaluatedChunk chunk, Optional<Checked> checked) {
        Optional<QueryManifest> asked = OwnQueryTable.manifest(tx, envelope.sender(), chunk.manifestId());
        if (asked.isEmpty()) {
            return coverage.unknownManifest(tx, envelope);
        }
        QueryManifest manifest = asked.get();
        return coverage.then(tx, envelope, manifest.scope(), manifest.purpose(), _ -> {
            if (!VeilRecordTable.tagsHeader(tx, manifest.scope()).equals(checked.map(Checked::tags))) {
                throw new PreparedReceiver.OutdatedPreparation();
            }
            Optional<VeilRefusal> unfit = checked.flatMap(Checked::unfit);
            if (unfit.isPresent()) {
                return refused(unfit.get());
            }
            if (OwnQueryTable.keepAnswer(tx, chunk)) {
                ledger.append(
                        tx,
                        new QuestionEntry.AnswerReceived(
                                VeilAsker.logged(manifest.scope(), envelope.sender()),
                                manifest.id(),
                                logged(chunk, envelope)));
                tx.afterCommit(found);
            }
            return MessageVerdict.accepted();
        });
    }

    /** Why an answer is none to the own questions: what the partner knows too, whatever was found. */
    private static Optional<VeilRefusal> unfit(Basis basis, EvaluatedChunk chunk) {
        try (VeilQuery query = VeilQuery.restore(basis.asked().state())) {
            return query.refusal(basis.asked().manifest(), basis.tags(), chunk);
        }
    }

    private static QuestionEntry.Answer logged(EvaluatedChunk chunk, Envelope envelope) {
        return new QuestionEntry.Answer(
                chunk.index(),
                chunk.count(),
                chunk.budgetLeft(),
                CanonicalJson.sha256(chunk.encode()),
                envelope.digest());
    }
}
