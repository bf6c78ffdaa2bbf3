// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One setting: its place in the file ({@code section.name}), the environment variable over it, and what holds where neither
 * says anything. The file that {@code enlace node init} writes explains each with the sentence {@code settings.key.NAME}.
 */
public enum SettingKey {
    AUTHORITY_ID("authority.id", ""),
    AUTHORITY_NAME("authority.name", ""),
    AUTHORITY_KIND("authority.kind", ""),
    AUTHORITY_COUNTRY("authority.country", ""),
    DATA("node.data", "/var/lib/enlace"),
    PARTNERS_HOST("partners.host", ""),
    PARTNERS_PUBLIC_PORT("partners.public-port", "8444"),
    PARTNERS_ADDRESS("partners.address", "0.0.0.0"),
    PARTNERS_PORT("partners.port", "8444"),
    DESK_HOST("desk.host", ""),
    DESK_ADDRESS("desk.address", "0.0.0.0"),
    DESK_PORT("desk.port", "8443"),
    DESK_CERTIFICATE("desk.certificate", ""),
    DESK_KEY("desk.key", ""),
    DESK_PROXIES("desk.trusted-proxies", ""),
    DESK_SECOND_FACTOR("desk.second-factor", "optional"),
    DESK_IDLE("desk.idle-minutes", "30"),
    DESK_SESSION("desk.session-hours", "12"),
    DESK_PROOF("desk.proof-minutes", "15"),
    DATABASE_URL("database.url", ""),
    DATABASE_USER("database.user", ""),
    DATABASE_PASSWORD_FILE("database.password-file", ""),
    BACKUP_RECIPIENT("backup.recipient", ""),
    BACKUP_FOLDER("backup.folder", ""),
    BACKUP_HOURS("backup.every-hours", "24"),
    BACKUP_KEEP("backup.keep", "14"),
    WATCH_ADDRESS("watch.address", ""),
    WATCH_CALLERS("watch.callers", ""),
    LOG_LEVEL("log.level", "info"),
    LOG_FILE("log.file", ""),
    LOG_FILE_SIZE("log.file-size", "10"),
    LOG_FILES("log.files", "5");

    private static final List<SettingKey> NEEDED =
            List.of(AUTHORITY_ID, AUTHORITY_NAME, AUTHORITY_KIND, AUTHORITY_COUNTRY, PARTNERS_HOST, DESK_HOST);

    private final String path;
    private final String usual;

    SettingKey(String path, String usual) {
        this.path = path;
        this.usual = usual;
    }

    /** As in {@code partners.public-port}. */
    public String path() {
        return path;
    }

    /** What holds where nothing is said; empty for a setting without such a value. */
    public String usual() {
        return usual;
    }

    /** The environment variable, as in {@code ENLACE_PARTNERS_PUBLIC_PORT}. */
    public String variable() {
        return "ENLACE_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public String section() {
        return path.substring(0, path.indexOf('.'));
    }

    /** Its name within the section, as in {@code public-port}. */
    public String entry() {
        return path.substring(path.indexOf('.') + 1);
    }

    /** Whether a node cannot be without it. */
    public boolean isNeeded() {
        return NEEDED.contains(this);
    }

    /** Whether it is a number in the file. */
    boolean isNumber() {
        return path.matches(".*[.-](port|minutes|hours)")
                || this == BACKUP_KEEP
                || this == LOG_FILE_SIZE
                || this == LOG_FILES;
    }

    static Optional<SettingKey> at(String path) {
        return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
    }
}
