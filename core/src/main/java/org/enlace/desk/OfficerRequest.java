// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.entrance.CallerOrigin;
import org.enlace.desk.entrance.OfficerSessions;
import org.enlace.desk.view.JsonReply;
import org.enlace.line.ServerDoorway;
import org.enlace.model.OfficerName;
import org.enlace.personnel.SignInCaller;
import org.enlace.text.LegibleText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request of a signed-in officer. */
final class OfficerRequest {
    private static final int LARGEST_JSON = 1 << 20;
    private static final int LARGEST_FILE = 64 << 20;

    /** No form of the desk is deeper or longer. */
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder()
            .maxNestingDepth(32)
            .maxTokenCount(200_000)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(BOUNDS).build())
            .build();

    private final ServerRequest request;
    private final ServerDoorway.Claim claim;
    private final OfficerSessions.Session session;
    private final List<String> path;
    private final CallerOrigin origin;

    /** {@link DeskProblem} where a part of the path, a question or a file's name is not made of characters. */
    OfficerRequest(
            ServerRequest request,
            ServerDoorway.Claim claim,
            OfficerSessions.Session session,
            List<String> path,
            CallerOrigin origin) {
        this.request = request;
        this.claim = claim;
        this.session = session;
        this.path = path;
        this.origin = origin;
        requireLegible(path);
        for (String name : request.query().names()) {
            requireLegible(List.of(name));
            requireLegible(request.query().all(name));
        }
    }

    private static void requireLegible(List<String> texts) {
        if (!texts.stream().allMatch(LegibleText::is)) {
            throw DeskProblem.badInput("a text must hold characters only, not U+0000 or half a character");
        }
    }

    /** Where the request comes from, as {@link CallerOrigin} says it. */
    String origin() {
        return origin.of(request);
    }

    /** Where it comes from, as the officer's own sign-ins show it. */
    SignInCaller caller() {
        return origin.caller(request);
    }

    Optional<String> cookie(String name) {
        return request.headers().cookies().first(name).asOptional();
    }

    OfficerSessions.Session session() {
        return session;
    }

    OfficerName officer() {
        return session.account().officer();
    }

    OfficerRole role() {
        return session.account().role();
    }

    /** The decoded segment of the path that stands where the route has its n-th variable. */
    String path(int variable) {
        return path.get(variable);
    }

    Optional<String> query(String name) {
        return request.query().first(name).asOptional().filter(value -> !value.isBlank());
    }

    int number(String name, int otherwise, int most) {
        try {
            int value = query(name).map(Integer::parseInt).orElse(otherwise);
            if (value < 0) {
                throw DeskProblem.badInput(name + " must not be negative");
            }
            return Math.min(value, most);
        } catch (NumberFormatException noNumber) {
            throw DeskProblem.badInput(name + " must be a number");
        }
    }

    /** The page of a list that the caller asks for, as {@code {total, items}}; only what is on it is shaped. */
    <T> JsonReply page(List<T> all, Function<List<T>, List<JsonReply>> shape) {
        int offset = number("offset", 0, Integer.MAX_VALUE);
        int limit = number("limit", 50, 500);
        return JsonReply.of("total", all.size())
                .with(
                        "items",
                        shape.apply(all.stream().skip(offset).limit(limit).toList()));
    }

    /** A shape for each. */
    static <T> Function<List<T>, List<JsonReply>> each(Function<T, JsonReply> shape) {
        return page -> page.stream().map(shape).toList();
    }

    Optional<String> header(String name) {
        return request.headers().first(HeaderNames.create(name));
    }

    String filename() {
        return header("X-Filename")
                .map(OfficerRequest::decoded)
                .filter(LegibleText::is)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> DeskProblem.badInput("the file must have a name"));
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    /** The body as a file of at most 64 MiB. */
    byte[] file() {
        return body(LARGEST_FILE);
    }

    /**
     * The body as a JSON object; an empty body is an empty object. It must be called JSON, which no foreign page can do
     * without being asked first.
     */
    JsonNode json() {
        return json(LARGEST_JSON);
    }

    /** As above, of at most {@code most} bytes. */
    JsonNode json(int most) {
        boolean named = header("Content-Type")
                .map(type -> type.startsWith("application/json"))
                .orElse(false);
        if (request.content().hasEntity() && !named) {
            throw new DeskProblem(415, "BAD_INPUT", "the body must be application/json");
        }
        try {
            byte[] body = body(most);
            JsonNode tree = body.length == 0 ? MAPPER.createObjectNode() : MAPPER.readTree(body);
            if (!tree.isObject()) {
                throw DeskProblem.badInput("the body must be a JSON object");
            }
            if (!LegibleText.is(tree)) {
                throw DeskProblem.badInput("a text must hold characters only, not U+0000 or half a character");
            }
            return tree;
        } catch (JacksonException unreadable) {
            throw DeskProblem.badInput("the body must be JSON");
        }
    }

    /** A text field of the body of at most {@code longest} characters; empty where it is missing. */
    static String text(JsonNode body, String name, int longest) {
        JsonNode field = body.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return "";
        }
        if (!field.isString() || field.stringValue().length() > longest) {
            throw DeskProblem.badInput(name + " must be text of at most " + longest + " characters");
        }
        return field.stringValue().strip();
    }

    /** As {@link #text}, but it must be there. */
    static String required(JsonNode body, String name, int longest) {
        String text = text(body, name, longest);
        if (text.isEmpty()) {
            throw DeskProblem.badInput(name + " must be given");
        }
        return text;
    }

    /** A constant of a closed list. */
    static <E extends Enum<E>> E choice(JsonNode body, String name, Class<E> type) {
        return constant(required(body, name, 60), name, type);
    }

    static <E extends Enum<E>> E constant(String text, String name, Class<E> type) {
        try {
            return Enum.valueOf(type, text);
        } catch (IllegalArgumentException unknown) {
            throw DeskProblem.badInput(name + " must be one of " + EnumSet.allOf(type));
        }
    }

    private byte[] body(int most) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        return switch (claim.read(request.content().inputStream(), most)) {
            case ServerDoorway.Body.Whole(byte[] bytes) -> bytes;
            case ServerDoorway.Body.TooLarge() ->
                throw new DeskProblem(413, "TOO_LARGE", "the body must be at most " + most + " bytes");
            case ServerDoorway.Body.NoRoom() ->
                throw new DeskProblem(503, "BUSY", "other files are being read: send it again in a moment");
            case ServerDoorway.Body.Cut() ->
                throw new DeskProblem(408, "CUT_OFF", "the body must come whole and in time");
        };
    }
}
