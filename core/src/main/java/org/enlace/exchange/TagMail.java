// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Clock;
import java.util.Optional;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageReceiver;
import org.enlace.envelope.MessageVerdict;
import org.enlace.envelope.PreparedReceiver;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.entry.QuestionEntry;
import org.enlace.model.Purpose;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.store.Database;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagDelta;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetPart;
import org.jdbi.v3.core.Handle;

/**
 * Takes partners' tag sets, whole, in parts, or as what changed. A set is read, put together and hashed before the transaction that keeps it. It is
 * compared with what is answered by {@link AnswerComparison} when the receipt has left.
 */
final class TagMail implements PreparedReceiver {
    private final Database database;
    private final MailCoverage coverage;
    private final Ledger ledger;
    private final Runnable found;
    private final Runnable wake;
    private final Clock clock;

    /** Run after commit: {@code found} as there is something to compare, {@code wake} as there may be something new to ask. */
    TagMail(Database database, MailCoverage coverage, Ledger ledger, Runnable found, Runnable wake, Clock clock) {
        this.database = database;
        this.coverage = coverage;
        this.ledger = ledger;
        this.found = found;
        this.wake = wake;
        this.clock = clock;
    }

    /** A set that came, in the bytes of its message. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    private record Arrived(KeyScope scope, int size, byte[] message, String digest, Optional<TagDelta> delta) {
        static Arrived whole(byte[] message) {
            TagSet tags = TagSet.parse(message);
            return new Arrived(tags.scope(), tags.size(), message, CanonicalJson.sha256(message), Optional.empty());
        }

        static Arrived changed(TagSet before, TagDelta delta) {
            TagSet next = delta.applyTo(before);
            byte[] message = next.encode();
            return new Arrived(next.scope(), next.size(), message, CanonicalJson.sha256(message), Optional.of(delta));
        }
    }

    @Override
    public MessageReceiver prepare(Envelope envelope) {
        try {
            byte[] message = envelope.content();
            if (TagSetPart.isOne(message)) {
                return part(envelope, TagSetPart.parse(message));
            }
            return TagDelta.isOne(message) ? changed(envelope, TagDelta.parse(message)) : whole(Arrived.whole(message));
        } catch (VeilException unfit) {
            return (_, _) -> MailCoverage.refused(unfit.refusal());
        }
    }

    private MessageReceiver whole(Arrived set) {
        return (tx, envelope) -> covered(tx, envelope, set.scope(), () -> keep(tx, envelope, set));
    }

    /** A part waits for the others; the last one is put behind them, and the whole is judged. */
    private MessageReceiver part(Envelope envelope, TagSetPart part) {
        KeyScope scope = part.scope();
        if (!part.isLast()) {
            return (tx, same) -> covered(tx, same, scope, () -> keep(tx, part));
        }
        Optional<Arrived> set =
                database.read(tx -> before(tx, envelope, part)).map(before -> Arrived.whole(part.whole(before)));
        return (tx, same) -> covered(tx, same, scope, () -> last(tx, same, part, set));
    }

    private Optional<byte[]> before(Handle tx, Envelope envelope, TagSetPart last) {
        return isCovered(tx, envelope, last.scope()) && VeilRecordTable.keptOfParts(tx, last) == last.start()
                ? Optional.of(VeilRecordTable.parts(tx, last))
                : Optional.empty();
    }

    private static MessageVerdict keep(Handle tx, TagSetPart part) {
        return VeilRecordTable.keepPart(tx, part)
                ? MessageVerdict.accepted()
                : MailCoverage.refused(VeilRefusal.WRONG_CHUNK);
    }

    private MessageVerdict last(Handle tx, Envelope envelope, TagSetPart part, Optional<Arrived> set) {
        if (VeilRecordTable.keptOfParts(tx, part) != part.start()) {
            return MailCoverage.refused(VeilRefusal.WRONG_CHUNK);
        }
        Arrived whole = set.orElseThrow(OutdatedPreparation::new);
        VeilRecordTable.dropParts(tx, part.scope());
        return keep(tx, envelope, whole);
    }

    private MessageReceiver changed(Envelope envelope, TagDelta delta) {
        KeyScope scope = delta.scope();
        Optional<Arrived> next =
                database.read(tx -> before(tx, envelope, scope)).map(before -> Arrived.changed(before, delta));
        return (tx, same) -> covered(tx, same, scope, () -> changed(tx, same, delta, next));
    }

    /** The set that is here, where the agreement covers the message. */
    private Optional<TagSet> before(Handle tx, Envelope envelope, KeyScope scope) {
        return isCovered(tx, envelope, scope) ? VeilRecordTable.tags(tx, scope) : Optional.empty();
    }

    private boolean isCovered(Handle tx, Envelope envelope, KeyScope scope) {
        return coverage.of(tx, envelope, scope, Purpose.ORGANISATIONS_AND_METHODS) instanceof MailCoverage.Covered;
    }

    private MessageVerdict changed(Handle tx, Envelope envelope, TagDelta delta, Optional<Arrived> next) {
        Optional<String> here = VeilRecordTable.tagsDigest(tx, delta.scope());
        if (here.isEmpty()) {
            return MailCoverage.refused(VeilRefusal.STALE_BASE);
        }
        Arrived set = next.filter(_ -> here.get().equals(delta.base())).orElseThrow(OutdatedPreparation::new);
        return keep(tx, envelope, set);
    }

    private MessageVerdict keep(Handle tx, Envelope envelope, Arrived set) {
        if (!VeilRecordTable.keepTags(
                tx, envelope.sender(), set.scope(), set.message(), set.digest(), clock.instant())) {
            return MessageVerdict.refused(
                    "VEIL_TOO_MANY_SETS", "No more tag sets of this class are taken today: send the next tomorrow.");
        }
        ledger.append(
                tx,
                new QuestionEntry.TagsReceived(new QuestionEntry.Tags(
                        VeilAsker.logged(set.scope(), envelope.sender()),
                        set.size(),
                        set.digest(),
                        set.delta().map(TagDispatch::logged))));
        tx.afterCommit(found);
        tx.afterCommit(wake);
        return MessageVerdict.accepted();
    }

    private interface Next {
        MessageVerdict verdict();
    }

    private MessageVerdict covered(Handle tx, Envelope envelope, KeyScope scope, Next next) {
        return coverage.then(tx, envelope, scope, Purpose.ORGANISATIONS_AND_METHODS, _ -> next.verdict());
    }
}
