// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.enlace.names.NameFinding.Kind;
import org.junit.jupiter.api.Test;

class NameComparisonTest {
    private static final List<String> WORDS = List.of(
            "María",
            "José",
            "Ma.",
            "J.",
            "de",
            "la",
            "Cruz",
            "Caicedo",
            "Renteria",
            "Yesid",
            "bin",
            "Yusuf",
            "al-Harithi",
            "abd",
            "Rahman",
            "Chen",
            "Guo",
            "Qiang",
            "陈国强",
            "محمود",
            "Соколовский",
            "S.A.",
            "Ltda",
            "II",
            "3",
            "Grupo",
            "Panamá",
            "Ceiba",
            "Azul",
            "(Beto)",
            "Dr.",
            "Jr",
            ",",
            "/",
            "\"Pepe\"",
            "김",
            "バラ",
            "শহীদুল",
            "MV",
            "y",
            "e",
            "O'",
            "Díaz-Luna",
            "\u0301",
            "\ud83d\ude00",
            "\ud83d",
            "x9",
            "");

    @Test
    void isSymmetric_atMostOne_andTheScoreAloneIsTheSame() {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            NameSchema schema = NameSchema.values()[chance.nextInt(NameSchema.values().length)];
            ParsedName one = ParsedName.of(name(chance), schema);
            ParsedName other = ParsedName.of(round % 3 == 0 ? one.raw() + " " + name(chance) : name(chance), schema);
            String said = "seed=" + seed + " round=" + round;
            NameComparison there = NameComparison.compare(one, other);
            NameComparison back = NameComparison.compare(other, one);
            assertThat(there.score()).as(said).isBetween(0.0, 1.0).isEqualTo(back.score());
            assertThat(NameComparison.score(one, other)).as(said).isEqualTo(there.score());
            assertThat(back.findings())
                    .as(said)
                    .isEqualTo(
                            there.findings().stream().map(NameFinding::swapped).toList());
            assertThat(there.reason()).as(said).isEqualTo(back.reason()).isNotEmpty();
        }
    }

    @Test
    void isOne_forTheSameNameTwice() {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        for (int round = 0; round < 5_000; round++) {
            NameSchema schema = NameSchema.values()[chance.nextInt(NameSchema.values().length)];
            String raw = name(chance);
            ParsedName reading = ParsedName.of(raw, schema);
            assertThat(NameComparison.score(reading, ParsedName.of(raw, schema)))
                    .as("seed=%d round=%d", seed, round)
                    .isEqualTo(reading.isEmpty() ? 0 : 1);
        }
    }

    @Test
    void theScoreIsTheProductOfWhatTheFindingsLeave() {
        NameComparison comparison = compare("Ma. Fernanda Quishpe", "Maria Fernanda Quispe Toapanta");
        double product = 1;
        for (NameFinding finding : comparison.findings()) {
            product *= 1 - finding.cost();
        }
        assertThat(comparison.score()).isCloseTo(product, within(1e-12));
    }

    @Test
    void aSecondSurnameLeftOutIsADoubt_andAnotherOneAConflict() {
        NameComparison leftOut = compare("Yesid Caicedo Rentería", "Yesid Caicedo");
        NameComparison other = compare("Yesid Caicedo Rentería", "Yesid Caicedo Angulo");

        assertThat(leftOut.match()).isTrue();
        assertThat(leftOut.reason()).isEqualTo("one of two surnames only on one side");
        assertThat(other.match()).isFalse();
        assertThat(other.findings()).extracting(NameFinding::kind).contains(Kind.DIFFERENT_SURNAME);
    }

    @Test
    void numbersDecide_inNamesOfShipsAndCompanies() {
        ParsedName third = ParsedName.of("Garza Gris III", NameSchema.VESSEL);

        assertThat(NameComparison.compare(third, ParsedName.of("M/V Garza Gris Tres", NameSchema.VESSEL))
                        .match())
                .isTrue();
        assertThat(NameComparison.compare(third, ParsedName.of("Garza Gris 4", NameSchema.VESSEL))
                        .reason())
                .contains("different numbers");
    }

    @Test
    void aRareSurnameBearsMoreThanACommonOne() {
        assertThat(compare("Ana Lucía Quishpe Tzoc", "Ana Quishpe").score())
                .isGreaterThan(compare("Ana Lucía García Tzoc", "Ana García").score());
    }

    @Test
    void aFamiliarNameInBracketsStandsForTheGivenName() {
        assertThat(compare("Rigoberto Solano (Beto)", "Beto Solano").match()).isTrue();
    }

    @Test
    void aPersonAndACompanyAreComparedAsOrganisations() {
        ParsedName person = ParsedName.of("Heriberto Chub", NameSchema.LEGAL_ENTITY);
        ParsedName company = ParsedName.of("Heriberto Chub S.A.", NameSchema.LEGAL_ENTITY);

        assertThat(person.isPerson()).isTrue();
        assertThat(company.isPerson()).isFalse();
        assertThat(NameComparison.compare(person, company).match()).isTrue();
    }

    private static NameComparison compare(String one, String other) {
        return NameComparison.compare(ParsedName.of(one, NameSchema.PERSON), ParsedName.of(other, NameSchema.PERSON));
    }

    private static String name(SplittableRandom chance) {
        StringBuilder name = new StringBuilder();
        for (int left = chance.nextInt(7); left > 0; left--) {
            if (chance.nextInt(12) == 0) {
                for (int letters = chance.nextInt(8); letters > 0; letters--) {
                    name.append((char) chance.nextInt(0x10000));
                }
            } else {
                name.append(WORDS.get(chance.nextInt(WORDS.size())));
            }
            name.append(chance.nextInt(8) == 0 ? "" : " ");
        }
        return name.toString();
    }
}
