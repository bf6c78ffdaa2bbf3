// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.net.InetAddress;
import java.util.Locale;

/** Where a sign-in came from, as roughly as a person can judge it: neither the address nor the browser's whole name is kept. */
public record SignInCaller(Network network, Browser browser) {
    /** The kind of network that an address is of. */
    public enum Network {
        THIS_MACHINE,
        /** An address that no router of the internet knows (RFC 1918, RFC 4193), as inside an authority. */
        INSIDE,
        OUTSIDE;

        public static Network of(InetAddress address) {
            if (address.isLoopbackAddress()) {
                return THIS_MACHINE;
            }
            boolean unique = address.getAddress().length == 16 && (address.getAddress()[0] & 0xFE) == 0xFC;
            return address.isSiteLocalAddress() || address.isLinkLocalAddress() || unique ? INSIDE : OUTSIDE;
        }
    }

    /** The family of a browser, by what it says of itself. */
    public enum Browser {
        EDGE,
        FIREFOX,
        CHROME,
        SAFARI,
        OTHER;

        /** Edge says that it is Chrome too, and Chrome that it is Safari: the first that fits. */
        public static Browser of(String agent) {
            String said = agent.toLowerCase(Locale.ROOT);
            if (said.contains("edg/")) {
                return EDGE;
            }
            if (said.contains("firefox/")) {
                return FIREFOX;
            }
            if (said.contains("chrome/") || said.contains("chromium/")) {
                return CHROME;
            }
            return said.contains("safari/") ? SAFARI : OTHER;
        }
    }
}
