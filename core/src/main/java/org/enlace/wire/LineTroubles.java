// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.model.AuthorityId;

/** What each partner's last delivery suffered from, as long as this process runs; nothing where it went well or none was made. */
public final class LineTroubles {
    private final Map<AuthorityId, LineTrouble> last = new ConcurrentHashMap<>();
    private final WireListener listener;

    LineTroubles(WireListener listener) {
        this.listener = listener;
    }

    public Optional<LineTrouble> of(AuthorityId partner) {
        return Optional.ofNullable(last.get(partner));
    }

    void note(AuthorityId partner, Optional<LineTrouble> trouble) {
        boolean changed = !of(partner).equals(trouble);
        trouble.ifPresentOrElse(now -> last.put(partner, now), () -> last.remove(partner));
        if (changed) {
            listener.lineChanged();
        }
    }
}
