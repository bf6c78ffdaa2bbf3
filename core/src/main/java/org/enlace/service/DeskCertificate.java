// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import org.apache.commons.codec.digest.DigestUtils;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.enlace.settings.ServiceSettings.CertificateFiles;

/** The certificate of the desk with its key, as it stands in two PEM files. */
final class DeskCertificate {
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private DeskCertificate(List<X509Certificate> chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /**
     * Reads a chain, the desk's own first, and its key: PKCS #8, PKCS #1 or SEC 1 without a password. ServiceException
     * where a file cannot be read, is damaged, or the key is of another certificate.
     */
    static DeskCertificate read(CertificateFiles files) {
        List<X509Certificate> chain = chain(files.chain());
        PrivateKey key = key(files.key());
        if (!fits(chain.getFirst().getPublicKey(), key)) {
            throw ServiceProblem.CERTIFICATE_OTHER_KEY.about(files.key(), files.chain());
        }
        return new DeskCertificate(chain, key);
    }

    private static List<X509Certificate> chain(Path file) {
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                chain.add((X509Certificate) each);
            }
            if (chain.isEmpty()) {
                throw ServiceProblem.CERTIFICATE_DAMAGED.about(file);
            }
            return chain;
        } catch (IOException unreadable) {
            throw ServiceProblem.CERTIFICATE_UNREADABLE.about(file);
        } catch (GeneralSecurityException damaged) {
            throw ServiceProblem.CERTIFICATE_DAMAGED.about(file);
        }
    }

    private static PrivateKey key(Path file) {
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
                if (found instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
                }
            }
            throw ServiceProblem.KEY_DAMAGED.about(file);
        } catch (CharacterCodingException | PEMException damaged) {
            throw ServiceProblem.KEY_DAMAGED.about(file);
        } catch (IOException unreadable) {
            throw ServiceProblem.CERTIFICATE_UNREADABLE.about(file);
        }
    }

    /** Whether a signature by the private key is the public one's. */
    private static boolean fits(PublicKey shown, PrivateKey key) {
        try {
            if (!shown.getAlgorithm().equals(key.getAlgorithm())) {
                return false;
            }
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
                        case "EC" -> "SHA256withECDSA";
                        case "RSA" -> "SHA256withRSA";
                        default -> key.getAlgorithm();
                    });
            byte[] word = "enlace/desk".getBytes(StandardCharsets.US_ASCII);
            signature.initSign(key);
            signature.update(word);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(word);
            return signature.verify(signed);
        } catch (GeneralSecurityException unknown) {
            return false;
        }
    }

    /** When the desk's own certificate is valid no more. */
    Instant until() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    Instant from() {
        return chain.getFirst().getNotBefore().toInstant();
    }

    /** SHA-256 over the certificate, as browsers show it: pairs of capital hexadecimal digits with colons. */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(DigestUtils.sha256(chain.getFirst().getEncoded()));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a certificate that was read must encode", broken);
        }
    }

    X509ExtendedKeyManager keys() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("desk", key, new char[0], chain.toArray(new Certificate[0]));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("every Java platform of ours keeps a key in memory", broken);
        }
    }

    /** TLS 1.2 or newer with this certificate, until {@code keys} shows another. */
    static SSLContext context(X509ExtendedKeyManager keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new X509ExtendedKeyManager[] {keys}, null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform of ours has TLS", broken);
        }
    }
}
