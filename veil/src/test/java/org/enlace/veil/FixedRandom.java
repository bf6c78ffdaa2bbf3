// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import java.security.SecureRandom;

/** Gives the same bytes each time; for vectors, where an outside program must reach the same figures. */
public final class FixedRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] given;

    public FixedRandom(byte[] given) {
        this.given = given.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(given, 0, bytes, 0, bytes.length);
    }
}
