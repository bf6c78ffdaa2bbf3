// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementDigestTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void isWrittenAndReadAsTheSameText() {
        assertThat(new AgreementDigest(DIGEST)).hasToString(DIGEST);
        assertThat(AgreementDigest.read(DIGEST)).contains(new AgreementDigest(DIGEST));
        assertThat(AgreementDigest.unlessEmpty(DIGEST)).contains(new AgreementDigest(DIGEST));
    }

    @Test
    void isNone_whereAMessageNamesNoAgreement() {
        assertThat(AgreementDigest.unlessEmpty("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "pa-cr", "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef"})
    void isRefused_whereTheTextIsNotOne_withoutRepeatingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgreementDigest(text))
                .withMessage("an agreement's digest must be 64 lower-case hexadecimal digits: length=" + text.length());
        assertThat(AgreementDigest.read(text)).isEmpty();
    }
}
