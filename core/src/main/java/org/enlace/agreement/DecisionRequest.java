// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.HandlingMark;
import org.enlace.model.ProtectionGround;
import org.enlace.model.ProtectionReader;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;

/**
 * One question to {@link AgreementDecision#decide}: may {@code sender} let {@code recipient} have {@code items} by this
 * operation, on this trigger, for this purpose? It holds property names and codes, never values.
 *
 * <p>{@code identifierClass} is empty but for veil queries, {@code protocol} is the version of the message form.
 */
public record DecisionRequest(
        Asking asking, int protocol, boolean justified, Optional<ClassLabel> identifierClass, List<Item> items) {

    /** The current version of all message forms of this package. */
    public static final int PROTOCOL = 1;

    public DecisionRequest {
        items = List.copyOf(items);
    }

    /** One subject or link of which something would cross. */
    public sealed interface Item {
        List<Field> fields();

        /** The same subject or link with other facts. */
        Item with(List<Field> some);
    }

    /**
     * A subject: its kind, why it is excluded if it is, whether it is a place that a person is linked to, and the facts
     * to share.
     */
    public record SubjectItem(SubjectKind kind, Optional<ProtectionGround> excluded, boolean home, List<Field> fields)
            implements Item {
        /** A paper speaks of its holder, and what a file calls a legal entity may be a person. */
        private static final Set<SubjectKind> MAY_BE_A_PERSON =
                Set.of(SubjectKind.PERSON, SubjectKind.DOCUMENT, SubjectKind.ORGANISATION);

        public SubjectItem {
            fields = List.copyOf(fields);
        }

        /** A subject that is nobody's home. */
        public SubjectItem(SubjectKind kind, Optional<ProtectionGround> excluded, List<Field> fields) {
            this(kind, excluded, false, fields);
        }

        /** The item for {@code subject} with all its statements, judged as of {@code today}. */
        public static SubjectItem of(Subject subject, LocalDate today) {
            return of(subject, today, false);
        }

        /** As above; {@code home} where it is a place that a person is linked to. */
        public static SubjectItem of(Subject subject, LocalDate today, boolean home) {
            return new SubjectItem(
                    subject.kind(),
                    MAY_BE_A_PERSON.contains(subject.kind())
                            ? ProtectionReader.of(subject.statements(), today)
                            : Optional.empty(),
                    home,
                    subject.statements().stream().map(Field::of).toList());
        }

        @Override
        public SubjectItem with(List<Field> some) {
            return new SubjectItem(kind, excluded, home, some);
        }
    }

    /** A link: its relation, why it is excluded if its words mark a protected person, and the facts about it. */
    public record LinkItem(String relation, Optional<ProtectionGround> excluded, List<Field> fields) implements Item {
        public LinkItem {
            fields = List.copyOf(fields);
        }

        /** The item for {@code link} with all its statements. */
        public static LinkItem of(SubjectLink link) {
            return new LinkItem(
                    link.relation(),
                    ProtectionReader.ofLink(link.statements()),
                    link.statements().stream().map(Field::of).toList());
        }

        @Override
        public LinkItem with(List<Field> some) {
            return new LinkItem(relation, excluded, some);
        }
    }

    /** One fact, without its value. */
    public record Field(String property, SourceGrade grade, HandlingMark handling, LocalDate expires) {
        /** The fact that a statement states. */
        public static Field of(Statement statement) {
            return new Field(
                    statement.property(),
                    statement.provenance().grade(),
                    statement.provenance().handling(),
                    statement.provenance().expires());
        }
    }

    /** One of the two sides, and the Ed25519 signing key that it uses (base64). */
    public record KeyHolder(AuthorityId id, String key) {}

    /** A question before it is said what it is about. */
    public record Asking(
            DecisionMoment moment,
            SharedOperation operation,
            OperationTrigger trigger,
            Purpose purpose,
            KeyHolder sender,
            KeyHolder recipient) {

        /** About records or, with none, about a message without any. */
        public DecisionRequest about(List<? extends Item> items) {
            return new DecisionRequest(this, PROTOCOL, true, Optional.empty(), List.copyOf(items));
        }

        /** About a query over one class. */
        public DecisionRequest query(ClassLabel identifierClass, boolean justified) {
            return new DecisionRequest(this, PROTOCOL, justified, Optional.of(identifierClass), List.of());
        }
    }

    public DecisionMoment moment() {
        return asking.moment();
    }

    public SharedOperation operation() {
        return asking.operation();
    }

    public OperationTrigger trigger() {
        return asking.trigger();
    }

    public Purpose purpose() {
        return asking.purpose();
    }

    public AuthorityId sender() {
        return asking.sender().id();
    }

    public AuthorityId recipient() {
        return asking.recipient().id();
    }

    /** The same question about other items. */
    public DecisionRequest with(List<? extends Item> others) {
        return new DecisionRequest(asking, protocol, justified, identifierClass, List.copyOf(others));
    }
}
