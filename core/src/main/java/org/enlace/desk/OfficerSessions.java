// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.personnel.NodePersonnel.Admitted;
import org.enlace.personnel.OfficerAccounts.Account;

/**
 * Who is signed in at one desk. A session ends after 30 minutes without use, after 12 hours, with the process, or at
 * once with the account, role or password that opened it.
 */
final class OfficerSessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    /** One signed-in person; {@code csrf} must come back with every write. */
    record Session(String token, String csrf, Admitted admitted, Instant opened, Instant used) {
        Account account() {
            return admitted.account();
        }

        boolean permits(String sent) {
            return MessageDigest.isEqual(
                    csrf.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8));
        }
    }

    OfficerSessions(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Session open(Admitted admitted) {
        Instant now = clock.instant();
        open.values().removeIf(session -> ended(session, now));
        Session session = new Session(secret(), secret(), admitted, now, now);
        open.put(session.token(), session);
        return session;
    }

    Optional<Session> find(String token) {
        Instant now = clock.instant();
        Session session = open.get(token);
        if (session == null || ended(session, now)) {
            open.remove(token);
            return Optional.empty();
        }
        Session used = new Session(token, session.csrf(), session.admitted(), session.opened(), now);
        open.replace(token, session, used);
        return Optional.of(used);
    }

    /** Whether a session is open; looking is no use of it. */
    boolean isOpen(String token) {
        Session session = open.get(token);
        return session != null && !ended(session, clock.instant());
    }

    void replace(Session session, Account account) {
        replace(session, new Admitted(account, session.admitted().seal()));
    }

    /** Goes on with a session whose officer was admitted anew. */
    Session replace(Session session, Admitted admitted) {
        Session again = new Session(session.token(), session.csrf(), admitted, session.opened(), session.used());
        open.put(session.token(), again);
        return again;
    }

    void close(String token) {
        open.remove(token);
    }

    private static boolean ended(Session session, Instant now) {
        return now.isAfter(session.used().plus(IDLE))
                || now.isAfter(session.opened().plus(LONGEST));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
