// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.CanonicalJson;

/**
 * What a node shows in public and partners exchange in person: the authority, where it listens, its public keys and its
 * log's verifier. Signed by the envelope key it names; whoever trusts that key may trust the rest.
 */
public final class NodeCard {
    static final String CONTEXT = "enlace/card/1";
    private static final int LARGEST = 8_192;
    private static final Set<String> NAMES = Set.of(
            "authority",
            "endpoint",
            "envelopeKey",
            "issued",
            "logVerifier",
            "sealingKey",
            "signature",
            "tlsPin",
            "version");

    private final Authority authority;
    private final URI endpoint;
    private final Instant issued;
    private final byte[] envelopeKey;
    private final byte[] sealingKey;
    private final String tlsPin;
    private final String logVerifier;
    private final byte[] signature;

    private NodeCard(
            Authority authority,
            URI endpoint,
            Instant issued,
            byte[] envelopeKey,
            byte[] sealingKey,
            String tlsPin,
            String logVerifier,
            byte[] signature) {
        if (!"https".equals(endpoint.getScheme()) || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("endpoint must be https with a host: length="
                    + endpoint.toString().length());
        }
        this.authority = authority;
        this.endpoint = endpoint;
        this.issued = issued;
        this.envelopeKey = envelopeKey.clone();
        this.sealingKey = sealingKey.clone();
        this.tlsPin = tlsPin;
        this.logVerifier = logVerifier;
        this.signature = signature.clone();
    }

    /**
     * A signed card. {@code endpoint} is {@code https://host:port}; {@code logVerifier} is the log's verifier key as its
     * owner writes it (C2SP signed-note); {@code issued} must be later than that of the card it replaces.
     */
    public static NodeCard of(Authority authority, URI endpoint, NodeKeys keys, String logVerifier, Instant issued) {
        Instant at = issued.truncatedTo(ChronoUnit.MILLIS);
        NodeCard unsigned = new NodeCard(
                authority,
                endpoint,
                at,
                keys.envelopeKey(),
                keys.sealingKey(),
                keys.tlsPin(),
                logVerifier,
                new byte[0]);
        return unsigned.with(keys.sign(CONTEXT, CanonicalJson.bytes(unsigned.claims())));
    }

    /** The card in canonical JSON; WireException where it is not one or its own signature fails. */
    public static NodeCard parse(byte[] canonical) {
        if (canonical.length > LARGEST) {
            throw Refusal.TOO_LARGE.because("card=" + canonical.length);
        }
        NodeCard card = read(canonical);
        if (!card.verifies(CONTEXT, CanonicalJson.bytes(card.claims()), card.signature)) {
            throw Refusal.BAD_SIGNATURE.because("card=" + card.id());
        }
        return card;
    }

    private static NodeCard read(byte[] canonical) {
        try {
            Fields fields = Fields.parse(canonical, NAMES);
            if (fields.whole("version", 0) != 1) {
                throw Refusal.UNKNOWN_VERSION.because("card version=" + fields.whole("version", 0));
            }
            Fields who = Fields.of(fields.node("authority"), Set.of("country", "id", "kind", "name"));
            return new NodeCard(
                    new Authority(
                            AuthorityId.of(who.text("id", 40)),
                            Authority.Kind.valueOf(who.text("kind", 20)),
                            who.text("country", 2),
                            who.text("name", 200)),
                    URI.create(fields.text("endpoint", 300)),
                    fields.instant("issued"),
                    fields.bytes("envelopeKey", Ed25519.KEY),
                    fields.bytes("sealingKey", 32),
                    fields.text("tlsPin", Fields.DIGEST),
                    fields.text("logVerifier", 300),
                    fields.bytes("signature", Ed25519.SIGNATURE));
        } catch (IllegalArgumentException unfit) {
            throw Refusal.MALFORMED.because("card=" + canonical.length);
        }
    }

    /** The card as canonical JSON. */
    public byte[] bytes() {
        var all = new java.util.HashMap<String, Object>(claims());
        all.put("signature", Fields.base64(signature));
        return CanonicalJson.bytes(all);
    }

    /** Whether this card's envelope key signed {@code context LF message}. */
    public boolean verifies(String context, byte[] message, byte[] signed) {
        return Ed25519.verifies(envelopeKey, context, message, signed);
    }

    /**
     * Six groups of five digits (about 100 bits of SHA-256 over authority and envelope key) to read aloud before the
     * card is pinned. A new card with the same key keeps it.
     */
    public String fingerprint() {
        byte[] prefix = ("enlace/fingerprint/1|" + id() + "|").getBytes(StandardCharsets.US_ASCII);
        byte[] input = Arrays.copyOf(prefix, prefix.length + Ed25519.KEY);
        System.arraycopy(envelopeKey, 0, input, prefix.length, Ed25519.KEY);
        java.math.BigInteger number = new java.math.BigInteger(CanonicalJson.sha256(input), 16);
        java.math.BigInteger group = java.math.BigInteger.valueOf(100_000);
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < 6; at++) {
            digits.append(at == 0 ? "" : " ")
                    .append("%05d".formatted(number.mod(group).intValue()));
            number = number.divide(group);
        }
        return digits.toString();
    }

    /** Whether this card replaces {@code older}: same authority, same envelope key, issued later. */
    boolean renews(NodeCard older) {
        return id().equals(older.id()) && Arrays.equals(envelopeKey, older.envelopeKey) && issued.isAfter(older.issued);
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
        return envelopeKey.clone();
    }

    /** Public sealing key, 32 bytes. */
    public byte[] sealingKey() {
        return sealingKey.clone();
    }

    /** SHA-256 of the TLS key's SubjectPublicKeyInfo, hexadecimal. */
    public String tlsPin() {
        return tlsPin;
    }

    /** The log's verifier key, in the form its owner wrote. */
    public String logVerifier() {
        return logVerifier;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeCard that && Arrays.equals(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }

    @Override
    public String toString() {
        return "NodeCard[" + id() + " at " + endpoint + "]";
    }

    private NodeCard with(byte[] signed) {
        return new NodeCard(authority, endpoint, issued, envelopeKey, sealingKey, tlsPin, logVerifier, signed);
    }

    private Map<String, Object> claims() {
        return Map.of(
                "version", 1,
                "authority",
                        Map.of(
                                "id", id().value(),
                                "kind", authority.kind().name(),
                                "country", authority.country(),
                                "name", authority.name()),
                "endpoint", endpoint.toString(),
                "issued", issued.toString(),
                "envelopeKey", Fields.base64(envelopeKey),
                "sealingKey", Fields.base64(sealingKey),
                "tlsPin", tlsPin,
                "logVerifier", logVerifier);
    }
}
