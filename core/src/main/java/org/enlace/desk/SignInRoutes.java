// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.DeskApi.Neighbour;
import org.enlace.desk.OfficerSessions.Session;
import org.enlace.desk.SignInTries.Mark;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.NodePersonnel.Admitted;
import org.enlace.personnel.NodePersonnel.PasswordChange;
import org.enlace.personnel.OfficerAccounts.Account;
import tools.jackson.databind.JsonNode;

/** Signing in and out, and what the desk shows before: whose node this is. */
final class SignInRoutes {
    /** The cookie of a browser from which an officer has signed in. */
    static final String BROWSER = "enlace-known";

    /** Nobody who is not signed in sends more. */
    private static final int LARGEST = 4 << 10;

    private static final int FREE = 10;
    private static final int FREE_OF_ADDRESS = 60;
    private static final int FREE_OF_NAME = 100;

    private final AuthorityNode node;
    private final List<Neighbour> region;
    private final OfficerSessions sessions;
    private final SignInTries tries;
    private final SecureRandom random;
    private volatile Optional<String> start = Optional.empty();

    SignInRoutes(
            AuthorityNode node,
            List<Neighbour> region,
            OfficerSessions sessions,
            SignInTries tries,
            SecureRandom random) {
        this.node = node;
        this.region = List.copyOf(region);
        this.sessions = sessions;
        this.tries = tries;
        this.random = random;
    }

    /** A session that was opened, and what the browser keeps to be known again. */
    record Opened(Session session, String browser) {}

    /** Names the hit on which a newcomer to a demo begins. */
    void begin(Optional<String> hit) {
        start = hit;
    }

    /** The node as anybody may see it; in a demo also its neighbours and who can sign in. */
    JsonReply face() {
        List<Account> users = region.isEmpty() ? List.of() : node.database().read(node.personnel()::all);
        return JsonReply.of("authority", JsonReply.authority(node.authority()))
                .with("version", node.version())
                .with("demo", !region.isEmpty())
                .with("start", start)
                .with(
                        "region",
                        region.stream()
                                .map(one -> JsonReply.of("authority", JsonReply.authority(one.authority()))
                                        .with("path", one.path()))
                                .toList())
                .with(
                        "users",
                        users.stream()
                                .map(user ->
                                        JsonReply.of("user", user.officer()).with("role", user.role()))
                                .toList());
    }

    /** A session of nobody, for the one write that needs none. */
    Session nobody() {
        return new Session(
                "", "", new Admitted(new Account(new OfficerName("nobody"), OfficerRole.ANALYST, ""), ""), Instant.EPOCH, Instant.EPOCH);
    }

    /** Opens a session, or says that name or password is wrong; both are in the ledger. */
    Opened open(OfficerRequest call) {
        JsonNode body = call.json(LARGEST);
        String typed = OfficerRequest.required(body, "user", 80);
        String password = OfficerRequest.required(body, "password", 1000);
        List<Mark> marks = marks(call, typed);
        begin(marks);
        Session session = node.personnel()
                .signIn(typed, password)
                .map(sessions::open)
                .orElseThrow(() -> new DeskProblem(401, "WRONG_PASSWORD", "the name or the password is wrong"));
        tries.succeeded(marks);
        return new Opened(session, browser(session.account().officer()));
    }

    /**
     * What a try is counted by: in a browser from which the officer has signed in before, by that browser alone; in
     * another by name and address together, and by each of them, more patiently. So strangers who try an officer's name
     * shut out strangers.
     */
    private List<Mark> marks(OfficerRequest call, String typed) {
        Optional<String> known = call.cookie(BROWSER).filter(browser -> isKnown(typed, browser));
        return known.map(browser -> List.of(new Mark("browser " + browser, FREE)))
                .orElseGet(() -> List.of(
                        new Mark("both " + call.origin() + " " + typed, FREE),
                        new Mark("address " + call.origin(), FREE_OF_ADDRESS),
                        new Mark("name " + typed, FREE_OF_NAME)));
    }

    private void begin(List<Mark> marks) {
        tries.begin(marks).ifPresent(wait -> {
            long minutes = wait.plusSeconds(59).toMinutes();
            throw new DeskProblem(
                    429, "TOO_MANY_TRIES", "too many wrong passwords: try again in " + minutes + " minutes");
        });
    }

    private String browser(OfficerName officer) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        return id + "." + node.personnel().mark(officer.value(), id);
    }

    private boolean isKnown(String typed, String browser) {
        int dot = browser.indexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        browser.substring(dot + 1).getBytes(StandardCharsets.UTF_8),
                        node.personnel()
                                .mark(typed, browser.substring(0, dot))
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the password of whom a one-time link invites. */
    JsonReply accept(OfficerRequest call) {
        JsonNode body = call.json(LARGEST);
        String token = OfficerRequest.required(body, "token", 100);
        List<Mark> marks = List.of(new Mark("link " + call.origin(), FREE_OF_ADDRESS));
        begin(marks);
        Optional<OfficerName> officer = node.personnel().invited(token);
        done(node.personnel().accept(token, OfficerRequest.required(body, "password", 1000)));
        tries.succeeded(marks);
        return JsonReply.of("user", officer.map(OfficerName::value).orElse(""));
    }

    /** Changes the own password; other sessions of the officer end, this one goes on. */
    JsonReply password(OfficerRequest call) {
        JsonNode body = call.json(LARGEST);
        OfficerName officer = call.officer();
        List<Mark> marks = List.of(new Mark("own " + officer, FREE));
        begin(marks);
        done(node.personnel()
                .change(
                        officer,
                        OfficerRequest.required(body, "present", 1000),
                        OfficerRequest.required(body, "password", 1000)));
        tries.succeeded(marks);
        return node.personnel()
                .admitted(officer)
                .map(admitted -> answer(sessions.replace(call.session(), admitted)))
                .orElseThrow(() -> DeskProblem.notFound("account"));
    }

    private static void done(PasswordChange change) {
        switch (change) {
            case DONE -> {}
            case WEAK ->
                throw new DeskProblem(
                        400,
                        "WEAK_PASSWORD",
                        "a password must have at least 12 characters and not be guessed soon: several words that do not"
                                + " belong together are good");
            case NOT_ENTITLED ->
                throw new DeskProblem(
                        403, "NOT_ENTITLED", "the link is used or too old, or the present password is another");
        }
    }

    JsonReply who(OfficerRequest call) {
        return answer(call.session());
    }

    JsonReply language(OfficerRequest call) {
        String language = OfficerRequest.required(call.json(), "language", 2);
        if (!language.equals("en") && !language.equals("es")) {
            throw DeskProblem.badInput("language must be en or es");
        }
        Account account = call.session().account();
        Account changed = new Account(account.officer(), account.role(), language);
        node.database().useTransaction(tx -> node.personnel().language(tx, account.officer(), language));
        sessions.replace(call.session(), changed);
        return answer(call.session()).with("language", language);
    }

    JsonReply answer(Session session) {
        Account account = session.account();
        return JsonReply.of("user", account.officer())
                .with("role", account.role())
                .with("language", account.language().isEmpty() ? Optional.empty() : account.language())
                .with("csrf", session.csrf())
                .with("may", RouteRights.of(account.role()))
                .with("node", face());
    }
}
