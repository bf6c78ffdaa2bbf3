// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.security.SecureRandom;
import java.time.Clock;
import org.enlace.desk.view.WatchView;
import org.enlace.node.AuthorityNode;
import org.enlace.watch.NodeWatch;

/** Every path of the API but the session's, by subject matter. */
final class DeskPaths {
    private final AuthorityNode node;
    private final NodeWatch watch;

    DeskPaths(AuthorityNode node, NodeWatch watch) {
        this.node = node;
        this.watch = watch;
    }

    void add(RouteTable routes, Clock clock, SecureRandom random) {
        new OverviewRoutes(node).add(routes);
        new PartnerRoutes(node).add(routes);
        new LeadRoutes(node).add(routes);
        new RequestRoutes(node).add(routes);
        new CaseRoutes(node).add(routes);
        new IntakeRoutes(node, clock, random).add(routes);
        new PictureRoutes(node).add(routes);
        new CorridorRoutes(node).add(routes);
        new OperationRoutes(node).add(routes);
        new AgreementRoutes(node).add(routes);
        new LedgerRoutes(node).add(routes);
        new CosignatureRoutes(node).add(routes);
        new AccountRoutes(node).add(routes);
        new DeputyRoutes(node).add(routes);
        routes.get("watch", _ -> WatchView.of(watch));
    }
}
