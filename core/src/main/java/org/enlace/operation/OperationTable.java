// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.card.NodeCard;
import org.enlace.ledger.entry.OnBehalf;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of operations in one transaction; times are this node's own. */
final class OperationTable {
    private final Handle tx;
    private final Instant now;

    OperationTable(Handle tx, Instant now) {
        this.tx = tx;
        this.now = now;
    }

    List<String> ids() {
        return tx.createQuery("select id from act_operation order by proposed_at desc, id")
                .mapTo(String.class)
                .list();
    }

    /** The operation, its row locked until the transaction ends where {@code toChange}. */
    Optional<JointOperation> find(String id, boolean toChange) {
        return tx.createQuery("select * from act_operation where id = :id" + (toChange ? " for update" : ""))
                .bind("id", id)
                .map((row, context) -> operation(row))
                .findOne();
    }

    Optional<String> operationOf(String task, AuthorityId assignee) {
        return tx.createQuery(
                        "select operation from act_task where id = :id order by (assignee = :assignee) desc limit 1")
                .bind("id", task)
                .bind("assignee", assignee.value())
                .mapTo(String.class)
                .findOne();
    }

    void insert(OperationMessage.Propose message) {
        OperationProposal proposal = message.proposal();
        tx.createUpdate("""
            insert into act_operation
              (id, proposer, title, purpose, starts, ends, objectives, proposed_at)
            values (:id, :proposer, :title, :purpose, :starts, :ends, :objectives, :at)
            """)
                .bind("id", message.operation())
                .bind("proposer", message.author().value())
                .bind("title", proposal.title())
                .bind("purpose", proposal.purpose().name())
                .bind("starts", proposal.starts())
                .bind("ends", proposal.ends())
                .bindArray("objectives", String.class, proposal.objectives())
                .bind("at", now)
                .execute();
        member(message, message.author(), MemberStanding.ACCEPTED);
        proposal.invited().forEach(invited -> member(message, invited, MemberStanding.INVITED));
    }

    /** Keeps the signed words and their place; true where nothing of this author is missing before them. */
    boolean keep(SignedStatement statement) {
        OperationMessage message = statement.message();
        boolean follows = statement.position() == position(message.operation(), message.author()) + 1;
        tx.createUpdate("""
            insert into act_statement (operation, author, position, bytes, taken_at)
            values (:operation, :author, :position, :bytes, :at)
            """)
                .bind("operation", message.operation())
                .bind("author", message.author().value())
                .bind("position", statement.position())
                .bind("bytes", statement.bytes())
                .bind("at", now)
                .execute();
        return follows;
    }

    /** The place of what an author said last in an operation; 0 where it said nothing yet. */
    long position(String operation, AuthorityId author) {
        return tx.createQuery("""
            select coalesce(max(position), 0) from act_statement where operation = :operation and author = :author
            """)
                .bind("operation", operation)
                .bind("author", author.value())
                .mapTo(Long.class)
                .one();
    }

    /** The digest of the signed proposal; empty for an operation of a build that did not sign. */
    String proposal(String operation) {
        return query("select proposal from act_operation where id = :operation", operation)
                .mapTo(String.class)
                .one();
    }

    void proposal(String operation, String digest) {
        tx.createUpdate("update act_operation set proposal = :digest where id = :operation")
                .bind("digest", digest)
                .bind("operation", operation)
                .execute();
    }

    /** The cards under which an authority was introduced before, in whatever operation. */
    List<NodeCard> introduced(AuthorityId authority) {
        return tx.createQuery("select distinct card from act_member where authority = :authority and card is not null")
                .bind("authority", authority.value())
                .map((row, context) -> NodeCard.kept(row.getBytes("card")))
                .list();
    }

    /** The card under which an operation introduces a member. */
    Optional<NodeCard> card(String operation, AuthorityId member) {
        return query("select card from act_member where operation = :operation and authority = :member", operation)
                .bind("member", member.value())
                .map((row, context) -> Optional.ofNullable(row.getBytes("card")).map(NodeCard::kept))
                .findOne()
                .flatMap(card -> card);
    }

    private void member(OperationMessage.Propose message, AuthorityId authority, MemberStanding standing) {
        tx.createUpdate("""
            insert into act_member (operation, authority, standing, since, card)
            values (:operation, :authority, :standing, :at, :card)
            """)
                .bind(
                        "card",
                        message.cards().stream()
                                .filter(card -> card.id().equals(authority))
                                .findFirst()
                                .map(NodeCard::bytes))
                .bind("operation", message.operation())
                .bind("authority", authority.value())
                .bind("standing", standing.name())
                .bind("at", now)
                .execute();
    }

    void stand(OperationMessage message, MemberStanding standing) {
        tx.createUpdate("""
            update act_member set standing = :standing, since = :at
            where operation = :operation and authority = :author
            """)
                .bind("standing", standing.name())
                .bind("at", now)
                .bind("operation", message.operation())
                .bind("author", message.author().value())
                .execute();
    }

    void go(OperationMessage.Go message) {
        tx.createUpdate("""
            update act_member set given_for = :members where operation = :operation and authority = :author
            """)
                .bindArray("members", String.class, names(message.members()))
                .bind("operation", message.operation())
                .bind("author", message.author().value())
                .execute();
    }

    void takeBack(OperationMessage.TakeBack message) {
        tx.createUpdate("update act_member set given_for = '{}' where operation = :operation and authority = :author")
                .bind("operation", message.operation())
                .bind("author", message.author().value())
                .execute();
    }

    void insert(OperationMessage.Assign message) {
        tx.createUpdate("""
            insert into act_task (id, operation, title, author, assignee, due, progress, changed)
            values (:id, :operation, :title, :author, :assignee, :due, 'OPEN', :at)
            """)
                .bind("id", message.task())
                .bind("operation", message.operation())
                .bind("title", message.title())
                .bind("author", message.author().value())
                .bind("assignee", message.assignee().value())
                .bind("due", message.due())
                .bind("at", now)
                .execute();
    }

    void report(OperationMessage.Report message) {
        tx.createUpdate("update act_task set progress = :progress, changed = :at where operation = :operation and id ="
                        + " :id")
                .bind("progress", message.progress().name())
                .bind("at", now)
                .bind("operation", message.operation())
                .bind("id", message.task())
                .execute();
    }

    void result(OperationMessage.Achieved message) {
        tx.createUpdate("""
            insert into act_result (operation, authority, kind, count, at)
            values (:operation, :author, :kind, :count, :at)
            on conflict (operation, authority, kind) do update set count = :count, at = :at
            """)
                .bind("operation", message.operation())
                .bind("author", message.author().value())
                .bind("kind", message.kind().name())
                .bind("count", message.count())
                .bind("at", now)
                .execute();
    }

    void event(String operation, OperationEvent event) {
        tx.createUpdate("""
            insert into act_event (operation, at, author, step, detail, officer)
            values (:operation, :at, :author, :step, :detail, :officer)
            """)
                .bind("operation", operation)
                .bind("at", event.at())
                .bind("author", event.author().value())
                .bind("step", event.step().name())
                .bind("detail", event.detail())
                .bind("officer", event.officer().map(OfficerName::value).orElse(""))
                .execute();
    }

    void approve(String operation, Collection<OfficerApproval> approvals) {
        for (OfficerApproval approval : approvals) {
            tx.createUpdate("""
                insert into act_approval (operation, officer, role, at, on_behalf)
                select :operation, :officer, :role, :at, cast(:behalf as text)
                where not exists (
                    select 1 from act_approval
                    where operation = :operation and coalesce(on_behalf, officer) = coalesce(cast(:behalf as text), :officer))
                on conflict do nothing
                """)
                    .bind("behalf", OnBehalf.principal().map(OfficerName::value).orElse(null))
                    .bind("operation", operation)
                    .bind("officer", approval.officer().value())
                    .bind("role", approval.role().name())
                    .bind("at", approval.at())
                    .execute();
        }
    }

    List<OfficerApproval> approvals(String operation) {
        return approvals(query("select * from act_approval where operation = :operation", operation));
    }

    /** Those of others than {@code officer}, and of other mandates than the one that is acted under now. */
    List<OfficerApproval> approvalsBeside(String operation, OfficerName officer) {
        return approvals(query("""
            select * from act_approval where operation = :operation and officer <> :officer
            and coalesce(on_behalf, officer) <> coalesce(cast(:behalf as text), :officer)\
            """, operation)
                .bind("officer", officer.value())
                .bind("behalf", OnBehalf.principal().map(OfficerName::value).orElse(null)));
    }

    private static List<OfficerApproval> approvals(Query query) {
        return query.map((row, context) -> new OfficerApproval(
                        new OfficerName(row.getString("officer")),
                        OfficerRole.valueOf(row.getString("role")),
                        time(row, "at")))
                .list();
    }

    private JointOperation operation(ResultSet row) throws SQLException {
        String id = row.getString("id");
        AuthorityId proposer = AuthorityId.of(row.getString("proposer"));
        List<OperationMember> members = members(id);
        Instant ends = time(row, "ends");
        SortedSet<AuthorityId> invited =
                members.stream().map(OperationMember::authority).collect(Collectors.toCollection(TreeSet::new));
        invited.remove(proposer);
        OperationProposal proposal = new OperationProposal(
                row.getString("title"),
                Purpose.valueOf(row.getString("purpose")),
                time(row, "starts"),
                ends,
                invited,
                texts(row.getArray("objectives")));
        return new JointOperation(
                id,
                new JointOperation.Invitation(proposer, proposal, time(row, "proposed_at")),
                OperationState.of(proposer, members, ends, now),
                members,
                tasks(id),
                results(id),
                events(id));
    }

    private List<OperationMember> members(String id) {
        return query("select * from act_member where operation = :operation order by authority", id)
                .map((row, context) -> {
                    SortedSet<AuthorityId> givenFor = new TreeSet<>();
                    texts(row.getArray("given_for")).forEach(name -> givenFor.add(AuthorityId.of(name)));
                    return new OperationMember(
                            AuthorityId.of(row.getString("authority")),
                            MemberStanding.valueOf(row.getString("standing")),
                            givenFor,
                            time(row, "since"),
                            Optional.ofNullable(row.getBytes("card")).map(NodeCard::kept));
                })
                .list();
    }

    private List<OperationTask> tasks(String id) {
        return query("select * from act_task where operation = :operation order by due, id", id)
                .map((row, context) -> new OperationTask(
                        row.getString("id"),
                        row.getString("title"),
                        AuthorityId.of(row.getString("author")),
                        AuthorityId.of(row.getString("assignee")),
                        row.getObject("due", LocalDate.class),
                        OperationTask.Progress.valueOf(row.getString("progress")),
                        time(row, "changed")))
                .list();
    }

    private List<OperationResult> results(String id) {
        return query("select * from act_result where operation = :operation order by authority, kind", id)
                .map((row, context) -> new OperationResult(
                        AuthorityId.of(row.getString("authority")),
                        OperationResult.Kind.valueOf(row.getString("kind")),
                        row.getLong("count"),
                        time(row, "at")))
                .list();
    }

    private List<OperationEvent> events(String id) {
        return query("select * from act_event where operation = :operation order by number", id)
                .map((row, context) -> new OperationEvent(
                        time(row, "at"),
                        AuthorityId.of(row.getString("author")),
                        OperationEvent.Step.valueOf(row.getString("step")),
                        row.getString("detail"),
                        OfficerName.read(row.getString("officer"))))
                .list();
    }

    private Query query(String sql, String operation) {
        return tx.createQuery(sql).bind("operation", operation);
    }

    private static List<String> names(SortedSet<AuthorityId> authorities) {
        return authorities.stream().map(AuthorityId::value).toList();
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
