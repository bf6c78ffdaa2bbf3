// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.enlace.model.AuthorityId;

/** Tells the delivery, where one is listening, that there may be something to do for a partner. */
final class DeliveryBell {
    private final AtomicReference<Optional<Consumer<AuthorityId>>> listening = new AtomicReference<>(Optional.empty());

    void ring(AuthorityId partner) {
        listening.get().ifPresent(listener -> listener.accept(partner));
    }

    void answer(Consumer<AuthorityId> listener) {
        listening.set(Optional.of(listener));
    }

    void silence() {
        listening.set(Optional.empty());
    }
}
