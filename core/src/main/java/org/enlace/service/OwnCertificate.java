// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate that a node makes for its own desk, where the authority gives none: browsers ask once whether to trust it. */
final class OwnCertificate {
    /** Browsers of one vendor refuse certificates that live longer than 825 days. */
    private static final Duration LIFE = Duration.ofDays(820);

    private OwnCertificate() {}

    /**
     * Writes a fresh key (EC P-256) and a certificate for {@code host}, a name or an address (IPv6 in brackets), that is
     * valid from a day before {@code now}; a former pair is replaced.
     */
    static void write(ServiceFolder folder, String host, Instant now, SecureRandom random) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair pair = generator.generateKeyPair();
            Path home = folder.deskKey().getParent();
            ServiceFolder.makePrivate(home == null ? folder.data() : home);
            store(folder.deskKey(), pem(new JcaPKCS8Generator(pair.getPrivate(), null)));
            store(folder.deskCertificate(), pem(certificate(pair, host, now, random)));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException("a self-signed certificate must be possible", broken);
        }
    }

    private static X509CertificateHolder certificate(KeyPair pair, String host, Instant now, SecureRandom random)
            throws IOException, OperatorCreationException {
        var name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, "Enlace")
                .addRDN(BCStyle.CN, host.length() > 64 ? "desk" : host)
                .build();
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(120, random).setBit(120),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(LIFE)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternative(host)))
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralName alternative(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return new GeneralName(
                    GeneralName.iPAddress, InetAddress.ofLiteral(plain).getHostAddress());
        } catch (IllegalArgumentException name) {
            return new GeneralName(GeneralName.dNSName, plain);
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    /** Beside the target first, so that half a file never stands there; for its owner's eyes only. */
    private static void store(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text, StandardCharsets.US_ASCII);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
