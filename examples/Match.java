// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.enlace.linkage.LinkageIndex;
import org.enlace.tabular.TableFiles;
import org.enlace.training.RecordLinkage;

// Which records are the same person? Two registers with different headers are linked without configuration, then one newcomer
// against many.
// Run it: java -cp 'core/target/classes:core/target/lib/*' examples/Match.java
//
// Prints:
//   R002 and H109 are the same: probability 1.0000
//   the newcomer is R002

void main() throws Exception {
    var data = Files.isDirectory(Path.of("examples")) ? Path.of("examples", "data") : Path.of("data");
    var owners = TableFiles.read(data.resolve("boat-owners.csv"));
    var harbour = TableFiles.read(data.resolve("harbour-register.csv"));

    // Columns of one meaning go together; what to compare, which pairs to look at and the weights are learnt from the tables.
    var trained = RecordLinkage.of(owners, harbour).train();
    var linkage = trained.link();
    var links = linkage.links();
    IO.println("%d records, %d clusters".formatted(owners.size() + harbour.size(), linkage.clusters().count()));
    IO.println("%s and %s are the same: probability %.4f".formatted(
            owners.id(links.left(0)), harbour.id(links.right(0)), links.probability(0)));
    for (var term : linkage.explain(0).terms()) {
        IO.println("  %7.2f  %s %s".formatted(term.weight(), term.comparison(), term.level()));
    }

    // One against many: the owners stay ready, newcomers come one at a time, with values in the order of the owners' columns.
    var index = LinkageIndex.of(trained.model(), trained.tables().getFirst(), 2);
    for (var match : index.put("new", List.of("", "", "", "08/02/1990", "", "David", "PITTI, YANERIS HERMELINDA"))) {
        IO.println("the newcomer is " + match.id());
    }
    IO.println("its cluster: " + index.cluster("new"));
}
