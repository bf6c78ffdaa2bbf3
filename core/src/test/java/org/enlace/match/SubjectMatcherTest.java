// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.enlace.Chance;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.region.RegionSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectMatcherTest {
    private final SubjectMatcher matcher = SubjectMatcher.standard();

    private final Subject full = Made.person(
            "a",
            "name",
            "Edelmiro Bastidas Cuesta",
            "birthDate",
            "1974-05-09",
            "nationality",
            "co",
            "idNumber",
            "1080572922");

    @Test
    void weighsWhatItsTermsSumTo_onAnyPair(@TempDir Path folder) {
        long seed = Chance.seed(1);
        SplittableRandom chance = new SplittableRandom(seed);
        List<Subject> all = RegionRecords.of(folder, 4, RegionSize.SMALL).subjects().values().stream()
                .flatMap(own -> own.values().stream())
                .toList();
        for (int at = 0; at < 20_000; at++) {
            Subject one = all.get(chance.nextInt(all.size()));
            Subject other = all.get(chance.nextInt(all.size()));
            MatchScore score = matcher.among(1 + chance.nextInt(100_000)).score(one, other);

            double sum = score.terms().stream().mapToDouble(ScoreTerm::weight).sum();
            assertThat(score.weight()).as("seed=%d", seed).isCloseTo(sum, within(1e-9));
            assertThat(score.probability()).isCloseTo(1 / (1 + Math.pow(2, -sum)), within(1e-9));
            assertThat(score.terms().getFirst().code()).isEqualTo("prior");
        }
    }

    @Test
    void isCertain_forTheSameNameInAnotherOrderWithTheSameBirthDate() {
        Subject other = Made.person("b", "name", "BASTIDAS CUESTA EDELMIRO", "birthDate", "1974-05-09");

        assertThat(matcher.score(full, other).likeness()).isEqualTo(Likeness.CERTAIN);
    }

    @Test
    void isOnlyPossible_forANamesake() {
        Subject namesake = Made.person("b", "name", "Edelmiro Bastidas Cuesta");

        assertThat(matcher.score(full, namesake).likeness()).isEqualTo(Likeness.POSSIBLE);
    }

    @Test
    void isNeverCertain_againstAnotherDocumentOfTheSameKindAndIssuer() {
        Subject other = Made.person(
                "b",
                "name",
                "Edelmiro Bastidas Cuesta",
                "birthDate",
                "1974-05-09",
                "nationality",
                "co",
                "idNumber",
                "1017000001");

        MatchScore score = matcher.score(full, other);

        assertThat(score.likeness()).isNotEqualTo(Likeness.CERTAIN);
        assertThat(weight(score, "document.conflict")).isNegative();
    }

    @Test
    void countsAnotherMaternalSurnameAgainst_butNotAMissingOne() {
        Subject dropped = Made.person("b", "name", "Edelmiro Bastidas", "birthDate", "1974-05-09");
        Subject another = Made.person("c", "name", "Edelmiro Bastidas Tenorio", "birthDate", "1974-05-09");
        MatchScore withoutOne = matcher.score(full, dropped);
        MatchScore withAnother = matcher.score(full, another);

        assertThat(codes(withoutOne)).contains("name.alike");
        assertThat(codes(withAnother)).contains("name.conflict");
        assertThat(weight(withoutOne, "name.alike")).isGreaterThan(weight(withAnother, "name.conflict") + 10);
        assertThat(withoutOne.weight()).isGreaterThan(withAnother.weight());
        assertThat(withoutOne.likeness()).isEqualTo(Likeness.CERTAIN);
        assertThat(withAnother.likeness()).isNotEqualTo(Likeness.CERTAIN);
    }

    @Test
    void seesThroughASwapOfSurnamesAndOfDayAndMonth() {
        Subject swapped = Made.person("b", "name", "Edelmiro Cuesta Bastidas", "birthDate", "1974-09-05");

        assertThat(codes(matcher.score(full, swapped))).contains("name.alike", "birthDate.swapped");
        assertThat(matcher.score(full, swapped).likeness()).isEqualTo(Likeness.CERTAIN);
    }

    @Test
    void takesAYearOfBirthAlone_forMuchLessThanADate() {
        Subject year = Made.person("a", "name", "Edelmiro Bastidas", "birthDate", "1974");
        Subject same = Made.person("b", "name", "Edelmiro Bastidas", "birthDate", "1974");
        Subject later = Made.person("c", "name", "Edelmiro Bastidas", "birthDate", "1975");

        assertThat(weight(matcher.score(year, same), "birthDate.same")).isBetween(5.0, 8.0);
        assertThat(weight(matcher.score(full, full), "birthDate.same")).isGreaterThan(12);
        assertThat(weight(matcher.score(year, later), "birthDate.different")).isNegative();
    }

    @Test
    void takesTheBestOfSeveralNames_andASharedNumberAmongSeveral() {
        Subject several = Made.person(
                "b",
                "name",
                "El Profe",
                "name",
                "Bastidas Cuesta, Edelmiro",
                "phone",
                "+573149580370",
                "phone",
                "+573149580371");
        Subject one = Made.person("c", "name", "Edelmiro Bastidas Cuesta", "phone", "+573149580371");

        assertThat(codes(matcher.score(one, several))).contains("name.equal", "phone.same");
    }

    @Test
    void isUnlikely_forAReusedPhoneWithAnotherNameAndBirthDate() {
        Subject one =
                Made.person("a", "name", "Yesid Rentería Angulo", "birthDate", "1986-11-23", "phone", "+573149580370");
        Subject stranger =
                Made.person("b", "name", "Olga Zamora Andino", "birthDate", "1968-12-18", "phone", "+573149580370");

        MatchScore score = matcher.score(one, stranger);

        assertThat(weight(score, "phone.same")).isPositive();
        assertThat(score.likeness()).isEqualTo(Likeness.UNLIKELY);
    }

    @Test
    void gainsMore_fromARareSurnameThanFromACommonOne() {
        MatchScore rare =
                matcher.score(Made.person("a", "name", "Ana Quishpe"), Made.person("b", "name", "Ana Quishpe"));
        MatchScore common =
                matcher.score(Made.person("a", "name", "Ana González"), Made.person("b", "name", "Ana González"));

        assertThat(weight(rare, "surname.rarity")).isGreaterThan(weight(common, "surname.rarity") + 3);
    }

    @Test
    void asksMoreEvidence_amongMoreRecords() {
        Subject other = Made.person("b", "name", "Edelmiro Bastidas");

        assertThat(matcher.among(1_000_000).score(full, other).weight())
                .isCloseTo(
                        matcher.among(1000).score(full, other).weight() - Math.log(1000) / Math.log(2), within(1e-9));
    }

    @Test
    void isCertain_forOnePlate_butNotForThatOfAnotherCountry() {
        Subject car = Made.subject("a", SubjectKind.VEHICLE, "registrationNumber", "ABC123", "country", "cr");
        Subject same = Made.subject("b", SubjectKind.VEHICLE, "registrationNumber", "abc-123", "country", "cr");
        Subject abroad = Made.subject("c", SubjectKind.VEHICLE, "registrationNumber", "ABC123", "country", "co");

        assertThat(matcher.score(car, same).likeness()).isEqualTo(Likeness.CERTAIN);
        assertThat(matcher.score(car, abroad).weight()).isNegative();
    }

    @Test
    void saysNothing_ofTwoKinds() {
        MatchScore score = matcher.score(full, Made.subject("p", SubjectKind.PHONE, "number", "+573149580370"));

        assertThat(score.terms()).hasSize(1);
        assertThat(score.likeness()).isEqualTo(Likeness.UNLIKELY);
    }

    @Test
    void hasNoCaseContentInItsCodes() {
        assertThat(matcher.score(full, full).terms())
                .allSatisfy(term -> assertThat(term.code()).matches("[a-zA-Z]+(\\.[a-zA-Z]+)?"));
    }

    private static List<String> codes(MatchScore score) {
        return score.terms().stream().map(ScoreTerm::code).toList();
    }

    private static double weight(MatchScore score, String code) {
        return score.terms().stream()
                .filter(term -> term.code().equals(code))
                .mapToDouble(ScoreTerm::weight)
                .sum();
    }
}
