// SPDX-License-Identifier: Apache-2.0
package org.enlace.node.desk;

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
import org.enlace.node.Accounts.Account;
import org.enlace.node.Personnel.Admitted;

/**
 * Who is signed in at one desk. A session ends after 30 minutes without use, after 12 hours, with the process, or at once with the account,
 * role or password that opened it. Ten
 * wrong passwords for one name close it for five minutes.
 */
final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int TRIES = 10;
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Session> open = new ConcurrentHashMap<>();
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();

    private record Tries(int count, Instant last) {}

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

    Sessions(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    Session open(Admitted admitted) {
        Instant now = clock.instant();
        open.values().removeIf(session -> ended(session, now));
        tries.remove(admitted.account().officer());
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
        open.replace(
                session.token(),
                new Session(
                        session.token(),
                        session.csrf(),
                        new Admitted(account, session.admitted().seal()),
                        session.opened(),
                        session.used()));
    }

    void close(String token) {
        open.remove(token);
    }

    /** Counts one more try for a name before it is made; false where there were too many just now. */
    boolean mayTry(String officer) {
        Instant now = clock.instant();
        if (tries.size() > MOST_NAMES) {
            tries.values().removeIf(before -> now.isAfter(before.last().plus(PAUSE)));
        }
        Tries counted = tries.merge(officer, new Tries(1, now), (before, first) -> {
            if (now.isAfter(before.last().plus(PAUSE))) {
                return first;
            }
            return before.count() < TRIES ? new Tries(before.count() + 1, now) : new Tries(TRIES + 1, before.last());
        });
        return counted.count() <= TRIES;
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
