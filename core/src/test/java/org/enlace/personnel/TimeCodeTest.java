// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-time codes against the vectors of RFC 6238, appendix B, and of RFC 4226, appendix D. */
class TimeCodeTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void areThoseOfRfc6238_withEightDigits(long second, String code) {
        assertThat(TimeCode.at(SECRET, TimeCode.step(Instant.ofEpochSecond(second)), 8))
                .isEqualTo(code);
    }

    @Test
    void areThoseOfRfc4226_withSixDigits() {
        String[] codes = {
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"
        };
        for (int count = 0; count < codes.length; count++) {
            assertThat(TimeCode.at(SECRET, count, TimeCode.DIGITS)).isEqualTo(codes[count]);
        }
    }
}
