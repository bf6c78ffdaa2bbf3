// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.crypto.Base64Text;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.envelope.ChannelNotice;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.EnvelopeHeader;
import org.enlace.envelope.Receipt;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the encodings to {@code vectors/wire/}; run with {@code -Denlace.vectors=write} to write the file anew. */
class WireVectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final Path FILE = Files.isDirectory(Path.of("vectors"))
            ? Path.of("vectors/wire/envelope.json")
            : Path.of("../vectors/wire/envelope.json");
    private static final Path CARDS = FILE.resolveSibling("card.json");
    private static final AuthorityId FROM = AuthorityId.of("co-migration");
    private static final AuthorityId TO = AuthorityId.of("pa-security");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.250Z");
    private static final byte[] SEED = HEX.parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    /** The node whose envelope key is that of RFC 8032, section 7.1, test 1. */
    private static NodeKeys keys() throws Exception {
        NodeKeys other = NodeKeys.generate(FROM, Clock.systemUTC(), new SecureRandom());
        PrivateKey secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SEED));
        byte[] spki = HEX.parseHex("302a300506032b6570032100" + PUBLIC);
        KeyPair envelope = new KeyPair(
                KeyFactory.getInstance("Ed25519").generatePublic(new java.security.spec.X509EncodedKeySpec(spki)),
                secret);
        return new NodeKeys(envelope, other.log(), other.sealing(), other.tls(), other.certificate(), other.seed());
    }

    private static Map<String, Object> vectors(NodeKeys keys) {
        byte[] content = "{\"note\":\"invented\"}".getBytes();
        Envelope one = Envelope.sign(keys, header(1, EnvelopeHeader.NONE, content), content);
        Envelope two = Envelope.sign(keys, header(2, one.digest(), new byte[0]), new byte[0]);
        Receipt receipt = Receipt.sign(
                keys,
                FROM,
                new Receipt.Delivered(TO.value(), 7, one.digest()),
                new Receipt.Ruling(Receipt.Outcome.REFUSED, "NOT_WANTED", "Not wanted."),
                8,
                NOW);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "about",
                "Envelopes and receipts in their one encoding. Keys: Ed25519 of RFC 8032, section 7.1, test 1. All"
                    + " binary values are hexadecimal. bad: bytes that a node refuses, and the code of the refusal.");
        all.put("secret", HEX.formatHex(SEED));
        all.put("public", HEX.formatHex(keys.envelopeKey()));
        all.put("envelopes", new Object[] {envelope(one), envelope(two)});
        all.put("receipt", new TreeMap<>(Map.of("context", Receipt.CONTEXT, "json", new String(receipt.bytes()))));
        ChannelNotice notice = ChannelNotice.restored(keys, one.header(), 5, NOW);
        all.put("notice", new TreeMap<>(Map.of("context", ChannelNotice.CONTEXT, "json", new String(notice.bytes()))));
        all.put("bad", bad(one.encoded(), one.header().bytes().length));
        return all;
    }

    private static EnvelopeHeader header(long sequence, String previous, byte[] content) {
        return new EnvelopeHeader(
                "000102030405060708090a0b0c0d0e0f",
                new EnvelopeHeader.Place(FROM, TO, sequence, previous),
                EnvelopeHeader.Load.of(
                        "test.note", AgreementDigest.unlessEmpty(sequence == 1 ? "" : "ab".repeat(32)), content),
                NOW,
                Instant.parse("2026-03-31T08:00:00Z"));
    }

    private static Map<String, Object> envelope(Envelope envelope) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("context", Envelope.CONTEXT);
        fields.put("header", new String(envelope.header().bytes()));
        fields.put("content", HEX.formatHex(envelope.content()));
        fields.put("signature", HEX.formatHex(envelope.signature()));
        fields.put("digest", envelope.digest());
        fields.put("encoded", HEX.formatHex(envelope.encoded()));
        return fields;
    }

    private static Map<String, Object> bad(byte[] good, int header) {
        Map<String, Object> bad = new LinkedHashMap<>();
        bad.put("MALFORMED: cut", HEX.formatHex(Arrays.copyOf(good, good.length - 1)));
        bad.put("MALFORMED: longer", HEX.formatHex(Arrays.copyOf(good, good.length + 1)));
        bad.put("MALFORMED: magic", HEX.formatHex(flip(good, 0)));
        bad.put("UNKNOWN_VERSION: version 3", HEX.formatHex(flip(good, 3)));
        bad.put("MALFORMED: header not canonical", HEX.formatHex(replace(good, 6 + header - 1, ' ')));
        bad.put("CONTENT_CHANGED: content", HEX.formatHex(flip(good, 6 + header + 4)));
        bad.put("BAD_SIGNATURE: signature", HEX.formatHex(flip(good, good.length - 64)));
        return bad;
    }

    private static byte[] flip(byte[] good, int at) {
        return replace(good, at, good[at] ^ 2);
    }

    private static byte[] replace(byte[] good, int at, int value) {
        byte[] bad = good.clone();
        bad[at] = (byte) value;
        return bad;
    }

    @Test
    void encodings_areThoseOfTheVectors() throws Exception {
        JsonMapper mapper = new JsonMapper();
        String text = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(vectors(keys())) + "\n";
        if ("write".equals(System.getProperty("enlace.vectors"))) {
            Files.writeString(FILE, text);
        }
        assertThat(text).isEqualTo(Files.readString(FILE));
    }

    @Test
    void vectors_areTakenOrRefusedAsTheySay() throws IOException {
        JsonNode all = new JsonMapper().readTree(Files.readString(FILE));
        byte[] key = HEX.parseHex(all.path("public").stringValue());
        for (JsonNode vector : all.path("envelopes")) {
            Envelope envelope =
                    Envelope.parse(HEX.parseHex(vector.path("encoded").stringValue()));
            assertThat(envelope.digest()).isEqualTo(vector.path("digest").stringValue());
            assertThat(Ed25519Signature.verifies(
                            key, Envelope.CONTEXT, envelope.header().bytes(), envelope.signature()))
                    .isTrue();
        }
        for (Map.Entry<String, JsonNode> bad : all.path("bad").properties()) {
            String code = bad.getKey().substring(0, bad.getKey().indexOf(':'));
            assertThat(refusal(key, HEX.parseHex(bad.getValue().stringValue())).name())
                    .as(bad.getKey())
                    .isEqualTo(code);
        }
    }

    private static WireRefusal refusal(byte[] key, byte[] encoded) {
        try {
            Envelope envelope = Envelope.parse(encoded);
            return Ed25519Signature.verifies(
                            key, Envelope.CONTEXT, envelope.header().bytes(), envelope.signature())
                    ? WireRefusal.EXPIRED
                    : WireRefusal.BAD_SIGNATURE;
        } catch (WireException refused) {
            return refused.refusal();
        }
    }

    @Test
    void cards_areTakenOrRefusedAsTheySay() throws Exception {
        if ("write".equals(System.getProperty("enlace.vectors"))) {
            Files.writeString(
                    CARDS,
                    JsonMapper.builder()
                                    .build()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(cards(keys())) + "\n");
        }
        JsonNode vectors = JsonMapper.builder().build().readTree(Files.readString(CARDS));
        assertThat(vectors.size()).isEqualTo(7);
        for (JsonNode vector : vectors) {
            byte[] card = vector.path("card").stringValue().getBytes(StandardCharsets.UTF_8);
            String outcome = vector.path("outcome").stringValue();
            assertThat(outcomeOf(card)).as(vector.path("name").stringValue()).isEqualTo(outcome);
            if (outcome.equals("TAKEN")) {
                assertThat(HEX.formatHex(NodeCard.parse(card).envelopeKey())).isEqualTo(PUBLIC);
                assertThat(NodeCard.parse(card).fingerprint())
                        .isEqualTo(vector.path("fingerprint").stringValue());
            }
        }
    }

    private static String outcomeOf(byte[] card) {
        try {
            NodeCard.parse(card);
            return "TAKEN";
        } catch (WireException refused) {
            return refused.refusal().name();
        }
    }

    /** One good card and what others made of it; whoever altered one has signed it again with the envelope key. */
    private static List<Map<String, Object>> cards(NodeKeys keys) {
        NodeCard good = NodeCard.of(
                new Authority(FROM, Authority.Kind.MIGRATION, "CO", "Invented"),
                URI.create("https://localhost:1"),
                keys,
                NOW);
        NodeKeys others = NodeKeys.generate(FROM, Clock.systemUTC(), new SecureRandom());
        NodeCard elsewhere = NodeCard.of(
                new Authority(AuthorityId.of("pa-security"), Authority.Kind.SECURITY, "PA", "Invented"),
                URI.create("https://localhost:2"),
                others,
                NOW);
        String text = new String(good.bytes(), StandardCharsets.UTF_8);
        String foreignTls = Base64Text.of(others.tls().getPublic().getEncoded());
        String ownTls = Base64Text.of(keys.tls().getPublic().getEncoded());
        String shortLog = LogVerifierName.of(
                        AuthorityId.of("pa-security"),
                        Ed25519Signature.raw(keys.log().getPublic()))
                .line();
        return List.of(
                Map.of("name", "good", "outcome", "TAKEN", "card", text, "fingerprint", good.fingerprint()),
                vector(
                        "altered endpoint, not signed again",
                        "BAD_SIGNATURE",
                        text.replace("localhost:1", "localhost:2")),
                vector("TLS key of another", "UNPROVED", again(keys, text.replace(ownTls, foreignTls))),
                vector(
                        "log of another",
                        "UNPROVED",
                        again(keys, text.replace(good.logVerifier(), elsewhere.logVerifier()))),
                vector(
                        "own log under another's name",
                        "UNPROVED",
                        again(keys, text.replace(good.logVerifier(), shortLog))),
                vector("version 1", "UNKNOWN_VERSION", text.replace("\"version\":2", "\"version\":1")),
                vector("a field more", "MALFORMED", text.replace("{\"authority\"", "{\"also\":1,\"authority\"")));
    }

    private static Map<String, Object> vector(String name, String outcome, String card) {
        return Map.of("name", name, "outcome", outcome, "card", card);
    }

    private static String again(NodeKeys keys, String card) {
        Map<String, Object> fields = new HashMap<>();
        JsonNode json = CanonicalJson.parse(card.getBytes(StandardCharsets.UTF_8));
        json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.remove("signature");
        fields.put("signature", Base64Text.of(keys.sign(NodeCard.CONTEXT, CanonicalJson.bytes(fields))));
        return new String(CanonicalJson.bytes(fields), StandardCharsets.UTF_8);
    }
}
