// SPDX-License-Identifier: Apache-2.0
/**
 * The cryptographic primitives that several rooms share, each in one place: the canonical JSON that is signed and
 * hashed (RFC 8785), HMAC (RFC 2104), Ed25519 (RFC 8032), ECDSA on P-256, and the hashing of Merkle trees (RFC 6962).
 *
 * <p>Pure functions over bytes and keys; who holds a key, and for what, is decided elsewhere.
 */
@NullMarked
package org.enlace.crypto;

import org.jspecify.annotations.NullMarked;
