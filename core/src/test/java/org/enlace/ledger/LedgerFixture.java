// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.enlace.ledger.entry.EntryType;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;

/** As many fresh databases, keys and entries of logs as a test asks for. */
final class LedgerFixture {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.089Z"), ZoneOffset.UTC);

    private LedgerFixture() {}

    static Database database() {
        return SharedServer.connect("log", 8, List.of("db/ledger"));
    }

    static LogKey key(String name) {
        KeyPair pair = keyPair();
        return LogKey.of(name, pair.getPrivate(), pair.getPublic());
    }

    static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The key pair of a seed, as RFC 8032 derives it. */
    static KeyPair keyPair(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            var random = new SecureRandom() {
                private static final long serialVersionUID = 1L;

                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(seed, 0, bytes, 0, bytes.length);
                }
            };
            generator.initialize(255, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static void append(Database database, Ledger ledger, int entries) {
        for (int at = 0; at < entries; at += 500) {
            int batch = Math.min(500, entries - at);
            database.useTransaction(tx -> {
                for (int i = 0; i < batch; i++) {
                    ledger.append(tx, EntryType.QUERY_SENT, Map.of("agreement", "co-pa", "count", i));
                }
            });
        }
    }
}
