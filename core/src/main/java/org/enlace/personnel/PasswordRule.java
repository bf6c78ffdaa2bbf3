// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlace.model.OfficerName;

/**
 * Which passwords an officer may choose: at least twelve characters that are not guessed soon, neither by a list of
 * common passwords, words and keyboard walks (zxcvbn), nor by the officer's, the authority's and the trade's own words.
 */
final class PasswordRule {
    private static final int SHORTEST = 12;

    /** At least a hundred million guesses. */
    private static final int GOOD = 3;

    /** The estimate costs more than the square of the length. */
    private static final int LOOKED_AT = 64;

    private static final List<String> TRADE = List.of(
            ("enlace contraseña contrasena clave secreto secreta acceso usuario administrador administradora analista"
                            + " oficial coordinador coordinadora policia fiscal fiscalia migracion frontera seguridad"
                            + " nacional ministerio gobierno unidad operacion centroamerica panama colombia costarica"
                            + " mexico guatemala honduras ecuador salvador nicaragua bienvenido bienvenida"
                            + " hola mundo temporal cambiar prueba liaison oversight coordinator analyst")
                    .split(" ", -1));

    /** Made once, when the first password is set: it reads its lists then. */
    private static final class Estimate {
        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    private PasswordRule() {}

    static boolean isGood(String password, OfficerName officer, String authority) {
        if (password.length() < SHORTEST) {
            return false;
        }
        List<String> known = new ArrayList<>(TRADE);
        known.addAll(words(officer.value()));
        known.addAll(words(authority));
        String looked = password.substring(0, Math.min(password.length(), LOOKED_AT));
        return Estimate.ZXCVBN.measure(looked, known).getScore() >= GOOD;
    }

    private static List<String> words(String text) {
        List<String> words =
                new ArrayList<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
        words.add(text.toLowerCase(Locale.ROOT));
        words.removeIf(word -> word.length() < 2);
        return words;
    }
}
