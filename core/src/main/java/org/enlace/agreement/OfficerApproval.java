// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.time.Instant;
import org.enlace.model.OfficerName;

/** A named officer's yes, given in a role at a time; it stays at home, the partner learns its role and date. */
public record OfficerApproval(OfficerName officer, OfficerRole role, Instant at) {}
