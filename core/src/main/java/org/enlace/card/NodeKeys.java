// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AuthorityId;

/**
 * The secrets of one node: Ed25519 for envelopes and agreements, another Ed25519 for the log, X25519 for sealed files,
 * EC P-256 with a self-signed certificate for TLS, and the seed of the veil's keys. Nothing here prints a secret.
 */
public final class NodeKeys {
    static final int SEED = 32;
    private final KeyPair envelope;
    private final KeyPair log;
    private final KeyPair sealing;
    private final KeyPair tls;
    private final X509Certificate certificate;
    private final byte[] seed;

    public NodeKeys(
            KeyPair envelope, KeyPair log, KeyPair sealing, KeyPair tls, X509Certificate certificate, byte[] seed) {
        this.envelope = envelope;
        this.log = log;
        this.sealing = sealing;
        this.tls = tls;
        this.certificate = certificate;
        this.seed = seed.clone();
    }

    /**
     * The keys kept in {@code directory} (mode 0700, files 0600, PEM), made on first use; complete or not at all.
     * WireException where files are missing, damaged or readable by others.
     */
    public static NodeKeys loadOrCreate(Path directory, AuthorityId authority, Clock clock, SecureRandom random) {
        if (KeyFiles.absent(directory)) {
            KeyFiles.write(directory, generate(authority, clock, random));
        }
        return KeyFiles.read(directory);
    }

    /** The keys kept in {@code directory}; WireException where they are missing, damaged or readable by others. */
    public static NodeKeys load(Path directory) {
        return KeyFiles.read(directory);
    }

    /** New keys that are kept nowhere. */
    public static NodeKeys generate(AuthorityId authority, Clock clock, SecureRandom random) {
        KeyPair tls = pair("EC", random);
        byte[] seed = new byte[SEED];
        random.nextBytes(seed);
        return new NodeKeys(
                pair("Ed25519", random),
                pair("Ed25519", random),
                pair("X25519", random),
                tls,
                TlsCertificate.selfSigned(tls, authority, clock, random),
                seed);
    }

    /** Signs {@code context LF message} with the envelope key: 64 bytes. A partner checks it with {@link NodeCard#verifies}. */
    public byte[] sign(String context, byte[] message) {
        return Ed25519Signature.sign(envelope.getPrivate(), context, message);
    }

    /** The log's own Ed25519 key pair. */
    public KeyPair log() {
        return log;
    }

    /** A copy of the 32-byte seed that the veil derives its keys from. */
    public byte[] seed() {
        return seed.clone();
    }

    /** Public envelope key, 32 bytes. */
    public byte[] envelopeKey() {
        return Ed25519Signature.raw(envelope.getPublic());
    }

    /** Public sealing key, 32 bytes (RFC 7748). */
    public byte[] sealingKey() {
        return FileSealing.raw((XECPublicKey) sealing.getPublic());
    }

    /** SHA-256 of the TLS key's SubjectPublicKeyInfo, as 64 hexadecimal digits. */
    public String tlsPin() {
        return CanonicalJson.sha256(tls.getPublic().getEncoded());
    }

    public KeyPair envelope() {
        return envelope;
    }

    public KeyPair sealing() {
        return sealing;
    }

    byte[] sealingSecret() {
        return ((XECPrivateKey) sealing.getPrivate()).getScalar().orElseThrow();
    }

    public KeyPair tls() {
        return tls;
    }

    public PrivateKey tlsSecret() {
        return tls.getPrivate();
    }

    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String toString() {
        return "NodeKeys[tlsPin=" + tlsPin() + "]";
    }

    private static KeyPair pair(String algorithm, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java platform of ours has " + algorithm, missing);
        }
    }
}
