// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.List;
import org.enlace.names.NameFinding.Kind;
import org.enlace.names.PartAlignment.Joint;

/**
 * Compares two persons' names. Parts are aligned whatever their order. What is left on both sides and does the same in
 * both names is a conflict; what is left on one side was left out, which costs less the more the rest says.
 *
 * <p>The costs are set by hand against one line, {@link NameComparison#THRESHOLD}, and are not learnt: the pairs at hand
 * are few and of one kind. They are held to the 600 pairs of our own in {@code NamePairsTest} and to those that
 * OpenSanctions labelled ({@code docs/performance.md}). One conflict alone is below the line (0.55), and so are given
 * name and surname exchanged (0.68), another generation (0.60) and one word in common (0.66). One part that was left out
 * is above it, and each further one costs half as much again. A surname that more than 6 in 1,000 bear says less, so
 * whatever is missing beside it costs 15 in 100 more.
 *
 * <p>Decision: docs/decisions.md, "Names are compared part by part, at one threshold".
 */
final class PersonComparison {
    private static final double CONFLICT = 0.45;
    private static final double LITTLE = 0.34;
    private static final double CLEAR = 2;
    private static final double COMMON_SURNAME = 0.006;

    private final ParsedName one;
    private final ParsedName other;
    private final PartAlignment alignment;
    private final NameEvidence evidence;
    private int agreed;
    private boolean initials;
    private boolean servants;
    private boolean givenAgreed;
    private boolean surnameAgreed;
    private double commonest;

    private PersonComparison(ParsedName one, ParsedName other, NameEvidence evidence) {
        this.one = one;
        this.other = other;
        this.evidence = evidence;
        ScriptPair scripts = ScriptPair.of(one, other);
        boolean eastern = one.isEastern() && other.isEastern();
        boolean three = Math.min(one.partArray().length, other.partArray().length) >= 3;
        alignment = PartAlignment.of(
                one.partArray(),
                other.partArray(),
                eastern
                        ? (a, b) -> PartLikeness.eastern(a, b, scripts, three)
                        : (a, b) -> PartLikeness.person(a, b, scripts),
                eastern);
    }

    static void gather(ParsedName one, ParsedName other, NameEvidence evidence) {
        if (one.partArray().length == 0 || other.partArray().length == 0) {
            evidence.whole(Kind.EMPTY, 1);
            return;
        }
        PersonComparison comparison = new PersonComparison(one, other, evidence);
        comparison.pairs();
        comparison.joints();
        comparison.order();
        comparison.rest();
        comparison.suffixes();
    }

    private void pairs() {
        for (int at = 0; at < alignment.left.length; at++) {
            int partner = alignment.partner[at];
            if (partner >= 0) {
                NamePart left = alignment.left[at];
                NamePart right = alignment.right[partner];
                int code = alignment.codes[at];
                Kind kind = PartLikeness.kind(code);
                servants |= left.compound() != right.compound();
                evidence.pair(kind, left, right, PartLikeness.cost(code));
                boolean initial = left.isInitial() || right.isInitial();
                initials |= initial;
                if (!initial) {
                    agreed++;
                    agree(left, right);
                }
            }
        }
    }

    private void agree(NamePart left, NamePart right) {
        boolean surname = isSurname(left, one) || isSurname(right, other);
        surnameAgreed |= !isGiven(left, one) || !isGiven(right, other);
        givenAgreed |= !surname;
        commonest = Math.max(commonest, surname ? left.known.surname : 0);
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
            agreed += 2;
            givenAgreed = true;
            surnameAgreed = true;
        }
    }

    /** Exchanged parts: surnames in the other order, given names of which one is a woman's, given name for surname. */
    private void order() {
        int count = alignment.left.length;
        if (count == 2 && alignment.right.length == 2 && alignment.partner[0] == 1 && alignment.partner[1] == 0) {
            boolean fathers = alignment.left[0].role() == PartRole.PATRONYMIC
                    || alignment.left[1].role() == PartRole.PATRONYMIC
                    || alignment.right[0].role() == PartRole.PATRONYMIC
                    || alignment.right[1].role() == PartRole.PATRONYMIC;
            boolean bothGiven = !fathers && mayBeGiven(alignment.left[0]) && mayBeGiven(alignment.left[1]);
            boolean comma = one.hasComma() || other.hasComma();
            evidence.whole(
                    bothGiven && !comma ? Kind.ROLES_EXCHANGED : Kind.OTHER_ORDER, bothGiven && !comma ? 0.32 : 0.02);
            return;
        }
        int before = -1;
        for (int at = 0; at < count; at++) {
            int partner = alignment.partner[at];
            if (partner >= 0 && before >= 0 && partner < alignment.partner[before]) {
                exchanged(before, at);
            }
            before = partner >= 0 ? at : before;
        }
    }

    private void exchanged(int before, int at) {
        NamePart first = alignment.left[before];
        NamePart second = alignment.left[at];
        NamePart partnerOfFirst = alignment.right[alignment.partner[before]];
        NamePart partnerOfSecond = alignment.right[alignment.partner[at]];
        if (first.role() == PartRole.GIVEN
                && second.role() == PartRole.GIVEN
                && partnerOfFirst.role() == PartRole.GIVEN) {
            boolean otherGender = before == 0
                    && ((first.known.flags ^ second.known.flags) & WordKnowledge.GIVEN) == WordKnowledge.GIVEN;
            evidence.whole(otherGender ? Kind.DIFFERENT_GENDER : Kind.OTHER_ORDER, otherGender ? 0.35 : 0.1);
        } else if (first.role().isSurname()
                && second.role().isSurname()
                && partnerOfFirst.role().isSurname()
                && partnerOfSecond.role().isSurname()) {
            evidence.whole(Kind.SURNAMES_EXCHANGED, 0.1);
        } else {
            evidence.whole(Kind.OTHER_ORDER, 0.01);
        }
    }

    private void rest() {
        long lefts = alignment.openLeft();
        long rights = alignment.openRight();
        lefts = nicknames(lefts, true);
        rights = nicknames(rights, false);
        long leftAlone = lefts;
        long rightAlone = rights;
        for (long rest = lefts; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            for (long others = rightAlone; others != 0; others &= others - 1) {
                int partner = Long.numberOfTrailingZeros(others);
                if (conflict(at, partner)) {
                    leftAlone &= ~(1L << at);
                    rightAlone &= ~(1L << partner);
                    break;
                }
            }
        }
        if (servants && (leftAlone | rightAlone) != 0) {
            evidence.whole(Kind.DIFFERENT_PART, 0.25);
        }
        boolean tooLittle = agreed + (initials && agreed > 0 ? 1 : 0) < 2
                && (alignment.left.length > 1 || alignment.right.length > 1);
        if (tooLittle) {
            evidence.whole(agreed == 0 ? Kind.DIFFERENT_PART : Kind.LITTLE_IN_COMMON, agreed == 0 ? 0.6 : LITTLE);
        } else if (initials && agreed == 1 && commonest > COMMON_SURNAME) {
            evidence.whole(Kind.LITTLE_IN_COMMON, 0.15);
        }
        int missing = missing(leftAlone, alignment.left, one, true, 0);
        missing(rightAlone, alignment.right, other, false, missing);
    }

    /** A given name that the other side has as a familiar name in brackets. */
    private long nicknames(long open, boolean ofLeft) {
        long rest = open;
        List<NamePart> asides = ofLeft ? other.asideList() : one.asideList();
        for (NamePart aside : asides) {
            if (aside.role() == PartRole.NICKNAME) {
                for (long each = rest; each != 0; each &= each - 1) {
                    int at = Long.numberOfTrailingZeros(each);
                    NamePart part = ofLeft ? alignment.left[at] : alignment.right[at];
                    int code = PartLikeness.person(part, aside, ScriptPair.SAME);
                    if (code != PartLikeness.NONE && PartLikeness.kind(code) != Kind.SLIP) {
                        evidence.pair(Kind.FAMILIAR_FORM, ofLeft ? part : aside, ofLeft ? aside : part, 0.05);
                        rest &= ~(1L << at);
                        agreed++;
                        givenAgreed = true;
                    }
                }
            }
        }
        return rest;
    }

    /** Two parts in one place between the same neighbours, or of roles that one name has once, cannot both be right. */
    private boolean conflict(int at, int partner) {
        NamePart left = alignment.left[at];
        NamePart right = alignment.right[partner];
        boolean given = isGiven(left, one) || isGiven(right, other);
        boolean surname = isSurname(left, one) || isSurname(right, other);
        boolean father = (left.role() == PartRole.PATRONYMIC) != (right.role() == PartRole.PATRONYMIC);
        if (((given && surname) || (father && agreed > 1)) && !alignment.inOneGap(at, partner)) {
            return false;
        }
        evidence.pair(
                given ? Kind.DIFFERENT_GIVEN : surname ? Kind.DIFFERENT_SURNAME : Kind.DIFFERENT_PART,
                left,
                right,
                left.isInitial() || right.isInitial() ? 0.35 : CONFLICT);
        return true;
    }

    private int missing(long alone, NamePart[] parts, ParsedName reading, boolean ofLeft, int before) {
        int missing = before;
        double weight = Math.min(1.2, 2.5 / (agreed + 0.5)) * (commonest > COMMON_SURNAME ? 1.15 : 1);
        for (long rest = alone; rest != 0; rest &= rest - 1) {
            int at = Long.numberOfTrailingZeros(rest);
            NamePart part = parts[at];
            Kind kind = kind(part, at, reading);
            double growth = 1 + 0.5 * missing;
            evidence.one(kind, part, ofLeft, Math.min(0.6, base(kind) * weight * growth));
            missing += kind == Kind.INITIAL_MISSING ? 0 : 1;
        }
        return missing;
    }

    private Kind kind(NamePart part, int at, ParsedName reading) {
        if (part.isInitial()) {
            return Kind.INITIAL_MISSING;
        }
        if (part.role() == PartRole.PATRONYMIC) {
            return Kind.PATRONYMIC_MISSING;
        }
        if (isSurname(part, reading)) {
            return !surnameAgreed
                    ? Kind.ALL_SURNAMES_MISSING
                    : part.role() == PartRole.SURNAME ? Kind.SURNAME_MISSING : Kind.OTHER_SURNAME_MISSING;
        }
        if (isGiven(part, reading)) {
            return !givenAgreed && !initials
                    ? Kind.ALL_GIVEN_MISSING
                    : at == 0 ? Kind.FIRST_GIVEN_MISSING : Kind.GIVEN_MISSING;
        }
        return Kind.PART_MISSING;
    }

    private static double base(Kind kind) {
        return switch (kind) {
            case INITIAL_MISSING -> 0.03;
            case PATRONYMIC_MISSING -> 0.07;
            case GIVEN_MISSING -> 0.08;
            case OTHER_SURNAME_MISSING -> 0.09;
            case FIRST_GIVEN_MISSING, SURNAME_MISSING -> 0.13;
            case ALL_GIVEN_MISSING, ALL_SURNAMES_MISSING -> 0.3;
            default -> 0.1;
        };
    }

    private static boolean mayBeGiven(NamePart part) {
        return part.known.is(WordKnowledge.GIVEN) && part.known.lean > -1.5;
    }

    private static boolean isGiven(NamePart part, ParsedName reading) {
        return part.isInitial()
                || (part.role() == PartRole.GIVEN && (reading.isSure() || part.known.lean > 1))
                || part.known.lean > CLEAR;
    }

    private static boolean isSurname(NamePart part, ParsedName reading) {
        return !part.isInitial()
                && ((part.role().isSurname() && (reading.isSure() || part.known.lean < -1))
                        || part.known.lean < -CLEAR);
    }

    private void suffixes() {
        int left = generation(one);
        int right = generation(other);
        if (left != right) {
            boolean missing = left == 0 || right == 0;
            evidence.whole(missing ? Kind.SUFFIX_MISSING : Kind.DIFFERENT_SUFFIX, missing ? 0.04 : 0.4);
        }
    }

    /** 0 none, 1 the elder, 2 the son, 3 the grandson, 4 the nephew. */
    private static int generation(ParsedName reading) {
        for (NamePart aside : reading.asideList()) {
            if (aside.role() == PartRole.SUFFIX) {
                return switch (aside.text()) {
                    case "sr", "snr", "senior" -> 1;
                    case "jr", "jnr", "junior", "hijo", "filho", "ii" -> 2;
                    case "iii", "neto", "nieto" -> 3;
                    case "sobrino", "sobrinho" -> 4;
                    case "iv" -> 5;
                    default -> 0;
                };
            }
        }
        return 0;
    }
}
