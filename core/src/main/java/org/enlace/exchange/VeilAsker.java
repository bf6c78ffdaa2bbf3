// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.QueryBudget;
import org.enlace.card.ActingNode;
import org.enlace.envelope.Envelope;
import org.enlace.exchange.QuestionClass.Publication;
import org.enlace.exchange.UnsignedManifest.CosignedSending;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.progress.WorkBoard;
import org.enlace.progress.WorkKind;
import org.enlace.share.EgressGrant;
import org.enlace.share.GrantAnswer;
import org.enlace.share.GrantMint;
import org.enlace.share.OutgoingGate;
import org.enlace.share.ShareWiring;
import org.enlace.store.ChangeNotices;
import org.enlace.store.Database;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.EnvelopeOutbox;
import org.jdbi.v3.core.Handle;

/**
 * The asking and publishing half of the veil at one node: keeps every partner supplied with a current tag set and asks
 * about what is new in the own files, within the agreement's budget. The answering half is {@link VeilMail}.
 *
 * <p>What takes long, evaluating tags and blinding questions, is done between transactions. A tag set or question set,
 * its ledger entries and its envelopes are then written in one short transaction: there together or not at all.
 *
 * <p>Decision: docs/decisions.md, "One blinding for all partners".
 */
public final class VeilAsker {
    private static final Purpose PURPOSE = Purpose.ORGANISATIONS_AND_METHODS;

    private final Database database;
    private final AuthorityId self;
    private final byte[] seed;
    private final QuestionClasses classes;
    private final OwnHoldings holdings;
    private final GrantMint grants;
    private final OutgoingGate egress;
    private final Ledger ledger;
    private final ChangeNotices changes;
    private final Clock clock;
    private final SecureRandom random;

    public VeilAsker(
            ActingNode node,
            Database database,
            OwnHoldings holdings,
            ShareWiring share,
            Ledger ledger,
            ChangeNotices changes) {
        this.database = database;
        this.self = node.id();
        this.seed = node.keys().seed();
        classes = new QuestionClasses(node.authority(), seed, holdings);
        this.holdings = holdings;
        this.grants = share.grants();
        this.egress = share.egress();
        this.ledger = ledger;
        this.changes = changes;
        this.clock = node.clock();
        this.random = node.random();
    }

    /** The partner in an agreement. */
    public AuthorityId partner(AgreementStanding standing) {
        return standing.agreement().parties().stream()
                .map(party -> party.id())
                .filter(id -> !id.equals(self))
                .findFirst()
                .orElseThrow();
    }

    public QuestionClasses classes() {
        return classes;
    }

    KeyScope scope(AgreementDigest agreement, QuestionClass veilClass) {
        return new KeyScope(
                agreement, veilClass.label(), VeilEpoch.of(clock.instant()).number());
    }

    VeilKey key(KeyScope scope) {
        return VeilKey.derive(seed, scope);
    }

    /** Sends the tag set of one class where it is not the one that the partner has, or was refused a while ago. */
    public void publish(AgreementStanding standing, QuestionClass veilClass) {
        Object files = holdings.state();
        veilClass.ready();
        KeyScope scope = scope(standing.digest(), veilClass);
        SortedMap<String, List<String>> held = database.read(veilClass::held);
        String digest = veilClass.fingerprint(held);
        if (database.read(tx -> OwnTagTable.isOut(tx, scope, digest, clock.instant())) || !mayLeave(standing, scope)) {
            return;
        }
        Optional<OwnTagTable.Before> before =
                database.read(tx -> OwnTagTable.before(tx, scope)).map(OwnTagTable.Stored::restored);
        try (WorkBoard.WorkInHand tags = holdings.work()
                .begin(
                        WorkKind.TAGS,
                        partner(standing).value(),
                        veilClass.label().value(),
                        held.size())) {
            Publication publication;
            TagDispatch next;
            try (VeilKey key = key(scope)) {
                publication = veilClass.publication(key, held);
                next = next(key, publication, before);
            }
            database.useTransaction(tx -> {
                OwnTagTable.keepHandles(tx, scope, publication.handles());
                OwnTagTable.keepCanaries(tx, scope, publication.canaries());
            });
            if (next.isNews()) {
                send(standing, scope, digest, next, files);
            } else {
                database.useTransaction(tx -> OwnTagTable.remade(tx, scope, digest));
            }
            tags.at(held.size());
        }
    }

    private TagDispatch next(VeilKey key, Publication publication, Optional<OwnTagTable.Before> before) {
        KeptTagSet set = before.map(one -> one.set().next(key, publication.entries(), publication.least(), random))
                .orElseGet(() -> KeptTagSet.of(key, publication.entries(), publication.least(), random));
        return TagDispatch.after(before.filter(OwnTagTable.Before::stands).map(OwnTagTable.Before::set), set);
    }

    /**
     * The parts of a large set each in a transaction of its own, and with the last, or the only one, the set itself and its account. A set
     * that was cut off is made anew, and the partner drops what it has of this one.
     */
    private void send(AgreementStanding standing, KeyScope scope, String digest, TagDispatch next, Object files) {
        List<byte[]> contents = next.contents();
        List<String> envelopes = new ArrayList<>();
        for (byte[] content : contents.subList(0, contents.size() - 1)) {
            Optional<Envelope> part = database.inTransaction(
                    tx -> (isOf(files) ? grant(tx, standing, scope) : Optional.<EgressGrant>empty())
                            .map(grant -> egress.send(tx, grant, "veil.tags", content)));
            if (part.isEmpty()) {
                return;
            }
            envelopes.add(part.get().digest());
        }
        sendLast(standing, scope, digest, next, envelopes, contents.getLast(), files);
    }

    /** The set itself first, which takes longest, then what holds the ledger: the grant, the account and the envelope. */
    private void sendLast(
            AgreementStanding standing,
            KeyScope scope,
            String digest,
            TagDispatch next,
            List<String> parts,
            byte[] content,
            Object files) {
        QuestionEntry.Tags tags = next.logged(logged(scope, partner(standing)));
        database.useTransaction(tx -> {
            tx.savepoint("set");
            OwnTagTable.keep(tx, scope, next.set());
            Optional<EgressGrant> grant = isOf(files) ? grant(tx, standing, scope) : Optional.empty();
            if (grant.isPresent()) {
                ledger.append(tx, new QuestionEntry.TagsSent(tags));
                Envelope envelope = egress.send(tx, grant.get(), "veil.tags", content);
                OwnTagTable.sent(tx, scope, digest, next, parts, envelope);
            } else {
                tx.rollbackToSavepoint("set");
            }
        });
    }

    /** Whether the files are as they were read: what was made of others does not leave, and is made anew at the next turn. */
    private boolean isOf(Object files) {
        return holdings.state().equals(files);
    }

    /** An own value that was not asked about, and the case for which it is asked. */
    private record Fresh(String value, String caseId) {
        @Override
        public String toString() {
            return "Fresh";
        }
    }

    /** Asks about own values of one class that were not asked about in this epoch, as far as the budget goes. */
    public void ask(AgreementStanding standing, QuestionClass veilClass) {
        Object files = holdings.state();
        veilClass.ready();
        KeyScope scope = scope(standing.digest(), veilClass);
        SortedMap<String, Fresh> fresh = database.read(tx -> askable(tx, scope, veilClass));
        Set<String> asked = Set.copyOf(fresh.keySet());
        int all = fresh.size();
        try (WorkBoard.WorkInHand values = holdings.work()
                .begin(
                        WorkKind.QUESTIONS,
                        partner(standing).value(),
                        veilClass.label().value(),
                        all)) {
            while (!fresh.isEmpty() && !asked.isEmpty()) {
                SortedMap<String, Fresh> chosen = database.read(tx -> chosen(tx, standing, scope, veilClass, fresh));
                asked = !chosen.isEmpty() && mayLeave(standing, scope)
                        ? ask(standing, scope, veilClass, chosen, files)
                        : Set.of();
                fresh.keySet().removeAll(asked);
                values.at(all - fresh.size());
            }
        }
    }

    /** Digests of the values that were asked about; none where nothing left. */
    private Set<String> ask(
            AgreementStanding standing,
            KeyScope scope,
            QuestionClass veilClass,
            SortedMap<String, Fresh> chosen,
            Object files) {
        OwnQueryTable.Blinded blinded = database.read(tx -> OwnQueryTable.blindedBefore(tx, scope, chosen.keySet()))
                .orElseGet(() -> blind(veilClass, chosen));
        try (VeilQuery query = blinded.query()) {
            QueryManifest manifest = query.manifest(scope, PURPOSE);
            List<BlindedChunk> chunks = query.chunks(manifest);
            boolean left = database.inTransaction(tx -> isOf(files)
                    && (standing.agreement().cosigner(self).isPresent()
                            ? hold(tx, standing, blinded, manifest)
                            : send(tx, standing, blinded, manifest, chunks)));
            return left ? Set.copyOf(blinded.inputs()) : Set.of();
        }
    }

    private OwnQueryTable.Blinded blind(QuestionClass veilClass, SortedMap<String, Fresh> chosen) {
        List<VeilQuestion> questions = new ArrayList<>();
        chosen.values()
                .forEach(one -> veilClass
                        .inputs(one.value(), random)
                        .forEach(input -> questions.add(new VeilQuestion(input, one.caseId()))));
        return new OwnQueryTable.Blinded(VeilQuery.ask(questions, random), List.copyOf(chosen.keySet()));
    }

    /** What may be asked about, by digest; empty before the partner's tags are here. */
    private SortedMap<String, Fresh> askable(Handle tx, KeyScope scope, QuestionClass veilClass) {
        return VeilRecordTable.hasTags(tx, scope) ? fresh(tx, scope, veilClass) : new TreeMap<>();
    }

    /** What the next set asks about, as far as the budget goes. */
    private SortedMap<String, Fresh> chosen(
            Handle tx,
            AgreementStanding standing,
            KeyScope scope,
            QuestionClass veilClass,
            SortedMap<String, Fresh> fresh) {
        SortedMap<String, Fresh> chosen = new TreeMap<>();
        fresh.entrySet().stream()
                .limit(Math.min(allowance(tx, standing, scope, veilClass), veilClass.mostValues()))
                .forEach(one -> chosen.put(one.getKey(), one.getValue()));
        return chosen;
    }

    /** The set waits for the oversight officer's signature. */
    private boolean hold(Handle tx, AgreementStanding standing, OwnQueryTable.Blinded blinded, QueryManifest manifest) {
        OwnQueryTable.ask(tx, partner(standing), manifest, blinded, clock.instant());
        OwnQueryTable.hold(tx, manifest.id());
        tx.afterCommit(() -> changes.tell(ChangeNotices.Change.HITS));
        return true;
    }

    /** Sends a set that waited for the oversight officer's signature. */
    public CosignedSending cosign(
            Handle tx, AgreementStanding standing, QueryManifest manifest, byte[] signature, OfficerName officer) {
        boolean signed = standing.agreement()
                .cosigner(self)
                .filter(cosigner -> cosigner.signed(manifest.id(), signature))
                .isPresent();
        if (!signed) {
            return CosignedSending.NOT_THE_OFFICERS_SIGNATURE;
        }
        if (standing.life() != AgreementLife.IN_FORCE) {
            return CosignedSending.SET_HELD_BACK;
        }
        if (!OwnQueryTable.release(tx, manifest.id(), clock.instant())) {
            return CosignedSending.SET_GONE;
        }
        byte[] message = new CosignedManifest(Octets.of(signature), manifest).encode();
        try (VeilQuery query =
                OwnQueryTable.blinded(tx, manifest.commitmentRoot()).query()) {
            boolean left = leave(tx, standing, manifest, message, query.chunks(manifest), Optional.of(officer));
            if (!left) {
                OwnQueryTable.hold(tx, manifest.id());
            }
            tx.afterCommit(() -> changes.tell(ChangeNotices.Change.HITS));
            return left ? CosignedSending.SENT : CosignedSending.SET_HELD_BACK;
        }
    }

    /** The rows first, which take longest, then what holds the ledger: the grant, the account and the envelopes. */
    private boolean send(
            Handle tx,
            AgreementStanding standing,
            OwnQueryTable.Blinded blinded,
            QueryManifest manifest,
            List<BlindedChunk> chunks) {
        tx.savepoint("asked");
        OwnQueryTable.ask(tx, partner(standing), manifest, blinded, clock.instant());
        boolean left = leave(tx, standing, manifest, manifest.encode(), chunks, Optional.empty());
        if (!left) {
            tx.rollbackToSavepoint("asked");
        }
        return left;
    }

    private boolean leave(
            Handle tx,
            AgreementStanding standing,
            QueryManifest manifest,
            byte[] message,
            List<BlindedChunk> chunks,
            Optional<OfficerName> cosigner) {
        KeyScope scope = manifest.scope();
        Optional<EgressGrant> grant = grant(tx, standing, scope);
        if (grant.isEmpty()) {
            return false;
        }
        OwnQueryTable.sent(tx, manifest, egress.send(tx, grant.get(), "veil.query", message));
        List<String> envelopes = new ArrayList<>();
        for (BlindedChunk chunk : chunks) {
            Envelope envelope = egress.send(tx, grant.get(), "veil.chunk", chunk.encode());
            OwnQueryTable.sent(tx, manifest, envelope);
            envelopes.add(envelope.digest());
        }
        ledger.append(
                tx,
                new QuestionEntry.SetSent(
                        logged(scope, partner(standing)),
                        logged(manifest),
                        manifest.count(),
                        PURPOSE,
                        envelopes,
                        cosigner));
        return true;
    }

    /**
     * To be called where own values went: question sets that ask about one and wait, for a signature or for the line, do not
     * go. {@code now} is what is held.
     */
    public void review(Handle tx, OwnHoldings now, EnvelopeOutbox outbox) {
        HeldDigests held = new HeldDigests(now);
        boolean stopped = false;
        for (OwnQueryTable.Underway set : OwnQueryTable.underway(tx)) {
            boolean waits = set.held() || outbox.waits(tx, set.envelopes());
            if (waits && !held.holdsAll(tx, set.label(), set.inputs())) {
                OwnQueryTable.outOfDate(tx, set, clock.instant());
                stopped = true;
            }
        }
        if (stopped) {
            outbox.review(tx);
            tx.afterCommit(() -> changes.tell(ChangeNotices.Change.HITS));
        }
    }

    /** Whether the partner has our tag set, we have its, and all that may be asked is asked and answered. */
    public boolean isSettled(Handle tx, AgreementStanding standing, QuestionClass veilClass) {
        KeyScope scope = scope(standing.digest(), veilClass);
        if (!OwnTagTable.stands(tx, scope) || !VeilRecordTable.hasTags(tx, scope)) {
            return false;
        }
        return OwnQueryTable.unfinished(tx, scope) == 0
                && (isAllAsked(tx, scope, veilClass) || allowance(tx, standing, scope, veilClass) == 0);
    }

    /** What may still be asked under these agreements in this epoch, for classes of which anything is held. */
    public List<RemainingBudget> left(Handle tx, List<AgreementStanding> standings) {
        VeilEpoch epoch = VeilEpoch.of(clock.instant());
        Map<String, Long> spent = OwnQueryTable.spent(tx, epoch);
        Map<String, OwnQueryTable.Progress> progress = OwnQueryTable.progress(tx, epoch);
        List<RemainingBudget> left = new ArrayList<>();
        for (AgreementStanding standing : standings) {
            for (QuestionClass one : classes.of(standing)) {
                if (!one.held(tx).isEmpty() || one.notAskable(tx) > 0) {
                    long capacity =
                            budget(standing, scope(standing.digest(), one)).fullPerEpoch();
                    String scope = standing.digest().value() + "|" + one.label();
                    OwnQueryTable.Progress so = progress.getOrDefault(scope, OwnQueryTable.Progress.NONE);
                    left.add(new RemainingBudget(
                            partner(standing),
                            one.label(),
                            new RemainingBudget.Values(
                                    Math.max(0, capacity - spent.getOrDefault(scope, 0L)) / one.questionsEach(),
                                    capacity / one.questionsEach(),
                                    epoch.end()),
                            new RemainingBudget.Chunks(so.chunks(), so.answered()),
                            one.notAskable(tx)));
                }
            }
        }
        return left;
    }

    /** Notes how many of the batches that partners were asked in this epoch are answered. */
    public void noteAnswers(Handle tx, List<AgreementStanding> standings) {
        Map<String, OwnQueryTable.Progress> progress = OwnQueryTable.progress(tx, VeilEpoch.of(clock.instant()));
        for (AgreementStanding standing : standings) {
            for (QuestionClass one : classes.of(standing)) {
                OwnQueryTable.Progress so = progress.getOrDefault(
                        standing.digest().value() + "|" + one.label(), OwnQueryTable.Progress.NONE);
                holdings.work()
                        .note(
                                WorkKind.ANSWERS,
                                partner(standing).value(),
                                standing.digest().value() + one.label(),
                                so.answered(),
                                so.chunks());
            }
        }
    }

    /** Own values that were not asked about in the scope, by digest. */
    private SortedMap<String, Fresh> fresh(Handle tx, KeyScope scope, QuestionClass veilClass) {
        Set<String> before = OwnQueryTable.inputs(tx, scope);
        SortedMap<String, Fresh> fresh = new TreeMap<>();
        SortedMap<String, List<String>> held = veilClass.held(tx);
        veilClass.byDigest(held).forEach((digest, value) -> {
            if (!before.contains(digest)) {
                List<String> subjects = held.getOrDefault(value, List.of());
                fresh.put(digest, new Fresh(value, holdings.caseOf(tx, subjects.getFirst())));
            }
        });
        return fresh;
    }

    /** Whether every own value was asked about in the scope. */
    private static boolean isAllAsked(Handle tx, KeyScope scope, QuestionClass veilClass) {
        Set<String> digests = veilClass.byDigest(veilClass.held(tx)).keySet();
        return OwnQueryTable.countInputs(tx, scope) >= digests.size()
                && OwnQueryTable.inputs(tx, scope).containsAll(digests);
    }

    private static QueryBudget budget(AgreementStanding standing, KeyScope scope) {
        return standing.agreement().budget(scope.classLabel()).orElse(new QueryBudget(0, 0));
    }

    /** Of how many values may be asked now: what is left of the full set, and when that is used up, of today's additions. */
    private long allowance(Handle tx, AgreementStanding standing, KeyScope scope, QuestionClass veilClass) {
        QueryBudget budget = budget(standing, scope);
        OwnQueryTable.Spent spent = OwnQueryTable.spent(tx, scope, clock.instant());
        int each = veilClass.questionsEach();
        long wholeValues = (long) budget.fullPerEpoch() / each * each;
        long full = wholeValues - spent.all();
        long before = Math.max(wholeValues, spent.all() - spent.today());
        long questions = full > 0 ? full : Math.max(0, budget.additionsPerDay() - (spent.all() - before));
        return questions / each;
    }

    /** Whether the agreement lets messages of a scope leave now; where it does not, the ledger hears it once. */
    private boolean mayLeave(AgreementStanding standing, KeyScope scope) {
        AgreementDecision decision = database.read(tx -> grants.onSending(
                tx, standing.digest(), partner(standing), scope.classLabel(), PURPOSE, OperationTrigger.PUSH));
        return switch (decision) {
            case AgreementDecision.Permit _ -> true;
            case AgreementDecision.Refuse refuse -> {
                database.useTransaction(tx -> {
                    if (LoggedDenials.isNews(tx, scope, refuse.code().name())) {
                        grants.forHitQuery(
                                tx,
                                standing.digest(),
                                partner(standing),
                                scope.classLabel(),
                                PURPOSE,
                                OperationTrigger.PUSH);
                    }
                });
                yield false;
            }
        };
    }

    private Optional<EgressGrant> grant(Handle tx, AgreementStanding standing, KeyScope scope) {
        LoggedDenials.over(tx, scope);
        return switch (grants.forHitQuery(
                tx, standing.digest(), partner(standing), scope.classLabel(), PURPOSE, OperationTrigger.PUSH)) {
            case GrantAnswer.Granted(EgressGrant grant) -> Optional.of(grant);
            case GrantAnswer.Denied _ -> Optional.empty();
        };
    }

    /** The ledger and the own oversight hear that a partner named a value which nobody holds; the partner does not. */
    public void canaryNamed(Handle tx, AuthorityId partner, AgreementDigest agreement, ClassLabel identifierClass) {
        ledger.append(tx, new QuestionEntry.CanaryNamed(partner, agreement, identifierClass));
    }

    static QuestionEntry.Scope logged(KeyScope scope, AuthorityId partner) {
        return new QuestionEntry.Scope(partner, scope.agreementDigest(), scope.classLabel(), scope.epoch());
    }

    static QuestionEntry.Manifest logged(QueryManifest manifest) {
        return new QuestionEntry.Manifest(manifest.id(), manifest.commitmentRoot(), manifest.chunks());
    }
}
