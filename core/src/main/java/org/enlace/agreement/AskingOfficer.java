// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.model.OfficerName;

/** The officer who asks, as the partner's approver sees it: the sign-in name and the role. */
public record AskingOfficer(OfficerName officer, OfficerRole role) {}
