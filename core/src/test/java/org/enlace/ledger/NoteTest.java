// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoteTest {
    /** The example of Go's sumdb/note package, made by another implementation. */
    private static final String OTHERS_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String OTHERS_TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String OTHERS_SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    @Test
    void noteOfAnotherImplementation_verifies() {
        VerifierKey key = VerifierKey.parse(OTHERS_KEY);
        byte[] line = Base64.getDecoder().decode(OTHERS_SIGNATURE);
        assertThat(key.line()).isEqualTo(OTHERS_KEY);
        assertThat(Arrays.copyOf(line, 4)).isEqualTo(key.idBytes());
        byte[] signature = Arrays.copyOfRange(line, 4, line.length);
        assertThat(key.verifies(StrictText.utf8(OTHERS_TEXT), signature)).isTrue();
        assertThat(key.verifies(StrictText.utf8(OTHERS_TEXT + "\n"), signature)).isFalse();
        signature[63] ^= 0x10;
        assertThat(key.verifies(StrictText.utf8(OTHERS_TEXT), signature)).isFalse();
    }

    @Test
    void keyInAnotherSpelling_isRefused() throws Exception {
        String good = LedgerFixture.key("enlace/pa").verifier().line();
        assertThat(VerifierKey.parse(good).line()).isEqualTo(good);
        for (String bad : List.of(
                "",
                "a+b",
                good + " ",
                good.replace("enlace/pa", "enlace/pb"),
                good.replace("+A", "+B"),
                OTHERS_KEY.replace("c74f20a3", "C74F20A3"))) {
            assertThatThrownBy(() -> VerifierKey.parse(bad)).as(bad).isInstanceOf(LedgerException.class);
        }
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatThrownBy(() -> VerifierKey.log("x", rsa.getPublic())).isInstanceOf(LedgerException.class);
    }

    @Test
    void halvesOfTwoKeys_areNoKey() {
        var one = LedgerFixture.keyPair();
        var two = LedgerFixture.keyPair();
        assertThatThrownBy(() -> LogKey.of("enlace/pa", one.getPrivate(), two.getPublic()))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.reason()).isEqualTo(LedgerException.Reason.KEY));
        assertThat(LogKey.of("enlace/pa", one.getPrivate(), one.getPublic()).toString())
                .doesNotContain("PrivateKey");
    }

    @Test
    void tilePaths_followTheLayout() {
        assertThat(new HashTile(0, 0, 256).path()).isEqualTo("tile/0/000");
        assertThat(new HashTile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new HashTile(3, 1_000, 5).path()).isEqualTo("tile/3/x001/000.p/5");
        assertThat(new HashTile(HashTile.ENTRIES, 999, 255).path()).isEqualTo("tile/entries/999.p/255");
        // The example of the specification: 70,000 entries.
        assertThat(HashTile.at(0, 273, HashTile.count(0, 70_000)).path()).isEqualTo("tile/0/273.p/112");
        assertThat(HashTile.at(1, 0, HashTile.count(1, 70_000)).path()).isEqualTo("tile/1/000");
        assertThat(HashTile.at(1, 1, HashTile.count(1, 70_000)).path()).isEqualTo("tile/1/001.p/17");
        assertThat(HashTile.at(2, 0, HashTile.count(2, 70_000)).path()).isEqualTo("tile/2/000.p/1");
        for (String path : List.of("tile/0/x000/001", "tile/0/0", "tile/0/000.p/256", "tile/0/000.p/01", "x")) {
            assertThat(HashTile.parse(path)).as(path).isEmpty();
        }
    }
}
