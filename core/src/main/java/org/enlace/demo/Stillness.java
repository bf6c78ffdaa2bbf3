// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.enlace.node.Node;
import org.enlace.wire.Traffic;

/**
 * Whether nothing is under way between the nodes of one process. One look at each in turn is not enough: what a node
 * seen quiet is sent before the next is looked at, and its answer, would be missed. So all are looked at twice; where
 * every count is the same again, all were quiet at the moment between the two looks.
 */
public final class Stillness {
    private Stillness() {}

    /** Whether at one moment every envelope of every node was receipted. */
    public static boolean isQuiet(Collection<Node> nodes) {
        Optional<List<Traffic>> first = traffic(nodes);
        return first.isPresent() && traffic(nodes).equals(first);
    }

    /** Whether at one moment also every question was asked, and every answer opened and compared. */
    public static boolean isSettled(Collection<Node> nodes) {
        Optional<List<Traffic>> first = settledTraffic(nodes);
        return first.isPresent() && settledTraffic(nodes).equals(first);
    }

    private static Optional<List<Traffic>> settledTraffic(Collection<Node> nodes) {
        return traffic(nodes).filter(_ -> nodes.stream().allMatch(Node::isSettled));
    }

    /** The counts of all; empty where an envelope of one is on its way. */
    private static Optional<List<Traffic>> traffic(Collection<Node> nodes) {
        List<Traffic> counts = nodes.stream()
                .map(node -> node.database().read(node.mailroom().outbox()::traffic))
                .toList();
        return Optional.of(counts).filter(all -> all.stream().allMatch(one -> one.pending() == 0));
    }
}
