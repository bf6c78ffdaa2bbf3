// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.enlace.crypto.CanonicalJson;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.MessageVerdict;
import org.enlace.ledger.CosignatureOutcome;
import org.enlace.ledger.CosigningAnswer;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LedgerException;
import org.enlace.ledger.Sha256Hash;
import org.enlace.ledger.SignedCheckpoint;
import org.enlace.ledger.VerifierKey;
import org.enlace.model.AuthorityId;
import org.enlace.share.OutgoingGate;
import org.enlace.store.Database;
import org.enlace.wire.EnvelopeInbox;
import org.enlace.wire.EnvelopeOutbox;
import org.enlace.wire.PinnedPartners;
import org.jdbi.v3.core.Handle;

/**
 * Partners as witnesses of each other's ledgers: shows them the newest checkpoint with the proof that it only grew,
 * cosigns theirs, and keeps what they cosigned. A partner that was shown two faces holds the proof.
 *
 * <p>Decision: docs/decisions.md, "Cosigning leaves no entry of its own".
 */
final class LedgerWitness {
    private static final String CHECKPOINT = "ledger.checkpoint";
    private static final int LARGEST_PROOF = 64;

    private final Database database;
    private final Ledger ledger;
    private final OutgoingGate egress;
    private final PinnedPartners partners;
    private final EnvelopeOutbox outbox;

    /** A checkpoint shown to a witness: the signed note, and the proof from the size that it cosigned last. */
    record Shown(String note, List<String> proof) {
        Shown {
            proof = List.copyOf(proof);
            if (proof.size() > LARGEST_PROOF) {
                throw new IllegalArgumentException("a proof must have at most 64 hashes: hashes=" + proof.size());
            }
        }
    }

    /** A witness's answer: its signature line for the checkpoint of {@code size} entries. */
    record Cosigned(long size, String line) {}

    LedgerWitness(
            Database database, Ledger ledger, OutgoingGate egress, PinnedPartners partners, EnvelopeOutbox outbox) {
        this.database = database;
        this.ledger = ledger;
        this.egress = egress;
        this.partners = partners;
        this.outbox = outbox;
    }

    void register(EnvelopeInbox inbox) {
        inbox.register(CHECKPOINT, this::shown);
        inbox.register("ledger.cosignature", this::cosigned);
    }

    /** Accepts a partner's cosignatures from now on. */
    void trust(VerifierKey log) {
        ledger.trustWitness(witness(log));
    }

    private static VerifierKey witness(VerifierKey log) {
        return VerifierKey.witness(log.name(), log.key());
    }

    private Optional<VerifierKey> logOf(Handle tx, AuthorityId partner) {
        return partners.find(tx, partner)
                .map(known -> VerifierKey.parse(known.card().logVerifier()));
    }

    /** Shows the newest checkpoint to one partner; not while an older one waits for it, so that no proof starts too early. */
    void show(AuthorityId partner) {
        SignedCheckpoint newest = ledger.publish();
        database.useTransaction(tx -> {
            long last = lastCosigned(tx, partner);
            long size = newest.checkpoint().size();
            if (size > last && outbox.pending(tx, partner, CHECKPOINT) == 0) {
                List<String> proof = last == 0
                        ? List.of()
                        : ledger.consistencyProof(last, size).stream()
                                .map(Sha256Hash::toString)
                                .toList();
                Shown shown = new Shown(newest.text(), proof);
                egress.administer(tx, partner, CHECKPOINT, CanonicalJson.bytes(shown));
            }
        });
    }

    private MessageVerdict shown(Handle tx, Envelope envelope) {
        Optional<VerifierKey> log = logOf(tx, envelope.sender());
        if (log.isEmpty()) {
            return MessageVerdict.refused("NO_PARTNER", "Only a partner's checkpoint is cosigned.");
        }
        try {
            Shown shown = CanonicalJson.parse(envelope.content(), Shown.class);
            List<Sha256Hash> proof =
                    shown.proof().stream().map(Sha256Hash::parse).toList();
            byte[] note = shown.note().getBytes(StandardCharsets.UTF_8);
            return switch (ledger.cosign(tx, log.get(), note, proof)) {
                case CosigningAnswer.Refused refused ->
                    MessageVerdict.refused("NOT_COSIGNED", "This checkpoint is not cosigned: " + refused.cause() + ".");
                case CosigningAnswer.Cosigned(long size, String line) -> {
                    egress.administer(
                            tx, envelope.sender(), "ledger.cosignature", CanonicalJson.bytes(new Cosigned(size, line)));
                    yield MessageVerdict.accepted();
                }
            };
        } catch (IllegalArgumentException | LedgerException unfit) {
            return MessageVerdict.refused("MALFORMED", "A checkpoint must be a signed note with its proof.");
        }
    }

    private MessageVerdict cosigned(Handle tx, Envelope envelope) {
        try {
            Cosigned cosigned = CanonicalJson.parse(envelope.content(), Cosigned.class);
            Optional<VerifierKey> witness = logOf(tx, envelope.sender()).map(LedgerWitness::witness);
            CosignatureOutcome outcome = witness.map(
                            known -> ledger.addCosignature(known, cosigned.size(), cosigned.line()))
                    .orElse(CosignatureOutcome.UNKNOWN_WITNESS);
            if (outcome != CosignatureOutcome.ADDED) {
                return MessageVerdict.refused("NOT_COSIGNED", outcome.rule());
            }
            tx.createUpdate("""
                INSERT INTO node_witness (partner, size) VALUES (:partner, :size)
                ON CONFLICT (partner) DO UPDATE SET size = greatest(node_witness.size, excluded.size)\
                """)
                    .bind("partner", envelope.sender().value())
                    .bind("size", cosigned.size())
                    .execute();
            return MessageVerdict.accepted();
        } catch (IllegalArgumentException unfit) {
            return MessageVerdict.refused("MALFORMED", "A cosignature must name a size and a signature line.");
        }
    }

    /** Up to which size each partner has cosigned. */
    Map<AuthorityId, Long> cosigned(Handle tx) {
        Map<AuthorityId, Long> sizes = new TreeMap<>();
        tx.createQuery("SELECT partner, size FROM node_witness")
                .map((row, context) -> Map.entry(AuthorityId.of(row.getString(1)), row.getLong(2)))
                .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
        return sizes;
    }

    private static long lastCosigned(Handle tx, AuthorityId partner) {
        return tx.createQuery("SELECT size FROM node_witness WHERE partner = :partner")
                .bind("partner", partner.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
