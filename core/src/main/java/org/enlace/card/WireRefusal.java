// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

/** Why the wire itself does not take something; the name of each is the code that travels in a receipt. */
public enum WireRefusal {
    MALFORMED("the bytes must be an envelope in its one encoding"),
    TOO_LARGE("an envelope must keep within the size limits"),
    UNKNOWN_VERSION("the protocol version must be one that this node knows"),
    UNKNOWN_SENDER("the sender must be a partner whose card was pinned"),
    MISDIRECTED("the recipient must be this authority"),
    BAD_SIGNATURE("the signature must be the pinned partner's"),
    UNPROVED("each key of a card must have signed it, and its log must bear the authority's name"),
    CONTENT_CHANGED("the content must have the signed hash"),
    REPLAYED("a sequence number must keep the envelope first received under it"),
    OUT_OF_ORDER("the envelopes before this one must come first"),
    BROKEN_CHAIN("an envelope must name the hash of the one before it"),
    EXPIRED("an envelope must arrive before it expires"),
    WRONG_TIMES("an envelope must be made by today's clock and expire within a year"),
    TOO_MANY("a partner must keep within what is taken in an hour"),
    UNKNOWN_TYPE("the type must be one that this node receives"),
    UNREADABLE_KEYS("the key files must be complete and readable by their owner only"),
    PORT_UNUSABLE("the partner port must be free and allowed to this user"),
    NO_PARTNER("a message needs a partner whose card was pinned"),
    UNREADABLE_BUNDLE("a bundle must be sealed to this node and complete"),
    WITHDRAWN("the sender withdrew this message before it was delivered"),
    NOT_KEPT("the sender delivered these messages before and keeps no content of them"),
    TOO_SOON("a channel may be restarted once in ten minutes");

    private final String rule;

    WireRefusal(String rule) {
        this.rule = rule;
    }

    /** The rule in one English sentence. */
    public String rule() {
        return rule;
    }

    public WireException because(String detail) {
        return new WireException(this, rule + ": " + detail);
    }
}
