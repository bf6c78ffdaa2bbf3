// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.enlace.ledger.CosigningAnswer.Cause;
import org.enlace.ledger.CosigningAnswer.Cosigned;
import org.enlace.ledger.CosigningAnswer.Refused;
import org.enlace.ledger.entry.EntryType;
import org.enlace.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CosigningAnswerTest {
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    Database ownDatabase;
    Database partnerDatabase;
    Ledger own;
    Ledger partner;

    @BeforeEach
    void open() {
        ownDatabase = LedgerFixture.database();
        partnerDatabase = LedgerFixture.database();
        own = Ledger.open(ownDatabase, folder.resolve("pa"), LedgerFixture.key("enlace/pa"), LedgerFixture.CLOCK);
        partner =
                Ledger.open(partnerDatabase, folder.resolve("cr"), LedgerFixture.key("enlace/cr"), LedgerFixture.CLOCK);
    }

    @AfterEach
    void close() {
        ownDatabase.close();
        partnerDatabase.close();
    }

    private CosigningAnswer ask(SignedCheckpoint note, List<Sha256Hash> proof) {
        return partnerDatabase.inTransaction(tx -> partner.cosign(tx, own.key().verifier(), note.bytes(), proof));
    }

    private SignedCheckpoint grow(int entries) {
        LedgerFixture.append(ownDatabase, own, entries);
        return own.publish();
    }

    @Test
    void growingLog_isCosigned_andTheLineFits() {
        own.trustWitness(partner.key().witness());
        long seen = 0;
        for (int step : new int[] {3, 300, 1}) {
            var note = grow(step);
            long size = note.checkpoint().size();
            var answer = (Cosigned) ask(note, own.consistencyProof(seen, size));
            assertThat(answer.size()).isEqualTo(size);
            assertThat(own.addCosignature(partner.key().witness(), size, answer.line()))
                    .isEqualTo(CosignatureOutcome.ADDED);
            seen = size;
        }
        assertThat(own.checkpoint().signatures()).hasSize(2);
        assertThat(LedgerVerifier.verify(folder.resolve("pa")))
                .isInstanceOfSatisfying(
                        VerificationResult.Verified.class,
                        v -> assertThat(v.cosignatures()).containsExactly("enlace/cr"));
        assertThat(partner.lastSeen("enlace/pa").orElseThrow().checkpoint().size())
                .isEqualTo(304);
    }

    @Test
    void sameCheckpointAgain_isCosignedAgain() {
        var note = grow(5);
        assertThat(ask(note, List.of())).isInstanceOf(Cosigned.class);
        assertThat(ask(note, List.of())).isInstanceOf(Cosigned.class);
    }

    @Test
    void rolledBackLog_isRefused() {
        var older = grow(5);
        var newer = grow(5);
        ask(newer, List.of());
        assertThat(ask(older, List.of())).isEqualTo(new Refused(Cause.ROLLED_BACK, 10));
        assertThat(partner.lastSeen("enlace/pa").orElseThrow().checkpoint()).isEqualTo(newer.checkpoint());
    }

    @Test
    void forkedLog_isRefused_alsoWithALongerTree() {
        ask(grow(5), List.of());
        try (var database = LedgerFixture.database()) {
            // The same log key tells another story to somebody else.
            var other = Ledger.open(database, folder.resolve("fork"), own.key(), LedgerFixture.CLOCK);
            database.useTransaction(tx -> {
                for (int i = 0; i < 5; i++) {
                    other.append(tx, EntryType.PURGE, java.util.Map.of("count", i));
                }
            });
            assertThat(ask(other.publish(), List.of())).isEqualTo(new Refused(Cause.FORKED, 5));
            LedgerFixture.append(database, other, 4);
            assertThat(ask(other.publish(), other.consistencyProof(5, 9))).isEqualTo(new Refused(Cause.PROOF, 5));
        }
    }

    @Test
    void missingProof_isRefused_andSaysFromWhereItMustStart() {
        ask(grow(5), List.of());
        assertThat(ask(grow(3), List.of())).isEqualTo(new Refused(Cause.PROOF, 5));
    }

    @Test
    void checkpointOfAnotherKey_isRefused() {
        var stranger = LedgerFixture.key("enlace/pa");
        var note = SignedCheckpoint.signed(stranger, new Checkpoint("enlace/pa", 1, MerkleTree.EMPTY), List.of());
        assertThat(ask(note, List.of())).isEqualTo(new Refused(Cause.SIGNATURE, 0));
        assertThat(partnerDatabase.<CosigningAnswer>inTransaction(
                        tx -> partner.cosign(tx, own.key().verifier(), new byte[] {1, 2, 3}, List.of())))
                .isEqualTo(new Refused(Cause.SIGNATURE, 0));
    }

    @Test
    void cosignatureThatDoesNotFit_isNotAdded() {
        var note = grow(2);
        var line = ((Cosigned) ask(note, List.of())).line();
        assertThat(own.addCosignature(partner.key().witness(), 2, line))
                .as("unknown witness")
                .isEqualTo(CosignatureOutcome.UNKNOWN_WITNESS);
        own.trustWitness(partner.key().witness());
        assertThat(own.addCosignature(partner.key().witness(), 1, line))
                .as("other size")
                .isEqualTo(CosignatureOutcome.OTHER_CHECKPOINT);
        assertThat(own.addCosignature(partner.key().witness(), 3, line))
                .as("beyond the log")
                .isEqualTo(CosignatureOutcome.NO_SUCH_SIZE);
        assertThat(own.addCosignature(partner.key().witness(), 2, line.replace("cr", "us")))
                .as("other name")
                .isEqualTo(CosignatureOutcome.OTHER_CHECKPOINT);
        assertThat(own.addCosignature(partner.key().witness(), 2, "nothing"))
                .as("no line")
                .isEqualTo(CosignatureOutcome.NO_LINE);
        VerifierKey other = LedgerFixture.key("enlace/us").witness();
        own.trustWitness(other);
        assertThat(own.addCosignature(other, 2, line))
                .as("another's, handed in as its own")
                .isEqualTo(CosignatureOutcome.OTHER_CHECKPOINT);
        assertThat(own.addCosignature(partner.key().witness(), 2, line)).isEqualTo(CosignatureOutcome.ADDED);
        var again = Ledger.open(ownDatabase, folder.resolve("pa"), own.key(), LedgerFixture.CLOCK);
        assertThat(again.checkpoint().signatures()).hasSize(2);
    }

    @Test
    void witnessWithANewKey_leavesTheLogSound() {
        own.trustWitness(partner.key().witness());
        var line = ((Cosigned) ask(grow(2), List.of())).line();
        assertThat(own.addCosignature(partner.key().witness(), 2, line)).isEqualTo(CosignatureOutcome.ADDED);
        own.trustWitness(LedgerFixture.key("enlace/cr").witness());
        assertThat(LedgerVerifier.verify(folder.resolve("pa"))).isInstanceOf(VerificationResult.Verified.class);
    }

    @Test
    void ownKey_isNoWitness() {
        assertThatThrownBy(() -> own.trustWitness(own.key().witness())).isInstanceOf(LedgerException.class);
        assertThatThrownBy(() -> own.trustWitness(partner.key().verifier())).isInstanceOf(LedgerException.class);
    }
}
