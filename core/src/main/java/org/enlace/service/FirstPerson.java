// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.time.Instant;

/**
 * The first administrator of a node: the link by which the password is set, once, until a moment, and the fingerprint of the desk's certificate.
 */
public record FirstPerson(String link, Instant until, String certificate) {}
