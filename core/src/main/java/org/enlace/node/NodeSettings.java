// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.enlace.model.Authority;
import org.enlace.store.DatabaseAddress;
import org.enlace.wire.DeliveryPace;

/**
 * What a node needs to start: whose it is, its folder (keys and published ledger), its database, where partners deliver,
 * how patiently it delivers, and how often it shows its checkpoint to partners.
 */
public record NodeSettings(
        Authority authority,
        Path home,
        DatabaseAddress database,
        PartnerAddress partnerAddress,
        Rhythm rhythm,
        String version,
        Clock clock) {

    /** How patiently a node delivers, and the time between two turns in which partners are shown its checkpoint. */
    public record Rhythm(DeliveryPace delivery, Duration witnessing) {}

    /**
     * Where a node listens for partners, and how partners reach it from elsewhere; empty where they are on this machine and
     * reach what it listens at.
     */
    public record PartnerAddress(InetSocketAddress listening, Optional<URI> published) {}
}
