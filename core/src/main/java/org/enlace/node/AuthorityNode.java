// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.OversightCosigner;
import org.enlace.card.ActingNode;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.PinningOutcome;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.rows.RemovedSubjects;
import org.enlace.corridor.CorridorCrossings;
import org.enlace.corridor.CorridorView;
import org.enlace.corridor.DisclosureControl;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.envelope.Receipt;
import org.enlace.exchange.AnswerComparison;
import org.enlace.exchange.OpenedQuestions;
import org.enlace.exchange.OwnQueryTable;
import org.enlace.exchange.QuestionOpening;
import org.enlace.exchange.RemainingBudget;
import org.enlace.exchange.UnsignedManifest;
import org.enlace.exchange.UnsignedManifest.CosignedSending;
import org.enlace.exchange.VeilAsker;
import org.enlace.exchange.VeilEpoch;
import org.enlace.exchange.VeilHits;
import org.enlace.exchange.VeilMail;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.operation.JointOperations;
import org.enlace.ownfiles.HitGrounds;
import org.enlace.ownfiles.OwnFiles;
import org.enlace.personnel.NodePersonnel;
import org.enlace.share.ShareWiring;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.Database;
import org.enlace.wire.Mailroom;
import org.enlace.wire.OutboxDelivery;
import org.enlace.wire.PartnerListener;
import org.jdbi.v3.core.Handle;

/**
 * One authority's node, running: its files, its ledger, its line to the partners, and the standing work between them.
 * Start it, pin the partners' cards, and it works until it is closed; closing loses nothing.
 */
public final class AuthorityNode implements AutoCloseable {
    /** Where the migrations of a node's database lie. */
    public static final List<String> MIGRATIONS =
            List.of("db/ledger", "db/wire", "db/cases", "db/share", "db/corridor", "db/act", "db/node");
    /** Connections for people at the desk, and for all other work. */
    private static final int PEOPLE = 6;

    private static final int BACKGROUND = 6;

    private final NodeSettings settings;
    private final Database database;
    private final Database background;
    private final ActingNode self;
    private final Ledger ledger;
    private final Mailroom mailroom;
    private final ChangeNotices changes = new ChangeNotices();
    private final NodePersonnel personnel;
    private final OwnFiles files;
    private final ForeignResemblances foreignResemblances;
    private final ShareWiring share;
    private final VeilHits hits;
    private final HitLeads leads;
    private final ReadAccessLog readAccessLog;
    private final VeilAsker veilAsker;
    private final CorridorView corridor;
    private final BulletinExchange bulletins;
    private final JointOperations operations;
    private final NodePictures pictures;
    private final SourceDecisions sources;
    private final JoinDecisions joinDecisions;
    private final LedgerWitness ledgerWitness;
    private final VeilUpkeep veilUpkeep;
    private final WitnessTurns witnessTurns;
    private final ExpiryUpkeep expiryUpkeep;
    private final NodeUpkeep upkeep;
    private final RepeatedTask repeatedTask;
    private final RepeatedTask publishing;
    private final RepeatedTask comparing;
    private final PartnerListener listener;
    private final OutboxDelivery delivery;
    private final NodeCard card;
    private final KnownPartners knownPartners;

    private AuthorityNode(NodeSettings settings, Database database, SecureRandom random) {
        AuthorityId id = settings.authority().id();
        this.settings = settings;
        this.database = database;
        background = database.background();
        NodeKeys keys = NodeKeys.loadOrCreate(settings.home().resolve("keys"), id, settings.clock(), random);
        self = new ActingNode(settings.authority(), keys, settings.clock(), random);
        LogKey logKey =
                LogKey.of("enlace/" + id, keys.log().getPrivate(), keys.log().getPublic());
        ledger = Ledger.open(database, settings.home(), logKey, settings.clock());
        mailroom = new Mailroom(
                background,
                keys,
                id,
                settings.clock(),
                random,
                this::stops,
                new WireAccount(ledger, changes, new Sent(), this::wake, settings.clock()));
        personnel = new NodePersonnel(
                database, ledger, changes, settings.clock(), random, settings.authority(), keys.seed());
        repeatedTask =
                new RepeatedTask(id.value(), Duration.ofSeconds(10), this::tend, this::stumbled, settings.clock());
        publishing = new RepeatedTask(
                id + "-ledger", Duration.ofMillis(500), ledger::publish, this::stumbled, settings.clock());
        CaseFiles cases =
                new CaseFiles(ledger, settings.clock(), id, settings.authority().country());
        foreignResemblances = new ForeignResemblances(cases, settings.clock());
        files = new OwnFiles(
                settings.authority(),
                background,
                cases,
                changes,
                this::filesChanged,
                this::protectedRemoved,
                settings.clock());
        ShareEffects shareEffects = new ShareEffects(changes, repeatedTask::wake);
        share = new ShareWiring(
                self,
                settings.home().resolve("keys").resolve("records"),
                mailroom.partners(),
                mailroom.outbox(),
                ledger,
                files,
                shareEffects);
        hits = new VeilHits(foreignResemblances, share, ledger, changes, settings.clock(), random);
        shareEffects.hits(hits);
        leads = new HitLeads(share, ledger, changes, settings.clock());
        readAccessLog = new ReadAccessLog(id, ledger, settings.clock());
        veilAsker = new VeilAsker(self, background, files, share, ledger, changes);
        HitGrounds hitGrounds = new HitGrounds(files, settings.clock());
        joinDecisions = new JoinDecisions(cases, hitGrounds);
        sources = new SourceDecisions(database, files, share, hitGrounds, changes, veilAsker, mailroom.outbox());
        comparing = new RepeatedTask(
                id + "-hits",
                Duration.ofSeconds(10),
                new AnswerComparison(background, veilAsker.classes(), ledger, hits, files.work(), settings.clock())
                        ::turn,
                this::stumbled,
                settings.clock());
        corridor = new CorridorView(id, CorridorCrossings.bundled(), DisclosureControl.THRESHOLD, settings.clock());
        bulletins =
                new BulletinExchange(id, corridor, share.agreements(), share.grants(), share.egress(), ledger, changes);
        operations = new JointOperations(self, this::card, mailroom.partners(), share, ledger::append);
        pictures = new NodePictures(id, files, share.foreign(), hits);
        ledgerWitness = new LedgerWitness(background, ledger, share.egress(), mailroom.partners(), mailroom.outbox());
        veilUpkeep =
                new VeilUpkeep(background, share.agreements(), veilAsker, files, mailroom.outbox(), settings.clock());
        witnessTurns = new WitnessTurns(
                ledgerWitness, veilUpkeep::partners, settings.rhythm().witnessing(), settings.clock());
        expiryUpkeep = new ExpiryUpkeep(background, share, files, hitGrounds, mailroom, settings.clock());
        upkeep =
                new NodeUpkeep(background, expiryUpkeep, veilUpkeep, witnessTurns, bulletins, readAccessLog, personnel);
        knownPartners = new KnownPartners(
                self, database, mailroom.partners(), ledgerWitness, share.agreements(), ledger, changes);
        register();
        database.useTransaction(share.recordKeys()::open);
        listener = PartnerListener.start(mailroom, settings.partnerAddress().listening());
        delivery = OutboxDelivery.start(mailroom, settings.rhythm().delivery());
        card = new OwnCard(settings.home())
                .keptOr(NodeCard.of(
                        settings.authority(), endpoint(), keys, settings.clock().instant()));
    }

    /** Opens everything and starts to listen, deliver and tend. The database is migrated first. */
    public static AuthorityNode start(NodeSettings settings) {
        return start(settings, new SecureRandom());
    }

    /** As above, with the source of all chance. */
    static AuthorityNode start(NodeSettings settings, SecureRandom random) {
        Database database = Database.connect(settings.database(), PEOPLE, BACKGROUND);
        try {
            database.migrate(MIGRATIONS);
            AuthorityNode node = new AuthorityNode(settings, database, random);
            try {
                node.tellStart();
                node.expiryUpkeep.purge();
                node.tellNewCard();
                node.files.setAsideProtected();
                node.repeatedTask.start();
                node.publishing.start();
                node.comparing.start();
                return node;
            } catch (RuntimeException failure) {
                node.close();
                throw failure;
            }
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private void tellStart() {
        Optional<RestoreNote> restored = RestoreNote.read(settings.home());
        database.useTransaction(tx -> {
            ledger.append(
                    tx,
                    restored.map(note -> note.entry(settings.version()))
                            .orElseGet(() -> new NodeEntry.Started(settings.version())));
            if (restored.isPresent()) {
                expiryUpkeep.factsRemoved(tx);
            }
        });
        RestoreNote.remove(settings.home());
    }

    private void register() {
        share.receivers()
                .forEach((type, receiver) -> mailroom.inbox()
                        .register(type, type.equals("share.disclosure") ? comparing(receiver) : receiver));
        new VeilMail(self, background, veilAsker, share, ledger, comparing::wake, repeatedTask::wake)
                .register(mailroom.inbox());
        bulletins.register(mailroom.inbox());
        new OperationMail(operations, changes).register(mailroom.inbox());
        ledgerWitness.register(mailroom.inbox());
        mailroom.inbox().register("wire.card", knownPartners.renewal());
    }

    /** What a disclosure brings is compared with the own files, of which the index is made first. */
    private PreparedReceiver comparing(MessageReceiver receiver) {
        return envelope -> {
            foreignResemblances.ready(background);
            return receiver;
        };
    }

    private final class Sent implements SentEnvelopes {
        @Override
        public String type(Handle tx, String envelope) {
            return mailroom.outbox().type(tx, envelope).orElse("");
        }

        @Override
        public boolean wasWithdrawn(Handle tx, String envelope) {
            return mailroom.outbox().isWithdrawn(tx, envelope);
        }

        @Override
        public void refused(Handle tx, Receipt receipt) {
            share.agreements().refused(tx, receipt.envelope());
            share.requests().returned(tx, receipt.envelope(), receipt.code());
        }

        @Override
        public void withdrawn(Handle tx, Envelope envelope, String code) {
            share.agreements().refused(tx, envelope.digest());
            share.departures().withdrawn(tx, envelope, code);
        }

        @Override
        public void arrived(Handle tx, String envelope) {
            share.departures().arrived(tx, envelope);
        }
    }

    private Optional<String> stops(Handle tx, Envelope envelope) {
        return share.departures()
                .stops(tx, envelope)
                .or(() -> leftOperation(tx, envelope))
                .or(() -> outOfDate(tx, envelope));
    }

    private static Optional<String> outOfDate(Handle tx, Envelope envelope) {
        return OwnQueryTable.isOutOfDate(tx, envelope.digest()) ? Optional.of("FACTS_CHANGED") : Optional.empty();
    }

    private Optional<String> leftOperation(Handle tx, Envelope envelope) {
        return JointOperations.TYPES.contains(envelope.type())
                        && operations.stops(tx, envelope.recipient(), envelope.content())
                ? Optional.of("LEFT_OPERATION")
                : Optional.empty();
    }

    /** Where partners reach this node: by its public name, or on this machine at what it listens at. */
    private URI endpoint() {
        InetAddress address = settings.partnerAddress().listening().getAddress();
        return settings.partnerAddress()
                .published()
                .orElseGet(() -> URI.create("https://" + address.getHostAddress() + ":" + listener.port()));
    }

    /** A card that says something new goes to every partner; where the process ends before it is kept, it goes once more. */
    private void tellNewCard() {
        OwnCard own = new OwnCard(settings.home());
        if (settings.partnerAddress().published().isPresent() && own.isNews(card)) {
            database.useTransaction(tx -> mailroom.partners()
                    .list(tx)
                    .forEach(partner -> share.egress().administer(tx, partner.id(), "wire.card", card.bytes())));
            own.keep(card);
        }
    }

    /** Pins a partner's card that was exchanged in person, and takes the partner as a witness of the ledger. */
    public PinningOutcome pin(NodeCard partner) {
        return knownPartners.pin(partner);
    }

    /** What {@link #pin} would say of a card; nothing is taken. */
    public PinningOutcome foreseen(NodeCard partner) {
        return knownPartners.foreseen(partner);
    }

    /**
     * Takes a partner off the line at once: what is in force with it is suspended, and nothing comes from it or goes to it
     * until its card is pinned again in person. False where it is not pinned.
     */
    public boolean unpin(AuthorityId partner, OfficerName officer) {
        return knownPartners.unpin(partner, officer);
    }

    /**
     * Offers the usual agreement to a partner, as {@code NodeAgreements.offer}; empty where no card of it is pinned.
     *
     * @param cosigners the oversight officers who sign question sets, by party; may be none
     */
    public Optional<AgreementStanding> offer(
            Handle tx, AuthorityId partner, SortedMap<AuthorityId, OversightCosigner> cosigners, OfficerName officer) {
        return knownPartners.offer(tx, card, partner, cosigners, officer);
    }

    /** The authority of a pinned partner, or this one; of one that is only heard of, the id under country ZZ. */
    public Authority authorityOf(AuthorityId id) {
        return knownPartners.authorityOf(id);
    }

    private void tend() {
        upkeep.turn();
    }

    private void stumbled() {
        changes.tell(Change.PARTNERS);
    }

    private void protectedRemoved(Handle tx, RemovedSubjects removed, OfficerName by) {
        sources.removed(tx, removed, by);
    }

    private void filesChanged() {
        foreignResemblances.changed();
        veilUpkeep.filesChanged();
        repeatedTask.wake();
    }

    /** Whether every tag set is out, every question asked and every answer opened. */
    public boolean isSettled() {
        return veilUpkeep.isSettled();
    }

    /** What this node may still ask its partners in this epoch, for classes of which it holds anything. */
    public List<RemainingBudget> budgets(Handle tx) {
        return veilAsker.left(
                tx,
                share.agreements().list(tx).stream()
                        .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                        .toList());
    }

    /** Own question sets that wait for the oversight officer's signature, oldest first. */
    public List<UnsignedManifest> toCosign(Handle tx) {
        return OwnQueryTable.held(tx);
    }

    /** Sends an own question set with the oversight officer's signature; {@code officer} is who brought it. */
    public CosignedSending cosign(Handle tx, String manifestId, byte[] signature, OfficerName officer) {
        return toCosign(tx).stream()
                .map(UnsignedManifest::manifest)
                .filter(manifest -> manifest.id().equals(manifestId))
                .findFirst()
                .flatMap(manifest -> share.agreements()
                        .get(tx, manifest.scope().agreementDigest())
                        .map(standing -> veilAsker.cosign(tx, standing, manifest, signature, officer)))
                .orElse(CosignedSending.SET_GONE);
    }

    /** Partners that have not answered all that they were asked: hits with them may still come. */
    public List<AuthorityId> unanswered(Handle tx) {
        return OwnQueryTable.unanswered(tx);
    }

    /**
     * The own questions of this epoch that chance chose to be shown to overseers, as canonical JSON; the export is in the
     * ledger. It holds values and case ids.
     */
    public byte[] openQuestions(OfficerName officer) {
        OpenedQuestions opened = QuestionOpening.of(
                database,
                settings.authority().id(),
                VeilEpoch.of(settings.clock().instant()),
                database.inTransaction(files().cases()::idKey));
        byte[] content = CanonicalJson.bytes(opened);
        database.useTransaction(tx -> ledger.append(
                tx,
                new QuestionEntry.QuestionsOpened(
                        CanonicalJson.sha256(content), opened.sets().size(), officer)));
        return content;
    }

    /** Shows the newest checkpoint to every partner with an agreement in force. */
    public void askWitnesses() {
        witnessTurns.ask();
    }

    /** Asks for a turn of the standing work soon. */
    public void wake() {
        repeatedTask.wake();
    }

    /** Standing work that fails now, by name and since when; empty where all is well. */
    public SortedMap<String, Instant> stumbling() {
        SortedMap<String, Instant> failing = new TreeMap<>();
        repeatedTask.stumble().ifPresent(one -> failing.put("UPKEEP", one.since()));
        publishing.stumble().ifPresent(one -> failing.put("LEDGER", one.since()));
        return failing;
    }

    /** The port at which partners deliver. */
    public PartnerListener listener() {
        return listener;
    }

    /** Up to which size each partner has cosigned this ledger. */
    public Map<AuthorityId, Long> cosigned(Handle tx) {
        return ledgerWitness.cosigned(tx);
    }

    public Authority authority() {
        return settings.authority();
    }

    public NodeSettings settings() {
        return settings;
    }

    public String version() {
        return settings.version();
    }

    /** What partners pin: exchanged in person. */
    public NodeCard card() {
        return card;
    }

    /** For people: work in the background has connections of its own. */
    public Database database() {
        return database;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Mailroom mailroom() {
        return mailroom;
    }

    public ChangeNotices changes() {
        return changes;
    }

    /** The people who may sign in. */
    public NodePersonnel personnel() {
        return personnel;
    }

    public OwnFiles files() {
        return files;
    }

    /** What officers do with a load after it was taken in. */
    public SourceDecisions sources() {
        return sources;
    }

    public JoinDecisions joinDecisions() {
        return joinDecisions;
    }

    /** Scores of own against foreign subjects. */
    public ForeignResemblances foreignResemblances() {
        return foreignResemblances;
    }

    public ShareWiring share() {
        return share;
    }

    public VeilHits hits() {
        return hits;
    }

    public HitLeads leads() {
        return leads;
    }

    public ReadAccessLog readAccessLog() {
        return readAccessLog;
    }

    public CorridorView corridor() {
        return corridor;
    }

    public BulletinExchange bulletins() {
        return bulletins;
    }

    public JointOperations operations() {
        return operations;
    }

    public NodePictures pictures() {
        return pictures;
    }

    /** Stops listening, finishes the work in hand, publishes the ledger and lets the database go. */
    @Override
    public void close() {
        listener.close();
        delivery.close();
        repeatedTask.close();
        comparing.close();
        publishing.close();
        try {
            ledger.publish();
        } finally {
            database.close();
        }
    }

    /** Where partners deliver. */
    public InetSocketAddress partnerAddress() {
        return new InetSocketAddress(settings.partnerAddress().listening().getAddress(), listener.port());
    }
}
