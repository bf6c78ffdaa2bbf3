// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.enlace.model.AuthorityId;

/** The self-signed envelope that TLS asks for around a key; partners pin the key and believe nothing else in it. */
final class TlsCertificate {
    private static final Duration LIFE = Duration.ofDays(3_650);

    private TlsCertificate() {}

    static X509Certificate selfSigned(KeyPair pair, AuthorityId authority, Clock clock, SecureRandom random) {
        try {
            X500Name name = new X500Name("CN=" + authority);
            Instant now = clock.instant();
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(120, random).setBit(120),
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(LIFE)),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException broken) {
            throw new IllegalStateException("a self-signed certificate must be possible", broken);
        }
    }
}
