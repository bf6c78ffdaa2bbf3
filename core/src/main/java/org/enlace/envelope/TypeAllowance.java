// SPDX-License-Identifier: Apache-2.0
package org.enlace.envelope;

import java.util.Map;

/**
 * What one partner may send of one type: so many bytes in one message, judged before it is parsed, and so many messages
 * in an hour. Part of the protocol: a node neither sends nor takes what is larger. A partner that sends more in an hour
 * gets them back and may deliver them in the next.
 *
 * <p>Decision: docs/decisions.md, "A flood is returned, not refused".
 */
public record TypeAllowance(int bytes, int anHour) {
    /** Of all types together: how many may be refused in an hour, each of which leaves a row and a ledger entry. */
    public static final int REFUSED_AN_HOUR = 240;

    /** How many places of withdrawn messages are taken in an hour; each leaves a row and a ledger entry too. */
    public static final int NOTICES_AN_HOUR = 2_400;

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final TypeAllowance USUAL = new TypeAllowance(64 * KIB, 600);
    /** Far above what offers and resumptions of an hour can call for: a stop waits for nothing but a flood of stops. */
    private static final TypeAllowance STOP = new TypeAllowance(64 * KIB, 1_200);

    private static final Map<String, TypeAllowance> TABLE = Map.ofEntries(
            Map.entry("share.agreement-offer", new TypeAllowance(128 * KIB, 20)),
            Map.entry("share.agreement-resume", new TypeAllowance(64 * KIB, 60)),
            Map.entry("share.agreement-suspend", STOP),
            Map.entry("share.agreement-end", STOP),
            Map.entry("share.disclosure", new TypeAllowance(4 * MIB, 600)),
            Map.entry("share.recall", new TypeAllowance(256 * KIB, 600)),
            Map.entry("share.purged", new TypeAllowance(64 * KIB, 600)),
            Map.entry("veil.tags", new TypeAllowance(Envelope.LARGEST_CONTENT, 600)),
            Map.entry("veil.chunk", new TypeAllowance(MIB, 20_000)),
            Map.entry("veil.answer", new TypeAllowance(MIB, 20_000)),
            Map.entry("corridor.bulletin", new TypeAllowance(4 * MIB, 600)),
            Map.entry("wire.card", new TypeAllowance(64 * KIB, 60)));

    public static TypeAllowance of(String type) {
        return TABLE.getOrDefault(type, USUAL);
    }

    /** Under which name messages of a type are counted: types that are nobody's share one. */
    public static String counter(String type, boolean known) {
        return known ? type : "unknown";
    }
}
