// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/** Europol 4x4 evaluation: reliability of the source and accuracy of the information, written {@code B2}. */
public record SourceGrade(Reliability source, Accuracy information) implements Comparable<SourceGrade> {

    /** How reliable the source has been, best first; X is not known. */
    public enum Reliability {
        A,
        B,
        C,
        X
    }

    /** How accurate the information is, best first; 4 cannot be judged. */
    public enum Accuracy {
        ACCURATE(1),
        KNOWN_TO_SOURCE(2),
        CORROBORATED(3),
        UNKNOWN(4);

        private final int code;

        Accuracy(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    /** Source and information that nobody has evaluated: X4. */
    public static final SourceGrade UNEVALUATED = new SourceGrade(Reliability.X, Accuracy.UNKNOWN);

    /** Reads {@code A1} to {@code X4}; IllegalArgumentException otherwise. */
    public static SourceGrade parse(String text) {
        if (text.length() == 2) {
            int source = "ABCX".indexOf(text.charAt(0));
            int information = text.charAt(1) - '1';
            if (source >= 0 && information >= 0 && information < 4) {
                return new SourceGrade(Reliability.values()[source], Accuracy.values()[information]);
            }
        }
        throw new IllegalArgumentException("grade must be A1..X4 (4x4): length=" + text.length());
    }

    /** True where both parts are at least as good as those of {@code floor}. */
    public boolean meets(SourceGrade floor) {
        return source.compareTo(floor.source) <= 0 && information.compareTo(floor.information) <= 0;
    }

    @Override
    public int compareTo(SourceGrade other) {
        int bySource = source.compareTo(other.source);
        return bySource != 0 ? bySource : information.compareTo(other.information);
    }

    @Override
    public String toString() {
        return source.name() + information.code();
    }
}
