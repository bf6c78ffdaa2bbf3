// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.model.AuthorityId;

/** When partners are shown the ledger's checkpoint: once in each pause, whoever has an agreement in force. */
final class WitnessTurns {
    private final LedgerWitness ledgerWitness;
    private final Supplier<Stream<AuthorityId>> partners;
    private final Duration pause;
    private final Clock clock;
    private Instant witnessed;

    /** {@code partners} are those with an agreement in force. */
    WitnessTurns(LedgerWitness ledgerWitness, Supplier<Stream<AuthorityId>> partners, Duration pause, Clock clock) {
        this.ledgerWitness = ledgerWitness;
        this.partners = partners;
        this.pause = pause;
        this.clock = clock;
        witnessed = clock.instant();
    }

    void turn() {
        Instant now = clock.instant();
        if (Duration.between(witnessed, now).compareTo(pause) >= 0) {
            witnessed = now;
            ask();
        }
    }

    /** Shows the newest checkpoint to every partner with an agreement in force. */
    void ask() {
        partners.get().distinct().forEach(ledgerWitness::show);
    }
}
