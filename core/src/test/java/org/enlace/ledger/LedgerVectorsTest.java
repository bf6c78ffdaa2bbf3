// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.enlace.ledger.VerificationResult.Damaged;
import org.enlace.ledger.VerificationResult.Place;
import org.enlace.ledger.VerificationResult.Verified;
import org.enlace.ledger.entry.EntryType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the code to the files under {@code vectors/ledger}, which any other implementation may use as well. */
class LedgerVectorsTest {
    private static Path folder() {
        Path here = Path.of("vectors", "ledger");
        return Files.isDirectory(here) ? here : Path.of("..", "vectors", "ledger");
    }

    private static JsonNode read(String name) throws Exception {
        return JsonMapper.shared().readTree(Files.readAllBytes(folder().resolve(name)));
    }

    private static List<String> strings(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(element -> all.add(element.stringValue()));
        return all;
    }

    private static List<Sha256Hash> hashes(JsonNode list) {
        return strings(list).stream().map(Sha256Hash::parse).toList();
    }

    @Test
    void tree_isAsWritten() throws Exception {
        JsonNode vectors = read("tree.json");
        List<Sha256Hash> leaves = strings(vectors.get("entries")).stream()
                .map(entry -> MerkleTree.leaf(HexFormat.of().parseHex(entry)))
                .toList();
        assertThat(leaves).hasSize(8).isEqualTo(hashes(vectors.get("leafHashes")));
        List<Sha256Hash> roots = hashes(vectors.get("roots"));
        var tree = new MerkleTree(MerkleTreeTest.source(leaves));
        for (int size = 0; size <= leaves.size(); size++) {
            assertThat(tree.root(size)).isEqualTo(roots.get(size));
        }
        for (JsonNode proof : vectors.get("inclusion")) {
            int index = proof.get("index").intValue();
            int size = proof.get("size").intValue();
            List<Sha256Hash> path = hashes(proof.get("proof"));
            assertThat(tree.inclusionProof(index, size)).isEqualTo(path);
            assertThat(LogProofs.verifyInclusion(leaves.get(index), index, size, roots.get(size), path))
                    .isTrue();
        }
        for (JsonNode proof : vectors.get("consistency")) {
            int older = proof.get("older").intValue();
            int newer = proof.get("newer").intValue();
            List<Sha256Hash> path = hashes(proof.get("proof"));
            assertThat(tree.consistencyProof(older, newer)).isEqualTo(path);
            assertThat(LogProofs.verifyConsistency(older, roots.get(older), newer, roots.get(newer), path))
                    .isTrue();
        }
    }

    private static LogKey key(JsonNode seed, String name) {
        var pair = LedgerFixture.keyPair(HexFormat.of().parseHex(seed.stringValue()));
        return LogKey.of(name, pair.getPrivate(), pair.getPublic());
    }

    @Test
    void checkpoint_isAsWritten() throws Exception {
        JsonNode vectors = read("checkpoint.json");
        LogKey log = key(vectors.get("seed"), vectors.get("origin").stringValue());
        LogKey witness = key(vectors.get("witnessSeed"), "enlace/cr-migration");
        assertThat(log.verifier().line()).isEqualTo(vectors.get("vkey").stringValue());
        assertThat(witness.witness().line())
                .isEqualTo(vectors.get("witnessVkey").stringValue());
        // The public key of RFC 8032 section 7.1, test 1.
        assertThat(HexFormat.of().formatHex(log.verifier().key().getEncoded()))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        var checkpoint = new Checkpoint(
                log.name(),
                vectors.get("size").longValue(),
                Sha256Hash.parse(vectors.get("root").stringValue()));
        var cosignature = SignatureLine.cosigned(
                witness, checkpoint, Instant.ofEpochSecond(vectors.get("time").longValue()));
        assertThat(cosignature.text()).isEqualTo(vectors.get("cosignature").stringValue());
        assertThat(SignedCheckpoint.signed(log, checkpoint, List.of()).text())
                .isEqualTo(vectors.get("note").stringValue());
        String cosigned = vectors.get("cosignedNote").stringValue();
        assertThat(SignedCheckpoint.signed(log, checkpoint, List.of(cosignature))
                        .text())
                .isEqualTo(cosigned);
        assertThat(SignedCheckpoint.parse(StrictText.utf8(cosigned)).isSignedBy(log.verifier()))
                .isTrue();
        for (var malformed : vectors.get("malformed").properties()) {
            byte[] note = StrictText.utf8(malformed.getValue().stringValue());
            assertThatThrownBy(() -> SignedCheckpoint.parse(note))
                    .as(malformed.getKey())
                    .isInstanceOfAny(LedgerException.class, LogLineException.class);
        }
        for (var unverified : vectors.get("unverified").properties()) {
            byte[] note = StrictText.utf8(unverified.getValue().stringValue());
            assertThat(SignedCheckpoint.parse(note).isSignedBy(log.verifier()))
                    .as(unverified.getKey())
                    .isFalse();
        }
    }

    @Test
    void entries_areAsWritten() throws Exception {
        JsonNode vectors = read("entries.json");
        assertThat(strings(vectors.get("types")))
                .isEqualTo(Arrays.stream(EntryType.values()).map(Enum::name).toList());
        List<byte[]> entries = strings(vectors.get("entries")).stream()
                .map(text -> LedgerEntry.parse(StrictText.utf8(text)).bytes())
                .toList();
        assertThat(entries.stream().map(String::new).toList()).isEqualTo(strings(vectors.get("entries")));
        assertThat(entries.stream().map(MerkleTree::leaf).toList()).isEqualTo(hashes(vectors.get("leafHashes")));
        assertThat(HexFormat.of().formatHex(EntryBundle.bytes(entries)))
                .isEqualTo(vectors.get("bundle").stringValue());
        for (String refused : strings(vectors.get("refused"))) {
            assertThatThrownBy(() -> LedgerEntry.parse(StrictText.utf8(refused)))
                    .as(refused)
                    .isInstanceOf(LedgerException.class);
        }
        for (var path : vectors.get("tilePaths").properties()) {
            assertThat(new HashTile(0, Long.parseLong(path.getKey()), 256).path())
                    .isEqualTo(path.getValue().stringValue());
        }
    }

    private static String text(Place place) {
        return switch (place) {
            case Place.Whole whole -> "whole file";
            case Place.Line line -> "line " + line.number();
            case Place.Offset at -> "byte " + at.offset();
            case Place.EntryAt entry -> "entry " + entry.index() + ", byte " + entry.offset();
        };
    }

    @Test
    void shippedLogs_areFoundSoundOrDamaged_asTheListSays() throws Exception {
        assertThat(LedgerVerifier.verify(folder().resolve("sound"))).isInstanceOfSatisfying(Verified.class, v -> {
            assertThat(v.size()).isEqualTo(5);
            assertThat(v.cosignatures()).containsExactly("enlace/cr-migration");
        });
        JsonNode list = read("damaged.json");
        assertThat(list.size()).isGreaterThan(10);
        for (var damaged : list.properties()) {
            Path log = folder().resolve("damaged").resolve(damaged.getKey());
            JsonNode expected = damaged.getValue();
            assertThat(LedgerVerifier.verify(log)).as(damaged.getKey()).isInstanceOfSatisfying(Damaged.class, found -> {
                assertThat(found.file()).isEqualTo(expected.get("file").stringValue());
                assertThat(found.flaw().name()).isEqualTo(expected.get("flaw").stringValue());
                assertThat(text(found.place())).isEqualTo(expected.get("place").stringValue());
            });
        }
    }
}
