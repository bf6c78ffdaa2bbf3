// SPDX-License-Identifier: Apache-2.0
import module org.enlace.veil;

// A first program with the veil alone, as a module: one question, and whether the other side holds the number too. Hit.java has more.
// Run it here: java -p ../core/target/lib --add-modules org.enlace.veil --enable-native-access=org.enlace.veil Ask.java
//
// Prints:
//   Hits[hits=[Hit[question=0, label=Octets[16]]], answered=1, asked=1]

void main() {
    var random = new SecureRandom();
    var scope = new KeyScope(new AgreementDigest("c0".repeat(32)), new ClassLabel("phone"), 202601); // agreement, class, month
    var key = VeilKey.derive(random.generateSeed(32), scope); // the holder's
    var held = Stream.of("+50688123401", "+50766123402").map(phone -> new VeilInput(scope.classLabel(), phone)).toList();
    var tags = TagSet.of(key, held, random); // published: nothing in it can be searched without the key
    var query = VeilQuery.ask(List.of(new VeilQuestion(held.getLast(), "case 17")), random); // the asker blinds
    var manifest = query.manifest(scope, Purpose.ORGANISATIONS_AND_METHODS);
    var answerer = new QueryAnswerer(key, (_, _, _, _) -> new QuestionBudget.Allowed(0), random);
    var answer = (ChunkAnswer.Evaluated) answerer.evaluate(manifest, query.chunk(manifest, 0)); // evaluated, with a proof
    IO.println(query.open(manifest, tags, List.of(answer.chunk()))); // checks the proof, finalizes, looks up the tag
}
