// SPDX-License-Identifier: Apache-2.0
import java.security.SecureRandom;
import java.util.List;
import org.enlace.identifiers.CanonicalValue.Canonical;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Purpose;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

// Two authorities hold three telephone numbers each. They find the one that both hold, and nothing else.
// Run it: java -cp 'core/target/classes:core/target/lib/*' --enable-native-access=ALL-UNNAMED examples/Hit.java
//
// Prints:
//   Panama asked about 3 numbers and learned:
//     its number 2 is known in Costa Rica, under an opaque handle
//     Costa Rica holds at most 64 numbers
//   Costa Rica learned:
//     Panama asked about 3 numbers for purpose 10.1.b
//     which number hit, only when Panama sends its receipt

void main() {
    var random = new SecureRandom();
    var panama = phones("PA", "6612-3401", "6612-3402", "6612-3403");
    var costaRica = phones("CR", "8812 3401", "+507 6612 3402", "8812 3403");

    // Costa Rica's key for this agreement, this class and this month; the seed never leaves it.
    var seed = new byte[32];
    random.nextBytes(seed);
    var scope = new KeyScope(new AgreementDigest("c0".repeat(32)), IdentifierClass.PHONE.label(), 202601);

    try (var key = VeilKey.derive(seed, scope);
            var query = VeilQuery.ask(panama.stream().map(p -> new VeilQuestion(p, "PA-2026-17")).toList(), random)) {

        // Message 0, Costa Rica to Panama: what it holds, as tags that mean nothing without its key.
        var tags = TagSet.of(key, costaRica, random);

        // Message 1, Panama to Costa Rica: what it binds itself to, and three blinded elements.
        var manifest = query.manifest(scope, Purpose.ORGANISATIONS_AND_METHODS);
        var asked = query.chunks(manifest);

        // Message 2, Costa Rica to Panama: the elements under its key, with the proof that it was that key.
        QuestionBudget budget = (_, _, _, count) -> new QuestionBudget.Allowed(100 - count);
        var answerer = new QueryAnswerer(key, budget, random);
        var answer = asked.stream().map(chunk -> answerer.evaluate(manifest, chunk)).toList();
        var evaluated = answer.stream().map(a -> ((ChunkAnswer.Evaluated) a).chunk()).toList();

        // Panama opens the answer at home. Message 3 would be a receipt with the handle, which opens a request.
        switch (query.open(manifest, tags, evaluated)) {
            case OpenedAnswer.Hits(var hits, var answered, var _) -> {
                IO.println("Panama asked about " + answered + " numbers and learned:");
                for (var hit : hits) {
                    IO.println("  its number " + (hit.question() + 1) + " is known in Costa Rica, under an opaque handle");
                }
                IO.println("  Costa Rica holds at most " + tags.size() + " numbers");
                IO.println("Costa Rica learned:");
                IO.println("  Panama asked about " + manifest.count() + " numbers for purpose "
                        + manifest.purpose().article());
                IO.println("  which number hit, only when Panama sends its receipt");
            }
            case OpenedAnswer.Refused(var refusal, var _) -> throw new IllegalStateException(refusal.name());
        }
    }
}

List<VeilInput> phones(String country, String... written) {
    return Stream.of(written)
            .map(raw -> IdentifierReader.canonical(IdentifierClass.PHONE, raw, country))
            .map(canonical -> VeilInput.of((Canonical) canonical))
            .toList();
}
