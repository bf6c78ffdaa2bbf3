// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.ledger.EntryType;
import org.enlace.ledger.Ledger;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.CanonicalJson;
import org.enlace.model.Purpose;
import org.enlace.share.Decision;
import org.enlace.share.Egress;
import org.enlace.share.Grant;
import org.enlace.share.Granting;
import org.enlace.share.Grants;
import org.enlace.share.QueryBudget;
import org.enlace.share.Standing;
import org.enlace.share.Trigger;
import org.enlace.store.Database;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.Input;
import org.enlace.veil.Octets;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import org.enlace.veil.Scope;
import org.enlace.veil.TagSet;
import org.enlace.veil.VeilKey;
import org.enlace.wire.Envelope;
import org.jdbi.v3.core.Handle;

/**
 * The asking and publishing half of the veil at one node: keeps every partner supplied with a current tag set and asks
 * about what is new in the own files, within the agreement's budget. The answering half is {@link VeilMail}.
 *
 * <p>What takes long, evaluating tags and blinding questions, is done between transactions. A tag set or question set,
 * its ledger entries and its envelopes are then written in one short transaction: there together or not at all.
 */
final class Veiling {
    /** Most questions in one set: each answered chunk of it is opened with the whole set at hand. */
    private static final int MOST = 1 << 16;

    private static final Purpose PURPOSE = Purpose.ORGANISATIONS_AND_METHODS;

    private final Database database;
    private final AuthorityId self;
    private final byte[] seed;
    private final Canaries canaries;
    private final Holdings holdings;
    private final Grants grants;
    private final Egress egress;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random;

    Veiling(
            Database database,
            Authority self,
            byte[] seed,
            Holdings holdings,
            Grants grants,
            Egress egress,
            Ledger ledger,
            Clock clock,
            SecureRandom random) {
        this.database = database;
        this.self = self.id();
        this.seed = seed.clone();
        canaries = new Canaries(seed, self.country());
        this.holdings = holdings;
        this.grants = grants;
        this.egress = egress;
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /** The partner in an agreement. */
    AuthorityId partner(Standing standing) {
        return standing.agreement().parties().stream()
                .map(party -> party.id())
                .filter(id -> !id.equals(self))
                .findFirst()
                .orElseThrow();
    }

    Scope scope(String agreement, IdentifierClass identifierClass) {
        return new Scope(
                agreement, identifierClass.label(), Epoch.of(clock.instant()).number());
    }

    VeilKey key(Scope scope) {
        return VeilKey.derive(seed, scope);
    }

    /** Classes for which an agreement has a query budget. */
    static List<IdentifierClass> classes(Standing standing) {
        Set<String> labels = standing.agreement().queries().budgets().keySet();
        return Arrays.stream(IdentifierClass.values())
                .filter(identifierClass -> labels.contains(identifierClass.label()))
                .toList();
    }

    private record Held(SortedMap<String, List<String>> values, String digest, boolean isOut) {}

    /** Sends the tag set of one class where it is not the one that the partner has, or was refused a while ago. */
    void publish(Standing standing, IdentifierClass identifierClass) {
        Scope scope = scope(standing.digest(), identifierClass);
        Held held = database.read(tx -> held(tx, scope, identifierClass));
        if (held.isOut() || !mayLeave(standing, scope)) {
            return;
        }
        TagSet tags;
        List<OwnTags.HandleOf> handles = new ArrayList<>();
        List<String> traps = new ArrayList<>();
        try (VeilKey key = key(scope)) {
            List<Input> inputs = new ArrayList<>();
            held.values().forEach((value, subjects) -> {
                Input input = new Input(identifierClass.label(), value);
                inputs.add(input);
                String handle = key.handle(input).hex();
                subjects.forEach(subject -> handles.add(new OwnTags.HandleOf(handle, subject)));
            });
            for (Input canary :
                    canaries.of(scope, identifierClass, held.values().keySet())) {
                inputs.add(canary);
                traps.add(key.handle(canary).hex());
            }
            tags = TagSet.of(key, inputs, random);
        }
        byte[] content = tags.encode();
        database.useTransaction(tx -> {
            OwnTags.keepHandles(tx, scope, handles);
            OwnTags.keepCanaries(tx, scope, traps);
        });
        database.useTransaction(tx -> grant(tx, standing, scope).ifPresent(grant -> {
            ledger.append(tx, EntryType.TAGS_SENT, account(scope, partner(standing), "size", tags.size()));
            OwnTags.sent(tx, scope, held.digest(), egress.send(tx, grant, "veil.tags", content));
        }));
    }

    private Held held(Handle tx, Scope scope, IdentifierClass identifierClass) {
        SortedMap<String, List<String>> values = holdings.identifiers(tx, identifierClass);
        String digest = CanonicalJson.sha256(String.join("\n", values.keySet()).getBytes(StandardCharsets.UTF_8));
        return new Held(values, digest, OwnTags.isOut(tx, scope, digest, clock.instant()));
    }

    /** Asks about own values of one class that were not asked about in this epoch, as far as the budget goes. */
    void ask(Standing standing, IdentifierClass identifierClass) {
        Scope scope = scope(standing.digest(), identifierClass);
        boolean asked = true;
        while (asked) {
            SortedMap<String, Question> chosen = database.read(tx -> chosen(tx, standing, scope, identifierClass));
            asked = !chosen.isEmpty() && mayLeave(standing, scope) && ask(standing, scope, chosen);
        }
    }

    private boolean ask(Standing standing, Scope scope, SortedMap<String, Question> chosen) {
        try (Query query = database.read(tx -> blindedBefore(tx, scope, chosen.keySet()))
                .orElseGet(() -> Query.ask(List.copyOf(chosen.values()), random))) {
            QueryManifest manifest = query.manifest(scope, PURPOSE);
            List<BlindedChunk> chunks = query.chunks(manifest);
            return database.inTransaction(
                    tx -> standing.agreement().cosigner(self).isPresent()
                            ? hold(tx, standing, query, manifest)
                            : send(tx, standing, query, manifest, chunks));
        }
    }

    /** What was blinded to ask other partners and may all be asked here, so that it is blinded once for all of them. */
    private static Optional<Query> blindedBefore(Handle tx, Scope scope, Set<String> chosen) {
        for (String id : OwnQueries.unasked(tx, scope, chosen.size())) {
            Query query = OwnQueries.blinded(tx, id);
            if (chosen.containsAll(inputs(scope, query))) {
                return Optional.of(query);
            }
            query.close();
        }
        return Optional.empty();
    }

    private static Set<String> inputs(Scope scope, Query query) {
        return query.questions().stream()
                .map(question -> digest(scope, question.input().canonical()))
                .collect(Collectors.toSet());
    }

    /** The questions of the next set by the digest of what each is about; empty before the partner's tags are here. */
    private SortedMap<String, Question> chosen(
            Handle tx, Standing standing, Scope scope, IdentifierClass identifierClass) {
        SortedMap<String, Question> chosen = new TreeMap<>();
        if (VeilRecords.tags(tx, scope).isPresent()) {
            fresh(tx, scope, identifierClass, OwnQueries.inputs(tx, scope)).entrySet().stream()
                    .limit(Math.min(allowance(tx, standing, scope), MOST))
                    .forEach(one -> chosen.put(one.getKey(), one.getValue()));
        }
        return chosen;
    }

    /** The set waits for the oversight officer's signature. */
    private boolean hold(Handle tx, Standing standing, Query query, QueryManifest manifest) {
        OwnQueries.ask(tx, partner(standing), manifest, query, inputs(manifest.scope(), query), clock.instant());
        OwnQueries.hold(tx, manifest.id());
        return true;
    }

    /** Sends a set that waited; false where none waits under this id or the signature is not the officer's. */
    boolean cosign(Handle tx, Standing standing, QueryManifest manifest, byte[] signature, String officer) {
        boolean signed = standing.agreement()
                .cosigner(self)
                .filter(cosigner -> cosigner.signed(manifest.id(), signature))
                .isPresent();
        if (!signed || !OwnQueries.release(tx, manifest.id(), clock.instant())) {
            return false;
        }
        byte[] message = new CosignedManifest(Octets.of(signature), manifest).encode();
        try (Query query = OwnQueries.blinded(tx, manifest.commitmentRoot())) {
            boolean left = leave(tx, standing, manifest, message, query.chunks(manifest), Map.of("officer", officer));
            if (!left) {
                OwnQueries.hold(tx, manifest.id());
            }
            return left;
        }
    }

    /** The rows first, which take longest, then what holds the ledger: the grant, the account and the envelopes. */
    private boolean send(Handle tx, Standing standing, Query query, QueryManifest manifest, List<BlindedChunk> chunks) {
        tx.savepoint("asked");
        OwnQueries.ask(tx, partner(standing), manifest, query, inputs(manifest.scope(), query), clock.instant());
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

    /** Whether the partner has our tag set, we have its, and all that may be asked is asked and answered. */
    boolean isSettled(Handle tx, Standing standing, IdentifierClass identifierClass) {
        Scope scope = scope(standing.digest(), identifierClass);
        if (!OwnTags.stands(tx, scope) || VeilRecords.tags(tx, scope).isEmpty()) {
            return false;
        }
        Map<String, Question> fresh = fresh(tx, scope, identifierClass, OwnQueries.inputs(tx, scope));
        boolean allAsked = fresh.isEmpty() || allowance(tx, standing, scope) == 0;
        return allAsked && OwnQueries.unfinished(tx, scope) == 0;
    }

    /** What may still be asked under these agreements in this epoch, for classes of which anything is held. */
    List<BudgetLeft> left(Handle tx, List<Standing> standings) {
        Epoch epoch = Epoch.of(clock.instant());
        Map<String, Long> spent = OwnQueries.spent(tx, epoch);
        Map<String, OwnQueries.Progress> progress = OwnQueries.progress(tx, epoch);
        List<BudgetLeft> left = new ArrayList<>();
        for (Standing standing : standings) {
            for (IdentifierClass one : classes(standing)) {
                if (!holdings.identifiers(tx, one).isEmpty()) {
                    long capacity =
                            budget(standing, scope(standing.digest(), one)).fullPerEpoch();
                    String scope = standing.digest() + "|" + one.label();
                    OwnQueries.Progress so = progress.getOrDefault(scope, OwnQueries.Progress.NONE);
                    left.add(new BudgetLeft(
                            partner(standing),
                            one.label(),
                            Math.max(0, capacity - spent.getOrDefault(scope, 0L)),
                            capacity,
                            epoch.end(),
                            so.chunks(),
                            so.answered()));
                }
            }
        }
        return left;
    }

    private Map<String, Question> fresh(Handle tx, Scope scope, IdentifierClass identifierClass, Set<String> before) {
        Map<String, Question> fresh = new TreeMap<>();
        holdings.identifiers(tx, identifierClass).forEach((value, subjects) -> {
            String input = digest(scope, value);
            if (!before.contains(input)) {
                String caseId = holdings.caseOf(tx, subjects.getFirst());
                fresh.put(input, new Question(new Input(identifierClass.label(), value), caseId));
            }
        });
        return fresh;
    }

    private static QueryBudget budget(Standing standing, Scope scope) {
        return standing.agreement().budget(scope.classLabel()).orElse(new QueryBudget(0, 0));
    }

    /** What may be asked now: what is left of the full set, and when that is used up, of today's additions. */
    private long allowance(Handle tx, Standing standing, Scope scope) {
        QueryBudget budget = budget(standing, scope);
        OwnQueries.Spent spent = OwnQueries.spent(tx, scope, clock.instant());
        long full = budget.fullPerEpoch() - spent.all();
        long before = Math.max(budget.fullPerEpoch(), spent.all() - spent.today());
        return full > 0 ? full : Math.max(0, budget.additionsPerDay() - (spent.all() - before));
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

    /** How an own value is remembered without writing it down. */
    static String digest(Scope scope, String value) {
        return CanonicalJson.sha256((scope.classLabel() + "|" + value).getBytes(StandardCharsets.UTF_8));
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
