// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

/**
 * How a fact may be handled: Traffic Light Protocol 2.0, Europol handling code, Permissible Actions Protocol. Written
 * {@code AMBER/H1/PAP-AMBER}.
 */
public record HandlingMark(Tlp tlp, Europol europol, Pap pap) {

    /** TLP 2.0 (FIRST), most open first. */
    public enum Tlp {
        CLEAR,
        GREEN,
        AMBER,
        AMBER_STRICT,
        RED
    }

    /** Europol handling codes: H0 none, H1 not as evidence, H2 not passed on without consent, H3 other restriction. */
    public enum Europol {
        H0,
        H1,
        H2,
        H3
    }

    /** Permissible Actions Protocol, most open first. */
    public enum Pap {
        CLEAR,
        GREEN,
        AMBER,
        RED
    }

    /** The default of the product: amber, not as evidence, no action that the other side could notice. */
    public static final HandlingMark DEFAULT = new HandlingMark(Tlp.AMBER, Europol.H1, Pap.AMBER);

    /** Reads the form of {@link #toString}; IllegalArgumentException otherwise. */
    public static HandlingMark parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3 || !parts[2].startsWith("PAP-")) {
            throw new IllegalArgumentException("handling must be TLP/Hn/PAP-x: parts=" + parts.length);
        }
        return new HandlingMark(Tlp.valueOf(parts[0]), Europol.valueOf(parts[1]), Pap.valueOf(parts[2].substring(4)));
    }

    /** True where no part is more restricted than in {@code ceiling}. */
    public boolean within(HandlingMark ceiling) {
        return tlp.compareTo(ceiling.tlp) <= 0
                && europol.compareTo(ceiling.europol) <= 0
                && pap.compareTo(ceiling.pap) <= 0;
    }

    @Override
    public String toString() {
        return tlp + "/" + europol + "/PAP-" + pap;
    }
}
