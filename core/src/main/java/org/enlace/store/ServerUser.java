// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.enlace.store.StoreException.Reason;

/**
 * As whom the server's programs run. PostgreSQL refuses to run as root; there we give it a user namespace of its own
 * ({@code unshare -U}), or, where the machine allows none, the user {@code postgres} or {@code nobody}.
 */
record ServerUser(List<String> prefix, Optional<String> owner) {

    record Outcome(int code, String output) {
        boolean worked() {
            return code == 0;
        }
    }

    static ServerUser find() {
        if (!isRoot()) {
            return new ServerUser(List.of(), Optional.empty());
        }
        var apart = new ServerUser(List.of("unshare", "-U"), Optional.empty());
        if (apart.works()) {
            return apart;
        }
        for (String name : List.of("postgres", "nobody")) {
            for (ServerUser other : List.of(changing(name), running(name))) {
                if (other.works()) {
                    return other;
                }
            }
        }
        throw new StoreException(
                Reason.ROOT,
                "PostgreSQL does not run as root, and this machine has neither user namespaces (unshare -U) nor a"
                        + " user to run it as (setpriv, runuser); start Enlace as an ordinary user");
    }

    static ServerUser changing(String name) {
        return new ServerUser(
                List.of("setpriv", "--reuid=" + name, "--regid=" + group(name), "--clear-groups", "--"),
                Optional.of(name));
    }

    private static ServerUser running(String name) {
        return new ServerUser(List.of("runuser", "-u", name, "--"), Optional.of(name));
    }

    private static String group(String name) {
        try {
            return new ServerUser(List.of(), Optional.empty())
                    .run(List.of("id", "-g", name), "")
                    .output()
                    .strip();
        } catch (StoreException noSuchProgram) {
            return name;
        }
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private boolean works() {
        try {
            String id = run(List.of("id", "-u"), "").output().strip();
            return !id.isEmpty() && id.chars().allMatch(Character::isDigit) && !id.equals("0");
        } catch (StoreException noSuchProgram) {
            return false;
        }
    }

    /** Runs a program to its end; its output comes back as one text. */
    Outcome run(List<String> command, String input) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try (var to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException error) {
            throw new StoreException(
                    Reason.NOT_STARTED,
                    "a program of the database cannot be run: program=" + command.getFirst(),
                    error);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.NOT_STARTED, "the start of the database was interrupted", stop);
        }
    }

    /** Gives a file or folder to the user that the server runs as. */
    void own(Path path) throws IOException {
        if (owner.isPresent()) {
            var user = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner.get());
            Files.getFileAttributeView(path, PosixFileAttributeView.class).setOwner(user);
        }
    }

    /** Where the programs are unpacked: another user cannot read root's own cache, and nobody but root may write to this one. */
    Path cache(Path usual) {
        return owner.isPresent() ? Path.of("/var/cache/enlace") : usual;
    }
}
