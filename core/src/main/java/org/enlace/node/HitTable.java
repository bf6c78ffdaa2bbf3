// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;
import org.enlace.node.Hit.Decision;
import org.enlace.node.Hit.Outcome;
import org.enlace.share.HitHandle;
import org.enlace.share.Outcomes;
import org.jdbi.v3.core.Handle;

/** Hits and the decisions about them as rows; an undone decision stays as a row of the past. */
final class HitTable {
    private static final String SELECT = """
        SELECT h.*, d.outcome, d.code, d.reason, d.officer, d.scripted, d.at AS decided
        FROM node_hit h LEFT JOIN node_decision d ON d.hit = h.id AND d.undone IS NULL
        """;

    private HitTable() {}

    /** The handle under which a lead is known: the same own value and subject under the same agreement. */
    static Optional<String> handle(Handle tx, Hit hit, String input) {
        return tx.createQuery("""
            SELECT handle FROM node_hit
            WHERE agreement = :agreement AND class = :class AND input = :input AND subject = :subject\
            """)
                .bind("agreement", hit.agreement())
                .bind("class", hit.identifierClass())
                .bind("input", input)
                .bind("subject", hit.subject())
                .mapTo(String.class)
                .findOne();
    }

    /** Adds a lead, or gives a known one the handle that stands for it in this epoch. */
    static void keep(Handle tx, Hit hit, String input) {
        tx.createUpdate("""
            INSERT INTO node_hit (id, partner, agreement, class, handle, subject, at, input)
            VALUES (:id, :partner, :agreement, :class, :handle, :subject, :at, :input)
            ON CONFLICT (agreement, class, input, subject) WHERE input <> '' DO UPDATE SET handle = excluded.handle\
            """)
                .bind("id", hit.id())
                .bind("partner", hit.partner().value())
                .bind("agreement", hit.agreement())
                .bind("class", hit.identifierClass())
                .bind("handle", hit.handle())
                .bind("subject", hit.subject())
                .bind("at", utc(hit.at()))
                .bind("input", input)
                .execute();
    }

    /** Lets one officer at a time act on the hits that stand for one record of the partner. */
    static void lock(Handle tx, Hit hit) {
        tx.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))",
                "enlace/hit/" + hit.agreement() + hit.identifierClass() + hit.handle());
    }

    /** All hits, newest first. */
    static List<Hit> all(Handle tx) {
        return tx.createQuery(SELECT + "ORDER BY h.at DESC, h.id")
                .map((row, context) -> hit(row))
                .list();
    }

    /** Hits of one own subject, newest first. */
    static List<Hit> ofSubject(Handle tx, String subject) {
        return tx.createQuery(SELECT + "WHERE h.subject = :subject ORDER BY h.at DESC, h.id")
                .bind("subject", subject)
                .map((row, context) -> hit(row))
                .list();
    }

    /** How many leads each of these own subjects has, one for each partner; those without any are left out. */
    static Map<String, Long> countLeads(Handle tx, Collection<String> subjects) {
        Map<String, Long> counts = new TreeMap<>();
        tx.createQuery("""
            SELECT subject, count(DISTINCT partner) AS leads FROM node_hit WHERE subject = ANY (:ids) GROUP BY subject\
            """)
                .bind("ids", subjects.toArray(String[]::new))
                .map((row, context) -> counts.put(row.getString("subject"), row.getLong("leads")))
                .list();
        return counts;
    }

    /** What a hit rests on: the digest of an own value of a class, and the own subject that has it. */
    record Resting(String id, String label, String input, String subject) {}

    static List<Resting> resting(Handle tx, Collection<String> subjects) {
        return tx.createQuery("SELECT id, class, input, subject FROM node_hit WHERE subject = ANY (:ids) ORDER BY id")
                .bind("ids", subjects.toArray(String[]::new))
                .map((row, context) -> new Resting(
                        row.getString("id"), row.getString("class"), row.getString("input"), row.getString("subject")))
                .list();
    }

    static void rests(Handle tx, String hit, boolean stands, Instant now) {
        tx.createUpdate("UPDATE node_hit SET withdrawn = CASE WHEN :stands THEN NULL ELSE coalesce(withdrawn, :now) END"
                        + " WHERE id = :id")
                .bind("stands", stands)
                .bind("now", utc(now))
                .bind("id", hit)
                .execute();
    }

    static Optional<Instant> withdrawn(Handle tx, String hit) {
        return tx.createQuery("SELECT withdrawn FROM node_hit WHERE id = :id AND withdrawn IS NOT NULL")
                .bind("id", hit)
                .map((row, context) -> time(row, "withdrawn"))
                .findOne();
    }

    /** Keeps that a lead was asked about. */
    static void asked(Handle tx, Lead lead, String request, Instant at) {
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
    static List<String> askedAbout(Handle tx, Lead lead, Instant since) {
        return tx.createQuery("""
            SELECT request FROM node_lead_request
            WHERE partner = :partner AND subject = :subject AND at > :since ORDER BY at DESC, request\
            """)
                .bind("partner", lead.partner().value())
                .bind("subject", lead.subject())
                .bind("since", utc(since))
                .mapTo(String.class)
                .list();
    }

    static Optional<Hit> find(Handle tx, String id) {
        return tx.createQuery(SELECT + "WHERE h.id = :id")
                .bind("id", id)
                .map((row, context) -> hit(row))
                .findOne();
    }

    static List<Hit> ofRequest(Handle tx, String request) {
        return tx.createQuery(SELECT + "WHERE h.request = :request ORDER BY h.id")
                .bind("request", request)
                .map((row, context) -> hit(row))
                .list();
    }

    /** Notes the request on every hit with the same handle: they stand for the same record of the partner. */
    static void requested(Handle tx, AuthorityId partner, String agreement, HitHandle asked, String request) {
        tx.createUpdate("""
            UPDATE node_hit SET request = :request
            WHERE partner = :partner AND agreement = :agreement AND class = :class AND handle = :handle\
            """)
                .bind("request", request)
                .bind("partner", partner.value())
                .bind("agreement", agreement)
                .bind("class", asked.identifierClass())
                .bind("handle", asked.handle())
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

    static void decided(Handle tx, String hit, Decision decision) {
        tx.createUpdate("""
            INSERT INTO node_decision (hit, number, outcome, code, reason, officer, scripted, at)
            SELECT :hit, count(*), :outcome, :code, :reason, :officer, :scripted, :at FROM node_decision WHERE hit = :hit\
            """)
                .bind("hit", hit)
                .bind("outcome", decision.outcome().name())
                .bind("code", decision.code().name())
                .bind("reason", decision.reason())
                .bind("officer", decision.officer())
                .bind("scripted", decision.scripted())
                .bind("at", utc(decision.at()))
                .execute();
    }

    static void undone(Handle tx, String hit, String officer, Instant at) {
        tx.createUpdate("UPDATE node_decision SET undone = :at, undone_by = :officer WHERE hit = :hit AND undone IS"
                        + " NULL")
                .bind("at", utc(at))
                .bind("officer", officer)
                .bind("hit", hit)
                .execute();
    }

    /** All decisions about a hit, undone ones too, as moments in time. */
    static List<HitMoment> moments(Handle tx, String hit) {
        return tx.createQuery("""
            SELECT at, outcome AS code, officer, reason FROM node_decision WHERE hit = :hit
            UNION ALL SELECT undone, 'UNDONE', undone_by, '' FROM node_decision WHERE hit = :hit AND undone IS NOT NULL
            ORDER BY 1\
            """)
                .bind("hit", hit)
                .map((row, context) -> new HitMoment(
                        time(row, "at"), row.getString("code"), row.getString("officer"), row.getString("reason")))
                .list();
    }

    private static Hit hit(ResultSet row) throws SQLException {
        String request = row.getString("request");
        String foreign = row.getString("foreign_subject");
        double probability = row.getDouble("probability");
        Optional<Double> scored = row.wasNull() ? Optional.empty() : Optional.of(probability);
        return new Hit(
                row.getString("id"),
                AuthorityId.of(row.getString("partner")),
                row.getString("agreement"),
                row.getString("class"),
                row.getString("handle"),
                row.getString("subject"),
                time(row, "at"),
                request.isEmpty() ? Optional.empty() : Optional.of(request),
                foreign.isEmpty() ? Optional.empty() : Optional.of(SubjectRef.parse(foreign)),
                scored,
                decision(row));
    }

    private static Optional<Decision> decision(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return outcome == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        Outcome.valueOf(outcome),
                        Outcomes.Reason.valueOf(row.getString("code")),
                        row.getString("reason"),
                        row.getString("officer"),
                        row.getBoolean("scripted"),
                        time(row, "decided")));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
