// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.Contract;
import org.enlace.desk.DeskApi;
import org.enlace.desk.DeskClient;
import org.enlace.desk.DeskClient.Answer;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.enlace.store.ChangeNotices.Change;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets through the desk's door, and what it does with requests that it should not answer. */
class DeskAccessTest {
    private static final String PASSWORD = "tres-palabras-largas";

    @TempDir
    private static Path home;

    private static Neighbourhood neighbourhood;
    private static AuthorityNode node;
    private static DeskServer server;
    private static Contract contract;
    private static String base;

    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        node = neighbourhood.start("pa-security", "PA");
        node.personnel()
                .setAll(
                        List.of(
                                new Account(new OfficerName("analyst"), OfficerRole.ANALYST, ""),
                                new Account(new OfficerName("liaison"), OfficerRole.LIAISON, ""),
                                new Account(new OfficerName("oversight"), OfficerRole.OVERSIGHT, ""),
                                new Account(new OfficerName("administrator"), OfficerRole.ADMINISTRATOR, "")),
                        PASSWORD);
        DeskApi desk = new DeskApi(node, "/n/pa-security/", List.of(), neighbourhood.clock(), new SecureRandom());
        server = DeskServer.start(
                InetAddress.getLoopbackAddress(), 0, List.of(desk), Set.of("localhost", "127.0.0.1", "desk.example"));
        base = "http://localhost:" + server.port() + "/n/pa-security/";
        contract = Contract.read();
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    private static DeskClient anybody() {
        return new DeskClient(base, contract);
    }

    private static Answer tryPassword(String user, String password) {
        return anybody().post("session", Map.of("user", user, "password", password));
    }

    private static long logged(EntryType type) {
        return node.ledger().entries(type, Long.MAX_VALUE, 100_000).size();
    }

    @Test
    void showsItsFace_beforeAnybodySignsIn_andNobodysName() {
        var face = anybody().read("node");
        assertThat(face.path("authority").path("id").stringValue()).isEqualTo("pa-security");
        assertThat(face.path("demo").booleanValue()).isFalse();
        assertThat(face.path("users")).isEmpty();
        assertThat(face.path("region")).isEmpty();
    }

    @Test
    void signsIn_withTheRightPasswordOnly_andLogsBoth() {
        long logins = logged(EntryType.LOGIN);
        long failures = logged(EntryType.LOGIN_FAILED);
        Answer wrong = tryPassword("liaison", "tres-palabras-largaS");
        Answer unknown = tryPassword("nobody", PASSWORD);
        DeskClient right = anybody().signIn("liaison", PASSWORD);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("WRONG_PASSWORD").isEqualTo(unknown.code());
        assertThat(wrong.body()).as("no word of which was wrong").isEqualTo(unknown.body());
        assertThat(right.read("session").path("role").stringValue()).isEqualTo("LIAISON");
        assertThat(logged(EntryType.LOGIN)).isEqualTo(logins + 1);
        assertThat(logged(EntryType.LOGIN_FAILED)).isEqualTo(failures + 2);
        assertThat(node.ledger().entries(EntryType.LOGIN_FAILED, Long.MAX_VALUE, 2))
                .as("an officer's name, but not what somebody typed")
                .extracting(one -> one.entry().fields())
                .contains(Map.of("officer", "liaison", "role", "LIAISON"), Map.of());
    }

    @Test
    void closesANameToStrangers_afterTenWrongPasswords_alsoInParallel_forLongerEachTime() throws Exception {
        List<Future<Answer>> tries = new ArrayList<>();
        try (ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 15; i++) {
                tries.add(lines.submit(() -> tryPassword("oversight", "guess")));
            }
        }
        int held = 0;
        for (Future<Answer> one : tries) {
            assertThat(one.get().status()).isIn(401, 429);
            held += one.get().status() == 401 ? 1 : 0;
        }
        assertThat(held).as("passwords that were looked at").isEqualTo(10);
        assertThat(tryPassword("oversight", PASSWORD).code()).isEqualTo("TOO_MANY_TRIES");

        neighbourhood.clock().move(Duration.ofSeconds(61));
        assertThat(tryPassword("oversight", "guess").status()).isEqualTo(401);
        neighbourhood.clock().move(Duration.ofSeconds(61));
        assertThat(tryPassword("oversight", PASSWORD).code()).isEqualTo("TOO_MANY_TRIES");
        neighbourhood.clock().move(Duration.ofSeconds(61));
        anybody().signIn("oversight", PASSWORD);
    }

    @Test
    void doesNotShutAnOfficerOut_whoseNameStrangersTry() {
        DeskClient browser = anybody().signIn("liaison", PASSWORD);
        for (int stranger = 0; stranger < 12; stranger++) {
            tryPassword("liaison", "guess");
        }
        assertThat(tryPassword("liaison", PASSWORD).status()).isEqualTo(429);
        assertThat(browser.later()
                        .post("session", Map.of("user", "liaison", "password", PASSWORD))
                        .status())
                .as("the browser that the officer uses")
                .isEqualTo(200);
        assertThat(browser.later()
                        .post("session", Map.of("user", "analyst", "password", "guess"))
                        .status())
                .as("it is known for its officer only")
                .isEqualTo(401);
        neighbourhood.clock().move(Duration.ofHours(3));
    }

    @Test
    void writesManyWrongPasswordsAsANumber() {
        neighbourhood.clock().move(Duration.ofHours(3));
        long before = logged(EntryType.LOGIN_FAILED);
        for (int at = 0; at < 100; at++) {
            String answer = tryPassword("nobody" + at, "guess").code();
            assertThat(answer).isIn("WRONG_PASSWORD", "TOO_MANY_TRIES");
            neighbourhood.clock().move(Duration.ofSeconds(at < 59 ? 1 : 30));
        }
        assertThat(logged(EntryType.LOGIN_FAILED)).isLessThanOrEqualTo(before + 60);
        neighbourhood.clock().move(Duration.ofHours(3));
        tryPassword("nobody", "guess");
        assertThat(node.ledger().entries(EntryType.LOGIN_FAILED, Long.MAX_VALUE, 3))
                .extracting(one -> String.valueOf(one.entry().fields().get("more")))
                .anyMatch(more -> more.matches("[1-9][0-9]*"));
    }

    @Test
    void endsASession_afterHalfAnHourWithoutUse_orTwelveHours() {
        DeskClient idle = anybody().signIn("analyst", PASSWORD);
        neighbourhood.clock().move(Duration.ofMinutes(29));
        assertThat(idle.get("session").status()).isEqualTo(200);
        neighbourhood.clock().move(Duration.ofMinutes(29));
        assertThat(idle.get("session").status()).as("it was used in between").isEqualTo(200);
        neighbourhood.clock().move(Duration.ofMinutes(31));
        assertThat(idle.get("session").code()).isEqualTo("NOT_SIGNED_IN");

        DeskClient busy = anybody().signIn("analyst", PASSWORD);
        for (int i = 0; i < 29; i++) {
            neighbourhood.clock().move(Duration.ofMinutes(25));
            busy.get("session");
        }
        assertThat(busy.get("session").code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void endsASessionAtOnce_whenItsRoleOrPasswordChangesOrItsAccountGoes() {
        DeskClient administrator = anybody().signIn("administrator", PASSWORD);
        String path = "accounts/temporary";
        String link = invited(administrator.put(path, Map.of("role", "ANALYST")));
        assertThat(tryPassword("temporary", "").status()).isEqualTo(400);
        assertThat(accept(link, PASSWORD).json().path("user").stringValue()).isEqualTo("temporary");

        DeskClient analyst = anybody().signIn("temporary", PASSWORD);
        assertThat(analyst.get("hits").status()).isEqualTo(200);
        administrator.put(path, Map.of("role", "COORDINATOR"));
        assertThat(analyst.get("hits").code()).isEqualTo("NOT_SIGNED_IN");

        DeskClient coordinator = anybody().signIn("temporary", PASSWORD);
        assertThat(coordinator.get("hits").code()).isEqualTo("NOT_YOUR_ROLE");
        String again = invited(administrator.put(path, Map.of("role", "COORDINATOR", "forgotten", true)));
        assertThat(coordinator.get("overview").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(tryPassword("temporary", PASSWORD).code()).isEqualTo("WRONG_PASSWORD");
        accept(again, "cuatro-palabras-largas");

        DeskClient last = anybody().signIn("temporary", "cuatro-palabras-largas");
        HttpResponse<Stream<String>> stream = last.stream("events");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(administrator.delete(path).status()).isEqualTo(200);
        try (Stream<String> lines = stream.body()) {
            assertThat(lines.filter(line -> line.startsWith("data:")))
                    .as("the stream ends and tells nothing more")
                    .isEmpty();
        }
        assertThat(last.get("overview").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(tryPassword("temporary", "cuatro-palabras-largas").code()).isEqualTo("WRONG_PASSWORD");
        assertThat(administrator.delete(path).code()).isEqualTo("NOT_FOUND");
        assertThat(node.ledger().entries(EntryType.ACCOUNT, Long.MAX_VALUE, 6))
                .extracting(one -> one.entry().fields().get("change") + " by "
                        + one.entry().fields().get("by"))
                .containsExactly(
                        "REMOVED by administrator",
                        "PASSWORD by temporary",
                        "INVITED by administrator",
                        "CHANGED by administrator",
                        "PASSWORD by temporary",
                        "ADDED by administrator");
    }

    /** The token of the link in an answer, which is told once. */
    private static String invited(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("invitation").path("token").stringValue();
    }

    private static Answer accept(String token, String password) {
        return anybody().post("invitation", Map.of("token", token, "password", password));
    }

    @Test
    void letsAPersonSetAPassword_byALink_onceAndForTwoDays() {
        DeskClient administrator = anybody().signIn("administrator", PASSWORD);
        String first = invited(administrator.put("accounts/newcomer", Map.of("role", "ANALYST")));
        assertThat(administrator.get("accounts").body())
                .as("told once")
                .doesNotContain(first)
                .contains("invitedUntil");
        String second = invited(administrator.put("accounts/newcomer", Map.of("role", "ANALYST", "forgotten", true)));
        assertThat(accept(first, PASSWORD).code()).as("a newer link is there").isEqualTo("NOT_ENTITLED");
        assertThat(accept(second, "short").code()).isEqualTo("SHORT_PASSWORD");
        for (String common : List.of(
                "password1234",
                "contraseña1234",
                "newcomer2026!",
                "qwertyuiop[]",
                "policiapanama",
                "teamomucho2026",
                "Corazón-Mariposa",
                "flamengo-campeao",
                "111111111111")) {
            assertThat(accept(second, common).code()).as(common).isEqualTo("COMMON_PASSWORD");
        }
        assertThat(accept(second, PASSWORD).status()).isEqualTo(200);
        assertThat(accept(second, PASSWORD).code()).as("used up").isEqualTo("NOT_ENTITLED");
        anybody().signIn("newcomer", PASSWORD);

        String late = invited(administrator.put("accounts/late", Map.of("role", "ANALYST")));
        neighbourhood.clock().move(Duration.ofHours(49));
        assertThat(accept(late, PASSWORD).code()).isEqualTo("NOT_ENTITLED");
        assertThat(tryPassword("late", PASSWORD).code()).isEqualTo("WRONG_PASSWORD");
        assertThat(node.ledger().entries(EntryType.ACCOUNT, Long.MAX_VALUE, 10).toString())
                .doesNotContain(late);
    }

    @Test
    void letsAnOfficerChangeTheOwnPassword_andEndsTheOtherSessions() {
        DeskClient administrator = anybody().signIn("administrator", PASSWORD);
        accept(invited(administrator.put("accounts/changing", Map.of("role", "ANALYST"))), PASSWORD);
        DeskClient here = anybody().signIn("changing", PASSWORD);
        DeskClient elsewhere = anybody().signIn("changing", PASSWORD);
        String fresh = "siete-faroles-azules";
        assertThat(here.put("password", Map.of("present", "guess", "password", fresh))
                        .code())
                .isEqualTo("NOT_ENTITLED");
        assertThat(here.put("password", Map.of("present", PASSWORD, "password", "password1234"))
                        .code())
                .isEqualTo("COMMON_PASSWORD");
        assertThat(here.put("password", Map.of("present", PASSWORD, "password", fresh))
                        .status())
                .isEqualTo(200);
        assertThat(here.get("overview").status()).isEqualTo(200);
        assertThat(elsewhere.get("overview").code()).isEqualTo("NOT_SIGNED_IN");
        assertThat(tryPassword("changing", PASSWORD).code()).isEqualTo("WRONG_PASSWORD");
        anybody().signIn("changing", fresh);
    }

    @Test
    void sendsItsCookieOverTlsOnly_wheneverTheDeskIsOnAnotherMachine() throws IOException {
        String body = "{\"user\":\"analyst\",\"password\":\"" + PASSWORD + "\"}";
        String request = "POST /n/pa-security/api/session HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        assertThat(head(request.formatted("desk.example"))).contains("enlace=").contains("Secure");
        assertThat(head(request.formatted("localhost"))).contains("enlace=").doesNotContain("Secure");
    }

    /** The head of the answer. */
    private static String head(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }
    }

    @Test
    void readsNothingLarge_ofWhoIsNotSignedIn() {
        byte[] large =
                ("{\"user\":\"liaison\",\"password\":\"" + "x".repeat(8_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(anybody().send("POST", "session", large, DeskClient.json()).code())
                .isEqualTo("TOO_LARGE");
        assertThat(anybody()
                        .send("POST", "invitation", large, DeskClient.json())
                        .code())
                .isEqualTo("TOO_LARGE");
        assertThat(anybody().send("POST", "intake/preview", large, Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void letsNobodyChangeTheirOwnAccount() {
        DeskClient administrator = anybody().signIn("administrator", PASSWORD);
        assertThat(administrator
                        .put("accounts/administrator", Map.of("role", "ANALYST"))
                        .code())
                .isEqualTo("OWN_ACCOUNT");
        assertThat(administrator.delete("accounts/administrator").code()).isEqualTo("OWN_ACCOUNT");
        assertThat(administrator
                        .put("accounts/a%20b", Map.of("role", "ANALYST"))
                        .code())
                .isEqualTo("BAD_INPUT");
    }

    @Test
    void forgetsTheSession_whenTheOfficerSignsOut() {
        DeskClient analyst = anybody().signIn("analyst", PASSWORD);
        assertThat(analyst.delete("session").status()).isEqualTo(204);
        assertThat(analyst.get("overview").code()).isEqualTo("NOT_SIGNED_IN");
    }

    @Test
    void keepsTheLanguageThatAnOfficerChose() {
        DeskClient analyst = anybody().signIn("analyst", PASSWORD);
        assertThat(analyst.put("session", Map.of("language", "pt")).code()).isEqualTo("BAD_INPUT");
        assertThat(analyst.put("session", Map.of("language", "en")).status()).isEqualTo(200);
        assertThat(anybody()
                        .signIn("analyst", PASSWORD)
                        .read("session")
                        .path("language")
                        .stringValue())
                .isEqualTo("en");
    }

    @Test
    void answersNothing_toWhoIsNotSignedIn() {
        for (String path : List.of("overview", "hits", "cases", "subjects?q=a", "picture", "ledger", "events", "x/y")) {
            assertThat(anybody().get(path).status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void writesNothing_withoutTheSessionsToken() {
        DeskClient liaison = anybody().signIn("liaison", PASSWORD);
        for (String path : List.of("ledger/verify", "agreements", "intake/preview", "corridor/bulletins")) {
            Answer answer = liaison.withoutToken().post(path, Map.of());
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.code()).isEqualTo("CSRF");
        }
        assertThat(liaison.withoutToken().delete("session").code()).isEqualTo("CSRF");
    }

    @Test
    void signsNobodyIn_fromAForeignPagesForm() {
        byte[] form = ("{\"user\":\"liaison\",\"password\":\"" + PASSWORD + "\"}").getBytes(StandardCharsets.UTF_8);
        Answer answer = anybody().send("POST", "session", form, Map.of("Content-Type", "text/plain"));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.raw().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void isNotReached_byAnotherName() throws IOException {
        assertThat(raw("GET /n/pa-security/api/node HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET /n/pa-security/ HTTP/1.1\r\nHost: localhost.evil.example:" + server.port()
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw("GET /n/pa-security/api/node HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    /** The first line of the answer. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).readLine();
        }
    }

    @Test
    void refusesWhatIsNoRequest() {
        DeskClient liaison = anybody().signIn("liaison", PASSWORD);
        assertThat(liaison.get("nowhere").code()).isEqualTo("NOT_FOUND");
        assertThat(liaison.get("hits/%ff").code()).isEqualTo("NOT_FOUND");
        assertThat(liaison.get("hits?limit=-1").code()).isEqualTo("BAD_INPUT");
        assertThat(liaison.get("hits?offset=x").code()).isEqualTo("BAD_INPUT");
        assertThat(anybody()
                        .signIn("oversight", PASSWORD)
                        .get("ledger?offset=2147483647&type=LOGIN")
                        .status())
                .isEqualTo(200);
        assertThat(liaison.get("hits?state=NO").code()).isEqualTo("BAD_INPUT");
        assertThat(liaison.delete("hits").code()).isEqualTo("NOT_FOUND");
        for (String body : List.of("{", "[]", "7", "{\"partner\": 7}", "{\"partner\":\"\"}")) {
            Answer answer =
                    liaison.send("POST", "agreements", body.getBytes(StandardCharsets.UTF_8), DeskClient.json());
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("BAD_INPUT");
        }
    }

    @Test
    void refusesABody_thatIsTooLarge_andGoesOnAfterwards() {
        DeskClient liaison = anybody().signIn("liaison", PASSWORD);
        byte[] large = ("{\"partner\":\"" + "x".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        Answer answer = liaison.send("POST", "agreements", large, DeskClient.json());
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("TOO_LARGE");
        assertThat(liaison.get("session").status()).isEqualTo(200);
    }

    @Test
    void keepsALimitedNumberOfDesksOpen_forOneOfficer() {
        DeskClient liaison = anybody().signIn("liaison", PASSWORD);
        List<HttpResponse<Stream<String>>> open = new ArrayList<>();
        for (int desk = 0; desk < 24; desk++) {
            open.add(liaison.stream("events"));
        }
        assertThat(open).allMatch(stream -> stream.statusCode() == 200);
        HttpResponse<Stream<String>> more = liaison.stream("events");
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(anybody().signIn("analyst", PASSWORD).stream("events").statusCode())
                .isEqualTo(200);
        open.forEach(stream -> stream.body().close());
        liaison.delete("session");
    }

    @Test
    void tellsOpenDesks_whatChanged_andTheSignedInOnly() throws Exception {
        DeskClient analyst = anybody().signIn("analyst", PASSWORD);
        HttpResponse<Stream<String>> stream = analyst.stream("events");
        assertThat(stream.statusCode()).isEqualTo(200);
        try (Stream<String> lines = stream.body();
                ScheduledExecutorService bell = Executors.newSingleThreadScheduledExecutor()) {
            bell.scheduleAtFixedRate(() -> node.changes().tell(Change.CORRIDOR), 0, 200, TimeUnit.MILLISECONDS);
            assertThat(lines.filter(line -> line.contains("CORRIDOR")).findFirst())
                    .contains("data:{\"kind\":\"CORRIDOR\"}");
        }
    }

    @Test
    void sendsItsPagesAndAnswers_withTheHeadersThatKeepForeignCodeOut() {
        Answer answer = anybody().get("node");
        assertThat(answer.raw().headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'"));
        assertThat(answer.raw().headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.raw().headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void sendsItsFiles_inTheSmallestFormThatIsTaken_andNotAgainWhereTheyAreKnown() throws Exception {
        HttpResponse<byte[]> plain = file("identity", "none");
        HttpResponse<byte[]> gzip = file("deflate, gzip;q=0.5, br;q=0", "none");
        HttpResponse<byte[]> brotli = file("gzip, deflate, br, zstd", "none");

        assertThat(List.of(plain, gzip, brotli))
                .extracting(one -> one.headers().firstValue("content-encoding").orElse(""))
                .containsExactly("", "gzip", "br");
        assertThat(brotli.body().length).isLessThan(plain.body().length / 2);
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(List.of(plain, gzip, brotli)).allSatisfy(one -> {
            assertThat(one.statusCode()).isEqualTo(200);
            assertThat(one.headers().firstValue("content-type")).contains("text/javascript; charset=utf-8");
            assertThat(one.headers().firstValue("vary")).contains("Accept-Encoding");
            assertThat(one.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        });
        String tag = brotli.headers().firstValue("etag").orElseThrow();
        assertThat(tag).isNotEqualTo(gzip.headers().firstValue("etag").orElseThrow());
        HttpResponse<byte[]> known = file("br", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    private static HttpResponse<byte[]> file(String accepted, String known) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "assets/probe-1a2b3c4d.js"))
                .header("Accept-Encoding", accepted)
                .header("If-None-Match", known)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
