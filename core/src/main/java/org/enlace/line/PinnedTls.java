// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** TLS 1.3 in which each side shows its key and the other compares it with a pin; names, dates and issuers say nothing. */
public final class PinnedTls {
    public static final String VERSION = "TLSv1.3";

    private PinnedTls() {}

    /** A context that shows this node's key and believes the keys whose pin {@code trusted} knows. */
    public static SSLContext context(NodeKeys keys, Predicate<String> trusted) {
        try {
            SSLContext context = SSLContext.getInstance(VERSION);
            context.init(new KeyManager[] {new OwnKey(keys)}, new TrustManager[] {new Pins(trusted)}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("every Java platform of ours has " + VERSION, broken);
        }
    }

    public static SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {VERSION});
        return parameters;
    }

    /** SHA-256 of the certificate's SubjectPublicKeyInfo, hexadecimal (the pin of RFC 7469). */
    public static String pin(Certificate certificate) {
        return CanonicalJson.sha256(certificate.getPublicKey().getEncoded());
    }

    /**
     * The one key of this node. A key store (PKCS #12) would wrap it under a password and unwrap it again, 20,000 rounds of
     * hashing for each line to a partner, and protect nothing in memory.
     */
    private static final class OwnKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "node";

        private final NodeKeys keys;

        OwnKey(NodeKeys keys) {
            this.keys = keys;
        }

        private @Nullable String alias(String... algorithms) {
            return List.of(algorithms).contains(keys.tlsSecret().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] algorithms, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(algorithms);
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] algorithms, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(algorithms);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String algorithm, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(algorithm);
        }

        @Override
        public @Nullable String chooseEngineServerAlias(
                String algorithm, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
            return alias(algorithm);
        }

        @Override
        public String[] getClientAliases(String algorithm, Principal @Nullable [] issuers) {
            return getServerAliases(algorithm, issuers);
        }

        @Override
        public String[] getServerAliases(String algorithm, Principal @Nullable [] issuers) {
            return alias(algorithm) == null ? new String[0] : new String[] {ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {keys.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.tlsSecret();
        }
    }

    private static final class Pins extends X509ExtendedTrustManager {
        private final Predicate<String> trusted;

        Pins(Predicate<String> trusted) {
            this.trusted = trusted;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length == 0 || !trusted.test(pin(chain[0]))) {
                throw new CertificateException("the TLS key must be a pinned partner's");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
