// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {
    @ParameterizedTest
    @CsvSource({
        "'  José  ÁLVAREZ-Ruiz, S.A. ', jose alvarez ruiz s a",
        "O'Hara, o hara",
        "8-712-43, 8 712 43",
        "Ñandú nº 7, nandu no 7",
        "Жуков-Петров, жуков петров",
        "Łukasz Straße, łukasz straße",
        "Ｃａｓａ ２, casa 2",
        "--, ''"
    })
    void aTextIsReadAsItsWords(String text, String words) {
        assertThat(PlainWords.of(text)).isEqualTo(words);
    }

    /** The quick way for Latin letters must be the general one. */
    @Test
    void theQuickWayIsTheGeneralOne() {
        IntStream.range(1, 0x3000).filter(Character::isDefined).forEach(point -> {
            String text = "x" + Character.toString(point) + "y";
            String general = Normalizer.normalize(text, Normalizer.Form.NFKD)
                    .replaceAll("\\p{M}+", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{Nd}]+", " ")
                    .strip();
            assertThat(PlainWords.of(text)).as(Integer.toHexString(point)).isEqualTo(general);
        });
    }
}
