// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NormalizedTextTest {
    @Test
    void textsThatPeopleWrite_areNormalizedAsUnicodeSays() {
        for (String text : new String[] {
            "", "José", "Nguyễn Văn Đức", "e\u0301".repeat(500), "ﬁ Ａ № ½", "a" + "\u0301".repeat(30) + "b"
        }) {
            for (Normalizer.Form form : Normalizer.Form.values()) {
                assertThat(NormalizedText.of(text, form))
                        .as("%s %s", form, text)
                        .isEqualTo(Normalizer.normalize(text, form));
            }
        }
    }

    @Test
    @Timeout(20)
    void heapsOfMarks_areCutAndCostNoMoreThanTheirLength() {
        String heap = "\u0301\u0323".repeat(500_000);
        String text = "a" + heap + "b" + heap + "c";
        assertThat(UnaccentedText.of(text)).isEqualTo("abc");
        assertThat(FoldedText.of(text)).isEqualTo("abc");
        assertThat(NormalizedText.of(text, Normalizer.Form.NFC)).hasSizeBetween(33, 63);
    }
}
