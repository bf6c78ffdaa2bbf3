// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.enlace.agreement.HitHandle;
import org.enlace.exchange.VeilHit.Decision;
import org.enlace.exchange.VeilHit.Outcome;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.SubjectRef;
import org.enlace.model.VeilHandle;
import org.enlace.share.HitOutcomes;
import org.jdbi.v3.core.Handle;

/**
 * Hits and the decisions about them as rows; an undone decision stays as a row of the past. A row keeps the own subject that
 * was hit, and is read under the root into which that is merged now.
 */
public final class HitTable {
    private static final String SELECT = """
        SELECT h.*, coalesce(held.root_id, h.subject) AS root,
          d.outcome, d.code, d.reason, d.officer, d.scripted, d.at AS decided
        FROM node_hit h LEFT JOIN case_subject held ON held.id = h.subject
        LEFT JOIN node_decision d ON d.hit = h.id AND d.undone IS NULL
        """;

    /** True of a hit whose subject stands under the root of {@code :subject}, or has that id. */
    private static final String UNDER = """
        h.subject IN (SELECT part.id FROM case_subject part JOIN case_subject one ON one.root_id = part.root_id
          WHERE one.id = :subject UNION SELECT :subject)
        """;

    private HitTable() {}

    /** A hit that was found, what tells its lead from others, and the digests of the own values that found it. */
    record Found(VeilHit hit, String lead, Set<String> values) {}

    /** Found hits as rows; those of one call are of one agreement and class. */
    private static final String FOUND = """
        WITH found AS (
          SELECT f.*, coalesce(held.root_id, f.subject) AS root
          FROM unnest(CAST(:ids AS text[]), CAST(:handles AS text[]), CAST(:subjects AS text[]), CAST(:leads AS text[]),
              CAST(:values AS text[])) AS f(id, handle, subject, lead, digests)
          LEFT JOIN case_subject held ON held.id = f.subject)
        """;

    /** True of a hit that is known: under the same agreement, by the same lead, of the same subject or one merged with it. */
    private static final String KNOWN = """
        h.agreement = :agreement AND h.class = :class AND h.input = found.lead AND (h.subject = found.subject
          OR h.subject IN (SELECT part.id FROM case_subject part WHERE part.root_id = found.root))
        """;

    /**
     * Adds the hits that are not known, and gives the others the handle that stands for them in this epoch and the own values that
     * they rest on too. Returns how many are new. All must be of one agreement and class.
     */
    static int keep(Handle tx, List<Found> found) {
        if (found.isEmpty()) {
            return 0;
        }
        Map<String, Object> rows = rows(found);
        tx.createUpdate(FOUND + """
            UPDATE node_hit h SET handle = found.handle, own_values = (SELECT array_agg(DISTINCT one)
              FROM unnest(h.own_values || string_to_array(found.digests, ',')) AS one)
            FROM found WHERE (h.handle <> found.handle OR NOT h.own_values @> string_to_array(found.digests, ',')) AND
            """ + KNOWN).bindMap(rows).execute();
        Map<String, Object> added = new TreeMap<>(rows);
        added.put("partner", found.getFirst().hit().partner().value());
        added.put("at", utc(found.getFirst().hit().at()));
        return tx.createUpdate(FOUND + """
            INSERT INTO node_hit (id, partner, agreement, class, handle, subject, at, input, own_values)
            SELECT id, :partner, :agreement, :class, handle, subject, :at, lead, string_to_array(digests, ',')
            FROM found WHERE NOT EXISTS (SELECT FROM node_hit h WHERE
            """ + KNOWN + ")").bindMap(added).execute();
    }

    private static Map<String, Object> rows(List<Found> found) {
        VeilHit first = found.getFirst().hit();
        return Map.of(
                "agreement", first.agreement().value(),
                "class", first.identifierClass().value(),
                "ids", texts(found, one -> one.hit().id()),
                "handles", texts(found, one -> one.hit().handle().handle().hex()),
                "subjects", texts(found, one -> one.hit().subject()),
                "leads", texts(found, Found::lead),
                "values", texts(found, one -> String.join(",", one.values())));
    }

    private static String[] texts(List<Found> found, Function<Found, String> of) {
        return found.stream().map(of).toArray(String[]::new);
    }

    /** Lets one officer at a time act on the hits that stand for the same records of the partner as these. */
    public static void lock(Handle tx, Collection<VeilHit> hits) {
        String[] keys = hits.stream()
                .map(hit -> "enlace/hit/" + hit.agreement().value() + hit.identifierClass()
                        + hit.handle().handle())
                .distinct()
                .sorted()
                .toArray(String[]::new);
        tx.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(key, 0))::text FROM unnest(:keys) AS key")
                .bind("keys", keys)
                .mapTo(String.class)
                .list();
    }

    /** All hits, newest first. */
    public static List<VeilHit> all(Handle tx) {
        return tx.createQuery(SELECT + "ORDER BY h.at DESC, h.id")
                .map((row, context) -> hit(row))
                .list();
    }

    /** Hits of one own subject and of all that are merged with it, newest first. */
    public static List<VeilHit> ofSubject(Handle tx, String subject) {
        return tx.createQuery(SELECT + "WHERE " + UNDER + "ORDER BY h.at DESC, h.id")
                .bind("subject", subject)
                .map((row, context) -> hit(row))
                .list();
    }

    /** How many leads each of these own subjects has, one for each partner; those without any are left out. */
    public static Map<String, Long> countLeads(Handle tx, Collection<String> subjects) {
        Map<String, Long> counts = new TreeMap<>();
        tx.createQuery("""
            SELECT coalesce(held.root_id, h.subject) AS subject, count(DISTINCT h.partner) AS leads
            FROM node_hit h LEFT JOIN case_subject held ON held.id = h.subject
            WHERE coalesce(held.root_id, h.subject) = ANY (:ids) GROUP BY 1\
            """)
                .bind("ids", subjects.toArray(String[]::new))
                .map((row, context) -> counts.put(row.getString("subject"), row.getLong("leads")))
                .list();
        return counts;
    }

    /**
     * What a hit rests on: digests of own values of a class, of which there are none where they are not known, and the own
     * subject that has them, under its root.
     */
    public record Resting(String id, ClassLabel label, Set<String> values, String root) {}

    /** What the hits of these subjects rest on, and of those that stand under one of them as a root. */
    public static List<Resting> resting(Handle tx, Collection<String> subjects) {
        return tx.createQuery("""
            SELECT h.id, h.class, h.own_values, coalesce(held.root_id, h.subject) AS root
            FROM node_hit h LEFT JOIN case_subject held ON held.id = h.subject
            WHERE h.subject = ANY (:ids) OR held.root_id = ANY (:ids) ORDER BY h.id\
            """)
                .bind("ids", subjects.toArray(String[]::new))
                .map((row, context) -> new Resting(
                        row.getString("id"),
                        new ClassLabel(row.getString("class")),
                        Set.of((String[]) row.getArray("own_values").getArray()),
                        row.getString("root")))
                .list();
    }

    /** All own subjects that have hits. */
    public static List<String> subjects(Handle tx) {
        return tx.createQuery("SELECT DISTINCT subject FROM node_hit")
                .mapTo(String.class)
                .list();
    }

    /** Gives a hit to another own subject, unless that has it already. */
    public static boolean move(Handle tx, String hit, String subject) {
        return tx.createUpdate("""
            UPDATE node_hit h SET subject = :subject, withdrawn = NULL WHERE h.id = :id AND NOT EXISTS (
              SELECT FROM node_hit other WHERE other.agreement = h.agreement AND other.class = h.class
              AND other.input = h.input AND other.subject = :subject)\
            """).bind("subject", subject).bind("id", hit).execute() > 0;
    }

    /** Marks hits that rest on nothing since now, or takes the mark from them. */
    public static void mark(Handle tx, Collection<String> hits, boolean stands, Instant now) {
        tx.createUpdate("UPDATE node_hit SET withdrawn = CASE WHEN :stands THEN NULL ELSE :now END"
                        + " WHERE id = ANY (:ids) AND (withdrawn IS NULL) <> :stands")
                .bind("stands", stands)
                .bind("now", utc(now))
                .bind("ids", hits.toArray(String[]::new))
                .execute();
    }

    /** Keeps that a lead was asked about. */
    public static void asked(Handle tx, HitLead lead, String request, Instant at) {
        tx.createUpdate("""
            INSERT INTO node_lead_request (request, partner, subject, at) VALUES (:request, :partner, :subject, :at)\
            """)
                .bind("request", request)
                .bind("partner", lead.partner().value())
                .bind("subject", lead.subject())
                .bind("at", utc(at))
                .execute();
    }

    /** The requests about a lead after {@code since}. */
    public static List<String> askedAbout(Handle tx, HitLead lead, Instant since) {
        return tx.createQuery("""
            SELECT h.request FROM node_lead_request h
            WHERE h.partner = :partner AND h.at > :since AND <under> ORDER BY h.at DESC, h.request\
            """)
                .define("under", UNDER)
                .bind("partner", lead.partner().value())
                .bind("subject", lead.subject())
                .bind("since", utc(since))
                .mapTo(String.class)
                .list();
    }

    public static Optional<VeilHit> find(Handle tx, String id) {
        return tx.createQuery(SELECT + "WHERE h.id = :id")
                .bind("id", id)
                .map((row, context) -> hit(row))
                .findOne();
    }

    static List<VeilHit> ofRequest(Handle tx, String request) {
        return tx.createQuery(SELECT + "WHERE h.request = :request ORDER BY h.id")
                .bind("request", request)
                .map((row, context) -> hit(row))
                .list();
    }

    /** Notes the request on every hit with the same handle: they stand for the same record of the partner. */
    public static void requested(
            Handle tx, AuthorityId partner, AgreementDigest agreement, HitHandle asked, String request) {
        tx.createUpdate("""
            UPDATE node_hit SET request = :request
            WHERE partner = :partner AND agreement = :agreement AND class = :class AND handle = :handle\
            """)
                .bind("request", request)
                .bind("partner", partner.value())
                .bind("agreement", agreement.value())
                .bind("class", asked.identifierClass().value())
                .bind("handle", asked.handle().hex())
                .execute();
    }

    static void disclosed(Handle tx, String hit, SubjectRef foreign, double probability) {
        tx.createUpdate("UPDATE node_hit SET foreign_subject = :foreign, probability = :probability WHERE id = :id")
                .bind("foreign", foreign.toString())
                .bind("probability", probability)
                .bind("id", hit)
                .execute();
    }

    /** Forgets which foreign subject stood behind a hit: its record is not held any more. */
    static void purged(Handle tx, String hit) {
        tx.createUpdate("UPDATE node_hit SET foreign_subject = '', probability = NULL WHERE id = :id")
                .bind("id", hit)
                .execute();
    }

    public static void decided(Handle tx, String hit, Decision decision) {
        tx.createUpdate("""
            INSERT INTO node_decision (hit, number, outcome, code, reason, officer, scripted, at)
            SELECT :hit, count(*), :outcome, :code, :reason, :officer, :scripted, :at FROM node_decision WHERE hit = :hit\
            """)
                .bind("hit", hit)
                .bind("outcome", decision.outcome().name())
                .bind("code", decision.code().name())
                .bind("reason", decision.reason())
                .bind("officer", decision.officer().value())
                .bind("scripted", decision.scripted())
                .bind("at", utc(decision.at()))
                .execute();
    }

    public static void undone(Handle tx, String hit, OfficerName officer, Instant at) {
        tx.createUpdate("UPDATE node_decision SET undone = :at, undone_by = :officer WHERE hit = :hit AND undone IS"
                        + " NULL")
                .bind("at", utc(at))
                .bind("officer", officer.value())
                .bind("hit", hit)
                .execute();
    }

    /** All decisions about hits, undone ones too, as moments in time; a decision about several is one. */
    public static List<HitEvent> moments(Handle tx, Collection<String> hits) {
        return tx.createQuery("""
            SELECT at, outcome AS code, officer, reason FROM node_decision WHERE hit = ANY (:hits)
            UNION SELECT undone, 'UNDONE', undone_by, '' FROM node_decision WHERE hit = ANY (:hits) AND undone IS NOT NULL
            ORDER BY 1\
            """)
                .bind("hits", hits.toArray(String[]::new))
                .map((row, context) -> new HitEvent(
                        time(row, "at"),
                        row.getString("code"),
                        new OfficerName(row.getString("officer")),
                        row.getString("reason")))
                .list();
    }

    private static VeilHit hit(ResultSet row) throws SQLException {
        String request = row.getString("request");
        String foreign = row.getString("foreign_subject");
        double probability = row.getDouble("probability");
        Optional<Double> scored = row.wasNull() ? Optional.empty() : Optional.of(probability);
        return new VeilHit(
                row.getString("id"),
                new VeilHit.Found(
                        AuthorityId.of(row.getString("partner")),
                        new AgreementDigest(row.getString("agreement")),
                        new HitHandle(new ClassLabel(row.getString("class")), new VeilHandle(row.getString("handle"))),
                        row.getString("root"),
                        time(row, "at")),
                request.isEmpty() ? Optional.empty() : Optional.of(request),
                foreign.isEmpty() ? Optional.empty() : Optional.of(SubjectRef.parse(foreign)),
                scored,
                decision(row),
                Optional.ofNullable(row.getObject("withdrawn", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        Outcome.valueOf(outcome),
                        HitOutcomes.Reason.valueOf(row.getString("code")),
                        row.getString("reason"),
                        new OfficerName(row.getString("officer")),
                        row.getBoolean("scripted"),
                        time(row, "decided")));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
