// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.entrance;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.personnel.SignInCaller;
import org.enlace.personnel.SignInCaller.Browser;
import org.enlace.personnel.SignInCaller.Network;

/**
 * Where a request comes from. Of a caller behind a reverse proxy that the administrator named, the proxy says it in
 * {@code X-Forwarded-For}, whose last address that is no such proxy counts; what others say of themselves counts nothing.
 */
public final class CallerOrigin {
    private final Set<InetAddress> proxies;

    public CallerOrigin(Set<InetAddress> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    /** Hexadecimal digits of an address, of IPv6 the network that one customer has (64 bits); empty where there is none. */
    public String of(ServerRequest request) {
        return address(request)
                .map(InetAddress::getAddress)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 8)))
                .orElse("");
    }

    /** As a person's own sign-ins show it. */
    public SignInCaller caller(ServerRequest request) {
        return new SignInCaller(
                address(request).map(Network::of).orElse(Network.OUTSIDE),
                Browser.of(request.headers().first(HeaderNames.USER_AGENT).orElse("")));
    }

    /** The address itself; empty where there is none. */
    public Optional<InetAddress> address(ServerRequest request) {
        return request.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()
                ? Optional.of(behind(peer.getAddress(), request))
                : Optional.empty();
    }

    private InetAddress behind(InetAddress peer, ServerRequest request) {
        if (!proxies.contains(peer)) {
            return peer;
        }
        List<String> said = Arrays.asList(String.join(",", request.headers().values(HeaderNames.X_FORWARDED_FOR))
                .split(","));
        for (String each : said.reversed()) {
            Optional<InetAddress> address = address(each.strip());
            if (address.isEmpty()) {
                return peer;
            }
            if (!proxies.contains(address.get())) {
                return address.get();
            }
        }
        return peer;
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
