// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
    @TempDir
    Path home;

    @Test
    void log_publishesWhatWasAppended() {
        try (var fixture = new LedgerFixture(home.resolve("postgres"));
                var database = fixture.database()) {
            var ledger = Ledger.open(database, home, LedgerFixture.key("enlace/pa-security"), LedgerFixture.CLOCK);
            LedgerFixture.append(database, ledger, 258);
            assertThat(ledger.publish().checkpoint().size()).isEqualTo(258);
            assertThat(home.resolve("ledger/tile/0/001.p/2")).exists();
        }
    }
}
