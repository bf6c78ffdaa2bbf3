// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.node.AuthorityNode;
import org.enlace.wire.EnvelopeTraffic;

/**
 * Whether nothing is under way between the nodes of one process. One look at each in turn is not enough: what a node
 * seen quiet is sent before the next is looked at, and its answer, would be missed. So all are looked at twice; where
 * every count is the same again, all were quiet at the moment between the two looks.
 */
public final class RegionStillness {
    private RegionStillness() {}

    /** Whether at one moment every envelope of every node was receipted. */
    public static boolean isQuiet(Collection<AuthorityNode> nodes) {
        Optional<List<EnvelopeTraffic>> first = traffic(nodes);
        return first.isPresent() && traffic(nodes).equals(first);
    }

    /** Whether at one moment also every question was asked, and every answer opened and compared. */
    public static boolean isSettled(Collection<AuthorityNode> nodes) {
        Optional<List<EnvelopeTraffic>> first = settledTraffic(nodes);
        return first.isPresent() && settledTraffic(nodes).equals(first);
    }

    private static Optional<List<EnvelopeTraffic>> settledTraffic(Collection<AuthorityNode> nodes) {
        return traffic(nodes).filter(_ -> nodes.stream().allMatch(AuthorityNode::isSettled));
    }

    /** The counts of all; empty where an envelope of one is on its way. */
    private static Optional<List<EnvelopeTraffic>> traffic(Collection<AuthorityNode> nodes) {
        List<EnvelopeTraffic> counts = nodes.stream()
                .map(node -> node.database().read(node.mailroom().outbox()::traffic))
                .toList();
        return Optional.of(counts).filter(all -> all.stream().allMatch(one -> one.pending() == 0));
    }
}
