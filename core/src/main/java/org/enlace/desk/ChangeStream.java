// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import io.helidon.http.sse.SseEvent;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.sse.SseSink;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.enlace.model.OfficerName;
import org.enlace.store.ChangeNotices;
import org.enlace.store.ChangeNotices.Change;
import org.enlace.store.ChangeNotices.Subscription;

/** Server-sent events: one line per change, a comment every 15 seconds. A desk that falls behind loses only repeats. */
final class ChangeStream implements AutoCloseable {
    private static final int BEAT_SECONDS = 15;
    private static final int MOST = 64;
    private static final int MOST_OF_ONE = 24;

    private final ChangeNotices changes;
    private final Map<OfficerName, Integer> of = new ConcurrentHashMap<>();
    private final Set<Thread> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ChangeStream(ChangeNotices changes) {
        this.changes = changes;
    }

    /**
     * Holds the caller's thread until the desk goes away, its session ends or the server stops. An officer has a number of
     * open desks at a time; {@link DeskProblem} beyond it.
     */
    void serve(ServerResponse response, OfficerName officer, BooleanSupplier signedIn) {
        if (of.merge(officer, 1, Integer::sum) > MOST_OF_ONE) {
            leave(officer);
            throw new DeskProblem(429, "TOO_MANY_DESKS", "too many desks are open: close some of them");
        }
        try {
            serve(response, signedIn);
        } finally {
            leave(officer);
        }
    }

    private void leave(OfficerName officer) {
        of.computeIfPresent(officer, (name, open) -> open > 1 ? open - 1 : null);
    }

    private void serve(ServerResponse response, BooleanSupplier signedIn) {
        BlockingQueue<Change> queue = new LinkedBlockingQueue<>(MOST);
        open.add(Thread.currentThread());
        Subscription subscription = changes.listen(queue::offer);
        try (SseSink sink = response.sink(SseSink.TYPE)) {
            sink.emit(SseEvent.builder().comment("open").build());
            while (!closed) {
                Change change = queue.poll(BEAT_SECONDS, TimeUnit.SECONDS);
                if (!signedIn.getAsBoolean()) {
                    break;
                }
                sink.emit(
                        change == null
                                ? SseEvent.builder().comment("beat").build()
                                : SseEvent.create("{\"kind\":\"" + change.name() + "\"}"));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException gone) {
            // The desk has closed its side; there is nobody left to tell.
        } finally {
            subscription.close();
            open.remove(Thread.currentThread());
        }
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(Thread::interrupt);
    }
}
