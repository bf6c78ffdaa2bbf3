// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.SharedOperation;
import org.enlace.crypto.CanonicalJson;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;
import org.enlace.share.ForeignRecordTable.Stored;
import org.jdbi.v3.core.Handle;

/**
 * Records that partners disclosed, for reading. Each record is decided at each read, under the purpose for which it was
 * disclosed; each view is one ledger entry.
 */
public final class ForeignRecords {
    private final DecisionPosition position;
    private final ForeignRecordTable records;
    private final OutgoingGate egress;

    ForeignRecords(DecisionPosition position, ForeignRecordTable records, OutgoingGate egress) {
        this.position = position;
        this.records = records;
        this.egress = egress;
    }

    /** Who reads and for what: DISCLOSE for a record or a comparison, JOINT_PICTURE for the joint network. */
    public record Reader(OfficerName officer, SharedOperation operation) {}

    /** A partner's subject with all that is readable now; {@code request} is the one that brought it last. */
    public record ForeignSubject(
            AuthorityId authority,
            Subject subject,
            AgreementDigest agreement,
            Purpose purpose,
            String request,
            Instant received,
            LocalDate expires) {}

    /** A partner's link; its ends are subjects of the same partner. */
    public record ForeignLink(AuthorityId authority, SubjectLink link, AgreementDigest agreement, Purpose purpose) {}

    /** What one view shows, and why the rest was withheld: one refusal per withheld record. */
    public record View(
            List<ForeignSubject> subjects, List<ForeignLink> links, List<AgreementDecision.Refuse> withheld) {
        public View {
            subjects = List.copyOf(subjects);
            links = List.copyOf(links);
            withheld = List.copyOf(withheld);
        }
    }

    /** Everything readable. Opens every record: linear in their number. */
    public View all(Handle tx, Reader reader) {
        return view(tx, reader, records.all(tx));
    }

    /** What one request brought. */
    public View ofRequest(Handle tx, Reader reader, String request) {
        return view(tx, reader, records.request(tx, request));
    }

    /** One subject, if it is here and readable. */
    public View subject(Handle tx, Reader reader, AuthorityId authority, String id) {
        return view(tx, reader, records.subject(tx, authority, id));
    }

    /** All subjects of partners that are held, without a read of any; one query. */
    public Set<SubjectRef> held(Handle tx) {
        return new HashSet<>(tx.createQuery(
                        "select distinct authority, id from share_foreign where not link and content is not null")
                .map((row, context) -> new SubjectRef(AuthorityId.of(row.getString(1)), row.getString(2)))
                .list());
    }

    /** Whether anything that answered a request is held still; not a read. */
    public boolean isHeld(Handle tx, String request) {
        return tx.createQuery(
                        "select exists (select from share_foreign where request = :request and content is not null)")
                .bind("request", request)
                .mapTo(Boolean.class)
                .one();
    }

    /** How many different subjects of partners are held; not a read. */
    public long count(Handle tx) {
        return records.count(tx);
    }

    /** How many different subjects of one partner are held; not a read. */
    public long count(Handle tx, AuthorityId authority) {
        return tx.createQuery("""
            select count(distinct id) from share_foreign
            where authority = :authority and not link and content is not null
            """)
                .bind("authority", authority.value())
                .mapTo(Long.class)
                .one();
    }

    private View view(Handle tx, Reader reader, List<Stored> stored) {
        List<AgreementStanding> standings = position.standings(tx);
        Map<String, ForeignSubject> subjects = new LinkedHashMap<>();
        Map<String, ForeignLink> links = new LinkedHashMap<>();
        List<AgreementDecision.Refuse> withheld = new ArrayList<>();
        Map<String, DecisionRequest.Asking> askings = new LinkedHashMap<>();
        for (Stored one : stored) {
            DecisionRequest.Asking asking = askings.computeIfAbsent(
                    one.authority() + "|" + one.origin().purpose(),
                    key -> position.reading(tx, reader.operation(), one.origin().purpose(), one.authority()));
            Stored current = current(one);
            AgreementDecision decision =
                    AgreementDecision.decide(asking.about(List.of(item(current))), standings, position.now());
            String key = one.authority() + "/" + one.id();
            switch (decision) {
                case AgreementDecision.Refuse refuse -> withheld.add(refuse);
                case AgreementDecision.Permit permit -> {
                    current.subject()
                            .ifPresent(subject ->
                                    subjects.merge(key, foreign(current, subject), ForeignRecords::together));
                    current.link()
                            .ifPresent(link -> links.put(
                                    key,
                                    new ForeignLink(
                                            one.authority(),
                                            link,
                                            one.origin().agreement(),
                                            one.origin().purpose())));
                }
            }
        }
        List<ForeignLink> connected = links.values().stream()
                .filter(link -> subjects.containsKey(
                                link.authority() + "/" + link.link().from())
                        && subjects.containsKey(
                                link.authority() + "/" + link.link().to()))
                .toList();
        View view = new View(List.copyOf(subjects.values()), connected, withheld);
        log(tx, reader, view, subjects.keySet());
        return view;
    }

    private DecisionRequest.Item item(Stored stored) {
        return stored.subject()
                .<DecisionRequest.Item>map(subject -> DecisionRequest.SubjectItem.of(subject, position.today()))
                .or(() -> stored.link().map(DecisionRequest.LinkItem::of))
                .orElseThrow();
    }

    /** The record without the facts whose own retention is over. */
    private Stored current(Stored stored) {
        return new Stored(
                stored.authority(),
                stored.id(),
                stored.origin(),
                stored.expires(),
                stored.subject()
                        .map(subject -> new Subject(subject.id(), subject.kind(), current(subject.statements()))),
                stored.link()
                        .map(link -> new SubjectLink(
                                link.id(), link.relation(), link.from(), link.to(), current(link.statements()))));
    }

    private List<Statement> current(List<Statement> statements) {
        return statements.stream()
                .filter(statement -> !statement.expiredOn(position.today()))
                .toList();
    }

    private static ForeignSubject foreign(Stored stored, Subject subject) {
        return new ForeignSubject(
                stored.authority(),
                subject,
                stored.origin().agreement(),
                stored.origin().purpose(),
                stored.origin().request(),
                stored.origin().received(),
                stored.expires());
    }

    /** One subject that several disclosures brought: all statements, the newest provenance. */
    private static ForeignSubject together(ForeignSubject one, ForeignSubject other) {
        boolean oneIsNewer = other.received().isBefore(one.received());
        ForeignSubject newest = oneIsNewer ? one : other;
        ForeignSubject older = oneIsNewer ? other : one;
        List<Statement> statements = new ArrayList<>(newest.subject().statements());
        older.subject().statements().stream()
                .filter(old -> statements.stream()
                        .noneMatch(known -> known.property().equals(old.property())
                                && known.value().equals(old.value())))
                .forEach(statements::add);
        Subject subject = new Subject(newest.subject().id(), newest.subject().kind(), statements);
        return with(newest, subject);
    }

    private static ForeignSubject with(ForeignSubject like, Subject subject) {
        return new ForeignSubject(
                like.authority(),
                subject,
                like.agreement(),
                like.purpose(),
                like.request(),
                like.received(),
                like.expires());
    }

    private void log(Handle tx, Reader reader, View view, Iterable<String> names) {
        if (view.subjects().isEmpty() && view.withheld().isEmpty()) {
            return;
        }
        TreeSet<AgreementDigest> agreements = new TreeSet<>();
        view.subjects().forEach(subject -> agreements.add(subject.agreement()));
        TreeSet<String> sorted = new TreeSet<>();
        names.forEach(sorted::add);
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.ForeignRead(
                                reader.officer(),
                                reader.operation().name(),
                                List.copyOf(agreements),
                                view.subjects().size(),
                                view.links().size(),
                                view.withheld().size(),
                                CanonicalJson.digest(List.copyOf(sorted))));
    }

    /** Purges what has expired and tells each partner; to be run at least daily. Returns how many records. */
    public int purgeExpired(Handle tx) {
        List<Expiring> expiring = tx.createQuery("""
            select distinct agreement, authority from share_foreign
            where content is not null and expires <= :day
            """)
                .bind("day", position.today())
                .map((row, context) -> new Expiring(
                        new AgreementDigest(row.getString("agreement")), AuthorityId.of(row.getString("authority"))))
                .list();
        int purged = 0;
        List<ShareMessages.Purged> receipts = new ArrayList<>();
        for (Expiring one : expiring) {
            int records = this.records.purgeExpired(tx, one.agreement(), one.partner(), position.today());
            receipts.add(new ShareMessages.Purged("", one.agreement(), records));
            purged += records;
        }
        for (int at = 0; at < receipts.size(); at++) {
            egress.administer(
                    tx,
                    expiring.get(at).partner(),
                    "share.purged",
                    receipts.get(at).json());
        }
        return purged;
    }

    private record Expiring(AgreementDigest agreement, AuthorityId partner) {}

    /** Purges one partner's records that one request brought, on an officer's word, and tells the partner. */
    public int purgeRequest(Handle tx, String request, OfficerName officer) {
        List<Stored> stored = records.request(tx, request);
        if (stored.isEmpty()) {
            return 0;
        }
        Stored first = stored.getFirst();
        List<String> disclosures =
                stored.stream().map(one -> one.origin().disclosure()).distinct().toList();
        int purged = records.purgeDisclosures(
                tx, first.origin().agreement(), first.authority(), disclosures, "OFFICER:" + officer);
        egress.administer(
                tx,
                first.authority(),
                "share.purged",
                new ShareMessages.Purged("", first.origin().agreement(), purged).json());
        return purged;
    }
}
