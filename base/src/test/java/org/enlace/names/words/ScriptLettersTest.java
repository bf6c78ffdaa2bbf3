// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.stream.Collectors;
import org.enlace.names.MakeScripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptLettersTest {
    @Test
    void theTableIsWhatIcuSays() throws IOException {
        try (BufferedReader lines = WordList.open("scripts.txt")) {
            assertThat(lines.lines().collect(Collectors.joining("\n", "", "\n")))
                    .isEqualTo(MakeScripts.table());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Щербаков, shcherbakov",
        "Παπαδόπουλος, papadopoylos",
        "陈国强, chen guoqiang",
        "欧阳美, ouyang mei",
        "김민준, gim minjun",
        "キャラ, kyara",
        "শহীদুল, shahidul",
        "דוד, dwd",
        "გიორგი, giorgi",
        "Արամ, aram",
        "الحارثي, al-harthi"
    })
    void readsEachScript(String raw, String latin) {
        assertThat(ScriptLetters.toLatin(raw, true)).isEqualTo(latin);
    }

    @Test
    void keepsSignsOfCompaniesTogether() {
        assertThat(ScriptLetters.toLatin("陈国强", false)).isEqualTo("chenguoqiang");
    }

    @Test
    void keepsUnknownLettersApart() {
        assertThat(ScriptLetters.toLatin("ᚠᚢ", true)).hasSize(2).isNotEqualTo(ScriptLetters.toLatin("ᚢᚠ", true));
    }
}
