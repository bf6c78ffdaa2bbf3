// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/**
 * Fuzzes each parser. On demand, one method at a time: {@code JAZZER_FUZZ=1 ./mvnw -pl core test -Dgroups=fuzz
 * -DexcludedGroups=none -Dtest=MessageFuzzTest#tagSet*}.
 */
@Tag("fuzz")
class MessageFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void tagSetIsReadOrRefused(byte[] message) {
        MessageParsers.TAG_SET.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void tagDeltaIsReadOrRefused(byte[] message) {
        MessageParsers.TAG_DELTA.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void manifestIsReadOrRefused(byte[] message) {
        MessageParsers.MANIFEST.reads(message);
        MessageParsers.COSIGNED.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void blindedChunkIsReadOrRefused(byte[] message) {
        MessageParsers.BLINDED.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void evaluatedChunkIsReadOrRefused(byte[] message) {
        MessageParsers.EVALUATED.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void tagHeaderIsReadOrRefused(byte[] message) {
        MessageParsers.TAG_HEADER.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void unprovedChunkIsReadOrRefused(byte[] message) {
        MessageParsers.UNPROVED.reads(message);
    }

    @FuzzTest(maxDuration = "20s")
    void savedQueryIsReadOrRefused(byte[] message) {
        MessageParsers.SAVED_QUERY.reads(message);
    }
}
