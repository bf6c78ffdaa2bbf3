// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.PermitConditions;
import org.enlace.agreement.SharedDocument;
import org.enlace.crypto.CanonicalJson;
import org.enlace.ledger.entry.OnBehalf;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;
import org.enlace.share.DisclosureRequest.Event;
import org.enlace.share.DisclosureRequest.Side;
import org.enlace.share.DisclosureRequest.State;
import org.enlace.vault.RecordVault;
import org.enlace.vault.RotatedWrappingKey;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Requests, their approvals, events and outcomes as stored; the words of people are encrypted. */
final class RequestTable {
    /** A request with the key of its words and its approvals: one query, however many requests. */
    private static final String SELECT = """
        select r.*, k.secret, k.wrapping, a.officers, a.roles, a.times from share_request r
        left join share_key k on k.id = r.words_key
        left join lateral (
          select array_agg(officer order by at, officer) as officers, array_agg(role order by at, officer) as roles,
            array_agg(at order by at, officer) as times
          from share_approval where request = r.id) a on true
        """;

    /** Requests of one partner that may wait for officers at a time, that may come in a day, and outcomes that it may tell in one. */
    static final int MOST_WAITING = 200;

    private static final int MOST_IN_A_DAY = 400;
    private static final int MOST_TOLD = 2_000;

    private final RecordVault vault;

    RequestTable(RecordVault vault) {
        this.vault = vault;
    }

    private record Words(String justification, String caseReference) {}

    void insert(Handle tx, DisclosureRequest request) {
        byte[] words = CanonicalJson.bytes(Map.of(
                "justification",
                request.asked().justification(),
                "case",
                request.asked().caseReference()));
        RecordVault.Sealed sealed = vault.seal(tx, "request/" + request.id(), words);
        tx.createUpdate("""
            insert into share_request (id, side, partner, agreement, class, handle, purpose, words_key, words,
              state, opened, due, needed, approver, more, asker, asker_role)
            values (:id, :side, :partner, :agreement, :class, :handle, :purpose, :key, :words,
              :state, :opened, :due, :needed, :approver, :more, :asker, :askerRole)
            """)
                .bind("id", request.id())
                .bind("side", request.side().name())
                .bind("partner", request.partner().value())
                .bind("agreement", request.agreement().value())
                .bind("class", request.identifierClass().value())
                .bind("handle", request.handles().getFirst().handle().hex())
                .bind("more", more(request.handles()))
                .bind(
                        "asker",
                        request.asked()
                                .asker()
                                .map(one -> one.officer().value())
                                .orElse(""))
                .bind(
                        "askerRole",
                        request.asked().asker().map(one -> one.role().name()).orElse(""))
                .bind("purpose", request.purpose().name())
                .bind("key", sealed.key())
                .bind("words", sealed.content())
                .bind("state", request.state().name())
                .bind("opened", request.opened())
                .bind("due", request.term().due())
                .bind("needed", request.consent().needed().officers())
                .bind("approver", request.approver().name())
                .execute();
    }

    /** All handles but the first, as {@code class:handle} between blanks. */
    private static String more(List<HitHandle> handles) {
        return handles.stream()
                .skip(1)
                .map(one -> one.identifierClass().value() + ":" + one.handle().hex())
                .collect(Collectors.joining(" "));
    }

    private static List<HitHandle> handles(ResultSet row) throws SQLException {
        List<HitHandle> handles = new ArrayList<>();
        handles.add(new HitHandle(new ClassLabel(row.getString("class")), new VeilHandle(row.getString("handle"))));
        for (String one : row.getString("more").split(" ", -1)) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                handles.add(new HitHandle(
                        new ClassLabel(one.substring(0, colon)), new VeilHandle(one.substring(colon + 1))));
            }
        }
        return handles;
    }

    private static Optional<AskingOfficer> asker(ResultSet row) throws SQLException {
        String officer = row.getString("asker");
        return officer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AskingOfficer(new OfficerName(officer), OfficerRole.valueOf(row.getString("asker_role"))));
    }

    /** Whether so many requests of a partner wait, or came since yesterday, that no more are taken: it makes officers' work. */
    boolean asksTooMuch(Handle tx, AuthorityId partner, Instant now) {
        return tx.createQuery("""
            select count(*) filter (where state in ('WAITING', 'APPROVED')) >= :waiting
              or count(*) filter (where opened > :yesterday) >= :day
            from share_request where partner = :partner and side = 'ANSWERING'
            """)
                .bind("waiting", MOST_WAITING)
                .bind("day", MOST_IN_A_DAY)
                .bind("yesterday", now.minus(Duration.ofDays(1)))
                .bind("partner", partner.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** The same of outcomes, each of which may name another handle. */
    boolean tellsTooMuch(Handle tx, AuthorityId partner, Instant now) {
        return tx.createQuery("""
            select count(*) >= :most from share_outcome where partner = :partner and not told and at > :yesterday
            """)
                .bind("most", MOST_TOLD)
                .bind("yesterday", now.minus(Duration.ofDays(1)))
                .bind("partner", partner.value())
                .mapTo(Boolean.class)
                .one();
    }

    /** Notes in which envelope an own request travels. */
    void sent(Handle tx, String id, String envelope) {
        tx.execute("update share_request set envelope = ? where id = ?", envelope, id);
    }

    /** The own request that travels in an envelope and waits, held until the transaction ends. */
    Optional<DisclosureRequest> travelling(Handle tx, String envelope) {
        return tx.createQuery(
                        "select id from share_request where envelope = :envelope and state = 'WAITING' for update")
                .bind("envelope", envelope)
                .mapTo(String.class)
                .findOne()
                .flatMap(id -> find(tx, id));
    }

    Optional<DisclosureRequest> find(Handle tx, String id) {
        return tx.createQuery(SELECT + "where r.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** As {@link #find}, holding the row until the transaction ends. */
    Optional<DisclosureRequest> lock(Handle tx, String id) {
        tx.execute("select from share_request where id = ? for update", id);
        return find(tx, id);
    }

    /** Requests of one side, newest first. */
    List<DisclosureRequest> list(Handle tx, Side side, int offset, int limit) {
        return tx.createQuery(SELECT + "where r.side = :side order by r.opened desc, r.id offset :offset limit :limit")
                .bind("side", side.name())
                .bind("offset", offset)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Every request of one side without its words and approvals, newest first; one query. */
    List<DisclosureRequests.Outline> outlines(Handle tx, Side side) {
        return tx.createQuery("""
            select id, partner, opened, state, approver from share_request where side = :side order by opened desc, id
            """)
                .bind("side", side.name())
                .map((row, context) -> new DisclosureRequests.Outline(
                        row.getString("id"),
                        AuthorityId.of(row.getString("partner")),
                        row.getTimestamp("opened").toInstant(),
                        State.valueOf(row.getString("state")),
                        OfficerRole.valueOf(row.getString("approver"))))
                .list();
    }

    long count(Handle tx, Side side) {
        return tx.createQuery("select count(*) from share_request where side = :side")
                .bind("side", side.name())
                .mapTo(Long.class)
                .one();
    }

    List<DisclosureRequest> open(Handle tx, Side side) {
        return tx.createQuery(SELECT + """
            where r.side = :side and r.state in ('WAITING', 'APPROVED') order by r.opened, r.id
            """)
                .bind("side", side.name())
                .map((row, context) -> read(row))
                .list();
    }

    void state(Handle tx, String id, State state, String refusal) {
        tx.createUpdate("update share_request set state = :state, refusal = :refusal where id = :id")
                .bind("state", state.name())
                .bind("refusal", refusal)
                .bind("id", id)
                .execute();
    }

    /** Takes back approvals of anything but what has that digest; returns who had given them. */
    List<OfficerName> lapse(Handle tx, String id, String prepared) {
        return tx.createQuery("""
            delete from share_approval where request = :id and prepared <> :prepared returning officer
            """)
                .bind("id", id)
                .bind("prepared", prepared)
                .map((row, context) -> new OfficerName(row.getString(1)))
                .list();
    }

    /**
     * Adds an officer's approval of what has that digest; false where the same officer has approved already, or somebody for
     * whom a deputy approves, or who is approved for by one.
     */
    boolean approve(Handle tx, String id, OfficerApproval approval, String prepared) {
        return tx.createUpdate("""
            insert into share_approval (request, officer, role, at, prepared, on_behalf)
            select :id, :officer, :role, :at, :prepared, cast(:behalf as text)
            where not exists (
                select 1 from share_approval
                where request = :id and coalesce(on_behalf, officer) = coalesce(cast(:behalf as text), :officer))
            on conflict do nothing
            """)
                        .bind("prepared", prepared)
                        .bind(
                                "behalf",
                                OnBehalf.principal().map(OfficerName::value).orElse(null))
                        .bind("id", id)
                        .bind("officer", approval.officer().value())
                        .bind("role", approval.role().name())
                        .bind("at", approval.at())
                        .execute()
                == 1;
    }

    /** Notes what an officer of that authority did. */
    void event(Handle tx, String request, Instant at, String code, AuthorityId authority, OfficerName officer) {
        event(tx, request, new Event(at, code, authority, Optional.of(officer)));
    }

    /** Notes what nobody did, or somebody at the partner's. */
    void event(Handle tx, String request, Instant at, String code, AuthorityId authority) {
        event(tx, request, new Event(at, code, authority, Optional.empty()));
    }

    private static void event(Handle tx, String request, Event event) {
        tx.createUpdate("""
            insert into share_request_event (request, at, code, authority, officer)
            values (:request, :at, :code, :authority, :officer)
            """)
                .bind("request", request)
                .bind("at", event.at())
                .bind("code", event.code())
                .bind("authority", event.authority().value())
                .bind("officer", event.officer().map(OfficerName::value).orElse(""))
                .execute();
    }

    /** Keeps an officer's own words beside a refusal; they never leave. */
    void note(Handle tx, String request, String note) {
        RecordVault.Sealed sealed = vault.seal(tx, "note/" + request, note.getBytes(StandardCharsets.UTF_8));
        tx.createUpdate("""
            update share_request_event set note_key = :key, note = :note
            where event = (select max(event) from share_request_event where request = :request)
            """)
                .bind("key", sealed.key())
                .bind("note", sealed.content())
                .bind("request", request)
                .execute();
    }

    Optional<String> note(Handle tx, String request) {
        return tx.createQuery("""
            select note_key, note from share_request_event where request = :request and note_key is not null
            order by event desc limit 1
            """)
                .bind("request", request)
                .map((row, context) -> vault.open(tx, row.getLong("note_key"), "note/" + request, row.getBytes("note")))
                .findOne()
                .flatMap(note -> note)
                .map(note -> new String(note, StandardCharsets.UTF_8));
    }

    List<Event> events(Handle tx, String request) {
        return tx.createQuery("select * from share_request_event where request = :request order by event")
                .bind("request", request)
                .map((row, context) -> new Event(
                        row.getTimestamp("at").toInstant(),
                        row.getString("code"),
                        AuthorityId.of(row.getString("authority")),
                        OfficerName.read(row.getString("officer"))))
                .list();
    }

    void outcome(Handle tx, HitOutcomes.Told told, boolean toldByUs, Instant at) {
        tx.createUpdate("""
            insert into share_outcome (partner, told, handle, request, outcome, reason, at)
            values (:partner, :told, :handle, :request, :outcome, :reason, :at)
            on conflict (partner, told, handle)
            do update set request = excluded.request, outcome = excluded.outcome,
              reason = excluded.reason, at = excluded.at
            """)
                .bind("partner", told.partner().value())
                .bind("told", toldByUs)
                .bind("handle", told.handle().handle().hex())
                .bind("request", told.request())
                .bind("outcome", told.outcome().name())
                .bind("reason", told.reason().name())
                .bind("at", at)
                .execute();
        String outcome = told.outcome() == HitOutcomes.Outcome.WITHDRAWN
                ? ""
                : told.outcome().name();
        tx.createUpdate("update share_request set outcome = :outcome where id = :id")
                .bind("outcome", outcome)
                .bind("id", told.request())
                .execute();
    }

    /** Destroys the words of requests opened before {@code before}; returns how many. */
    int forgetWords(Handle tx, Instant before) {
        List<Long> keys =
                tx.createQuery("""
                    select words_key from share_request where opened < :before and words_key is not null
                    union select note_key from share_request_event where at < :before and note_key is not null
                    """).bind("before", before).mapTo(Long.class).list();
        vault.destroy(tx, keys);
        return keys.size();
    }

    private DisclosureRequest read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        byte @Nullable [] secret = row.getBytes("secret");
        Words words = secret == null
                ? new Words("", "")
                : words(id, new RotatedWrappingKey.Wrapped(row.getString("wrapping"), secret), row.getBytes("words"));
        return new DisclosureRequest(
                id,
                Side.valueOf(row.getString("side")),
                new DisclosureRequest.Asked(
                        AuthorityId.of(row.getString("partner")),
                        new AgreementDigest(row.getString("agreement")),
                        handles(row),
                        Purpose.valueOf(row.getString("purpose")),
                        words.justification(),
                        words.caseReference(),
                        asker(row)),
                State.valueOf(row.getString("state")),
                new DisclosureRequest.Term(
                        row.getTimestamp("opened").toInstant(),
                        row.getTimestamp("due").toInstant()),
                new DisclosureRequest.Consent(
                        approvals(row),
                        new PermitConditions.Approvals(
                                row.getInt("needed"), OfficerRole.valueOf(row.getString("approver")))),
                new DisclosureRequest.Ending(
                        Optional.of(row.getString("refusal")).filter(code -> !code.isEmpty()),
                        Optional.of(row.getString("outcome"))
                                .filter(code -> !code.isEmpty())
                                .map(HitOutcomes.Outcome::valueOf)));
    }

    private Words words(String id, RotatedWrappingKey.Wrapped key, byte[] content) {
        byte[] plain = vault.open(key, "request/" + id, content);
        return SharedDocument.read(plain, in -> new Words(in.text("justification"), in.text("case")));
    }

    private static List<OfficerApproval> approvals(ResultSet row) throws SQLException {
        @Nullable Array officers = row.getArray("officers");
        if (officers == null) {
            return List.of();
        }
        String[] names = (String[]) officers.getArray();
        String[] roles = (String[]) row.getArray("roles").getArray();
        Timestamp[] times = (Timestamp[]) row.getArray("times").getArray();
        List<OfficerApproval> approvals = new ArrayList<>();
        for (int one = 0; one < names.length; one++) {
            approvals.add(new OfficerApproval(
                    new OfficerName(names[one]), OfficerRole.valueOf(roles[one]), times[one].toInstant()));
        }
        return approvals;
    }
}
