// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.OprfHashes;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.FixedRandom;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.Vectors;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the protocol's own derivations and layouts to the figures that other programs can use. */
class MessageVectorsTest {

    @Test
    void keysTagsHandlesAndMessagesAreThoseOfTheVectors() throws Exception {
        JsonNode vectors = Vectors.read("veil/messages.json");
        JsonNode named = vectors.get("scope");
        KeyScope scope = new KeyScope(
                new AgreementDigest(named.get("agreementDigest").asString()),
                new ClassLabel(named.get("class").asString()),
                named.get("epoch").asLong());
        assertThat(scope.keyInfo(0)).isEqualTo(vectors.get("keyInfo").asString().getBytes(StandardCharsets.US_ASCII));
        try (VeilKey key = VeilKey.derive(Vectors.hex(vectors, "nodeSeed"), scope)) {
            assertThat(hex(OprfHashes.copy(key.secret(0)))).isEqualTo(text(vectors, "secretKey"));
            assertThat(hex(key.publicKey().toBytes())).isEqualTo(text(vectors, "publicKey"));
            vectors.get("tags").forEach(tag -> checkTag(key, tag));
            checkMessages(key, vectors.get("query"));
        }
    }

    @Test
    void aDeltaMakesTheSetOfTheVectors() throws Exception {
        JsonNode vectors = Vectors.read("veil/tag-delta.json");
        TagSet base = TagSet.parse(Vectors.hex(vectors, "base"));
        assertThat(base.digest()).isEqualTo(text(vectors, "baseDigest"));
        TagDelta delta = TagDelta.parse(Vectors.hex(vectors, "delta"));
        assertThat(hex(delta.encode())).isEqualTo(text(vectors, "delta"));
        assertThat(delta.base()).isEqualTo(base.digest());
        TagSet next = delta.applyTo(base);
        assertThat(next.digest()).isEqualTo(text(vectors, "nextDigest"));
        for (JsonNode entry : vectors.get("entries")) {
            byte[] bytes = Vectors.hex(entry, "entry");
            byte[] label = Arrays.copyOfRange(bytes, OutputTag.BYTES, bytes.length);
            assertThat(base.label(bytes).filter(found -> Arrays.equals(found, label)))
                    .as(text(entry, "canonical"))
                    .matches(found -> found.isPresent() == entry.get("inBase").asBoolean());
            assertThat(next.label(bytes).filter(found -> Arrays.equals(found, label)))
                    .as(text(entry, "canonical"))
                    .matches(found -> found.isPresent() == entry.get("inNext").asBoolean());
        }
    }

    @Test
    void nameTokensHaveTheirEntries() throws Exception {
        JsonNode vector = Vectors.read("veil/name-token.json");
        KeyScope scope = new KeyScope(
                new AgreementDigest(text(vector, "agreementDigest")),
                TagLayout.NAME_TOKEN,
                vector.get("epoch").asLong());
        try (VeilKey key = VeilKey.derive(Vectors.hex(vector, "nodeSeed"), scope)) {
            for (JsonNode form : vector.get("forms")) {
                VeilInput input = new VeilInput(TagLayout.NAME_TOKEN, text(form, "token"));
                int place = key.forms().of(input);
                assertThat(new String(scope.keyInfo(place), StandardCharsets.US_ASCII))
                        .isEqualTo(text(form, "keyInfo"));
                assertThat(hex(key.publicKey(place))).isEqualTo(text(form, "publicKey"));
                byte[] output = OprfFunction.VERIFIABLE.evaluate(key.secret(place), input.bytes());
                assertThat(hex(output)).isEqualTo(text(form, "output"));
                byte[] points = Vectors.hex(form, "points");
                byte[] entry = OutputTag.entry(output, Vectors.hex(form, "nonce"), points);
                assertThat(hex(entry)).isEqualTo(text(form, "entry"));
                assertThat(OutputTag.open(output, Arrays.copyOfRange(entry, OutputTag.BYTES, entry.length)))
                        .hasValue(Octets.of(points));
            }
            assertThat(vector.get("forms")).hasSize(key.forms().count());
        }
    }

    private static void checkTag(VeilKey key, JsonNode vector) {
        VeilInput input = new VeilInput(key.scope().classLabel(), text(vector, "canonical"));
        byte[] output = OprfFunction.VERIFIABLE.evaluate(key.secret(0), input.bytes());
        assertThat(hex(output)).isEqualTo(text(vector, "output"));
        assertThat(key.handle(input).hex()).isEqualTo(text(vector, "handle"));
        assertThat(hex(OutputTag.of(output))).isEqualTo(text(vector, "tag"));
        assertThat(hex(OutputTag.entry(output, key.handle(input)))).isEqualTo(text(vector, "entry"));
    }

    private static void checkMessages(VeilKey key, JsonNode vector) {
        List<VeilQuestion> questions = new ArrayList<>();
        for (JsonNode asked : vector.get("questions")) {
            VeilInput input = new VeilInput(key.scope().classLabel(), text(asked, "canonical"));
            questions.add(new VeilQuestion(input, text(asked, "caseId")));
        }
        try (VeilQuery query = VeilQuery.ask(questions, new FixedRandom(Vectors.hex(vector, "querySeed")))) {
            QueryManifest manifest = query.manifest(key.scope(), Purpose.ORGANISATIONS_AND_METHODS);
            assertThat(hex(manifest.encode())).isEqualTo(text(vector, "manifest"));
            assertThat(manifest.id()).isEqualTo(text(vector, "manifestId"));
            CosignedManifest cosigned = CosignedManifest.parse(Vectors.hex(vector, "cosignedManifest"));
            assertThat(cosigned.manifest()).isEqualTo(manifest);
            assertThat(hex(cosigned.encode())).isEqualTo(text(vector, "cosignedManifest"));
            BlindedChunk chunk = query.chunk(manifest, 0);
            assertThat(hex(chunk.encode())).isEqualTo(text(vector, "blindedChunk"));
            FixedRandom proofRandom = new FixedRandom(Vectors.hex(vector, "proofRandom"));
            ChunkAnswer answer = new QueryAnswerer(key, (s, m, c, n) -> new QuestionBudget.Allowed(98), proofRandom)
                    .evaluate(manifest, chunk);
            assertThat(answer).isInstanceOf(ChunkAnswer.Evaluated.class);
            assertThat(hex(((ChunkAnswer.Evaluated) answer).chunk().encode()))
                    .isEqualTo(text(vector, "evaluatedChunk"));
        }
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asString();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
