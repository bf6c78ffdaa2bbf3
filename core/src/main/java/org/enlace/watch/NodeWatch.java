// SPDX-License-Identifier: Apache-2.0
package org.enlace.watch;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.line.RequestTimes;
import org.enlace.node.AuthorityNode;
import org.enlace.progress.WorkState;

/**
 * One node as those see it who look after it: whether it is up, how each thing stands, how far long work is, and how long the desk takes for its answers.
 * Whoever has not signed in learns only whether it is up, and only at an address that may ask.
 */
public final class NodeWatch {
    private final AuthorityNode node;
    private final MachineFacts machine;
    private final Set<InetAddress> callers;
    private final NodeHealth health;
    private final RequestTimes desk = new RequestTimes("desk");

    /** {@code callers} may ask without signing in, beside this machine itself. */
    public NodeWatch(AuthorityNode node, MachineFacts machine, Set<InetAddress> callers) {
        this.node = node;
        this.machine = machine;
        this.callers = Set.copyOf(callers);
        health = new NodeHealth(node);
    }

    /** Whether a caller at this address may ask without signing in. */
    public boolean admits(InetAddress caller) {
        return caller.isLoopbackAddress() || callers.contains(caller);
    }

    public NodeHealth health() {
        return health;
    }

    /** How each thing stands, the machine's last. */
    public List<NodeFinding> findings() {
        List<NodeFinding> all = new ArrayList<>(new NodeFindings(node, health).all());
        all.addAll(machine.findings());
        return all;
    }

    /** Long work that is in hand. */
    public List<WorkState> work() {
        return node.files().work().states();
    }

    /** How long the desk takes for its answers. */
    public RequestTimes desk() {
        return desk;
    }

    MachineFacts machine() {
        return machine;
    }

    AuthorityNode node() {
        return node;
    }

    /** A moment as the findings say it. */
    public static String minute(Instant moment) {
        return NodeFindings.minute(moment);
    }
}
