// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.DeskApi.Neighbour;
import org.enlace.desk.entrance.OfficerSessions;
import org.enlace.desk.entrance.OfficerSessions.Session;
import org.enlace.desk.entrance.SignInTries;
import org.enlace.desk.entrance.SignInTries.Mark;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.NodePersonnel.FactorStanding;
import org.enlace.personnel.NodePersonnel.PasswordChange;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.personnel.SignInHistory;
import org.enlace.personnel.SignInOutcome.Admitted;
import org.enlace.personnel.SignInOutcome.Refused;
import org.jdbi.v3.core.Handle;
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
                "",
                "",
                new Admitted(
                        new Account(new OfficerName("nobody"), OfficerRole.ANALYST, ""), "", false, Optional.empty()),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    /** Opens a session, or says what is wrong or still missing; both are in the ledger. */
    Opened open(OfficerRequest call) {
        JsonNode body = call.json(LARGEST);
        String typed = OfficerRequest.required(body, "user", 80);
        String password = OfficerRequest.required(body, "password", 1000);
        String code = OfficerRequest.text(body, "code", 40);
        List<Mark> marks = marks(call, typed);
        begin(marks);
        return switch (node.personnel().signIn(typed, password, code, call.caller())) {
            case Admitted admitted -> {
                tries.succeeded(marks);
                yield new Opened(
                        sessions.open(admitted), browser(admitted.account().officer()));
            }
            case Refused refused -> throw refusal(refused, marks);
        };
    }

    private DeskProblem refusal(Refused refused, List<Mark> marks) {
        return switch (refused) {
            case WRONG_PASSWORD -> new DeskProblem(401, "WRONG_PASSWORD", "the name or the password is wrong");
            case CODE_NEEDED -> {
                tries.undecided(marks);
                yield new DeskProblem(401, "CODE_NEEDED", "the code of the second factor is needed too");
            }
            case WRONG_CODE -> new DeskProblem(401, "WRONG_CODE", "the code is wrong, too old or used already");
        };
    }

    /** The person at the desk gives password or code again, for a weighty act. */
    JsonReply prove(OfficerRequest call) {
        JsonNode body = call.json(LARGEST);
        String password = OfficerRequest.text(body, "password", 1000);
        String code = OfficerRequest.text(body, "code", 40);
        if (password.isEmpty() && code.isEmpty()) {
            throw DeskProblem.badInput("password or code must be given");
        }
        List<Mark> marks = own(call);
        begin(marks);
        if (!node.personnel().isProved(call.officer(), password, code, call.caller())) {
            throw DeskProblem.refused("WRONG_PROOF", "the password or the code is wrong");
        }
        tries.succeeded(marks);
        return answer(sessions.proved(call.session()));
    }

    /** What a signed-in officer gets for a right code; wrong ones are counted. */
    <T> T counted(OfficerRequest call, Supplier<Optional<T>> tried) {
        List<Mark> marks = own(call);
        begin(marks);
        T found = tried.get()
                .orElseThrow(() -> DeskProblem.refused("WRONG_CODE", "the code is wrong, too old or used already"));
        tries.succeeded(marks);
        return found;
    }

    /** A second factor that the desk demands is not given up. */
    void requireFreeChoice() {
        if (sessions.rules().secondFactor()) {
            throw DeskProblem.refused("SECOND_FACTOR_REQUIRED", "this desk asks everybody for a second factor");
        }
    }

    /** Changes the second factor of an officer, and goes on with the session. */
    JsonReply changed(OfficerRequest call, Supplier<JsonReply> change) {
        return sessions.changing(() -> change.get().with("session", renewed(call.session())));
    }

    private JsonReply renewed(Session session) {
        return node.personnel()
                .readmitted(session.admitted())
                .map(admitted -> answer(sessions.replace(session, admitted)))
                .orElseThrow(() -> DeskProblem.notFound("account"));
    }

    /** Goes on in another role of the officer's, or for somebody whose deputy the officer is. */
    JsonReply act(OfficerRequest call) {
        JsonNode body = call.json();
        OfficerRole role = OfficerRequest.choice(body, "role", OfficerRole.class);
        String principal = OfficerRequest.text(body, "principal", 80);
        return node.personnel()
                .act(call.session().admitted(), role, OfficerName.read(principal))
                .map(admitted -> answer(sessions.replace(call.session(), admitted)))
                .orElseThrow(
                        () -> DeskProblem.refused("NOT_YOURS_TO_ACT", "the role is neither yours nor lent to you"));
    }

    /** What an officer can act as: the own roles, and those of others whose deputy the officer is. */
    private List<JsonReply> choices(Handle tx, OfficerName officer) {
        List<JsonReply> choices = new ArrayList<>();
        node.personnel().roles(tx, officer).forEach(role -> choices.add(JsonReply.of("role", role)));
        node.personnel().deputies().of(tx, officer).stream()
                .filter(one -> one.deputy().equals(officer))
                .forEach(one -> choices.add(JsonReply.of("role", one.role()).with("principal", one.principal())));
        return choices;
    }

    /** What tries of a signed-in officer are counted by. */
    private static List<Mark> own(OfficerRequest call) {
        return List.of(new Mark("own " + call.officer(), FREE));
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
                        node.personnel().mark(typed, browser.substring(0, dot)).getBytes(StandardCharsets.UTF_8));
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
        List<Mark> marks = own(call);
        begin(marks);
        String present = OfficerRequest.required(body, "present", 1000);
        String password = OfficerRequest.required(body, "password", 1000);
        return sessions.changing(() -> {
            done(node.personnel().change(officer, present, password));
            tries.succeeded(marks);
            return renewed(sessions.proved(call.session()));
        });
    }

    private static void done(PasswordChange change) {
        switch (change) {
            case DONE -> {}
            case SHORT ->
                throw new DeskProblem(
                        400, "SHORT_PASSWORD", "a password must have at least 12 characters, of whatever kind");
            case COMMON ->
                throw new DeskProblem(
                        400,
                        "COMMON_PASSWORD",
                        "this password is guessed soon: several words that do not belong together are good");
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

    /** The session of somebody who has just signed in, with the sign-in before. */
    JsonReply greeting(Session session) {
        SignInHistory history = node.personnel().history();
        OfficerName officer = session.account().officer();
        return answer(session)
                .with(
                        "previous",
                        node.database()
                                .read(tx -> history.previous(tx, officer))
                                .map(previous -> shown(previous.entry()).with("failed", previous.failed())));
    }

    /** Everyone sees their own sign-ins. */
    JsonReply history(OfficerRequest call) {
        return call.page(
                node.database().read(tx -> node.personnel().history().of(tx, call.officer())),
                OfficerRequest.each(SignInRoutes::shown));
    }

    private static JsonReply shown(SignInHistory.Entry entry) {
        return JsonReply.of("at", entry.at())
                .with("outcome", entry.outcome())
                .with("network", entry.caller().network())
                .with("browser", entry.caller().browser());
    }

    /** The session as the desk needs it; until a second factor that is owed is enrolled, it may do that and little else. */
    JsonReply answer(Session session) {
        Account account = session.account();
        boolean owes = sessions.owesFactor(session);
        FactorStanding factor = node.database().read(tx -> node.personnel().factor(tx, account.officer()));
        return JsonReply.of("user", account.officer())
                .with("role", account.role())
                .with("principal", session.admitted().principal())
                .with("choices", node.database().read(tx -> choices(tx, account.officer())))
                .with("language", account.language().isEmpty() ? Optional.empty() : account.language())
                .with("csrf", session.csrf())
                .with(
                        "may",
                        RouteRights.of(account.role()).stream()
                                .filter(route -> !owes || RouteRights.BEFORE_ENROLMENT.contains(route))
                                .toList())
                .with(
                        "secondFactor",
                        JsonReply.of("enrolled", factor.enrolled())
                                .with("required", sessions.rules().secondFactor())
                                .with("codesLeft", factor.codesLeft()))
                .with("node", face());
    }
}
