// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.enlace.model.OfficerName;
import org.enlace.personnel.PasswordRule.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords may be chosen. */
class PasswordRuleTest {
    private static Fault fault(String password) {
        return PasswordRule.fault(password, new OfficerName("marta.quiros"), "Seguridad de Panamá");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tres-palabras-largas",
                "siete faroles azules",
                "unvientodeotrolado",
                "zapato trompeta nube",
                "8402 7719 3650 11",
                "ñandú búho yagé ají"
            })
    void takesWhateverIsLongAndNotGuessed_withoutCapitalsDigitsOrSigns(String password) {
        assertThat(fault(password)).isEqualTo(Fault.NONE);
    }

    @Test
    void countsCharacters_notHalvesOfThem() {
        assertThat(fault("🦜🦉🦜🐢🦎🐸")).isEqualTo(Fault.SHORT);
        assertThat(fault("Xk7#qLm2vTz")).isEqualTo(Fault.SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "contraseña1234",
                "Contraseña2026!",
                "teamomucho2026",
                "corazón-mariposa",
                "flamengocampeao",
                "martaquiros2026",
                "seguridadpanama",
                "qwertyuiopasdf",
                "abcabcabcabc",
                "saprissa-campeon"
            })
    void refusesWhatIsGuessedSoon_inTheRegionsLanguagesToo(String password) {
        assertThat(fault(password)).isEqualTo(Fault.COMMON);
    }

    @Test
    void isOnePassword_howeverAKeyboardComposesIt() {
        String hash = PasswordHash.of("contrasen\u0303a muy larga", new SecureRandom());
        assertThat(PasswordHash.matches("contrase\u00f1a muy larga", hash)).isTrue();
        assertThat(PasswordHash.matches("contrasena muy larga", hash)).isFalse();
    }
}
