// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The passwords of the server's roles, random and kept in one file that only its owner can read. */
final class RolePasswords {
    private final Path file;
    private final SecureRandom random = new SecureRandom();

    RolePasswords(Path file) {
        this.file = file;
    }

    Optional<String> of(String role) {
        return Optional.ofNullable(all().get(role));
    }

    /** The role's password, made and stored first where there is none. */
    String ofOrNew(String role) {
        return of(role).orElseGet(() -> {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            var all = all();
            all.put(role, password);
            store(all);
            return password;
        });
    }

    private Map<String, String> all() {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.indexOf('=') > 0)
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1),
                            (first, second) -> second,
                            TreeMap::new));
        } catch (IOException error) {
            throw ServerDisk.refusal(
                    "the database passwords cannot be read; check the rights of the file", file, error);
        }
    }

    private void store(Map<String, String> all) {
        String text = all.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            ServerDisk.writePrivately(file, text);
        } catch (IOException error) {
            throw ServerDisk.refusal(
                    "the database passwords cannot be kept; check the rights of the folder", file, error);
        }
    }
}
