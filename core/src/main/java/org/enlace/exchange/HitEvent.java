// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.time.Instant;
import org.enlace.model.OfficerName;

/** Something that happened to a hit: a code, who did it and what they noted. */
public record HitEvent(Instant at, String code, OfficerName officer, String note) {}
