// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import org.enlace.model.AuthorityId;
import org.enlace.veil.QueryManifest;

/** An own question set that waits for the oversight officer's signature, and since when. */
public record UnsignedManifest(AuthorityId partner, QueryManifest manifest, Instant since) {}
