// SPDX-License-Identifier: Apache-2.0
import module org.enlace.linkage;

// A first program with the linkage library alone, as a module: which records of two registers are the same?
// Run it in this folder: java -p ../core/target/lib --add-modules org.enlace.linkage Link.java
//
// Prints:
//   R002 is H109: 1.0000

void main() throws IOException {
    var owners = TableFiles.read(Path.of("data", "boat-owners.csv"));
    var harbour = TableFiles.read(Path.of("data", "harbour-register.csv"));
    var links = RecordLinkage.of(owners, harbour).train().link().links();
    for (int at = 0; at < links.size(); at++) {
        IO.println("%s is %s: %.4f".formatted(owners.id(links.left(at)), harbour.id(links.right(at)), links.probability(at)));
    }
}
