// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnaccentedTextTest {
    @ParameterizedTest
    @CsvSource({
        "'Total: (3 PERSONAS)', 'total: (3 personas)'",
        "ÁÑÇ ô, anc o",
        "Жуков Й, жуков и",
        "Ｃａｓａ Nº ２, casa no 2",
        "Łukasz, łukasz",
        "'', ''"
    })
    void lettersLoseTheirAccents_andNothingElseIsLost(String text, String folded) {
        assertThat(UnaccentedText.of(text)).isEqualTo(folded);
    }
}
