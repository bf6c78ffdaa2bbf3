// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.entrance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.personnel.SignInOutcome.Admitted;

/**
 * Who is signed in at one desk. A session ends after a time without use, after a time at all, both of which
 * {@link SessionRules} say, with the process, or at once with the account, role, password or second factor that opened it.
 */
public final class OfficerSessions {
    private final SessionRules rules;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Session> open = new ConcurrentHashMap<>();

    /**
     * One signed-in person; {@code csrf} must come back with every write, and {@code proved} is when the person last gave
     * password or code.
     */
    public record Session(String token, String csrf, Admitted admitted, Instant opened, Instant used, Instant proved) {
        public Account account() {
            return admitted.account();
        }

        private Session usedAt(Instant now) {
            return new Session(token, csrf, admitted, opened, now, proved);
        }

        private Session provedAt(Instant now) {
            return new Session(token, csrf, admitted, opened, used, now);
        }

        private Session with(Admitted anew) {
            return new Session(token, csrf, anew, opened, used, proved);
        }

        public boolean permits(String sent) {
            return MessageDigest.isEqual(
                    csrf.getBytes(StandardCharsets.US_ASCII), sent.getBytes(StandardCharsets.UTF_8));
        }
    }

    public OfficerSessions(SessionRules rules, Clock clock, SecureRandom random) {
        this.rules = rules;
        this.clock = clock;
        this.random = random;
    }

    public Session open(Admitted admitted) {
        Instant now = clock.instant();
        open.values().removeIf(session -> ended(session, now));
        Session session = new Session(secret(), secret(), admitted, now, now, now);
        open.put(session.token(), session);
        return session;
    }

    public Optional<Session> find(String token) {
        Instant now = clock.instant();
        Session session = open.get(token);
        if (session == null || ended(session, now)) {
            open.remove(token);
            return Optional.empty();
        }
        Session used = session.usedAt(now);
        open.replace(token, session, used);
        return Optional.of(used);
    }

    /** The session of a token as it is now; looking is no use of it. */
    public Optional<Session> look(String token) {
        return Optional.ofNullable(open.get(token)).filter(session -> !ended(session, clock.instant()));
    }

    /**
     * Carries out a change of what opened a session together with {@link #replace}, one at a time: whoever finds the
     * session and its account apart looks again in here, when the change is over.
     */
    public synchronized <T> T changing(Supplier<T> change) {
        return change.get();
    }

    public void replace(Session session, Account account) {
        Admitted before = session.admitted();
        replace(session, new Admitted(account, before.seal(), before.enrolled(), before.principal()));
    }

    /** Goes on with a session whose officer was admitted anew. */
    public Session replace(Session session, Admitted admitted) {
        return put(session.with(admitted));
    }

    /** The person has given password or code again. */
    public Session proved(Session session) {
        return put(session.provedAt(clock.instant()));
    }

    /** Whether the person gave password or code so lately that a weighty act needs no further proof. */
    public boolean isFresh(Session session) {
        return !clock.instant().isAfter(session.proved().plus(rules.proof()));
    }

    /** Whether the session may do nothing until its officer has a second factor. */
    public boolean owesFactor(Session session) {
        return rules.secondFactor() && !session.admitted().enrolled();
    }

    public SessionRules rules() {
        return rules;
    }

    private Session put(Session session) {
        open.put(session.token(), session);
        return session;
    }

    public void close(String token) {
        open.remove(token);
    }

    private boolean ended(Session session, Instant now) {
        return now.isAfter(session.used().plus(rules.idle()))
                || now.isAfter(session.opened().plus(rules.longest()));
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
