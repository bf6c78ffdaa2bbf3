// SPDX-License-Identifier: Apache-2.0
package org.enlace.settings;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.model.Authority;

/** All that an administrator sets for one node, and the file that says it, where there is one. */
public record ServiceSettings(
        Optional<Path> file,
        Authority authority,
        Path data,
        PartnerDoor partners,
        DeskDoor desk,
        Optional<OwnDatabase> database,
        Keeping keeping) {

    /** What keeps the node well: its backups, who watches it, and what it tells of itself. */
    public record Keeping(Optional<BackupPlan> backup, WatchDoor watch, LogRules log) {}

    public Optional<BackupPlan> backup() {
        return keeping.backup();
    }

    public SessionTerms sessions() {
        return desk.sessions();
    }

    public WatchDoor watch() {
        return keeping.watch();
    }

    public LogRules log() {
        return keeping.log();
    }

    /** Where partners reach this node, and where it listens for them; a router may stand between. */
    public record PartnerDoor(URI published, InetAddress address, int port) {}

    /** Where officers reach the desk. Only what {@code proxies} say of a caller's address is believed. */
    public record DeskDoor(
            String host,
            InetAddress address,
            int port,
            Optional<CertificateFiles> certificate,
            List<InetAddress> proxies,
            SessionTerms sessions) {}

    /**
     * Whether everybody at the desk must have a second factor, how long a session lasts without use and at all, and for how
     * long the last proof of who sits there is enough for a weighty act.
     */
    public record SessionTerms(boolean secondFactor, Duration idle, Duration longest, Duration proof) {}

    /** The authority's own certificate for the desk: a chain and its private key (PKCS #8), both PEM. */
    public record CertificateFiles(Path chain, Path key) {}

    /** How often an encrypted backup is made, for whom, where, and how many are kept. */
    public record BackupPlan(String recipient, Path folder, Duration every, int keep) {}

    /** A PostgreSQL server of the authority's; without one, the node runs its own. */
    public record OwnDatabase(String url, String user, Path passwordFile) {}

    /** Where metrics are given, if anywhere, and who may ask for them and for health, beside this machine itself. */
    public record WatchDoor(Optional<InetSocketAddress> address, List<InetAddress> callers) {}

    /** From which level on the node says what it does; into which file, at most so many of so many bytes, or to standard error. */
    public record LogRules(Level level, Optional<Path> file, int bytes, int files) {}

    /**
     * The settings of a TOML file with environment variables over it; SettingsException with all that is wrong.
     *
     * @param environment as of {@link System#getenv()}
     */
    public static ServiceSettings read(Path file, Map<String, String> environment) {
        return new SettingChecks(SettingsFile.read(file, environment)).whole();
    }

    /** Texts by their place in the file ({@code desk.port}); SettingsException where a place is not one. */
    public static Map<SettingKey, String> texts(Map<String, String> byPath) {
        return SettingsFile.byPath(byPath);
    }

    /** The settings of texts as they would stand in the file; SettingsException with all that is wrong. */
    public static ServiceSettings of(Map<SettingKey, String> texts) {
        return new SettingChecks(SettingsFile.of(new EnumMap<>(texts))).whole();
    }
}
