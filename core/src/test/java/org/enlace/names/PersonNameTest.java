// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.junit.jupiter.api.Test;

class PersonNameTest {
    private static final String LETTERS = "abz ,.-'ñÉ 漢ЖÅ1\u0301\ud83d";

    @Test
    void readsGivenNamesFirst() {
        PersonName name = PersonName.parse("María José Pérez Caicedo");

        assertThat(name.given()).containsExactly("maria", "jose");
        assertThat(name.paternal()).isEqualTo("perez");
        assertThat(name.maternal()).isEqualTo("caicedo");
    }

    @Test
    void readsSurnamesFirst_withoutComma() {
        PersonName name = PersonName.parse("BASTIDAS CUESTA EDELMIRO");

        assertThat(name).isEqualTo(new PersonName(List.of("edelmiro"), "bastidas", "cuesta", name.sure()));
    }

    @Test
    void readsSurnamesFirst_withComma() {
        PersonName name = PersonName.parse("Chub Caal, Heriberto J.");

        assertThat(name).isEqualTo(new PersonName(List.of("heriberto", "j"), "chub", "caal", true));
    }

    @Test
    void keepsParticlesWithTheirSurname() {
        PersonName name = PersonName.parse("Ana Lucía de la Cruz Del Cid");

        assertThat(name.given()).containsExactly("ana", "lucia");
        assertThat(name.paternal()).isEqualTo("de la cruz");
        assertThat(name.maternal()).isEqualTo("del cid");
    }

    @Test
    void fillsOutShortForms() {
        assertThat(PersonName.parse("Ma. Fernanda Ríos Mejía").given()).containsExactly("maria", "fernanda");
        assertThat(PersonName.parse("Md Rafiqul Islam").given()).containsExactly("mohammad", "rafiqul");
    }

    @Test
    void keepsMaAsAChineseFamilyName() {
        assertThat(PersonName.parse("Haitao Ma").paternal()).isEqualTo("ma");
    }

    @Test
    void readsTheOldSonAndAnAndBetweenSurnames() {
        PersonName name = PersonName.parse("Jaime Rojas y Vélez");

        assertThat(name.paternal()).isEqualTo("rojas");
        assertThat(name.maternal()).isEqualTo("velez");
    }

    @Test
    void offersTheOtherOrder_whereItIsInDoubt() {
        List<PersonName> readings = PersonName.readings("Omar David");

        assertThat(readings).hasSize(2);
        assertThat(readings).extracting(PersonName::first).containsExactlyInAnyOrder("omar", "david");
    }

    @Test
    void isEmpty_withoutLetters() {
        assertThat(PersonName.parse("").isEmpty()).isTrue();
        assertThat(PersonName.parse(" -- ,").isEmpty()).isTrue();
    }

    @Test
    void neverFails_onAnyText() {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int at = 0; at < 5_000; at++) {
            StringBuilder text = new StringBuilder();
            for (int left = chance.nextInt(40); left > 0; left--) {
                text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
            }
            assertThat(PersonName.readings(text.toString())).as("seed=%d", seed).isNotEmpty();
        }
    }

    @Test
    void readsMostNames_ofEitherOrderRight() {
        int right = 0;
        for (String given : List.of("yesid", "rosa maria", "jose luis", "wilmer", "zenaida", "carlos andres")) {
            for (String surnames :
                    List.of("quishpe", "renteria angulo", "garcia lopez", "xicara choc", "pitti samudio")) {
                right += NameWords.of(given)
                                .equals(PersonName.parse(given + " " + surnames).given())
                        ? 1
                        : 0;
                right += NameWords.of(given)
                                .equals(PersonName.parse(surnames + " " + given).given())
                        ? 1
                        : 0;
            }
        }
        assertThat(right).isGreaterThanOrEqualTo(56);
    }
}
