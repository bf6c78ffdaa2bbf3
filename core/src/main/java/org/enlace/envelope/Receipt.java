// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AuthorityId;

/**
 * The signed answer to one envelope. {@code next} is the sequence number that {@code from} expects next in this channel
 * (0 where there is none).
 */
public record Receipt(AuthorityId from, Delivered delivered, Ruling ruling, long next, Instant at, String signature) {
    public static final String CONTEXT = "enlace/receipt/1";
    public static final int LARGEST = 4_096;
    private static final Pattern CODE = Pattern.compile("([A-Z][A-Z0-9_]{1,63})?");
    private static final Pattern TO = Pattern.compile("([a-z][a-z0-9-]{1,39})?");

    /**
     * What is answered. {@code to} is the sender, or empty where the bytes did not tell; {@code sequence} is 0 and
     * {@code envelope} the SHA-256 of the bytes where they were no envelope, otherwise the envelope's digest.
     */
    public record Delivered(String to, long sequence, String envelope) {
        public Delivered {
            boolean fits = TO.matcher(to).matches()
                    && CanonicalJson.DIGEST.matcher(envelope).matches();
            if (!fits) {
                throw new IllegalArgumentException("receipt field must have its documented form: sequence=" + sequence);
            }
        }

        public static Delivered of(EnvelopeHeader header) {
            return new Delivered(header.sender().value(), header.sequence(), header.digest());
        }
    }

    /**
     * What is answered to it: {@code code} is empty when accepted, otherwise a {@link WireRefusal}'s name or the receiver's
     * own code; {@code reason} the rule in words.
     */
    public record Ruling(Outcome outcome, String code, String reason) {
        public static final Ruling ACCEPTED = new Ruling(Outcome.ACCEPTED, "", "");

        public Ruling {
            if (!CODE.matcher(code).matches() || code.isEmpty() != (outcome == Outcome.ACCEPTED)) {
                throw new IllegalArgumentException("receipt code must fit its outcome: outcome=" + outcome);
            }
            if (reason.length() > 500) {
                throw new IllegalArgumentException("receipt reason must be of 500 letters at most: " + reason.length());
            }
        }

        public static Ruling of(Outcome outcome, WireRefusal refusal) {
            return new Ruling(outcome, refusal.name(), refusal.rule());
        }
    }

    /** What became of the envelope. */
    public enum Outcome {
        /** Applied; final. */
        ACCEPTED,
        /** Not applied, its place in the channel is used; final. */
        REFUSED,
        /** Not taken, nothing changed; the sender may deliver again from {@code next}. */
        RETURNED
    }

    public static Receipt sign(
            NodeKeys keys, AuthorityId from, Delivered delivered, Ruling ruling, long next, Instant at) {
        Receipt unsigned = new Receipt(from, delivered, ruling, next, at, "");
        byte[] signature = keys.sign(CONTEXT, CanonicalJson.bytes(unsigned.claims()));
        return new Receipt(from, delivered, ruling, next, at, Base64Text.of(signature));
    }

    /** The receipt in canonical JSON; WireException where it is none. The signature is not judged. */
    public static Receipt parse(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw WireRefusal.TOO_LARGE.because("receipt=" + canonical.length);
        }
        try {
            return ClosedJsonObject.read(canonical, Receipt::receipt);
        } catch (IllegalArgumentException unfit) {
            throw WireRefusal.MALFORMED.because("receipt=" + canonical.length);
        }
    }

    private static Receipt receipt(ClosedJsonObject fields) {
        long version = fields.whole("version", 0);
        if (version != 1) {
            throw WireRefusal.UNKNOWN_VERSION.because("receipt version=" + version);
        }
        return new Receipt(
                AuthorityId.of(fields.text("from", 40)),
                new Delivered(
                        fields.text("to", TO),
                        fields.whole("sequence", 0),
                        fields.text("envelope", CanonicalJson.DIGEST)),
                new Ruling(
                        Outcome.valueOf(fields.text("outcome", 20)),
                        fields.text("code", CODE),
                        fields.text("reason", 500)),
                fields.whole("next", 0),
                fields.millisecond("at"),
                Base64Text.of(fields.bytes("signature", Ed25519Signature.LENGTH)));
    }

    /** Canonical JSON, signature included. */
    public byte[] bytes() {
        Map<String, Object> all = new HashMap<>(claims());
        all.put("signature", signature);
        return CanonicalJson.bytes(all);
    }

    /** Whether the card's authority wrote and signed this receipt. */
    public boolean isSignedBy(NodeCard card) {
        return card.id().equals(from)
                && card.verifies(
                        CONTEXT,
                        CanonicalJson.bytes(claims()),
                        java.util.Base64.getUrlDecoder().decode(signature));
    }

    /** Whether the sender need not deliver this envelope again. */
    public boolean isFinal() {
        return outcome() != Outcome.RETURNED;
    }

    public String to() {
        return delivered.to();
    }

    public long sequence() {
        return delivered.sequence();
    }

    public String envelope() {
        return delivered.envelope();
    }

    public Outcome outcome() {
        return ruling.outcome();
    }

    public String code() {
        return ruling.code();
    }

    private Map<String, Object> claims() {
        return Map.ofEntries(
                Map.entry("version", 1),
                Map.entry("from", from.value()),
                Map.entry("to", to()),
                Map.entry("sequence", sequence()),
                Map.entry("envelope", envelope()),
                Map.entry("outcome", outcome().name()),
                Map.entry("code", code()),
                Map.entry("reason", ruling.reason()),
                Map.entry("next", next),
                Map.entry("at", at.toString()));
    }
}
