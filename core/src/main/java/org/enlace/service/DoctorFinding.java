// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.util.List;

/** One thing that the doctor looked at; the sentence {@code doctor.SENTENCE} says what it is, and what to do where it is wrong. */
public record DoctorFinding(Weight weight, String sentence, List<Object> values) {
    /** How it stands. */
    public enum Weight {
        WELL,
        /** It works now, and soon it may not. */
        SOON,
        WRONG
    }

    static DoctorFinding well(String sentence, Object... values) {
        return new DoctorFinding(Weight.WELL, "doctor." + sentence, List.of(values));
    }

    static DoctorFinding soon(String sentence, Object... values) {
        return new DoctorFinding(Weight.SOON, "doctor." + sentence, List.of(values));
    }

    /** The same words with which the node refuses to start. */
    static DoctorFinding wrong(ServiceException why) {
        return new DoctorFinding(Weight.WRONG, "service." + why.problem(), why.values());
    }

    /** A message that says itself what to do. */
    static DoctorFinding wrong(String message) {
        return new DoctorFinding(Weight.WRONG, "doctor.said", List.of(message));
    }
}
