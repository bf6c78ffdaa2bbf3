// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.entry.DisclosureEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.jdbi.v3.core.Handle;

/** Takes back what was disclosed: the partner purges within the agreement's hours and says how many records. */
public final class DisclosureRecalls {
    /** Disclosures that one recall may name. */
    private static final int MOST_NAMED = 1_000;

    private static final int MOST_REMEMBERED = 20_000;

    private static final OfficerName PARTNER = new OfficerName("partner");

    private final DecisionPosition position;
    private final ForeignRecordTable records;
    private final OutgoingGate egress;

    DisclosureRecalls(DecisionPosition position, ForeignRecordTable records, OutgoingGate egress) {
        this.position = position;
        this.records = records;
        this.egress = egress;
    }

    /** One recall of ours; {@code done} is when the partner's receipt came, with the number of records purged. */
    public record Recall(
            String id,
            AuthorityId partner,
            AgreementDigest agreement,
            Instant at,
            Instant due,
            Optional<Instant> done,
            int records) {}

    /** A disclosure that left this node. */
    public record Sent(
            String disclosure,
            AuthorityId partner,
            String request,
            AgreementDigest agreement,
            int records,
            Instant at,
            boolean recalled) {}

    /**
     * Recalls every disclosure that carried one own subject, named by its own id or by the opaque name that a partner
     * knows.
     */
    public List<Recall> subject(Handle tx, String subject, OfficerName officer) {
        return each(tx, carrying(tx, List.of(subject)), officer);
    }

    /** Disclosures that carried any of these subjects, by own id or opaque name, and were not recalled; newest first. */
    public List<Sent> carrying(Handle tx, Collection<String> subjects) {
        Set<String> ids = new TreeSet<>(tx.createQuery("""
            select distinct d.id from share_disclosure d
            join share_disclosed o on o.partner = d.partner and o.disclosure = d.id
            where d.sent and d.recalled is null
              and (o.record = any (:subjects) or o.name = any (:subjects))
            """)
                .bindArray("subjects", String.class, subjects)
                .mapTo(String.class)
                .list());
        return queued(tx)
                .filter(sent -> !sent.recalled() && ids.contains(sent.disclosure()))
                .toList();
    }

    private record Held(AuthorityId partner, AgreementDigest agreement) {}

    /** Recalls these disclosures: one recall for each partner and agreement, or more where it would name over 1,000. */
    public List<Recall> each(Handle tx, Collection<Sent> disclosures, OfficerName officer) {
        Map<Held, List<String>> held = new LinkedHashMap<>();
        disclosures.forEach(
                sent -> held.computeIfAbsent(new Held(sent.partner(), sent.agreement()), _ -> new ArrayList<>())
                        .add(sent.disclosure()));
        List<Recall> recalls = new ArrayList<>();
        held.forEach((where, ids) -> {
            for (int from = 0; from < ids.size(); from += MOST_NAMED) {
                List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_NAMED));
                recalls.add(recall(tx, where.partner(), where.agreement(), some, officer));
            }
        });
        held.keySet().stream().map(Held::partner).distinct().forEach(partner -> egress.review(tx, partner));
        return recalls;
    }

    /** The own id of a subject that a partner knows by its opaque name; empty where none went there under it. */
    public Optional<String> own(Handle tx, AuthorityId partner, String name) {
        return tx.createQuery("select record from share_disclosed where partner = :partner and name = :name limit 1")
                .bind("partner", partner.value())
                .bind("name", name)
                .mapTo(String.class)
                .findOne();
    }

    /** Recalls what one request of a partner was answered with; empty where nothing is left to recall. */
    public List<Recall> request(Handle tx, String request, OfficerName officer) {
        List<Sent> sent = queued(tx)
                .filter(one -> one.request().equals(request) && !one.recalled())
                .toList();
        return each(tx, sent, officer);
    }

    /** The recall of what one request was answered with, if there is one. */
    public Optional<Recall> ofRequest(Handle tx, String request) {
        return tx.createQuery("""
            select r.* from share_recall r
            join share_disclosure d on d.partner = r.partner and d.agreement = r.agreement and d.recalled = r.at
            where r.asked and d.sent and d.request = :request
            """)
                .bind("request", request)
                .map((row, context) -> read(row))
                .findFirst();
    }

    /** Partners that hold one own subject by a disclosure that was not recalled. */
    public Set<AuthorityId> holders(Handle tx, String subject) {
        return new TreeSet<>(tx.createQuery("""
            select distinct d.partner from share_disclosure d
            join share_disclosed o on o.partner = d.partner and o.disclosure = d.id
            where d.sent and d.recalled is null and d.withdrawn is null and o.record = :subject
            """)
                .bind("subject", subject)
                .map((row, context) -> AuthorityId.of(row.getString("partner")))
                .list());
    }

    /** How it stands with one disclosure that left this node. */
    public enum Hold {
        HELD,
        RECALLED,
        EXPIRED,
        ENDED
    }

    /**
     * One disclosure that carried an own subject: since when, how it stands and since when it stands so. {@code until} is the
     * last day on which the partner may keep it; {@code purged} when its receipt of the purge came.
     */
    public record Holding(
            AuthorityId partner,
            String request,
            Instant at,
            Hold standing,
            LocalDate until,
            Optional<Instant> since,
            Optional<Instant> purged) {}

    /** Every disclosure that carried an own subject, newest first: what partners hold still, and what they had to purge. */
    public List<Holding> holdings(Handle tx, String subject) {
        return tx
                .createQuery("""
                    select d.*, (
                        select max(r.done) from share_recall r
                        where r.asked and r.partner = d.partner and r.agreement = d.agreement and r.at = d.recalled) as done
                    from share_disclosure d
                    join share_disclosed o on o.partner = d.partner and o.disclosure = d.id
                    where d.sent and o.record = :subject order by d.at desc, d.id
                    """)
                .bind("subject", subject)
                .map((row, context) -> new Sending(
                        AuthorityId.of(row.getString("partner")),
                        row.getString("request"),
                        new AgreementDigest(row.getString("agreement")),
                        row.getTimestamp("at").toInstant(),
                        instant(row, "recalled"),
                        instant(row, "done"),
                        instant(row, "purged")))
                .list()
                .stream()
                .map(one -> holding(tx, one))
                .toList();
    }

    private record Sending(
            AuthorityId partner,
            String request,
            AgreementDigest agreement,
            Instant at,
            Optional<Instant> recalled,
            Optional<Instant> done,
            Optional<Instant> purged) {}

    private Holding holding(Handle tx, Sending sent) {
        AgreementStanding standing =
                position.agreements().find(tx, sent.agreement()).orElseThrow().standing();
        int days = standing.agreement().retention().maximumDays();
        LocalDate until = sent.at().atZone(ZoneOffset.UTC).toLocalDate().plusDays(days);
        Optional<Instant> ended = ended(tx, standing);
        if (sent.recalled().isPresent()) {
            return holding(sent, Hold.RECALLED, until, sent.recalled(), sent.done());
        }
        if (ended.isPresent()) {
            return holding(sent, Hold.ENDED, until, ended, sent.purged());
        }
        return position.today().isBefore(until)
                ? holding(sent, Hold.HELD, until, Optional.empty(), sent.purged())
                : holding(
                        sent,
                        Hold.EXPIRED,
                        until,
                        Optional.of(until.atStartOfDay(ZoneOffset.UTC).toInstant()),
                        sent.purged());
    }

    /** When the agreement was left, where the partner must purge because of that; what was superseded lives on. */
    private Optional<Instant> ended(Handle tx, AgreementStanding standing) {
        boolean purges = standing.life() == AgreementLife.ENDED
                && standing.agreement().validity().fate() == AgreementTerms.Fate.PURGE;
        return position.agreements().steps(tx, standing.digest()).stream()
                .map(NodeAgreements.Step::event)
                .filter(step -> purges && step.code().equals("ENDED"))
                .map(DisclosureRequest.Event::at)
                .findFirst();
    }

    private static Holding holding(
            Sending sent, Hold standing, LocalDate until, Optional<Instant> since, Optional<Instant> purged) {
        return new Holding(sent.partner(), sent.request(), sent.at(), standing, until, since, purged);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private Recall recall(
            Handle tx, AuthorityId partner, AgreementDigest agreement, List<String> disclosures, OfficerName officer) {
        Agreement terms = position.agreements()
                .find(tx, agreement)
                .orElseThrow(
                        () -> new ShareException(Reason.NOT_FOUND, "no such agreement: digest=" + agreement.value()))
                .standing()
                .agreement();
        Instant now = position.now();
        Instant due = now.plus(Duration.ofHours(terms.recalling().recallWithinHours()));
        String id = position.newId();
        tx.createUpdate("""
            insert into share_recall (id, partner, asked, agreement, at, due)
            values (:id, :partner, true, :agreement, :at, :due)
            """)
                .bind("id", id)
                .bind("partner", partner.value())
                .bind("agreement", agreement.value())
                .bind("at", now)
                .bind("due", due)
                .execute();
        mark(tx, partner, agreement, disclosures, now);
        position.ledger().append(tx, new DisclosureEntry.RecallSent(id, partner, agreement, disclosures, officer));
        egress.administer(tx, partner, "share.recall", new ShareMessages.Recalled(id, agreement, disclosures).json());
        return new Recall(id, partner, agreement, now, due, Optional.empty(), 0);
    }

    private static void mark(
            Handle tx, AuthorityId partner, AgreementDigest agreement, List<String> disclosures, Instant now) {
        tx.createUpdate("""
            update share_disclosure set recalled = :now
            where sent and partner = :partner and agreement = :agreement and recalled is null
              and (:all or id = any (:disclosures))
            """)
                .bind("now", now)
                .bind("partner", partner.value())
                .bind("agreement", agreement.value())
                .bind("all", disclosures.isEmpty())
                .bindArray("disclosures", String.class, disclosures)
                .execute();
    }

    /** A partner's receipt; true where it closes a recall of ours. */
    boolean receipted(Handle tx, AuthorityId partner, ShareMessages.Purged receipt) {
        // A purge that no recall asked for is of what had expired, or of all when the agreement ended: its receipt is
        // kept too.
        if (receipt.recall().isEmpty()) {
            noted(tx, partner, receipt.agreement());
        }
        return tx.createUpdate("""
            update share_recall set done = :now, records = :records
            where id = :id and partner = :partner and asked and done is null
            """)
                        .bind("now", position.now())
                        .bind("records", receipt.records())
                        .bind("id", receipt.recall())
                        .bind("partner", partner.value())
                        .execute()
                == 1;
    }

    /** Whether anything was ever disclosed to a partner: else it has nothing of ours to purge. */
    boolean hasSent(Handle tx, AuthorityId partner) {
        return tx.createQuery("select exists (select 1 from share_disclosure where sent and partner = :partner)")
                .bind("partner", partner.value())
                .mapTo(Boolean.class)
                .one();
    }

    private void noted(Handle tx, AuthorityId partner, AgreementDigest agreement) {
        Optional<AgreementTable.Row> row = position.agreements()
                .find(tx, agreement)
                .filter(found -> found.partner().equals(partner));
        if (row.isEmpty()) {
            return;
        }
        boolean over = row.get().standing().life() == AgreementLife.ENDED;
        int days = row.get().standing().agreement().retention().maximumDays();
        tx.createUpdate("""
            update share_disclosure set purged = :now
            where sent and partner = :partner and agreement = :agreement and recalled is null and purged is null
              and (:over or at < :expired)
            """)
                .bind("now", position.now())
                .bind("partner", partner.value())
                .bind("agreement", agreement.value())
                .bind("over", over)
                .bind("expired", position.now().minus(Duration.ofDays(days)))
                .execute();
    }

    /** Recalls of ours, newest first. */
    public List<Recall> list(Handle tx) {
        return tx.createQuery("select * from share_recall where asked order by at desc, id")
                .map((row, context) -> read(row))
                .list();
    }

    private static Recall read(ResultSet row) throws SQLException {
        return new Recall(
                row.getString("id"),
                AuthorityId.of(row.getString("partner")),
                new AgreementDigest(row.getString("agreement")),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("due").toInstant(),
                Optional.ofNullable(row.getObject("done", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getInt("records"));
    }

    /** Disclosures that left this node, newest first. */
    public List<Sent> sent(Handle tx) {
        return disclosures(tx, "and withdrawn is null").toList();
    }

    /** Those that were withdrawn too: of one whose receipt was lost it is not known here that it arrived. */
    private static Stream<Sent> queued(Handle tx) {
        return disclosures(tx, "");
    }

    private static Stream<Sent> disclosures(Handle tx, String which) {
        return tx
                .createQuery("select * from share_disclosure where sent <which> order by at desc, id")
                .define("which", which)
                .map((row, context) -> new Sent(
                        row.getString("id"),
                        AuthorityId.of(row.getString("partner")),
                        row.getString("request"),
                        new AgreementDigest(row.getString("agreement")),
                        row.getInt("records"),
                        row.getTimestamp("at").toInstant(),
                        row.getTimestamp("recalled") != null))
                .list()
                .stream();
    }

    MessageVerdict recall(Handle tx, Envelope envelope) {
        ShareMessages.Recalled recall = ShareMessages.Recalled.parse(envelope.content());
        boolean known = position.agreements()
                .find(tx, recall.agreement())
                .filter(row -> row.partner().equals(envelope.sender()))
                .isPresent();
        if (!known) {
            return MessageVerdict.refused("UNKNOWN_AGREEMENT", "There is no such agreement here.");
        }
        remember(tx, envelope.sender(), recall.disclosures());
        int purged = recall.disclosures().isEmpty()
                ? records.purgeUnder(tx, recall.agreement(), envelope.sender(), "RECALLED")
                : records.purgeDisclosures(tx, recall.agreement(), envelope.sender(), recall.disclosures(), "RECALLED");
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.RecallReceived(
                                recall.id(), envelope.sender(), recall.agreement(), purged, PARTNER));
        egress.administer(
                tx,
                envelope.sender(),
                "share.purged",
                new ShareMessages.Purged(recall.id(), recall.agreement(), purged).json());
        return MessageVerdict.accepted();
    }

    /**
     * A recall overtakes what it recalls: what it names must not be taken when it comes after it. At most so many are remembered of
     * a partner, which could name others without end; what is here already needs no remembering.
     */
    private static void remember(Handle tx, AuthorityId partner, List<String> disclosures) {
        tx.createUpdate("""
            insert into share_recalled (partner, disclosure)
            select :partner, named from unnest(:disclosures) named
            where not exists (
                select from share_disclosure d where d.partner = :partner and not d.sent and d.id = named)
            limit greatest(0, :most - (select count(*) from share_recalled where partner = :partner))
            on conflict do nothing
            """)
                .bind("most", MOST_REMEMBERED)
                .bind("partner", partner.value())
                .bindArray("disclosures", String.class, disclosures)
                .execute();
    }

    static boolean isRecalled(Handle tx, AuthorityId partner, String disclosure) {
        return tx.createQuery("""
            select count(*) from share_recalled where partner = :partner and disclosure = :disclosure
            """)
                        .bind("partner", partner.value())
                        .bind("disclosure", disclosure)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    MessageVerdict purged(Handle tx, Envelope envelope) {
        ShareMessages.Purged receipt = ShareMessages.Purged.parse(envelope.content());
        boolean known = position.agreements()
                .find(tx, receipt.agreement())
                .filter(row -> row.partner().equals(envelope.sender()))
                .isPresent();
        if (!known) {
            return MessageVerdict.refused("UNKNOWN_AGREEMENT", "There is no such agreement here.");
        }
        boolean answersRecall = receipted(tx, envelope.sender(), receipt);
        if (!receipt.recall().isEmpty() && !answersRecall) {
            return MessageVerdict.refused("UNKNOWN_RECALL", "No open recall of this authority is answered by this.");
        }
        if (!answersRecall && !hasSent(tx, envelope.sender())) {
            return MessageVerdict.accepted();
        }
        position.ledger()
                .append(
                        tx,
                        new DisclosureEntry.PurgeReceipted(
                                envelope.sender(),
                                receipt.agreement(),
                                receipt.records(),
                                answersRecall ? Optional.of(receipt.recall()) : Optional.empty()));
        return MessageVerdict.accepted();
    }
}
