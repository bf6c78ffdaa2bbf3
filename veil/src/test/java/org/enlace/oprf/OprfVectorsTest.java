// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.enlace.veil.Vectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OprfVectorsTest {

    @Test
    void everyVectorOfRfc9497Passes_inBothModes() throws Exception {
        int checked = 0;
        for (JsonNode suite :
                Vectors.read("veil/rfc9497-ristretto255-sha512.json").get("suites")) {
            OprfFunction mode = suite.get("mode").asInt() == 0 ? OprfFunction.BASE : OprfFunction.VERIFIABLE;
            byte[] key = mode.deriveKey(Vectors.hex(suite, "seed"), Vectors.hex(suite, "keyInfo"));
            assertThat(key).isEqualTo(Vectors.hex(suite, "skSm"));
            assertThat(mode.domain("HashToGroup-")).isEqualTo(Vectors.hex(suite, "groupDST"));
            for (JsonNode vector : suite.get("vectors")) {
                check(mode, MemorySegment.ofArray(key), vector);
                if (mode == OprfFunction.VERIFIABLE) {
                    checkProof(MemorySegment.ofArray(key), Vectors.hex(suite, "pkSm"), vector);
                }
                checked++;
            }
        }
        assertThat(checked).isEqualTo(5);
    }

    private static void check(OprfFunction mode, MemorySegment key, JsonNode vector) {
        byte[][] inputs = Vectors.list(vector, "Input");
        byte[][] blinds = Vectors.list(vector, "Blind");
        byte[] blinded = Vectors.packed(vector, "BlindedElement");
        byte[] evaluated = RistrettoGroup.multiplyAll(key, blinded);
        assertThat(evaluated).isEqualTo(Vectors.packed(vector, "EvaluationElement"));
        byte[][] outputs = Vectors.list(vector, "Output");
        for (int i = 0; i < inputs.length; i++) {
            assertThat(mode.blind(inputs[i], blinds[i])).isEqualTo(element(blinded, i));
            assertThat(OprfFunction.finalize(inputs[i], RistrettoGroup.invert(blinds[i]), evaluated, i))
                    .isEqualTo(outputs[i]);
            assertThat(mode.evaluate(key, inputs[i])).isEqualTo(outputs[i]);
        }
    }

    private static void checkProof(MemorySegment key, byte[] publicKey, JsonNode vector) {
        assertThat(RistrettoGroup.multiplyBase(key)).isEqualTo(publicKey);
        DleqProof dleq = new DleqProof(OprfFunction.VERIFIABLE);
        byte[] blinded = Vectors.packed(vector, "BlindedElement");
        byte[] evaluated = Vectors.packed(vector, "EvaluationElement");
        byte[] expected = Vectors.hex(vector.get("Proof"), "proof");
        byte[] proof = dleq.prove(key, publicKey, blinded, evaluated, Vectors.hex(vector.get("Proof"), "r"));
        assertThat(proof).isEqualTo(expected);
        assertThat(dleq.holds(publicKey, blinded, evaluated, proof)).isTrue();
        for (int i = 0; i < proof.length; i++) {
            byte[] altered = proof.clone();
            altered[i] ^= 1;
            assertThat(dleq.holds(publicKey, blinded, evaluated, altered)).isFalse();
        }
    }

    private static byte[] element(byte[] packed, int index) {
        return Arrays.copyOfRange(packed, index * 32, index * 32 + 32);
    }
}
