// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.function.Consumer;

/** A file that cannot be read at all: one refusal at line 1. */
public final class Unreadable implements Records {
    private final RefusalReason reason;

    public Unreadable(RefusalReason reason) {
        this.reason = reason;
    }

    @Override
    public boolean advance(Consumer<Item> out, Tally tally) {
        out.accept(new Item.Refused(1, reason));
        return false;
    }

    @Override
    public void close() {}
}
