// SPDX-License-Identifier: Apache-2.0
package org.enlace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    @Test
    void theTableIsWhatIcuSays() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FoldedText.class.getResourceAsStream("confusables.txt")),
                StandardCharsets.UTF_8))) {
            assertThat(lines.lines().collect(Collectors.joining("\n", "", "\n")))
                    .isEqualTo(MakeConfusables.table());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "V\u00edctima,victima",
        "vi\u0301ctima,victima",
        "v\u200b\u00ad\u202eictima,victima",
        "vict\u200d\ufe0f\udb40\udc41ima,victima",
        "\uff56\uff49\uff43\uff54\uff49\uff4d,victim",
        "\ud835\udc2f\ud835\udc22\ud835\udc1c\ud835\udc2d\ud835\udc22\ud835\udc26,victim",
        "v\u0456ctim\u0430,victima",
        "\u039c\u0395\u039d\u039f\u03a1,menop",
        "m\u0335en\u00f8r,menor",
        "\u0167estigo,testigo",
        "\uff12\uff10\uff11\uff14,2014",
        "\u0662\u0660\u0661\u0662,2012",
        "\u0968\u0966\u0967\u0968,2012",
        "\u0431\u0443\u043a,byk"
    })
    void textIsReadAsItIsSeen(String text, String seen) {
        assertThat(FoldedText.of(text)).isEqualTo(seen);
    }
}
