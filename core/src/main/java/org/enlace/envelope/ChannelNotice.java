// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.enlace.card.NodeCard;
import org.enlace.card.NodeKeys;
import org.enlace.card.WireRefusal;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AuthorityId;

/**
 * What a sender says of its channel in place of envelopes: the channel goes on with number {@code to + 1}, whose
 * {@code previous} is {@code last}. The numbers {@code from} to {@code to} will not come. Where {@code to < from}, the
 * sender was set back to an older copy and counts from {@code to + 1} again, although the recipient expects
 * {@code from}. Holds no content, no type and no digest of content; canonical JSON, signed.
 */
public record ChannelNotice(Way way, Gap gap, Reason reason, Instant at, String signature) {
    public static final String CONTEXT = "enlace/channel/1";
    static final int LARGEST = 2_048;

    /** From whom to whom, and in which channel. */
    public record Way(AuthorityId sender, AuthorityId recipient, PartnerChannel channel) {
        public Way {
            if (sender.equals(recipient)) {
                throw new IllegalArgumentException("notice must go to another authority: channel=" + channel);
            }
        }
    }

    /** The numbers that will not come, and the digest after which the channel goes on. */
    public record Gap(long from, long to, String last) {
        public Gap {
            if (from < 1 || to < 0 || !CanonicalJson.DIGEST.matcher(last).matches()) {
                throw new IllegalArgumentException("notice must have its documented form: from=" + from + " to=" + to);
            }
        }
    }

    /** Why the numbers will not come; also the code of the receipt. */
    public enum Reason {
        /** May no longer go. */
        WITHDRAWN,
        /** Was acknowledged; the content is not kept. */
        NOT_KEPT,
        /** The sender does not know them any more. */
        RESTORED
    }

    public ChannelNotice {
        boolean ordered = reason == Reason.RESTORED ? gap.to() < gap.from() : gap.from() <= gap.to();
        if (!ordered) {
            throw new IllegalArgumentException(
                    "notice must have its documented form: from=" + gap.from() + " to=" + gap.to());
        }
    }

    /** Says that one withdrawn envelope will not come. */
    public static ChannelNotice withdrawn(NodeKeys keys, EnvelopeHeader header, Instant at) {
        return sign(keys, header, new Gap(header.sequence(), header.sequence(), header.digest()), Reason.WITHDRAWN, at);
    }

    /** Says that nothing is kept of the numbers from {@code from} up to the one before {@code header}. */
    public static ChannelNotice notKept(NodeKeys keys, EnvelopeHeader header, long from, Instant at) {
        return sign(keys, header, new Gap(from, header.sequence() - 1, header.previous()), Reason.NOT_KEPT, at);
    }

    /** Says that the channel goes on with {@code header}, although the recipient expects {@code expected}. */
    public static ChannelNotice restored(NodeKeys keys, EnvelopeHeader header, long expected, Instant at) {
        return sign(keys, header, new Gap(expected, header.sequence() - 1, header.previous()), Reason.RESTORED, at);
    }

    private static ChannelNotice sign(NodeKeys keys, EnvelopeHeader header, Gap gap, Reason reason, Instant at) {
        Way way = new Way(header.sender(), header.recipient(), PartnerChannel.of(header.type()));
        ChannelNotice unsigned = new ChannelNotice(way, gap, reason, at, "");
        byte[] signature = keys.sign(CONTEXT, CanonicalJson.bytes(unsigned.claims()));
        return new ChannelNotice(way, gap, reason, at, Base64Text.of(signature));
    }

    /** Whether bytes that arrived claim to be a notice: an envelope begins otherwise. */
    public static boolean isIn(byte[] encoded) {
        return encoded.length > 0 && encoded[0] == '{';
    }

    public static ChannelNotice parse(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw WireRefusal.TOO_LARGE.because("notice=" + canonical.length);
        }
        try {
            return ClosedJsonObject.read(canonical, ChannelNotice::notice);
        } catch (IllegalArgumentException unfit) {
            throw WireRefusal.MALFORMED.because("notice=" + canonical.length);
        }
    }

    private static ChannelNotice notice(ClosedJsonObject fields) {
        long version = fields.whole("version", 0);
        if (version != 1) {
            throw WireRefusal.UNKNOWN_VERSION.because("notice version=" + version);
        }
        return new ChannelNotice(
                new Way(
                        AuthorityId.of(fields.text("sender", 40)),
                        AuthorityId.of(fields.text("recipient", 40)),
                        PartnerChannel.valueOf(fields.text("channel", 20))),
                new Gap(fields.whole("from", 1), fields.whole("to", 0), fields.text("last", CanonicalJson.DIGEST)),
                Reason.valueOf(fields.text("reason", 20)),
                fields.millisecond("at"),
                Base64Text.of(fields.bytes("signature", Ed25519Signature.LENGTH)));
    }

    public byte[] bytes() {
        Map<String, Object> all = new HashMap<>(claims());
        all.put("signature", signature);
        return CanonicalJson.bytes(all);
    }

    public boolean isSignedBy(NodeCard card) {
        return card.id().equals(sender())
                && card.verifies(
                        CONTEXT,
                        CanonicalJson.bytes(claims()),
                        Base64.getUrlDecoder().decode(signature));
    }

    public AuthorityId sender() {
        return way.sender();
    }

    public AuthorityId recipient() {
        return way.recipient();
    }

    public PartnerChannel channel() {
        return way.channel();
    }

    public long from() {
        return gap.from();
    }

    public long to() {
        return gap.to();
    }

    public String last() {
        return gap.last();
    }

    /** The number with which the channel goes on. */
    public long next() {
        return gap.to() + 1;
    }

    /** What a receipt for this notice names: the last envelope that will not come, or the notice itself. */
    public String subject() {
        return reason == Reason.RESTORED ? CanonicalJson.sha256(bytes()) : last();
    }

    private Map<String, Object> claims() {
        return Map.of(
                "version", 1,
                "sender", sender().value(),
                "recipient", recipient().value(),
                "channel", channel().name(),
                "from", gap.from(),
                "to", gap.to(),
                "last", last(),
                "reason", reason.name(),
                "at", at.toString());
    }
}
