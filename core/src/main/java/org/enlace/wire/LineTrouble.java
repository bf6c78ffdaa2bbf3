// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.enlace.card.WireException;
import org.enlace.card.WireRefusal;
import org.enlace.envelope.Receipt;

/** Why the last delivery to a partner was not what it should be; the name is the code that the desk translates. */
public enum LineTrouble {
    /** No node answers at the address of its card. */
    UNREACHABLE,
    /** Something answers there with another key than the card's. */
    KEY_CHANGED,
    /** It answers, and does not know this node by its card. */
    CARD_NOT_TAKEN,
    /** Its clock and this node's are minutes apart. */
    CLOCK_OFF,
    /** It does not understand what this node says, or says what this one does not understand. */
    PROTOCOL_OLD,
    /** It, or this node, is busy; the delivery is made again. */
    BUSY;

    private static final Duration APART = Duration.ofMinutes(10);
    private static final Map<String, LineTrouble> BY_RECEIPT = Map.of(
            WireRefusal.WRONG_TIMES.name(), CLOCK_OFF,
            WireRefusal.EXPIRED.name(), CLOCK_OFF,
            WireRefusal.UNKNOWN_VERSION.name(), PROTOCOL_OLD,
            WireRefusal.UNKNOWN_TYPE.name(), PROTOCOL_OLD,
            WireRefusal.UNKNOWN_SENDER.name(), CARD_NOT_TAKEN);

    /** What an attempt says that ended without a receipt. */
    static LineTrouble of(Throwable failed) {
        return switch (failed) {
            case WireException wire -> wire.refusal() == WireRefusal.BAD_SIGNATURE ? KEY_CHANGED : PROTOCOL_OLD;
            case PartnerLine.AnswerException answer -> of(answer.status());
            case IOException line -> ofLine(line);
            default -> BUSY;
        };
    }

    private static LineTrouble of(int status) {
        return switch (status) {
            case HttpURLConnection.HTTP_FORBIDDEN -> CARD_NOT_TAKEN;
            case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_NOT_FOUND -> PROTOCOL_OLD;
            default -> BUSY;
        };
    }

    /** A key that was refused here has a certificate among its causes; one that was refused there has an alert only. */
    private static LineTrouble ofLine(IOException line) {
        if (isCausedBy(line, CertificateException.class)) {
            return KEY_CHANGED;
        }
        return isCausedBy(line, SSLHandshakeException.class) ? CARD_NOT_TAKEN : UNREACHABLE;
    }

    private static boolean isCausedBy(Throwable failed, Class<? extends Throwable> kind) {
        Throwable cause = failed.getCause();
        return kind.isInstance(failed) || (cause != null && isCausedBy(cause, kind));
    }

    /** What a partner's receipt says for an envelope that was made at {@code created}, read at {@code now}; empty where all is well. */
    static Optional<LineTrouble> of(Receipt receipt, Instant created, Instant now) {
        LineTrouble named = BY_RECEIPT.get(receipt.code());
        if (named != null) {
            return Optional.of(named);
        }
        boolean apart = receipt.at().isAfter(now.plus(APART)) || receipt.at().isBefore(created.minus(APART));
        if (apart) {
            return Optional.of(CLOCK_OFF);
        }
        return receipt.isFinal() ? Optional.empty() : Optional.of(BUSY);
    }
}
