// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/**
 * Fuzzes the parsers of agreements, disclosures and messages. On demand, one method at a time:
 * {@code JAZZER_FUZZ=1 ./mvnw -pl core test -Dgroups=fuzz -DexcludedGroups=none -Dtest=ShareWiringFuzzTest#agreement*}.
 */
@Tag("fuzz")
class ShareWiringFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void agreementIsReadOrRefused(byte[] json) {
        ShareParsers.AGREEMENT.reads(json);
    }

    @FuzzTest(maxDuration = "20s")
    void disclosureIsReadOrRefused(byte[] json) {
        ShareParsers.DISCLOSURE.reads(json);
    }

    @FuzzTest(maxDuration = "20s")
    void messageIsReadOrRefused(byte[] json) {
        for (ShareParsers parser : ShareParsers.values()) {
            parser.reads(json);
        }
    }
}
