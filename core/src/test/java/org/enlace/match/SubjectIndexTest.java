// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.enlace.match.MatchScore.Likeness;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.junit.jupiter.api.Test;

class SubjectIndexTest {
    private final Subject boatOwner = Made.person("1", "name", "Edelmiro Bastidas Cuesta", "birthDate", "1974-05-09");
    private final Subject forger = Made.person("2", "name", "Nilo Tejeira Camarena", "phone", "+50766228519");
    private final SubjectIndex index = SubjectIndex.of(SubjectMatcher.standard(), List.of(boatOwner, forger));

    private List<Subject> candidates(Subject foreign) {
        return index.matches(foreign, Likeness.UNLIKELY).stream()
                .map(SubjectIndex.Candidate::own)
                .toList();
    }

    @Test
    void findsByTwoPartsOfAName() {
        assertThat(candidates(Made.person("x", "name", "EDELMIRO BASTIDAS"))).containsExactly(boatOwner);
    }

    @Test
    void findsByBirthDateAndOnePart_evenWithDayAndMonthExchanged() {
        assertThat(candidates(Made.person("x", "name", "Elmiro Bastida Cuestas", "birthDate", "1974-09-05")))
                .containsExactly(boatOwner);
    }

    @Test
    void findsByAnExactIdentifier_underAnyName() {
        assertThat(candidates(Made.person("x", "name", "Otro Nombre", "phone", "+507 6622-8519")))
                .containsExactly(forger);
    }

    @Test
    void findsASurnameWithoutItsParticles_andAnAliasAsAGivenName() {
        Subject docker = Made.person("3", "name", "Ismael de la Cruz (Chelo)");
        index.add(docker);
        assertThat(candidates(Made.person("x", "name", "Cruz, Ismael"))).containsExactly(docker);
        assertThat(candidates(Made.person("x", "name", "Chelo Cruz"))).containsExactly(docker);
    }

    @Test
    void findsAName_inAnotherScript() {
        Subject broker = Made.person("3", "name", "Григорий Соколовский");
        index.add(broker);
        assertThat(candidates(Made.person("x", "name", "Grigoriy Sokolovskiy"))).containsExactly(broker);
    }

    @Test
    void findsACompany_byTheOneWordThatTellsItFromOthers() {
        Subject company = Made.subject("3", SubjectKind.ORGANISATION, "name", "Inversiones Tamarindo S.A.");
        index.add(company);
        assertThat(candidates(Made.subject("x", SubjectKind.ORGANISATION, "name", "TAMARINDO, S. A.")))
                .containsExactly(company);
    }

    @Test
    void leavesStrangersAlone() {
        assertThat(candidates(Made.person("x", "name", "Rosalba Villalobos", "birthDate", "1982-06-04")))
                .isEmpty();
    }

    @Test
    void forgetsWhatIsRemoved_andReplacesWhatIsAddedAgain() {
        index.remove("1");
        index.add(Made.person("2", "name", "Aquilino Samudio Pitti"));

        assertThat(index.size()).isEqualTo(1);
        assertThat(candidates(boatOwner)).isEmpty();
        assertThat(candidates(forger)).isEmpty();
        assertThat(index.matches(Made.person("x", "name", "Aquilino Zamudio Pitti"), Likeness.POSSIBLE))
                .hasSize(1);
    }
}
