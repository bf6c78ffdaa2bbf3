// SPDX-License-Identifier: Apache-2.0
package org.enlace.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Set;

/**
 * The pair of keys around backups, in the text forms of age: the node knows the public one ({@code age1...}) and can make backups
 * that it cannot open; the secret one ({@code AGE-SECRET-KEY-1...}) lies with the authority, away from the machine.
 *
 * @see <a href="https://age-encryption.org/v1">age v1</a>
 */
public final class BackupKey {
    private static final String SECRET = "AGE-SECRET-KEY-1";

    private BackupKey() {}

    /** Writes a new pair into a file that only its owner reads, as {@code age-keygen} does, and returns the public key. */
    public static String make(Path file) {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            String recipient = text(pair.getPublic().getEncoded());
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var out =
                    Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
                String lines = "# public key: " + recipient + "\n"
                        + text(pair.getPrivate().getEncoded()) + "\n";
                out.write(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
            }
            return recipient;
        } catch (FileAlreadyExistsException there) {
            throw BackupProblem.KEY_THERE.about(file);
        } catch (IOException refused) {
            throw BackupProblem.FOLDER_UNUSABLE.about(file);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform of ours has X25519", missing);
        }
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    /** Whether a text is a public key. */
    public static boolean isRecipient(String text) {
        try {
            writer(text);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }

    static RecipientStanzaWriter writer(String recipient) {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
        } catch (GeneralSecurityException | RuntimeException unfit) {
            throw new IllegalArgumentException("recipient must be a public key of age", unfit);
        }
    }

    /** The secret key in a file. */
    static RecipientStanzaReader reader(Path file) {
        try {
            String secret = Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(SECRET))
                    .findFirst()
                    .orElseThrow(() -> BackupProblem.NO_KEY.about(file));
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unfit) {
            throw BackupProblem.NO_KEY.about(file);
        }
    }
}
