// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.enlace.model.AuthorityId;

/**
 * Carries the outbox to the partners, one {@link PartnerCourier} on a virtual thread for each: at least once, in order, and
 * without giving up.
 */
public final class OutboxDelivery implements AutoCloseable {
    private final Mailroom mailroom;
    private final DeliveryPace pace;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<AuthorityId, PartnerCourier> couriers = new TreeMap<>();
    private boolean closed;

    private OutboxDelivery(Mailroom mailroom, DeliveryPace pace) {
        this.mailroom = mailroom;
        this.pace = pace;
    }

    /** Starts delivering; partners pinned later are served as well. One delivery for each mailroom. */
    public static OutboxDelivery start(Mailroom mailroom, DeliveryPace pace) {
        OutboxDelivery delivery = new OutboxDelivery(mailroom, pace);
        mailroom.deliveryBell().answer(delivery::ring);
        mailroom.database().read(mailroom.partners()::list).forEach(partner -> delivery.ring(partner.id()));
        return delivery;
    }

    private synchronized void ring(AuthorityId partner) {
        if (!closed) {
            couriers.computeIfAbsent(partner, this::hire).ring();
        }
    }

    private PartnerCourier hire(AuthorityId partner) {
        PartnerCourier courier = new PartnerCourier(mailroom, partner, pace, clients);
        threads.execute(courier);
        return courier;
    }

    /** Stops: a delivery in hand is broken off and made again after the next start. */
    @Override
    public void close() {
        List<PartnerCourier> all;
        synchronized (this) {
            closed = true;
            mailroom.deliveryBell().silence();
            all = new ArrayList<>(couriers.values());
        }
        all.forEach(PartnerCourier::close);
        finish(threads);
        finish(clients);
    }

    /** Lets what is in the database come to its end; interrupts what takes too long. */
    private static void finish(ExecutorService service) {
        service.shutdown();
        try {
            if (!service.awaitTermination(3, TimeUnit.SECONDS)) {
                service.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            service.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
