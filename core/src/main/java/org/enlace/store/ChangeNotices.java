// SPDX-License-Identifier: Apache-2.0
package org.enlace.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells open desks that something changed, after the transaction that changed it; a listener must not block. */
public final class ChangeNotices {
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Which part of the desk is to look again. */
    public enum Change {
        HITS,
        REQUESTS,
        CASES,
        PICTURE,
        CORRIDOR,
        OPERATIONS,
        AGREEMENTS,
        PARTNERS,
        LEDGER,
        ACCOUNTS
    }

    /** A subscription; closing it ends it. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    public Subscription listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void tell(Change... changes) {
        for (Change change : changes) {
            listeners.forEach(listener -> listener.accept(change));
        }
    }
}
