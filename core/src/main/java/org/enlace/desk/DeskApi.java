// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.SetCookie;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.ShareException;
import org.enlace.cases.rows.CaseException;
import org.enlace.desk.RouteTable.Download;
import org.enlace.desk.RouteTable.Found;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.DeskEntrance;
import org.enlace.desk.entrance.OfficerSessions;
import org.enlace.desk.entrance.OfficerSessions.Session;
import org.enlace.desk.entrance.SessionRules;
import org.enlace.desk.entrance.SignInTries;
import org.enlace.desk.view.JsonReply;
import org.enlace.ledger.entry.OnBehalf;
import org.enlace.line.RequestMark;
import org.enlace.line.ServerDoorway;
import org.enlace.model.Authority;
import org.enlace.node.AuthorityNode;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.StoreException;
import org.enlace.watch.MachineFacts;
import org.enlace.watch.NodeWatch;
import tools.jackson.databind.json.JsonMapper;

/** The API of one node under its prefix: finds the route, asks for session and token, and turns failures into answers. */
public final class DeskApi implements AutoCloseable {
    static final String COOKIE = "enlace";
    private static final String EVENTS = "events";

    /** Paths that are not in the table of routes. */
    private static final Set<String> UNTABLED = Set.of("node", "session", "invitation", EVENTS);

    /** Names of this machine itself, with or without a port. */
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?");

    private static final Duration KNOWN = Duration.ofDays(180);
    private static final Logger LOG = Logger.getLogger(DeskApi.class.getName());
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final AuthorityNode node;
    private final String prefix;
    private final CallerOrigin origin;
    private final NodeWatch watch;
    private final OfficerSessions sessions;
    private final SignInRoutes signIn;
    private final ChangeStream events;
    private final RouteTable routes = new RouteTable();

    /**
     * A desk of {@code node} under {@code prefix}, which begins and ends with a slash. {@code region} are the desks
     * beside it in a demo, itself among them, else none.
     */
    public DeskApi(AuthorityNode node, String prefix, List<Neighbour> region, Clock clock, SecureRandom random) {
        this(
                node,
                prefix,
                region,
                new DeskEntrance(new CallerOrigin(Set.of()), SessionRules.usual()),
                new NodeWatch(node, MachineFacts.none(), Set.of()),
                clock,
                random);
    }

    /** As above, for a desk with an entrance of its own, whose node is watched by {@code watch}. */
    public DeskApi(
            AuthorityNode node,
            String prefix,
            List<Neighbour> region,
            DeskEntrance entrance,
            NodeWatch watch,
            Clock clock,
            SecureRandom random) {
        this.node = node;
        origin = entrance.origin();
        this.watch = watch;
        this.prefix = prefix;
        sessions = new OfficerSessions(entrance.rules(), clock, random);
        SignInTries tries = new SignInTries(clock);
        signIn = new SignInRoutes(node, region, sessions, tries, random);
        events = new ChangeStream(node.changes());
        routes.get("session", signIn::who);
        routes.put("session", signIn::language);
        routes.put("session/role", signIn::act);
        routes.put("password", signIn::password);
        routes.post("proof", signIn::prove);
        routes.get("sign-ins", signIn::history);
        new SecondFactorRoutes(node, signIn).add(routes);
        new DeskPaths(node, watch).add(routes, clock, random);
    }

    /** Another node's desk on the same port. */
    public record Neighbour(Authority authority, String path) {}

    /** Every route beside the sign-in and the stream of events. */
    List<String> routes() {
        return routes.names();
    }

    /** Names the hit on which a newcomer to a demo begins; an opaque id. */
    public void begin(Optional<String> hit) {
        signIn.begin(hit);
        node.changes().tell(Change.HITS);
    }

    public String prefix() {
        return prefix;
    }

    @Override
    public void close() {
        events.close();
    }

    /** Whether a caller may ask, without signing in, how the node is: from this machine or an address that the settings name. */
    public boolean admits(ServerRequest request) {
        return origin.address(request).filter(watch::admits).isPresent();
    }

    /** Whether the node does what it is for. */
    public boolean isUp() {
        return watch.health().isUp();
    }

    /** Answers one request; {@code path} is raw and relative to {@code api/}. Its id stands in the answer and in the log. */
    public void answer(String path, ServerRequest request, ServerResponse response, ServerDoorway.Claim claim) {
        String mark = RequestMark.fresh();
        response.header(RequestMark.HEADER, mark);
        RequestMark.within(mark, () -> {
            String method = request.prologue().method().text();
            long start = System.nanoTime();
            guarded(path, request, response, claim);
            if (!path.equals(EVENTS)) {
                watch.desk()
                        .answered(
                                method,
                                template(method, path),
                                response.status().code(),
                                Duration.ofNanos(System.nanoTime() - start));
            }
        });
    }

    private String template(String method, String path) {
        return UNTABLED.contains(path)
                ? path
                : routes.find(method, path)
                        .map(found -> found.right().template())
                        .orElse("other");
    }

    private void guarded(String path, ServerRequest request, ServerResponse response, ServerDoorway.Claim claim) {
        try {
            dispatch(path, request, response, claim);
        } catch (DeskProblem problem) {
            send(response, problem);
        } catch (StoreException away) {
            send(
                    response,
                    away.reason() == StoreException.Reason.DISK_FULL
                            ? new DeskProblem(
                                    503,
                                    "DISK_FULL",
                                    "the disk of the database is full: free some space, nothing is lost")
                            : new DeskProblem(
                                    503,
                                    "DATABASE_AWAY",
                                    "the database does not answer: nothing is lost, try again soon"));
        } catch (ShareException refused) {
            send(response, DeskProblem.of(refused));
        } catch (CaseException unfit) {
            send(response, DeskProblem.wrongState(String.valueOf(unfit.getMessage())));
        } catch (IllegalArgumentException unfit) {
            send(response, DeskProblem.badInput(String.valueOf(unfit.getMessage())));
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "desk request failed: {0}",
                    failure.getClass().getName());
            send(response, new DeskProblem(500, "FAILED", "this did not work: the node's log says more"));
        }
    }

    private void dispatch(String path, ServerRequest request, ServerResponse response, ServerDoorway.Claim claim) {
        String method = request.prologue().method().text();
        if (path.equals("node") && method.equals("GET")) {
            send(response, signIn.face());
            return;
        }
        if (path.equals("session") && method.equals("POST")) {
            SignInRoutes.Opened opened =
                    signIn.open(new OfficerRequest(request, claim, signIn.nobody(), List.of(), origin));
            response.headers()
                    .addCookie(cookie(request, COOKIE, opened.session().token()));
            response.headers().addCookie(lasting(request, opened.browser()));
            send(response, signIn.greeting(opened.session()));
            return;
        }
        if (path.equals("invitation") && method.equals("POST")) {
            send(response, signIn.accept(new OfficerRequest(request, claim, signIn.nobody(), List.of(), origin)));
            return;
        }
        Session session = token(request)
                .filter(token -> sessions.find(token).isPresent() && isCurrent(token))
                .flatMap(sessions::look)
                .orElseThrow(DeskApi::notSignedIn);
        boolean read = method.equals("GET");
        if (!read
                && !request.headers()
                        .first(HeaderNames.create("X-Csrf"))
                        .map(session::permits)
                        .orElse(false)) {
            throw new DeskProblem(403, "CSRF", "a write must carry the session's token");
        }
        if (path.equals("session") && method.equals("DELETE")) {
            sessions.close(session.token());
            response.headers().clearCookie(cookie(request, COOKIE, ""));
            response.status(Status.NO_CONTENT_204).send();
        } else if (path.equals(EVENTS) && read) {
            requireFactor(session, RouteRights.of("GET events"));
            events.serve(response, session.account().officer(), () -> isCurrent(session.token()));
        } else {
            Found found = routes.find(method, path).orElseThrow(() -> DeskProblem.notFound("path"));
            OfficerRole role = session.account().role();
            if (!found.right().permits(role)) {
                throw DeskProblem.notYourRole(
                        "the role " + role + " may not use " + found.right().route());
            }
            requireFactor(session, found.right());
            if (found.right().weighty() && !sessions.isFresh(session)) {
                throw new DeskProblem(403, "PROOF_NEEDED", "this act needs the password or a code again");
            }
            OfficerRequest call = new OfficerRequest(request, claim, session, found.variables(), origin);
            send(
                    response,
                    OnBehalf.of(
                            session.admitted().principal(), () -> found.action().answer(call)));
        }
    }

    /** Where everybody must have a second factor, whoever has none can do nothing but enrol one. */
    private void requireFactor(Session session, RouteRights.Right right) {
        if (sessions.owesFactor(session) && !RouteRights.BEFORE_ENROLMENT.contains(right.route())) {
            throw new DeskProblem(
                    403, "SECOND_FACTOR_NEEDED", "this desk asks everybody for a second factor: enrol one");
        }
    }

    /** A session ends with the account, role, password and second factor that opened it. */
    private boolean isCurrent(String token) {
        boolean current = fits(token) || sessions.changing(() -> fits(token));
        if (!current) {
            sessions.close(token);
        }
        return current;
    }

    private boolean fits(String token) {
        return sessions.look(token)
                .filter(session -> node.personnel().isCurrent(session.admitted()))
                .isPresent();
    }

    private SetCookie cookie(ServerRequest request, String name, String value) {
        return part(request, name, value).build();
    }

    /** Tells a browser from which the officer has signed in before: strangers' tries do not shut it out. */
    private SetCookie lasting(ServerRequest request, String browser) {
        return part(request, SignInRoutes.BROWSER, browser).maxAge(KNOWN).build();
    }

    /** Goes over TLS only, but where browser and desk are one machine. */
    private SetCookie.Builder part(ServerRequest request, String name, String value) {
        return SetCookie.builder(name, value)
                .path(prefix)
                .httpOnly(true)
                .secure(!LOOPBACK.matcher(request.authority()).matches())
                .sameSite(SetCookie.SameSite.STRICT);
    }

    private static Optional<String> token(ServerRequest request) {
        return request.headers().cookies().first(COOKIE).asOptional();
    }

    private static DeskProblem notSignedIn() {
        return new DeskProblem(401, "NOT_SIGNED_IN", "the session has ended: sign in again");
    }

    private static void send(ServerResponse response, DeskProblem problem) {
        response.status(Status.create(problem.status()));
        json(
                response,
                JsonReply.of("code", problem.code())
                        .with("message", problem.message())
                        .fields());
    }

    private static void send(ServerResponse response, Object answer) {
        switch (answer) {
            case JsonReply reply -> json(response, reply.fields());
            case Download(String type, String filename, byte[] content) ->
                response.header(HeaderValues.create("Content-Type", type))
                        .header(HeaderValues.create("Content-Disposition", "attachment; filename=\"" + filename + "\""))
                        .send(content);
            case RouteTable.Nothing _ -> response.status(Status.NO_CONTENT_204).send();
            default -> json(response, answer);
        }
    }

    private static void json(ServerResponse response, Object tree) {
        response.header(HeaderValues.create("Content-Type", "application/json"));
        response.send(MAPPER.writeValueAsBytes(tree));
    }
}
