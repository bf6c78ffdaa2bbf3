// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.enlace.card.NodeCard;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.model.AuthorityId;

/**
 * Several TLS connections from one node to a partner at once, beside the node's own. Each delivers every envelope until
 * the partner's receipt is final, in an order of its own, and calls again where it was cut off.
 */
public final class ParallelLines implements AutoCloseable {
    private static final int WINDOW = 8;

    private final Mailroom from;
    private final AuthorityId to;
    private final List<Calls> lines = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong posts = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();

    public ParallelLines(Mailroom from, AuthorityId to, int number, long seed) {
        this.from = from;
        this.to = to;
        SplittableRandom random = new SplittableRandom(seed);
        for (int line = 0; line < number; line++) {
            lines.add(new Calls(random.split()));
        }
    }

    /** How many envelopes were delivered, repeats and those out of order included. */
    public long posts() {
        return posts.get();
    }

    /** How often a line was cut. */
    public long cuts() {
        return cuts.get();
    }

    /** The receipt of each envelope; IllegalStateException where two lines got different ones. */
    public List<Receipt> deliver(List<Envelope> envelopes) throws InterruptedException, ExecutionException {
        Map<String, Receipt> receipts = new ConcurrentHashMap<>();
        List<Future<?>> running = new ArrayList<>();
        for (Calls line : lines) {
            running.add(threads.submit(() -> {
                line.deliver(envelopes, receipts);
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        return envelopes.stream().map(one -> receipts.get(one.digest())).toList();
    }

    private NodeCard card() {
        return from.database()
                .read(tx -> from.partners().find(tx, to))
                .orElseThrow()
                .card();
    }

    /** What one line does. */
    private final class Calls {
        private final SplittableRandom random;
        private PartnerLine line = new PartnerLine(from.keys(), card(), Clock.systemUTC(), threads);

        Calls(SplittableRandom random) {
            this.random = random;
        }

        void deliver(List<Envelope> envelopes, Map<String, Receipt> receipts) throws InterruptedException {
            for (int start = 0; start < envelopes.size(); start += WINDOW) {
                List<Envelope> open =
                        new ArrayList<>(envelopes.subList(start, Math.min(envelopes.size(), start + WINDOW)));
                while (!open.isEmpty()) {
                    int at = random.nextInt(open.size());
                    if (isTaken(open.get(at), receipts)) {
                        open.remove(at);
                    }
                }
            }
        }

        private boolean isTaken(Envelope envelope, Map<String, Receipt> receipts) throws InterruptedException {
            try {
                posts.incrementAndGet();
                Receipt receipt = line.deliver(envelope);
                if (!receipt.isSignedBy(line.card())) {
                    throw new IllegalStateException("a receipt must be signed");
                }
                return receipt.isFinal() && isTheSame(receipts, receipt);
            } catch (IOException cut) {
                cuts.incrementAndGet();
                line.close();
                Thread.sleep(20);
                line = new PartnerLine(from.keys(), card(), Clock.systemUTC(), threads);
                return false;
            }
        }

        private static boolean isTheSame(Map<String, Receipt> receipts, Receipt receipt) {
            Receipt before = receipts.putIfAbsent(receipt.envelope(), receipt);
            if (before != null && !before.equals(receipt)) {
                throw new IllegalStateException("an envelope must have one receipt");
            }
            return true;
        }
    }

    @Override
    public void close() {
        lines.forEach(line -> line.line.close());
        threads.shutdownNow();
    }
}
