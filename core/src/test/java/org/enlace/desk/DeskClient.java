// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One officer's browser, as far as the API sees it. Holds every answer against the contract. */
public final class DeskClient {
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final String base;
    private final Contract contract;
    private String cookie = "";
    private String csrf = "";
    private String password = "";

    /** {@code base} is the desk's prefix, as {@code http://localhost:1234/n/pa-security/}. */
    public DeskClient(String base, Contract contract) {
        this.base = base;
        this.contract = contract;
    }

    /** An answer: status, media type, body as text, and as JSON where it is that. */
    public record Answer(int status, String type, String body, HttpResponse<byte[]> raw) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String code() {
            return json().path("code").asString();
        }
    }

    public DeskClient signIn(String user, String password) {
        return signIn(user, password, "");
    }

    public DeskClient signIn(String user, String password, String code) {
        Answer answer = post("session", Map.of("user", user, "password", password, "code", code));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        this.password = password;
        csrf = answer.json().path("csrf").stringValue();
        cookie = answer.raw().headers().allValues("set-cookie").stream()
                .map(one -> one.replaceAll(";.*", ""))
                .collect(Collectors.joining("; "));
        return this;
    }

    /** The browser after the session is over: it has what lasts. */
    public DeskClient later() {
        DeskClient other = new DeskClient(base, contract);
        other.cookie = cookie.replaceAll("(^|; )enlace=[^;]*", "");
        return other;
    }

    /** The same officer without the session's token. */
    public DeskClient withoutToken() {
        DeskClient other = new DeskClient(base, contract);
        other.cookie = cookie;
        return other;
    }

    /** As {@link #get}, and it must work. */
    public JsonNode read(String path) {
        return done(get(path));
    }

    /** As {@link #post}, and it must work. */
    public JsonNode write(String path, Map<String, ?> body) {
        return done(post(path, body));
    }

    private static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    public Answer get(String path) {
        return send("GET", path, new byte[0], Map.of());
    }

    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, JsonMapper.shared().writeValueAsBytes(body), json());
    }

    public Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, JsonMapper.shared().writeValueAsBytes(body), json());
    }

    public Answer delete(String path) {
        return send("DELETE", path, new byte[0], Map.of());
    }

    Answer upload(String path, String name, byte[] file) {
        return send(
                "POST", path, file, Map.of("Content-Type", "application/octet-stream", "X-Filename", encoded(name)));
    }

    public static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A stream of lines that stays open. */
    public HttpResponse<Stream<String>> stream(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "api/" + path))
                .header("Cookie", cookie)
                .build();
        try {
            return http.send(request, BodyHandlers.ofLines());
        } catch (IOException failed) {
            throw new AssertionError(path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** As the desk does it: where an act needs a proof, gives the password again and repeats the act. */
    public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        Answer answer = once(method, path, body, headers);
        if (answer.status() == 403 && answer.code().equals("PROOF_NEEDED") && !password.isEmpty()) {
            prove(Map.of("password", password));
            return once(method, path, body, headers);
        }
        return answer;
    }

    /** Does not give the password again by itself. */
    public DeskClient forgetful() {
        password = "";
        return this;
    }

    public Answer prove(Map<String, String> proof) {
        return once("POST", "proof", JsonMapper.shared().writeValueAsBytes(proof), json());
    }

    private Answer once(String method, String path, byte[] body, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        if (!cookie.isEmpty()) {
            all.put("Cookie", cookie);
        }
        if (!csrf.isEmpty() && !method.equals("GET")) {
            all.put("X-Csrf", csrf);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + "api/" + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        all.forEach(request::header);
        try {
            HttpResponse<byte[]> raw = http.send(request.build(), BodyHandlers.ofByteArray());
            Answer answer = new Answer(
                    raw.statusCode(),
                    raw.headers().firstValue("content-type").orElse(""),
                    new String(raw.body(), StandardCharsets.UTF_8),
                    raw);
            assertThat(contract.against(method, path, answer.status(), answer.type(), answer.body()))
                    .as(method + " " + path + " " + answer.status() + " " + answer.body())
                    .isEmpty();
            return answer;
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
