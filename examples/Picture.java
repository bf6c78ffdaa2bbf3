// SPDX-License-Identifier: Apache-2.0
import java.time.LocalDate;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.model.SubjectRef;
import org.enlace.picture.JointPicture;
import org.enlace.picture.PictureContribution;
import org.enlace.picture.SubjectSameness;

// Panama knows a recruiter and a driver; Colombia knows a driver and a boat owner. An officer confirmed that both speak of
// the same driver. The joint picture leads from the recruiter to the boat owner, and every link says who stated it.
// Run it: java -cp 'core/target/classes:core/target/lib/*' examples/Picture.java
//
// Prints:
//   Panama alone: 2 subjects, 1 link
//   together: 3 subjects, 2 links
//   path: Recruiter -> Driver -> Boat owner
//   Associate, stated by [co-migration]
//   Associate, stated by [pa-security]

static final AuthorityId PANAMA = AuthorityId.of("pa-security");
static final AuthorityId COLOMBIA = AuthorityId.of("co-migration");

void main() {
    var panama = new PictureContribution(
            PANAMA, List.of(person("p1", "Recruiter"), person("p2", "Driver")), List.of(link("k1", "p1", "p2")));
    var colombia = new PictureContribution(
            COLOMBIA, List.of(person("c1", "Driver"), person("c2", "Boat owner")), List.of(link("k2", "c1", "c2")));
    var confirmed = new SubjectSameness(new SubjectRef(PANAMA, "p2"), new SubjectRef(COLOMBIA, "c1"), true, "phone");

    var picture = JointPicture.of(List.of(panama, colombia), List.of(confirmed));

    var gain = picture.gain(PANAMA);
    IO.println("Panama alone: " + gain.verticesAlone() + " subjects, " + gain.linksAlone() + " link");
    IO.println("together: " + gain.verticesJoint() + " subjects, " + gain.linksJoint() + " links");
    IO.println(picture.path(new SubjectRef(PANAMA, "p1"), new SubjectRef(COLOMBIA, "c2")).stream()
            .map(vertex -> vertex.caption())
            .collect(Collectors.joining(" -> ", "path: ", "")));
    picture.edges().stream()
            .map(edge -> edge.relation() + ", stated by " + edge.authorities())
            .sorted()
            .forEach(IO::println);
}

Subject person(String id, String name) {
    return new Subject(id, SubjectKind.PERSON, List.of(statement("name", name)));
}

SubjectLink link(String id, String from, String to) {
    return new SubjectLink(id, "Associate", from, to, List.of(statement("role", "contact")));
}

Statement statement(String property, String value) {
    var seen = LocalDate.of(2026, 1, 1);
    return new Statement(
            property, value, value, "en",
            new StatementProvenance(
                    "observation-7", SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Act 23", seen, seen, seen.plusYears(1)));
}
