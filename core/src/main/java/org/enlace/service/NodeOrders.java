// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.enlace.settings.ServiceSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders of the command line to a node of this machine, whether it runs or not. */
public final class NodeOrders {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ServiceSettings settings;
    private final String version;

    public NodeOrders(ServiceSettings settings, String version) {
        this.settings = settings;
        this.version = version;
    }

    /** The answer of the running node; empty where none runs here. */
    public Optional<JsonNode> ask(NodeOrder order, Map<String, String> values) {
        Map<String, Object> call = new LinkedHashMap<>(values);
        call.put("order", order.name());
        return ControlSocket.ask(new ServiceFolder(settings.data()).socket(), call);
    }

    /** As {@link #ask}; where no node runs, this one is opened for the order and closed again. */
    public JsonNode give(NodeOrder order, Map<String, String> values) {
        return ask(order, values).orElseGet(() -> {
            try (NodeService node = NodeService.open(settings, version, Clock.systemUTC())) {
                return JSON.valueToTree(node.carryOut(order, JSON.valueToTree(values)));
            }
        });
    }
}
