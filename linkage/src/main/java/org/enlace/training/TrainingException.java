// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/** Tables from which no model can be made; the message says why and holds no value of a record. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrainingException(String message) {
        super(message);
    }
}
