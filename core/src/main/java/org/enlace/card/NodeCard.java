// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.crypto.EcdsaP256Key;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;

/**
 * What a node shows in public and partners exchange in person: the authority, where it listens, its public keys and its
 * log's verifier, whose name is {@code enlace/} and the authority's id. The TLS key and the log's key have signed the card
 * as proof that its owner holds them, the envelope key all of it: nobody can show another's key as its own.
 */
public final class NodeCard {
    static final String CONTEXT = "enlace/card/2";
    private static final String BY_TLS = "enlace/card-tls/2";
    private static final String BY_LOG = "enlace/card-log/2";
    private static final int LARGEST = 8_192;

    private final Authority authority;
    private final URI endpoint;
    private final Instant issued;
    private final PublicKeys keys;
    private final Proofs proofs;

    /** What others need to check what this node signs, to seal for it, to reach it and to read its log. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record PublicKeys(byte[] envelope, byte[] sealing, byte[] tls, LogVerifierName log) {}

    /** Signatures by the TLS key and by the log's key over the claims, and by the envelope key over claims and both. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Proofs(byte[] tls, byte[] log, byte[] signature) {
        static final Proofs NONE = new Proofs(new byte[0], new byte[0], new byte[0]);
    }

    private NodeCard(Authority authority, URI endpoint, Instant issued, PublicKeys keys, Proofs proofs) {
        if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("endpoint must be https with a host: length="
                    + endpoint.toString().length());
        }
        this.authority = authority;
        this.endpoint = endpoint;
        this.issued = issued;
        this.keys = keys;
        this.proofs = proofs;
    }

    /**
     * A card signed by all its keys. {@code endpoint} is {@code https://host:port}; {@code issued} must be later than that
     * of the card it replaces.
     */
    public static NodeCard of(Authority authority, URI endpoint, NodeKeys keys, Instant issued) {
        NodeCard unsigned = new NodeCard(
                authority,
                endpoint,
                issued.truncatedTo(ChronoUnit.MILLIS),
                new PublicKeys(
                        keys.envelopeKey(),
                        keys.sealingKey(),
                        keys.tls().getPublic().getEncoded(),
                        LogVerifierName.of(
                                authority.id(), Ed25519Signature.raw(keys.log().getPublic()))),
                Proofs.NONE);
        byte[] claims = CanonicalJson.bytes(unsigned.claims());
        byte[] tls = EcdsaP256Key.sign(keys.tlsSecret(), BY_TLS, claims);
        byte[] log = Ed25519Signature.sign(keys.log().getPrivate(), BY_LOG, claims);
        NodeCard proved = unsigned.with(new Proofs(tls, log, new byte[0]));
        return proved.with(new Proofs(tls, log, keys.sign(CONTEXT, CanonicalJson.bytes(proved.proved()))));
    }

    /**
     * The card in canonical JSON; WireException where it is not one, its own signature fails, a key has not signed it, or
     * its log does not bear its authority's name.
     */
    public static NodeCard parse(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw WireRefusal.TOO_LARGE.because("card=" + canonical.length);
        }
        NodeCard card = kept(canonical);
        if (!card.verifies(CONTEXT, CanonicalJson.bytes(card.proved()), card.proofs.signature())) {
            throw WireRefusal.BAD_SIGNATURE.because("card=" + card.id());
        }
        byte[] claims = CanonicalJson.bytes(card.claims());
        if (!card.keys.log().isOf(card.id())
                || !Ed25519Signature.verifies(card.keys.log().key(), BY_LOG, claims, card.proofs.log())
                || !EcdsaP256Key.verifies(card.keys.tls(), BY_TLS, claims, card.proofs.tls())) {
            throw WireRefusal.UNPROVED.because("card=" + card.id());
        }
        return card;
    }

    /** As {@link #parse}, of a text that people sent: mail programs break its one line, which a card itself never does. */
    public static NodeCard parseSent(String text) {
        return parse(text.replaceAll("[\\r\\n\\uFEFF]", "").strip().getBytes(StandardCharsets.UTF_8));
    }

    /** A card that this node has checked before it kept it: read, and not checked once more (three signatures, 0.7 ms). */
    public static NodeCard kept(byte[] canonical) {
        try {
            return ClosedJsonObject.read(canonical, NodeCard::card);
        } catch (IllegalArgumentException unfit) {
            throw WireRefusal.MALFORMED.because("card=" + canonical.length);
        }
    }

    private static NodeCard card(ClosedJsonObject fields) {
        long version = fields.whole("version", 0);
        if (version != 2) {
            throw WireRefusal.UNKNOWN_VERSION.because("card version=" + version);
        }
        return new NodeCard(
                fields.object(
                        "authority",
                        who -> new Authority(
                                AuthorityId.of(who.text("id", 40)),
                                Authority.Kind.valueOf(who.text("kind", 20)),
                                who.text("country", 2),
                                who.text("name", 200))),
                URI.create(fields.text("endpoint", 300)),
                fields.millisecond("issued"),
                new PublicKeys(
                        fields.bytes("envelopeKey", Ed25519Signature.KEY),
                        fields.bytes("sealingKey", 32),
                        fields.bytes("tlsKey", EcdsaP256Key.KEY),
                        LogVerifierName.parse(fields.text("logVerifier", 300))),
                new Proofs(
                        fields.bytes("tlsProof", EcdsaP256Key.SIGNATURE),
                        fields.bytes("logProof", Ed25519Signature.LENGTH),
                        fields.bytes("signature", Ed25519Signature.LENGTH)));
    }

    /** The card as canonical JSON. */
    public byte[] bytes() {
        Map<String, Object> all = proved();
        all.put("signature", Base64Text.of(proofs.signature()));
        return CanonicalJson.bytes(all);
    }

    /** Whether this card's envelope key signed {@code context LF message}. */
    public boolean verifies(String context, byte[] message, byte[] signed) {
        return Ed25519Signature.verifies(keys.envelope(), context, message, signed);
    }

    /**
     * Six groups of five digits (about 100 bits of SHA-256 over all that the card says but the time of issue) to read aloud
     * before the card is pinned. A node that starts again keeps it; one that moved or changed a key has another.
     */
    public String fingerprint() {
        Map<String, Object> said = new HashMap<>(claims());
        said.remove("issued");
        byte[] prefix = "enlace/fingerprint/2|".getBytes(StandardCharsets.US_ASCII);
        byte[] whole = CanonicalJson.bytes(said);
        byte[] input = Arrays.copyOf(prefix, prefix.length + whole.length);
        System.arraycopy(whole, 0, input, prefix.length, whole.length);
        BigInteger number = new BigInteger(CanonicalJson.sha256(input), 16);
        BigInteger group = BigInteger.valueOf(100_000);
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < 6; at++) {
            digits.append(at == 0 ? "" : " ")
                    .append("%05d".formatted(number.mod(group).intValue()));
            number = number.divide(group);
        }
        return digits.toString();
    }

    /** Whether what a person typed, with or without spaces, is this card's fingerprint. */
    public boolean hasFingerprint(String typed) {
        return typed.replaceAll("\\D", "").equals(fingerprint().replace(" ", ""));
    }

    public AuthorityId id() {
        return authority.id();
    }

    public Authority authority() {
        return authority;
    }

    public URI endpoint() {
        return endpoint;
    }

    public Instant issued() {
        return issued;
    }

    /** Public envelope key, 32 bytes. */
    public byte[] envelopeKey() {
        return keys.envelope().clone();
    }

    /** Public sealing key, 32 bytes. */
    public byte[] sealingKey() {
        return keys.sealing().clone();
    }

    /** SHA-256 of the TLS key's SubjectPublicKeyInfo, hexadecimal. */
    public String tlsPin() {
        return CanonicalJson.sha256(keys.tls());
    }

    /** The log's verifier key as a C2SP signed-note line, under the authority's name. */
    public String logVerifier() {
        return keys.log().line();
    }

    /** The log's public key, 32 bytes. */
    byte[] logKey() {
        return keys.log().key();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeCard that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(proofs.signature());
    }

    @Override
    public String toString() {
        return "NodeCard[" + id() + " at " + endpoint + "]";
    }

    private NodeCard with(Proofs signed) {
        return new NodeCard(authority, endpoint, issued, keys, signed);
    }

    /** The claims and what proves that the TLS key and the log's key are held. */
    private Map<String, Object> proved() {
        Map<String, Object> proved = new HashMap<>(claims());
        proved.put("tlsProof", Base64Text.of(proofs.tls()));
        proved.put("logProof", Base64Text.of(proofs.log()));
        return proved;
    }

    private Map<String, Object> claims() {
        return Map.of(
                "version", 2,
                "authority",
                        Map.of(
                                "id", id().value(),
                                "kind", authority.kind().name(),
                                "country", authority.country(),
                                "name", authority.name()),
                "endpoint", endpoint.toString(),
                "issued", issued.toString(),
                "envelopeKey", Base64Text.of(keys.envelope()),
                "sealingKey", Base64Text.of(keys.sealing()),
                "tlsKey", Base64Text.of(keys.tls()),
                "logVerifier", keys.log().line());
    }
}
