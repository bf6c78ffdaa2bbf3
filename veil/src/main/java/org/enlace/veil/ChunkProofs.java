// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;
import java.util.Arrays;
import org.enlace.oprf.DleqProof;
import org.enlace.oprf.OprfFunction;
import org.enlace.oprf.RistrettoGroup;
import org.enlace.veil.tags.KeyForms;
import org.enlace.veil.tags.VeilKey;

/** The proofs of one chunk: for each form of its class one {@link DleqProof}, or zeros where the chunk has no question of the form. */
final class ChunkProofs {
    private static final DleqProof DLEQ = new DleqProof(OprfFunction.VERIFIABLE);
    private static final byte[] NONE = new byte[DleqProof.PROOF];

    private ChunkProofs() {}

    /** Bytes of the proofs of a chunk of so many forms. */
    static int length(KeyForms forms) {
        return forms.count() * DleqProof.PROOF;
    }

    static byte[] prove(VeilKey key, int chunk, byte[] blinded, byte[] evaluated, SecureRandom random) {
        KeyForms forms = key.forms();
        byte[] proofs = new byte[length(forms)];
        for (int form = 0; form < forms.count(); form++) {
            byte[] asked = forms.gather(form, chunk, blinded);
            if (asked.length > 0) {
                byte[] once = randomScalar(random);
                byte[] proof = DLEQ.prove(
                        key.secret(form), key.publicKey(form), asked, forms.gather(form, chunk, evaluated), once);
                Arrays.fill(once, (byte) 0);
                System.arraycopy(proof, 0, proofs, form * DleqProof.PROOF, DleqProof.PROOF);
            }
        }
        return proofs;
    }

    /** Whether all hold against the public keys, which stand one behind the other. */
    static boolean hold(KeyForms forms, byte[] publicKeys, int chunk, byte[] blinded, byte[] evaluated, byte[] proofs) {
        if (proofs.length != length(forms) || publicKeys.length != forms.count() * RistrettoGroup.ELEMENT) {
            return false;
        }
        boolean hold = true;
        for (int form = 0; form < forms.count(); form++) {
            byte[] publicKey = part(publicKeys, form, RistrettoGroup.ELEMENT);
            byte[] proof = part(proofs, form, DleqProof.PROOF);
            byte[] asked = forms.gather(form, chunk, blinded);
            hold &= asked.length == 0
                    ? Arrays.equals(proof, NONE)
                    : DLEQ.holds(publicKey, asked, forms.gather(form, chunk, evaluated), proof);
        }
        return hold;
    }

    private static byte[] part(byte[] packed, int at, int length) {
        return Arrays.copyOfRange(packed, at * length, (at + 1) * length);
    }

    private static byte[] randomScalar(SecureRandom random) {
        byte[] wide = new byte[64];
        random.nextBytes(wide);
        return RistrettoGroup.reduceAndWipe(wide);
    }
}
