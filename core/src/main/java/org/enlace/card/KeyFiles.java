// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/** Keeps {@link NodeKeys} as PEM files (RFC 7468): PKCS #8 and SubjectPublicKeyInfo in one file for each pair. */
final class KeyFiles {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFiles() {}

    static boolean absent(Path directory) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            return !files.iterator().hasNext();
        } catch (IOException unreadable) {
            throw WireRefusal.UNREADABLE_KEYS.because("directory=" + directory);
        }
    }

    /** Writes beside the target and renames, so that a half-written set of keys never stands there. */
    static void write(Path directory, NodeKeys keys) {
        try {
            Path parent = directory.toAbsolutePath().getParent();
            if (parent == null) {
                throw WireRefusal.UNREADABLE_KEYS.because("directory=" + directory);
            }
            Files.createDirectories(parent);
            Path fresh = Files.createTempDirectory(parent, ".keys");
            pair(fresh.resolve("envelope.pem"), keys.envelope());
            pair(fresh.resolve("log.pem"), keys.log());
            pair(fresh.resolve("sealing.pem"), keys.sealing());
            pair(fresh.resolve("tls.pem"), keys.tls());
            store(
                    fresh.resolve("tls-certificate.pem"),
                    block("CERTIFICATE", keys.certificate().getEncoded()));
            store(fresh.resolve("veil.seed"), HexFormat.of().formatHex(keys.seed()) + "\n");
            Files.move(fresh, directory.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("key directory must be writable: directory=" + directory, failed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate just made must encode", broken);
        }
    }

    static NodeKeys read(Path directory) {
        try {
            return new NodeKeys(
                    pair(directory.resolve("envelope.pem"), "Ed25519"),
                    pair(directory.resolve("log.pem"), "Ed25519"),
                    pair(directory.resolve("sealing.pem"), "X25519"),
                    pair(directory.resolve("tls.pem"), "EC"),
                    (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(
                                    find(load(directory.resolve("tls-certificate.pem")), "CERTIFICATE"))),
                    seed(load(directory.resolve("veil.seed"))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException damaged) {
            throw new WireException(
                    WireRefusal.UNREADABLE_KEYS,
                    WireRefusal.UNREADABLE_KEYS.rule() + ": directory=" + directory,
                    damaged);
        }
    }

    private static byte[] seed(String line) {
        byte[] seed = HexFormat.of().parseHex(line.strip());
        if (seed.length != NodeKeys.SEED) {
            throw new IllegalArgumentException("seed must be 32 bytes: bytes=" + seed.length);
        }
        return seed;
    }

    private static void pair(Path file, KeyPair pair) throws IOException {
        store(
                file,
                block("PRIVATE KEY", pair.getPrivate().getEncoded())
                        + block("PUBLIC KEY", pair.getPublic().getEncoded()));
    }

    private static KeyPair pair(Path file, String algorithm) throws IOException, GeneralSecurityException {
        String pem = load(file);
        KeyFactory factory = KeyFactory.getInstance(algorithm);
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(find(pem, "PUBLIC KEY"))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(find(pem, "PRIVATE KEY"))));
    }

    private static String block(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(bytes) + "\n-----END " + label + "-----\n";
    }

    private static byte[] find(String pem, String label) {
        String begin = "-----BEGIN " + label + "-----\n";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("\n-----END " + label + "-----", from);
        if (from < 0 || to < 0) {
            throw new IllegalArgumentException("key file must hold a block: label=" + label);
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    }

    private static void store(Path file, String text) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(OWNER);
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(file, fresh, mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private static String load(Path file) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
            throw WireRefusal.UNREADABLE_KEYS.because("chmod 600 file=" + file);
        }
        return Files.readString(file);
    }
}
