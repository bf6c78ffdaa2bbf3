// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.enlace.card.WireException;

class EnvelopeFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void anyBytes_areAnEnvelopeInItsOneEncoding_orRefused(byte[] bytes) {
        try {
            assertThat(Envelope.parse(bytes).encoded()).isEqualTo(bytes);
        } catch (WireException refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }

    @FuzzTest(maxDuration = "30s")
    void anyBytes_areAReceiptInItsOneEncoding_orRefused(byte[] bytes) {
        try {
            assertThat(Receipt.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (WireException refused) {
            assertThat(refused.refusal()).isNotNull();
        }
    }
}
