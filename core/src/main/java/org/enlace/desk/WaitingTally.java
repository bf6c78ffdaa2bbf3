// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.Authority;

/** How many things of one sort wait for one authority, since when, and which it is where it is only one. */
final class WaitingTally {
    private final String what;
    private final Authority who;
    private long count;
    private Optional<Instant> since = Optional.empty();
    private Optional<String> id = Optional.empty();

    WaitingTally(String what, Authority who) {
        this.what = what;
        this.who = who;
    }

    void add(Instant at, String thing) {
        add(at);
        id = Optional.of(thing);
    }

    void add(Instant at) {
        count++;
        since = since.filter(before -> before.isBefore(at)).or(() -> Optional.of(at));
    }

    void add(long more) {
        count += more;
    }

    void addTo(List<JsonReply> waiting) {
        if (count > 0) {
            waiting.add(JsonReply.of("what", what)
                    .with("who", JsonReply.authority(who))
                    .with("count", count)
                    .with("since", since)
                    .with("id", count == 1 ? id : Optional.empty()));
        }
    }
}
