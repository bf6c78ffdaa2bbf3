// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.enlace.backup.BackupKey;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.settings.ServiceSettings.BackupPlan;
import org.enlace.settings.ServiceSettings.CertificateFiles;
import org.enlace.settings.ServiceSettings.DeskDoor;
import org.enlace.settings.ServiceSettings.Keeping;
import org.enlace.settings.ServiceSettings.LogRules;
import org.enlace.settings.ServiceSettings.OwnDatabase;
import org.enlace.settings.ServiceSettings.PartnerDoor;
import org.enlace.settings.ServiceSettings.SessionTerms;
import org.enlace.settings.ServiceSettings.WatchDoor;

/** Turns texts into settings and gathers what does not fit, one problem for each setting. */
final class SettingChecks {
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    private static final int DAY_MINUTES = 24 * 60;
    private static final List<Level> LEVELS = List.of(Level.ERROR, Level.WARNING, Level.INFO, Level.DEBUG);
    private final Optional<Path> file;
    private final Map<SettingKey, String> texts;
    private final List<SettingProblem> problems;

    SettingChecks(SettingsFile file) {
        this.file = file.file();
        texts = file.texts();
        problems = new ArrayList<>(file.problems());
        if (problems.stream().noneMatch(SettingChecks::isOfFile)) {
            Arrays.stream(SettingKey.values())
                    .filter(key -> key.isNeeded() && text(key).isEmpty())
                    .forEach(key -> problems.add(SettingProblem.of("missing", key.path(), key.variable())));
        }
    }

    /** Where the whole file could not be read, nothing is said of what is missing in it. */
    private static boolean isOfFile(SettingProblem problem) {
        return !problem.sentence().equals("settings.unknown");
    }

    ServiceSettings whole() {
        String id = checked(SettingKey.AUTHORITY_ID, "id", SettingChecks::id, "unset");
        String country = checked(SettingKey.AUTHORITY_COUNTRY, "country", SettingChecks::country, "ZZ");
        Authority.Kind kind = checked(
                SettingKey.AUTHORITY_KIND,
                "kind",
                text -> Authority.Kind.valueOf(text.toUpperCase(Locale.ROOT)),
                Authority.Kind.SECURITY);
        String name = checked(SettingKey.AUTHORITY_NAME, "name", SettingChecks::name, "-");
        Path data = checked(SettingKey.DATA, "absolute", SettingChecks::absolute, Path.of("/"));
        PartnerDoor partners = partners();
        DeskDoor desk = desk();
        if (desk.port() == partners.port()) {
            problems.add(SettingProblem.of("same-port", SettingKey.DESK_PORT.path(), SettingKey.PARTNERS_PORT.path()));
        }
        Optional<OwnDatabase> database = database();
        Optional<BackupPlan> backup = backup(data);
        WatchDoor watch = watch();
        LogRules log = log();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new ServiceSettings(
                file,
                new Authority(AuthorityId.of(id), kind, country, name),
                data,
                partners,
                desk,
                database,
                new Keeping(backup, watch, log));
    }

    private PartnerDoor partners() {
        String host = checked(SettingKey.PARTNERS_HOST, "host", SettingChecks::host, "localhost");
        int published = checked(SettingKey.PARTNERS_PUBLIC_PORT, "port", SettingChecks::port, 1);
        return new PartnerDoor(
                URI.create("https://" + host + ":" + published),
                checked(
                        SettingKey.PARTNERS_ADDRESS,
                        "address",
                        InetAddress::ofLiteral,
                        InetAddress.getLoopbackAddress()),
                checked(SettingKey.PARTNERS_PORT, "port", SettingChecks::port, 2));
    }

    private DeskDoor desk() {
        return new DeskDoor(
                checked(SettingKey.DESK_HOST, "host", SettingChecks::host, "localhost"),
                checked(SettingKey.DESK_ADDRESS, "address", InetAddress::ofLiteral, InetAddress.getLoopbackAddress()),
                checked(SettingKey.DESK_PORT, "port", SettingChecks::port, 3),
                certificate(),
                checked(SettingKey.DESK_PROXIES, "address", SettingChecks::addresses, List.of()),
                sessions());
    }

    private SessionTerms sessions() {
        return new SessionTerms(
                checked(SettingKey.DESK_SECOND_FACTOR, "second-factor", SettingChecks::isRequired, false),
                Duration.ofMinutes(
                        checked(SettingKey.DESK_IDLE, "minutes-of-day", text -> number(text, 1, DAY_MINUTES), 1)),
                Duration.ofHours(checked(SettingKey.DESK_SESSION, "hours", text -> number(text, 1, 24), 1)),
                Duration.ofMinutes(
                        checked(SettingKey.DESK_PROOF, "minutes-of-day", text -> number(text, 1, DAY_MINUTES), 1)));
    }

    private static boolean isRequired(String text) {
        return switch (text) {
            case "required" -> true;
            case "optional" -> false;
            default -> throw new IllegalArgumentException("second factor must be required or optional");
        };
    }

    private Optional<CertificateFiles> certificate() {
        if (text(SettingKey.DESK_CERTIFICATE).isEmpty()
                && text(SettingKey.DESK_KEY).isEmpty()) {
            return Optional.empty();
        }
        Path none = Path.of("/");
        needed(SettingKey.DESK_CERTIFICATE, SettingKey.DESK_KEY);
        needed(SettingKey.DESK_KEY, SettingKey.DESK_CERTIFICATE);
        return Optional.of(new CertificateFiles(
                checked(SettingKey.DESK_CERTIFICATE, "absolute", SettingChecks::absolute, none),
                checked(SettingKey.DESK_KEY, "absolute", SettingChecks::absolute, none)));
    }

    private Optional<OwnDatabase> database() {
        if (text(SettingKey.DATABASE_URL).isEmpty()) {
            return Optional.empty();
        }
        needed(SettingKey.DATABASE_USER, SettingKey.DATABASE_URL);
        needed(SettingKey.DATABASE_PASSWORD_FILE, SettingKey.DATABASE_URL);
        return Optional.of(new OwnDatabase(
                checked(SettingKey.DATABASE_URL, "database", SettingChecks::database, ""),
                text(SettingKey.DATABASE_USER),
                checked(SettingKey.DATABASE_PASSWORD_FILE, "absolute", SettingChecks::absolute, Path.of("/"))));
    }

    private Optional<BackupPlan> backup(Path data) {
        BackupPlan plan = new BackupPlan(
                checked(SettingKey.BACKUP_RECIPIENT, "recipient", SettingChecks::recipient, ""),
                checked(SettingKey.BACKUP_FOLDER, "absolute", SettingChecks::absolute, data.resolve("backup")),
                Duration.ofHours(checked(SettingKey.BACKUP_HOURS, "hours", text -> number(text, 1, 720), 24)),
                checked(SettingKey.BACKUP_KEEP, "keep", text -> number(text, 1, 1_000), 1));
        return plan.recipient().isEmpty() ? Optional.empty() : Optional.of(plan);
    }

    private WatchDoor watch() {
        return new WatchDoor(
                checked(SettingKey.WATCH_ADDRESS, "place", text -> Optional.of(place(text)), Optional.empty()),
                checked(SettingKey.WATCH_CALLERS, "address", SettingChecks::addresses, List.of()));
    }

    private LogRules log() {
        return new LogRules(
                checked(SettingKey.LOG_LEVEL, "level", SettingChecks::level, Level.INFO),
                checked(SettingKey.LOG_FILE, "absolute", text -> Optional.of(absolute(text)), Optional.empty()),
                checked(SettingKey.LOG_FILE_SIZE, "count", text -> number(text, 1, 1_000), 1) << 20,
                checked(SettingKey.LOG_FILES, "count", text -> number(text, 1, 1_000), 1));
    }

    private static Level level(String text) {
        return LEVELS.stream()
                .filter(level -> level.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("level must be one of four"));
    }

    /** An address and a port, as in {@code 127.0.0.1:9464} or {@code [::1]:9464}. */
    private static InetSocketAddress place(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("place must be an address and a port");
        }
        String address = text.substring(0, colon);
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        return new InetSocketAddress(InetAddress.ofLiteral(plain), port(text.substring(colon + 1)));
    }

    private void needed(SettingKey key, SettingKey because) {
        if (text(key).isEmpty()) {
            problems.add(SettingProblem.of("missing-with", key.path(), because.path()));
        }
    }

    private String text(SettingKey key) {
        return texts.getOrDefault(key, key.usual());
    }

    /** The value of a text, or {@code instead} where it is missing or does not fit, which is a problem. */
    private <T> T checked(SettingKey key, String rule, Function<String, T> read, T instead) {
        String text = text(key);
        if (text.isEmpty() && !key.equals(SettingKey.DESK_PROXIES)) {
            return instead;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException unfit) {
            problems.add(SettingProblem.of("wrong." + rule, key.path()));
            return instead;
        }
    }

    private static String id(String text) {
        return AuthorityId.of(text).value();
    }

    private static String country(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!Arrays.asList(Locale.getISOCountries()).contains(upper)) {
            throw new IllegalArgumentException("country must be of ISO 3166-1");
        }
        return upper;
    }

    private static String name(String text) {
        if (text.length() > 200) {
            throw new IllegalArgumentException("name must be at most 200 characters");
        }
        return text;
    }

    /** A DNS name, an IPv4 address, or an IPv6 address, which gets its brackets. */
    private static String host(String text) {
        String plain = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (plain.contains(":")) {
            return "[" + InetAddress.ofLiteral(plain).getHostAddress() + "]";
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(lower).matches()) {
            throw new IllegalArgumentException("host must be a name or an address");
        }
        return lower;
    }

    private static int port(String text) {
        return number(text, 1, 65_535);
    }

    private static int number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("number must be " + least + ".." + most);
        }
        return number;
    }

    private static String recipient(String text) {
        if (!BackupKey.isRecipient(text)) {
            throw new IllegalArgumentException("recipient must be a public key of age");
        }
        return text;
    }

    private static List<InetAddress> addresses(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(InetAddress::ofLiteral)
                .toList();
    }

    private static Path absolute(String text) {
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("path must be absolute");
            }
            return path.normalize();
        } catch (InvalidPathException unfit) {
            throw new IllegalArgumentException("path must be one", unfit);
        }
    }

    /** {@code postgresql://HOST:PORT/DATABASE?...}, with or without {@code jdbc:} before it; no password in it. */
    private static String database(String text) {
        String plain = text.startsWith("jdbc:") ? text.substring(5) : text;
        try {
            URI uri = new URI(plain);
            String query = Optional.ofNullable(uri.getQuery()).orElse("");
            if (!"postgresql".equals(uri.getScheme())
                    || uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getPath().length() < 2
                    || query.contains("password")) {
                throw new IllegalArgumentException("database must be postgresql://HOST:PORT/DATABASE");
            }
            return "jdbc:" + plain;
        } catch (URISyntaxException unfit) {
            throw new IllegalArgumentException("database must be postgresql://HOST:PORT/DATABASE", unfit);
        }
    }
}
