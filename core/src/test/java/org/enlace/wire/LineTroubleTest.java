// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLHandshakeException;
import org.enlace.card.WireRefusal;
import org.junit.jupiter.api.Test;

class LineTroubleTest {
    @Test
    void tellsAKeyThatWasRefusedHere_fromOneThatWasRefusedThere() {
        SSLHandshakeException here = new SSLHandshakeException("handshake");
        here.initCause(new CertificateException("the TLS key must be a pinned partner's"));
        assertThat(LineTrouble.of(here)).isEqualTo(LineTrouble.KEY_CHANGED);
        assertThat(LineTrouble.of(new SSLHandshakeException("alert"))).isEqualTo(LineTrouble.CARD_NOT_TAKEN);
        assertThat(LineTrouble.of(new IOException(new SSLHandshakeException("alert"))))
                .isEqualTo(LineTrouble.CARD_NOT_TAKEN);
    }

    @Test
    void tellsSilence_fromAnAnswerThatIsNone() {
        assertThat(LineTrouble.of(new ConnectException())).isEqualTo(LineTrouble.UNREACHABLE);
        assertThat(LineTrouble.of(new PartnerLine.AnswerException("no receipt", 404)))
                .isEqualTo(LineTrouble.PROTOCOL_OLD);
        assertThat(LineTrouble.of(new PartnerLine.AnswerException("no receipt", 403)))
                .isEqualTo(LineTrouble.CARD_NOT_TAKEN);
        assertThat(LineTrouble.of(new PartnerLine.AnswerException("no receipt", 503)))
                .isEqualTo(LineTrouble.BUSY);
        assertThat(LineTrouble.of(WireRefusal.UNKNOWN_VERSION.because("receipt version=2")))
                .isEqualTo(LineTrouble.PROTOCOL_OLD);
    }
}
