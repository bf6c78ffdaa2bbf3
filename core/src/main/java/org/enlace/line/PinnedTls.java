// SPDX-License-Identifier: Apache-2.0
package org.enlace.line;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.enlace.card.NodeKeys;
import org.enlace.crypto.CanonicalJson;

/** TLS 1.3 in which each side shows its key and the other compares it with a pin; names, dates and issuers say nothing. */
public final class PinnedTls {
    public static final String VERSION = "TLSv1.3";

    private PinnedTls() {}

    /** A context that shows this node's key and believes the keys whose pin {@code trusted} knows. */
    public static SSLContext context(NodeKeys keys, Predicate<String> trusted) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("node", keys.tlsSecret(), new char[0], new Certificate[] {keys.certificate()});
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance(VERSION);
            context.init(own.getKeyManagers(), new TrustManager[] {new Pins(trusted)}, null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
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
