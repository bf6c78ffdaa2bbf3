// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class OversightCosignerTest {
    @Test
    void keyIsReadHoweverItIsWritten() throws Exception {
        PublicKey key =
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        byte[] info = key.getEncoded();
        byte[] bare = Arrays.copyOfRange(info, info.length - 32, info.length);
        OversightCosigner cosigner =
                new OversightCosigner(Base64.getUrlEncoder().withoutPadding().encodeToString(bare));
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(20, new byte[] {'\r', '\n'}).encodeToString(info)
                + "\n-----END PUBLIC KEY-----\n";
        for (String written : List.of(
                cosigner.key(),
                Base64.getEncoder().encodeToString(bare),
                " " + Base64.getUrlEncoder().encodeToString(bare) + "\n",
                Base64.getEncoder().encodeToString(info),
                pem)) {
            assertThat(OversightCosigner.read(written)).hasValue(cosigner);
        }
    }

    @Test
    void whatIsNoKeyIsNotRead() throws Exception {
        String other = Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("X25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded());
        for (String written :
                List.of("", "no key", "AAAA", "A".repeat(42), "A".repeat(44), "A".repeat(200), "é", other)) {
            assertThat(OversightCosigner.read(written)).as(written).isEmpty();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new OversightCosigner("AAAA"));
    }
}
