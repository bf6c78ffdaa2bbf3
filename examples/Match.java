// SPDX-License-Identifier: Apache-2.0
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.enlace.match.Matcher;
import org.enlace.model.Grade;
import org.enlace.model.Handling;
import org.enlace.model.Statement;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;

// Are these two the same? Three records from abroad are scored against one of Panama's own, with every reason.
// Run it: java -cp 'core/target/classes:core/target/lib/*' examples/Match.java
//
// Prints:
//   same man, other order, surname dropped, day and month exchanged: CERTAIN
//   a namesake: POSSIBLE
//   another name on the same telephone: UNLIKELY

void main() {
    var own = person("name", "Aquilino Samudio Pitti", "birthDate", "1969-02-07", "phone", "+50766123401");

    // The more own records there are, the more one of them must have in common with the one from abroad.
    var matcher = Matcher.standard().among(2_000);

    show(matcher, "same man, other order, surname dropped, day and month exchanged", own,
            person("name", "ZAMUDIO AQUILINO", "birthDate", "1969-07-02", "phone", "+507 6612-3401"));
    show(matcher, "a namesake", own, person("name", "Aquilino Samudio Pitti"));
    show(matcher, "another name on the same telephone", own,
            person("name", "Olga Zamora Andino", "birthDate", "1978-12-18", "phone", "+50766123401"));
}

void show(Matcher matcher, String title, Subject own, Subject foreign) {
    var score = matcher.score(own, foreign);
    IO.println(title + ": " + score.likeness());
    for (var term : score.terms()) {
        IO.println("  %7.2f  %s".formatted(term.weight(), term.code()));
    }
    IO.println("  %7.2f  bits together, probability %.4f".formatted(score.weight(), score.probability()));
}

Subject person(String... pairs) {
    var day = LocalDate.of(2026, 3, 1);
    List<Statement> statements = new ArrayList<>();
    for (int at = 0; at < pairs.length; at += 2) {
        statements.add(new Statement(
                pairs[at], pairs[at + 1], pairs[at + 1], "", "register", Grade.UNEVALUATED, Handling.DEFAULT,
                "invented", day, day, day.plusDays(90)));
    }
    return new Subject("record", SubjectKind.PERSON, statements);
}
