// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanishSoundKeyTest {

    @ParameterizedTest
    @CsvSource({
        "ximenez,jimenes", "gimenez,jimenez", "vasquez,bazques", "quinones,kinones", "caicedo,caycedo", "zuniga,suniga",
        "yesid,llesid", "hernandez,ernandes", "guevara,guebara", "esther,ester", "christian,cristian", "sofia,sophia"
    })
    void isTheSame_forWhatSoundsTheSame(String one, String other) {
        assertThat(SpanishSoundKey.of(one)).isEqualTo(SpanishSoundKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"rojas,rosas", "mora,moro", "perez,paez", "chavez,caves", "luna,lina", "pena,pina", "mena,mesa"})
    void differs_forWhatSoundsDifferent(String one, String other) {
        assertThat(SpanishSoundKey.of(one)).isNotEqualTo(SpanishSoundKey.of(other));
    }
}
