// SPDX-License-Identifier: Apache-2.0
package org.enlace.service;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.enlace.settings.SettingKey;

/** The ports at which a node would listen, tried before anything else is started. */
final class ListeningPorts {
    private ListeningPorts() {}

    /** ServiceException where {@code address} is not this machine's, the port is taken, or it is not for this user. */
    static void requireFree(InetAddress address, int port, SettingKey setting) {
        try (ServerSocket free = new ServerSocket()) {
            free.setReuseAddress(true);
            free.bind(new InetSocketAddress(address, port));
        } catch (BindException taken) {
            String why = String.valueOf(taken.getMessage());
            if (why.contains("assign")) {
                throw ServiceProblem.ADDRESS_FOREIGN.about(address.getHostAddress(), setting.section() + ".address");
            }
            throw why.contains("ermission")
                    ? ServiceProblem.PORT_RESERVED.about(port, setting.path())
                    : ServiceProblem.PORT_IN_USE.about(port, setting.path());
        } catch (IOException other) {
            throw ServiceProblem.PORT_IN_USE.about(port, setting.path());
        }
    }
}
