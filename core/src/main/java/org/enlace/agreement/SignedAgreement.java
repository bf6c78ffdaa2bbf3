// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.crypto.Ed25519Signature;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;

/**
 * An agreement with the signatures it has so far (item 20). Each is Ed25519 over {@code enlace/agreement/1}, a line
 * feed and the digest in hexadecimal, under the signing key that the agreement names for the party. A signature that
 * does not fit cannot be held here.
 */
public final class SignedAgreement {
    /** First line of what is signed; the digest follows after a line feed. */
    public static final String CONTEXT = "enlace/agreement/1";

    private final Agreement agreement;
    private final AgreementDigest digest;
    private final SortedMap<AuthorityId, String> signatures;

    private SignedAgreement(Agreement agreement, SortedMap<AuthorityId, String> signatures) {
        this.agreement = agreement;
        this.digest = agreement.digest();
        this.signatures = Collections.unmodifiableSortedMap(new TreeMap<>(signatures));
        this.signatures.forEach(this::check);
    }

    /** The agreement with nobody's signature yet. */
    public static SignedAgreement unsigned(Agreement agreement) {
        return new SignedAgreement(agreement, new TreeMap<>());
    }

    /** ShareException where a signature (base64url) is not that of a party; costs one Ed25519 check per signature. */
    public static SignedAgreement of(Agreement agreement, SortedMap<AuthorityId, String> signatures) {
        return new SignedAgreement(agreement, signatures);
    }

    /** The same with one more signature; ShareException where it does not fit. */
    public SignedAgreement with(AuthorityId party, String signature) {
        SortedMap<AuthorityId, String> more = new TreeMap<>(signatures);
        more.put(party, signature);
        return new SignedAgreement(agreement, more);
    }

    /** The second line of what a party signs. */
    public static byte[] message(AgreementDigest digest) {
        return digest.value().getBytes(StandardCharsets.US_ASCII);
    }

    public Agreement agreement() {
        return agreement;
    }

    public AgreementDigest digest() {
        return digest;
    }

    public SortedMap<AuthorityId, String> signatures() {
        return signatures;
    }

    /** True where both parties have signed. */
    public boolean complete() {
        return signatures.size() == agreement.parties().size();
    }

    private void check(AuthorityId signer, String signature) {
        boolean fits = agreement
                .party(signer)
                .filter(party -> Ed25519Signature.verifies(party.keys().signing(), CONTEXT, message(digest), signature))
                .isPresent();
        if (!fits) {
            throw new ShareException(
                    Reason.WRONG_SIGNATURE, "a signature must be that of a party over this text: signer=" + signer);
        }
    }
}
