// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;
import org.junit.jupiter.api.Test;

class JointPictureTest {
    private static final AuthorityId PANAMA = AuthorityId.of("pa-security");
    private static final AuthorityId COLOMBIA = AuthorityId.of("co-migration");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final PictureContribution panama = new PictureContribution(
            PANAMA, List.of(person("p1"), person("p2"), person("p3")), List.of(link("k1", "p1", "p2")));
    private final PictureContribution colombia =
            new PictureContribution(COLOMBIA, List.of(person("c1"), person("c2")), List.of(link("k9", "c1", "c2")));
    private final SubjectSameness confirmed =
            new SubjectSameness(ref(PANAMA, "p2"), ref(COLOMBIA, "c1"), true, "phone");

    @Test
    void aConfirmedMatch_joinsTwoSubjectsIntoOneVertex() {
        JointPicture picture = JointPicture.of(List.of(panama, colombia), List.of(confirmed));
        assertThat(picture.vertices()).hasSize(4);
        PictureVertex joined = picture.vertexOf(ref(PANAMA, "p2")).orElseThrow();
        assertThat(joined.authorities()).containsExactly(COLOMBIA, PANAMA);
        assertThat(picture.vertexOf(ref(COLOMBIA, "c1"))).contains(joined);
        assertThat(picture.path(ref(PANAMA, "p1"), ref(COLOMBIA, "c2")))
                .extracting(PictureVertex::id)
                .containsExactly(ref(PANAMA, "p1"), joined.id(), ref(COLOMBIA, "c2"));
    }

    @Test
    void whatIsOne_isCalledByEachAsItCallsItItself() {
        PictureVertex joined = JointPicture.of(List.of(panama, colombia), List.of(confirmed))
                .vertexOf(ref(PANAMA, "p2"))
                .orElseThrow();
        assertThat(joined.captionFor(PANAMA)).isEqualTo("Name p2");
        assertThat(joined.captionFor(COLOMBIA)).isEqualTo("Name c1");
        assertThat(joined.captionFor(AuthorityId.of("gt-security"))).isEqualTo("Name c1");
    }

    @Test
    void whatARoleSees_keepsTheLinksBetweenThatAlone() {
        JointPicture picture = JointPicture.of(List.of(panama, colombia), List.of(confirmed));
        JointPicture seen = picture.only(vertex -> vertex.authorities().contains(COLOMBIA));
        assertThat(seen.vertices())
                .extracting(PictureVertex::id)
                .containsExactly(ref(COLOMBIA, "c1"), ref(COLOMBIA, "c2"));
        assertThat(seen.edges()).hasSize(1);
        assertThat(seen.vertexOf(ref(PANAMA, "p1"))).isEmpty();
    }

    @Test
    void anUnconfirmedMatch_isALeadBetweenTwoVertices() {
        var lead = new SubjectSameness(ref(PANAMA, "p2"), ref(COLOMBIA, "c1"), false, "phone");
        JointPicture picture = JointPicture.of(List.of(panama, colombia), List.of(lead));
        assertThat(picture.vertices()).hasSize(5);
        assertThat(picture.edges()).filteredOn(PictureEdge::lead).hasSize(1);
    }

    @Test
    void everyLink_saysWhoContributedIt() {
        var both = new SubjectSameness(ref(PANAMA, "p1"), ref(COLOMBIA, "c2"), true, "document");
        var reversed = new PictureContribution(COLOMBIA, colombia.subjects(), List.of(link("k9", "c2", "c1")));
        JointPicture picture = JointPicture.of(List.of(panama, reversed), List.of(confirmed, both));
        assertThat(picture.edges()).singleElement().satisfies(edge -> {
            assertThat(edge.authorities()).containsExactly(COLOMBIA, PANAMA);
            assertThat(edge.voices()).extracting(PictureEdge.Voice::link).containsExactlyInAnyOrder("k1", "k9");
        });
    }

    @Test
    void theJointPart_leavesOutWhatOneAuthoritySeesAlone() {
        JointPicture joint =
                JointPicture.of(List.of(panama, colombia), List.of(confirmed)).joint();
        assertThat(joint.vertices()).hasSize(3);
        assertThat(joint.vertexOf(ref(PANAMA, "p3"))).isEmpty();
    }

    @Test
    void theWhole_staysWhole_andWhatIsCutBeginsWithTheSmallestOfOneAuthority() {
        JointPicture whole = JointPicture.of(List.of(panama, colombia), List.of(confirmed));
        assertThat(whole.first(100)).isSameAs(whole);
        assertThat(whole.first(3).vertices())
                .extracting(PictureVertex::id)
                .isEqualTo(
                        whole.joint().vertices().stream().map(PictureVertex::id).toList());
        assertThat(whole.first(2).vertices()).hasSize(2);
    }

    @Test
    void positions_leaveRoomForEveryMark_alsoAtSeveralHundred() {
        List<Subject> subjects = new ArrayList<>();
        List<SubjectLink> links = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 467; i++) {
            subjects.add(person("s" + i));
            if (i % 12 != 0) {
                links.add(link("l" + i, "s" + (i - 1 - random.nextInt(i % 12)), "s" + i));
            }
        }
        List<PictureLayout.Position> places = JointPicture.of(
                        List.of(new PictureContribution(PANAMA, subjects, links)), List.of())
                .positions();
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            for (int j = 0; j < i; j++) {
                nearest = Math.min(
                        nearest,
                        Math.hypot(
                                places.get(i).x() - places.get(j).x(),
                                places.get(i).y() - places.get(j).y()));
            }
        }
        assertThat(nearest)
                .as("marks of a quarter of the side of an even grid do not touch")
                .isGreaterThan(1 / Math.sqrt(467) / 4);
    }

    @Test
    void theGain_countsWhatOnlyTogetherIsSeen() {
        var gain =
                JointPicture.of(List.of(panama, colombia), List.of(confirmed)).gain(PANAMA);
        assertThat(gain).isEqualTo(new JointPicture.Gain(3, 4, 1, 2, 2, 3));
    }

    @Test
    void aNeighbourhood_isNearestFirstAndCapped() {
        JointPicture picture = JointPicture.of(List.of(panama, colombia), List.of(confirmed));
        assertThat(picture.around(ref(PANAMA, "p1"), 1, 10).vertices()).hasSize(2);
        assertThat(picture.around(ref(PANAMA, "p1"), 9, 10).vertices()).hasSize(3);
        assertThat(picture.around(ref(PANAMA, "p1"), 9, 2).vertices())
                .extracting(PictureVertex::id)
                .contains(ref(PANAMA, "p1"));
        assertThat(picture.around(ref(PANAMA, "nobody"), 2, 10).vertices()).isEmpty();
    }

    @Test
    void positions_areTheSameWhateverTheOrderOfTheInput() {
        long seed = 7;
        List<Subject> subjects = new ArrayList<>();
        List<SubjectLink> links = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            subjects.add(person("s" + i));
            links.add(link("l" + i, "s" + random.nextInt(i + 1), "s" + i));
        }
        JointPicture one = JointPicture.of(List.of(new PictureContribution(PANAMA, subjects, links)), List.of());
        Collections.shuffle(subjects, random);
        JointPicture other = JointPicture.of(List.of(new PictureContribution(PANAMA, subjects, links)), List.of());
        assertThat(other.positions()).isEqualTo(one.positions());
        assertThat(one.positions()).allSatisfy(place -> {
            assertThat(place.x()).isBetween(0.0, 1.0);
            assertThat(place.y()).isBetween(0.0, 1.0);
        });
        assertThat(one.positions().stream().distinct().count()).isEqualTo(300);
    }

    private static SubjectRef ref(AuthorityId authority, String id) {
        return new SubjectRef(authority, id);
    }

    private static Subject person(String id) {
        return new Subject(id, SubjectKind.PERSON, List.of(statement("name", "Name " + id)));
    }

    private static SubjectLink link(String id, String from, String to) {
        return new SubjectLink(id, "Associate", from, to, List.of(statement("role", "driver")));
    }

    private static Statement statement(String property, String value) {
        return new Statement(
                property,
                value,
                value,
                "",
                new StatementProvenance(
                        "src", SourceGrade.parse("B2"), HandlingMark.DEFAULT, "law", DAY, DAY, DAY.plusYears(1)));
    }
}
