// SPDX-License-Identifier: Apache-2.0
package org.enlace.card;

/** What becomes of a card that is to be pinned or to renew a pinned one; the name is the code that travels. */
public enum PinningOutcome {
    PINNED("the card is pinned"),
    RENEWED("the newer card takes the place of the pinned one"),
    UNCHANGED("this very card is pinned already"),
    OWN_CARD("a node must not pin its own card"),
    CARD_NOT_NEWER("a card must be newer than the pinned one"),
    CARD_OTHER_KEY("an authority must keep the envelope key under which it was first pinned here"),
    CARD_OTHER_LOG("an authority must keep the log that was first seen here: a log that begins anew is not cosigned"),
    CARD_KEY_OF_ANOTHER("a key must belong to one authority only, and this card shows one of another"),
    CARD_TOO_MANY_KEYS("an authority must not change its keys without end"),
    NOT_PINNED("only the card of a pinned partner is renewed");

    private final String rule;

    PinningOutcome(String rule) {
        this.rule = rule;
    }

    /** The rule in one English sentence. */
    public String rule() {
        return rule;
    }

    /** Whether this card is the pinned one from now on. */
    public boolean isPinned() {
        return this == PINNED || this == RENEWED || this == UNCHANGED;
    }
}
