// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.List;
import org.enlace.names.NameFinding.Kind;
import org.enlace.names.PartAlignment.Joint;
import org.enlace.names.words.WordSimilarity;

/**
 * Compares the names of two companies, organizations or ships. A word on both sides that has no counterpart is a conflict,
 * and so is a number, a country or a legal form of another kind; a word on one side only is a doubt whose size is the word's. The
 * costs are set by hand against the one threshold: a conflict alone (0.50 to 0.69) and a telling word, a number or a country left
 * out (0.67 to 0.69) are below it; a common word, a word of a trade, a region or a legal form left out stays above.
 *
 * <p>Decision: docs/decisions.md, "Names are compared part by part, at one threshold".
 */
final class CompanyComparison {
    private static final int ACRONYM_SHORTEST = 3;

    private final ParsedName one;
    private final ParsedName other;
    private final PartAlignment alignment;
    private final NameEvidence evidence;
    private int agreed;

    private CompanyComparison(ParsedName one, ParsedName other, NameEvidence evidence) {
        this.one = one;
        this.other = other;
        this.evidence = evidence;
        alignment = PartAlignment.of(one.partArray(), other.partArray(), PartLikeness::word, false);
    }

    static void gather(ParsedName one, ParsedName other, NameEvidence evidence) {
        if (one.partArray().length == 0 || other.partArray().length == 0) {
            evidence.whole(Kind.EMPTY, 1);
            return;
        }
        CompanyComparison comparison = new CompanyComparison(one, other, evidence);
        if (!comparison.acronym()) {
            comparison.pairs();
            comparison.joints();
            comparison.order();
            comparison.rest();
        }
        comparison.forms();
    }

    private void pairs() {
        for (int at = 0; at < alignment.left.length; at++) {
            int partner = alignment.partner[at];
            if (partner >= 0) {
                int code = alignment.codes[at];
                evidence.pair(
                        PartLikeness.kind(code), alignment.left[at], alignment.right[partner], PartLikeness.cost(code));
                agreed++;
            }
        }
    }

    private void joints() {
        for (Joint joint : alignment.joints()) {
            NamePart[] apart = joint.ofLeft() ? alignment.left : alignment.right;
            NamePart whole = joint.ofLeft() ? alignment.right[joint.other()] : alignment.left[joint.other()];
            List<NamePart> parts = evidence.isKept() ? List.of(apart).subList(joint.from(), joint.to()) : List.of();
            double cost = PartLikeness.cost(joint.code());
            if (joint.ofLeft()) {
                evidence.parts(Kind.WRITTEN_TOGETHER, parts, List.of(whole), cost);
            } else {
                evidence.parts(Kind.WRITTEN_TOGETHER, List.of(whole), parts, cost);
            }
            agreed++;
        }
    }

    private void order() {
        int before = -1;
        for (int partner : alignment.partner) {
            if (partner >= 0) {
                if (partner < before) {
                    evidence.whole(Kind.OTHER_ORDER, 0.03);
                }
                before = partner;
            }
        }
    }

    private void rest() {
        long lefts = alignment.openLeft();
        long rights = alignment.openRight();
        while (lefts != 0 && rights != 0) {
            int at = heaviest(lefts, alignment.left);
            int partner = likest(rights, alignment.right, alignment.left[at]);
            conflict(alignment.left[at], alignment.right[partner]);
            lefts &= ~(1L << at);
            rights &= ~(1L << partner);
        }
        lefts = misspeltForm(lefts, true);
        rights = misspeltForm(rights, false);
        missing(lefts, alignment.left, true);
        missing(rights, alignment.right, false);
        if (agreed == 0) {
            evidence.whole(Kind.LITTLE_IN_COMMON, 0.5);
        }
    }

    private static int heaviest(long open, NamePart[] parts) {
        int best = Long.numberOfTrailingZeros(open);
        for (long rest = open; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            best = missing(parts[at]) > missing(parts[best]) ? at : best;
        }
        return best;
    }

    /** A part of the same role where there is one. */
    private static int likest(long open, NamePart[] parts, NamePart counterpart) {
        for (long rest = open; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            if (parts[at].role() == counterpart.role()) {
                return at;
            }
        }
        return heaviest(open, parts);
    }

    private void conflict(NamePart left, NamePart right) {
        if (left.role() == PartRole.NUMBER && right.role() == PartRole.NUMBER) {
            evidence.pair(Kind.DIFFERENT_NUMBER, left, right, 0.5);
        } else if (left.role() == PartRole.PLACE && right.role() == PartRole.PLACE) {
            evidence.pair(Kind.DIFFERENT_PLACE, left, right, 0.45);
        } else {
            boolean common = left.role() == PartRole.COMMON_WORD && right.role() == PartRole.COMMON_WORD;
            evidence.pair(Kind.DIFFERENT_WORD, left, right, common ? 0.35 : 0.45);
        }
    }

    private void missing(long alone, NamePart[] parts, boolean ofLeft) {
        for (long rest = alone; rest != 0; rest &= rest - 1) {
            NamePart part = parts[Long.numberOfTrailingZeros(rest)];
            Kind kind = switch (part.role()) {
                case COMMON_WORD -> Kind.COMMON_WORD_MISSING;
                case PLACE, REGION -> Kind.PLACE_MISSING;
                case NUMBER -> Kind.NUMBER_MISSING;
                default -> Kind.WORD_MISSING;
            };
            evidence.one(kind, part, ofLeft, missing(part));
        }
    }

    /** Words in a row that are a legal form of the other side with a slip. */
    private long misspeltForm(long open, boolean ofLeft) {
        if (open == 0) {
            return 0;
        }
        NamePart[] parts = ofLeft ? alignment.left : alignment.right;
        int from = Long.numberOfTrailingZeros(open);
        int to = from + Long.bitCount(open);
        for (NamePart form : ofLeft ? other.asideList() : one.asideList()) {
            if (open == ((1L << to) - (1L << from)) && form.role() == PartRole.LEGAL_FORM) {
                int code = PartAlignment.joint(PartAlignment.joined(parts, from, to), form.letters);
                if (code != PartLikeness.NONE || (to - from == 1 && isSlip(parts[from], form))) {
                    evidence.one(Kind.SLIP, parts[from], ofLeft, 0.04);
                    return 0;
                }
            }
        }
        return open;
    }

    private static boolean isSlip(NamePart part, NamePart form) {
        return part.letters[0] == form.letters[0]
                && part.letters.length < 6
                && WordSimilarity.osa(part.letters, form.letters) == 1;
    }

    private static double missing(NamePart part) {
        return switch (part.role()) {
            case COMMON_WORD -> 0.14;
            case PLACE -> 0.31;
            case REGION -> 0.18;
            case NUMBER -> 0.33;
            default -> part.known.is(WordKnowledge.TRADE) ? 0.25 : 0.32;
        };
    }

    /** One word that is the initials of three or more on the other side. */
    private boolean acronym() {
        return acronym(alignment.left, alignment.right, true) || acronym(alignment.right, alignment.left, false);
    }

    private boolean acronym(NamePart[] shorter, NamePart[] longer, boolean ofLeft) {
        if (shorter.length != 1 || longer.length < ACRONYM_SHORTEST || shorter[0].letters.length != longer.length) {
            return false;
        }
        for (int at = 0; at < longer.length; at++) {
            if (longer[at].letters[0] != shorter[0].letters[at]) {
                return false;
            }
        }
        List<NamePart> words = evidence.isKept() ? List.of(longer) : List.of();
        if (ofLeft) {
            evidence.parts(Kind.ACRONYM, List.of(shorter[0]), words, 0.2);
        } else {
            evidence.parts(Kind.ACRONYM, words, List.of(shorter[0]), 0.2);
        }
        return true;
    }

    private void forms() {
        int general = LegalForm.GENERAL.bit();
        int left = one.forms() & ~general;
        int right = other.forms() & ~general;
        if (left != 0 && right != 0 && (left & right) == 0) {
            evidence.whole(Kind.DIFFERENT_FORM, 0.31);
        } else if ((left == 0) != (right == 0)) {
            evidence.whole(Kind.FORM_MISSING, 0.01);
        }
    }
}
