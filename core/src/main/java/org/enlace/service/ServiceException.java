// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.util.Arrays;
import java.util.List;

/** Something that kept a node from being set up, started or asked. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ServiceProblem problem;
    private final transient List<Object> values;

    ServiceException(ServiceProblem problem, Object... values) {
        super(problem + " " + Arrays.toString(values));
        this.problem = problem;
        this.values = List.of(values);
    }

    public ServiceProblem problem() {
        return problem;
    }

    /** What fills the sentence {@code service.NAME}. */
    public List<Object> values() {
        return values;
    }
}
