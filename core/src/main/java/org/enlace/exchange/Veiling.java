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
import org.enlace.agreement.Decision;
import org.enlace.agreement.QueryBudget;
import org.enlace.agreement.Standing;
import org.enlace.agreement.Trigger;
import org.enlace.envelope.Envelope;
import org.enlace.exchange.VeilClass.Publication;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.share.Egress;
import org.enlace.share.Grant;
import org.enlace.share.Granting;
import org.enlace.share.Grants;
import org.enlace.store.Changes;
import org.enlace.store.Database;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import org.enlace.veil.tags.KeptTagSet;
import org.enlace.veil.tags.Scope;
import org.enlace.veil.tags.VeilKey;
import org.enlace.wire.Outbox;
import org.jdbi.v3.core.Handle;

/**
 * The asking and publishing half of the veil at one node: keeps every partner supplied with a current tag set and asks
 * about what is new in the own files, within the agreement's budget. The answering half is {@link VeilMail}.
 *
 * <p>What takes long, evaluating tags and blinding questions, is done between transactions. A tag set or question set,
 * its ledger entries and its envelopes are then written in one short transaction: there together or not at all.
 */
public final class Veiling {
    private static final Purpose PURPOSE = Purpose.ORGANISATIONS_AND_METHODS;

    private final Database database;
    private final AuthorityId self;
    private final byte[] seed;
    private final VeilClasses classes;
    private final Holdings holdings;
    private final Grants grants;
    private final Egress egress;
    private final Ledger ledger;
    private final Changes changes;
    private final Clock clock;
    private final SecureRandom random;

    public Veiling(
            Database database,
            Authority self,
            byte[] seed,
            Holdings holdings,
            Grants grants,
            Egress egress,
            Ledger ledger,
            Changes changes,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.self = self.id();
        this.seed = seed.clone();
        classes = new VeilClasses(self, seed, holdings);
        this.holdings = holdings;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.changes = changes;
        this.clock = clock;
        this.random = random;
    }

    /** The partner in an agreement. */
    public AuthorityId partner(Standing standing) {
        return standing.agreement().parties().stream()
                .map(party -> party.id())
                .filter(id -> !id.equals(self))
                .findFirst()
                .orElseThrow();
    }

    public VeilClasses classes() {
        return classes;
    }

    Scope scope(String agreement, VeilClass veilClass) {
        return new Scope(agreement, veilClass.label(), Epoch.of(clock.instant()).number());
    }

    VeilKey key(Scope scope) {
        return VeilKey.derive(seed, scope);
    }

    private record Held(
            SortedMap<String, List<String>> values, String digest, boolean isOut, Optional<OwnTags.Before> before) {}

    /** Sends the tag set of one class where it is not the one that the partner has, or was refused a while ago. */
    public void publish(Standing standing, VeilClass veilClass) {
        Scope scope = scope(standing.digest(), veilClass);
        Held held = database.read(tx -> held(tx, scope, veilClass));
        if (held.isOut() || !mayLeave(standing, scope)) {
            return;
        }
        Publication publication;
        NextTags next;
        try (VeilKey key = key(scope)) {
            publication = veilClass.publication(key, held.values());
            next = next(key, publication, held.before());
        }
        database.useTransaction(tx -> {
            OwnTags.keepHandles(tx, scope, publication.handles());
            OwnTags.keepCanaries(tx, scope, publication.canaries());
        });
        if (next.isNews()) {
            database.useTransaction(tx -> send(tx, standing, scope, held.digest(), next));
        } else {
            database.useTransaction(tx -> OwnTags.remade(tx, scope, held.digest()));
        }
    }

    private NextTags next(VeilKey key, Publication publication, Optional<OwnTags.Before> before) {
        KeptTagSet set = before.map(one -> one.set().next(key, publication.entries(), publication.least(), random))
                .orElseGet(() -> KeptTagSet.of(key, publication.entries(), publication.least(), random));
        return NextTags.after(before.filter(OwnTags.Before::stands).map(OwnTags.Before::set), set);
    }

    private void send(Handle tx, Standing standing, Scope scope, String digest, NextTags next) {
        byte[] content = next.content();
        Map<String, Object> account =
                account(scope, partner(standing), "size", next.set().tags().size());
        next.tell(account);
        grant(tx, standing, scope).ifPresent(grant -> {
            ledger.append(tx, EntryType.TAGS_SENT, account);
            OwnTags.sent(tx, scope, digest, next, egress.send(tx, grant, "veil.tags", content));
        });
    }

    private Held held(Handle tx, Scope scope, VeilClass veilClass) {
        SortedMap<String, List<String>> values = veilClass.held(tx);
        String digest = veilClass.fingerprint(values);
        boolean isOut = OwnTags.isOut(tx, scope, digest, clock.instant());
        return new Held(values, digest, isOut, isOut ? Optional.empty() : OwnTags.before(tx, scope));
    }

    /** An own value that was not asked about, and the case for which it is asked. */
    private record Fresh(String value, String caseId) {
        @Override
        public String toString() {
            return "Fresh";
        }
    }

    /** Asks about own values of one class that were not asked about in this epoch, as far as the budget goes. */
    public void ask(Standing standing, VeilClass veilClass) {
        Scope scope = scope(standing.digest(), veilClass);
        SortedMap<String, Fresh> fresh = database.read(tx -> askable(tx, scope, veilClass));
        Set<String> asked = Set.copyOf(fresh.keySet());
        while (!fresh.isEmpty() && !asked.isEmpty()) {
            SortedMap<String, Fresh> chosen = database.read(tx -> chosen(tx, standing, scope, veilClass, fresh));
            asked = !chosen.isEmpty() && mayLeave(standing, scope) ? ask(standing, scope, veilClass, chosen) : Set.of();
            fresh.keySet().removeAll(asked);
        }
    }

    /** Digests of the values that were asked about; none where nothing left. */
    private Set<String> ask(Standing standing, Scope scope, VeilClass veilClass, SortedMap<String, Fresh> chosen) {
        OwnQueries.Blinded blinded = database.read(tx -> OwnQueries.blindedBefore(tx, scope, chosen.keySet()))
                .orElseGet(() -> blind(veilClass, chosen));
        try (Query query = blinded.query()) {
            QueryManifest manifest = query.manifest(scope, PURPOSE);
            List<BlindedChunk> chunks = query.chunks(manifest);
            boolean left = database.inTransaction(
                    tx -> standing.agreement().cosigner(self).isPresent()
                            ? hold(tx, standing, blinded, manifest)
                            : send(tx, standing, blinded, manifest, chunks));
            return left ? Set.copyOf(blinded.inputs()) : Set.of();
        }
    }

    private OwnQueries.Blinded blind(VeilClass veilClass, SortedMap<String, Fresh> chosen) {
        List<Question> questions = new ArrayList<>();
        chosen.values()
                .forEach(one -> veilClass
                        .inputs(one.value(), random)
                        .forEach(input -> questions.add(new Question(input, one.caseId()))));
        return new OwnQueries.Blinded(Query.ask(questions, random), List.copyOf(chosen.keySet()));
    }

    /** What may be asked about, by digest; empty before the partner's tags are here. */
    private SortedMap<String, Fresh> askable(Handle tx, Scope scope, VeilClass veilClass) {
        return VeilRecords.hasTags(tx, scope) ? fresh(tx, scope, veilClass) : new TreeMap<>();
    }

    /** What the next set asks about, as far as the budget goes. */
    private SortedMap<String, Fresh> chosen(
            Handle tx, Standing standing, Scope scope, VeilClass veilClass, SortedMap<String, Fresh> fresh) {
        SortedMap<String, Fresh> chosen = new TreeMap<>();
        fresh.entrySet().stream()
                .limit(Math.min(allowance(tx, standing, scope, veilClass), veilClass.mostValues()))
                .forEach(one -> chosen.put(one.getKey(), one.getValue()));
        return chosen;
    }

    /** The set waits for the oversight officer's signature. */
    private boolean hold(Handle tx, Standing standing, OwnQueries.Blinded blinded, QueryManifest manifest) {
        OwnQueries.ask(tx, partner(standing), manifest, blinded, clock.instant());
        OwnQueries.hold(tx, manifest.id());
        tx.afterCommit(() -> changes.tell(Changes.Change.HITS));
        return true;
    }

    /** Sends a set that waited; false where none waits under this id or the signature is not the officer's. */
    public boolean cosign(Handle tx, Standing standing, QueryManifest manifest, byte[] signature, String officer) {
        boolean signed = standing.agreement()
                .cosigner(self)
                .filter(cosigner -> cosigner.signed(manifest.id(), signature))
                .isPresent();
        if (!signed || !OwnQueries.release(tx, manifest.id(), clock.instant())) {
            return false;
        }
        byte[] message = new CosignedManifest(Octets.of(signature), manifest).encode();
        try (Query query = OwnQueries.blinded(tx, manifest.commitmentRoot()).query()) {
            boolean left = leave(tx, standing, manifest, message, query.chunks(manifest), Map.of("officer", officer));
            if (!left) {
                OwnQueries.hold(tx, manifest.id());
            }
            tx.afterCommit(() -> changes.tell(Changes.Change.HITS));
            return left;
        }
    }

    /** The rows first, which take longest, then what holds the ledger: the grant, the account and the envelopes. */
    private boolean send(
            Handle tx,
            Standing standing,
            OwnQueries.Blinded blinded,
            QueryManifest manifest,
            List<BlindedChunk> chunks) {
        tx.savepoint("asked");
        OwnQueries.ask(tx, partner(standing), manifest, blinded, clock.instant());
        boolean left = leave(tx, standing, manifest, manifest.encode(), chunks, Map.of());
        if (!left) {
            tx.rollbackToSavepoint("asked");
        }
        return left;
    }

    private boolean leave(
            Handle tx,
            Standing standing,
            QueryManifest manifest,
            byte[] message,
            List<BlindedChunk> chunks,
            Map<String, String> more) {
        Scope scope = manifest.scope();
        Optional<Grant> grant = grant(tx, standing, scope);
        if (grant.isEmpty()) {
            return false;
        }
        Map<String, Object> account = account(scope, partner(standing), "questions", manifest.count());
        account.putAll(more);
        account.put("manifest", manifest.id());
        account.put("root", manifest.commitmentRoot());
        account.put("purpose", PURPOSE.name());
        account.put("chunks", manifest.chunks());
        OwnQueries.sent(tx, manifest, egress.send(tx, grant.get(), "veil.query", message));
        List<String> envelopes = new ArrayList<>();
        for (BlindedChunk chunk : chunks) {
            Envelope envelope = egress.send(tx, grant.get(), "veil.chunk", chunk.encode());
            OwnQueries.sent(tx, manifest, envelope);
            envelopes.add(envelope.digest());
        }
        account.put("envelopes", envelopes);
        ledger.append(tx, EntryType.QUERY_SENT, account);
        return true;
    }

    /**
     * To be called where own values went: question sets that ask about one and wait, for a signature or for the line, do not
     * go. {@code now} is what is held.
     */
    public void review(Handle tx, Holdings now, Outbox outbox) {
        HeldDigests held = new HeldDigests(now);
        boolean stopped = false;
        for (OwnQueries.Underway set : OwnQueries.underway(tx)) {
            boolean waits = set.held() || outbox.waits(tx, set.envelopes());
            if (waits && !held.holdsAll(tx, set.label(), set.inputs())) {
                OwnQueries.outOfDate(tx, set, clock.instant());
                stopped = true;
            }
        }
        if (stopped) {
            outbox.review(tx);
            tx.afterCommit(() -> changes.tell(Changes.Change.HITS));
        }
    }

    /** Whether the partner has our tag set, we have its, and all that may be asked is asked and answered. */
    public boolean isSettled(Handle tx, Standing standing, VeilClass veilClass) {
        Scope scope = scope(standing.digest(), veilClass);
        if (!OwnTags.stands(tx, scope) || !VeilRecords.hasTags(tx, scope)) {
            return false;
        }
        boolean allAsked = fresh(tx, scope, veilClass).isEmpty() || allowance(tx, standing, scope, veilClass) == 0;
        return allAsked && OwnQueries.unfinished(tx, scope) == 0;
    }

    /** What may still be asked under these agreements in this epoch, for classes of which anything is held. */
    public List<BudgetLeft> left(Handle tx, List<Standing> standings) {
        Epoch epoch = Epoch.of(clock.instant());
        Map<String, Long> spent = OwnQueries.spent(tx, epoch);
        Map<String, OwnQueries.Progress> progress = OwnQueries.progress(tx, epoch);
        List<BudgetLeft> left = new ArrayList<>();
        for (Standing standing : standings) {
            for (VeilClass one : classes.of(standing)) {
                if (!one.held(tx).isEmpty() || one.notAskable(tx) > 0) {
                    long capacity =
                            budget(standing, scope(standing.digest(), one)).fullPerEpoch();
                    String scope = standing.digest() + "|" + one.label();
                    OwnQueries.Progress so = progress.getOrDefault(scope, OwnQueries.Progress.NONE);
                    left.add(new BudgetLeft(
                            partner(standing),
                            one.label(),
                            Math.max(0, capacity - spent.getOrDefault(scope, 0L)) / one.questionsEach(),
                            capacity / one.questionsEach(),
                            epoch.end(),
                            so.chunks(),
                            so.answered(),
                            one.notAskable(tx)));
                }
            }
        }
        return left;
    }

    /** Own values that were not asked about in the scope, by digest. */
    private SortedMap<String, Fresh> fresh(Handle tx, Scope scope, VeilClass veilClass) {
        Set<String> before = OwnQueries.inputs(tx, scope);
        SortedMap<String, Fresh> fresh = new TreeMap<>();
        veilClass.held(tx).forEach((value, subjects) -> {
            String digest = veilClass.digest(value);
            if (!before.contains(digest)) {
                fresh.put(digest, new Fresh(value, holdings.caseOf(tx, subjects.getFirst())));
            }
        });
        return fresh;
    }

    private static QueryBudget budget(Standing standing, Scope scope) {
        return standing.agreement().budget(scope.classLabel()).orElse(new QueryBudget(0, 0));
    }

    /** Of how many values may be asked now: what is left of the full set, and when that is used up, of today's additions. */
    private long allowance(Handle tx, Standing standing, Scope scope, VeilClass veilClass) {
        QueryBudget budget = budget(standing, scope);
        OwnQueries.Spent spent = OwnQueries.spent(tx, scope, clock.instant());
        int each = veilClass.questionsEach();
        long wholeValues = (long) budget.fullPerEpoch() / each * each;
        long full = wholeValues - spent.all();
        long before = Math.max(wholeValues, spent.all() - spent.today());
        long questions = full > 0 ? full : Math.max(0, budget.additionsPerDay() - (spent.all() - before));
        return questions / each;
    }

    /** Whether the agreement lets messages of a scope leave now; where it does not, the ledger hears it once. */
    private boolean mayLeave(Standing standing, Scope scope) {
        Decision decision = database.read(tx ->
                grants.onSending(tx, standing.digest(), partner(standing), scope.classLabel(), PURPOSE, Trigger.PUSH));
        return switch (decision) {
            case Decision.Permit _ -> true;
            case Decision.Refuse refuse -> {
                database.useTransaction(tx -> {
                    if (Denials.isNews(tx, scope, refuse.code().name())) {
                        grants.forHitQuery(
                                tx, standing.digest(), partner(standing), scope.classLabel(), PURPOSE, Trigger.PUSH);
                    }
                });
                yield false;
            }
        };
    }

    private Optional<Grant> grant(Handle tx, Standing standing, Scope scope) {
        Denials.over(tx, scope);
        return switch (grants.forHitQuery(
                tx, standing.digest(), partner(standing), scope.classLabel(), PURPOSE, Trigger.PUSH)) {
            case Granting.Granted(Grant grant) -> Optional.of(grant);
            case Granting.Denied _ -> Optional.empty();
        };
    }

    /** The ledger and the own oversight hear that a partner named a value which nobody holds; the partner does not. */
    public void canaryNamed(Handle tx, AuthorityId partner, String agreement, String identifierClass) {
        ledger.append(
                tx,
                EntryType.CANARY_NAMED,
                Map.of("partner", partner.value(), "agreement", agreement, "class", identifierClass));
    }

    static Map<String, Object> account(Scope scope, AuthorityId partner, String what, long count) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("partner", partner.value());
        fields.put("agreement", scope.agreementDigest());
        fields.put("class", scope.classLabel());
        fields.put("epoch", scope.epoch());
        fields.put(what, count);
        return fields;
    }
}
