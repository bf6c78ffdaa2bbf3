// SPDX-License-Identifier: Apache-2.0
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.ledger.entry.CaseEntry;
import org.enlace.ledger.entry.NodeEntry;
import org.enlace.ledger.entry.QuestionEntry;
import java.security.KeyPairGenerator;
import java.time.Clock;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LedgerVerifier;
import org.enlace.ledger.LogKey;
import org.enlace.ledger.VerificationResult;
import org.enlace.store.Database;
import org.enlace.store.PostgresServer;

// A node logs what crossed its border. Afterwards anyone can check the published files with no node and no database:
// one changed byte is found and its place is named.
// Run it: java -cp 'core/target/classes:core/target/lib/*' examples/Verify.java
//
// Prints:
//   sound: 3 entries signed by pa-security
//   damaged: ledger/tile/entries/000.p/3, ENTRY

void main() throws Exception {
    var home = Files.createTempDirectory("enlace-verify");
    try (var server = PostgresServer.start(home.resolve("postgres"));
            var database = Database.connect(server.createDatabase("panama"), 2)) {
        database.migrate(List.of("db/ledger"));
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = LogKey.of("pa-security", pair.getPrivate(), pair.getPublic());
        var ledger = Ledger.open(database, home, key, Clock.systemUTC());

        // An entry belongs to the transaction of its cause, and holds ids and counts only.
        var asked = new QuestionEntry.Scope(AuthorityId.of("cr-police"), new AgreementDigest("4e".repeat(32)), new ClassLabel("phone"), 24323);
        database.useTransaction(tx -> ledger.append(tx, new NodeEntry.Started("1.0")));
        database.useTransaction(tx -> ledger.append(tx, new QuestionEntry.HitsFound(asked, 1)));
        database.useTransaction(tx -> ledger.append(tx, new CaseEntry.LoadReleased(7, new OfficerName("ana.rios"))));
        ledger.publish();
    }

    say(LedgerVerifier.verify(home));
    flipOneBit(home.resolve("ledger/tile/entries/000.p/3"));
    say(LedgerVerifier.verify(home));
    remove(home);
}

void say(VerificationResult found) {
    switch (found) {
        case VerificationResult.Verified sound ->
            IO.println("sound: " + sound.size() + " entries signed by " + sound.key().name());
        case VerificationResult.Damaged damaged -> IO.println("damaged: " + damaged.file() + ", " + damaged.flaw());
    }
}

void flipOneBit(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
}

void remove(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
        }
    }
}
