// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.enlace.personnel.SignInCaller.Browser;
import org.enlace.personnel.SignInCaller.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept of where a sign-in came from. */
class SignInCallerTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, THIS_MACHINE",
        "::1, THIS_MACHINE",
        "10.1.2.3, INSIDE",
        "172.31.0.9, INSIDE",
        "192.168.4.4, INSIDE",
        "fd12::7, INSIDE",
        "fe80::7, INSIDE",
        "172.32.0.9, OUTSIDE",
        "203.0.113.7, OUTSIDE",
        "2001:db8::7, OUTSIDE"
    })
    void tellsTheNetworkOfAnAddress(String address, Network network) {
        assertThat(Network.of(InetAddress.ofLiteral(address))).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | FIREFOX",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 |"
                        + " CHROME",
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0 | EDGE",
                "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15 |"
                        + " SAFARI",
                "curl/8.5 | OTHER",
                "'' | OTHER"
            })
    void tellsTheFamilyOfABrowser(String agent, Browser browser) {
        assertThat(Browser.of(agent)).isEqualTo(browser);
    }
}
