// SPDX-License-Identifier: Apache-2.0
package org.enlace.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.enlace.agreement.Approval;
import org.enlace.agreement.Role;

/** Who takes a step, in which role, and whose approval they bring where an agreement asks for more than one. */
public record Officer(String name, Role role, List<Approval> seconded) {
    public Officer {
        seconded = List.copyOf(seconded);
    }

    /** An officer who acts alone. */
    public static Officer of(String name, Role role) {
        return new Officer(name, role, List.of());
    }

    List<Approval> approvals(Instant now) {
        List<Approval> approvals = new ArrayList<>(seconded);
        approvals.add(new Approval(name, role, now));
        return approvals;
    }
}
