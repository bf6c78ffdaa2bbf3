// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

import java.util.List;

/**
 * Says which parts of a person's name are given names and which surnames: by the comma where there is one; else every cut
 * into given names and one to three surnames is tried in both orders, and the one wins whose parts are most often what it
 * takes them for.
 */
final class NameOrder {
    /** Natural logarithm of how much more often given names come first, in files of the region. */
    private static final double GIVEN_FIRST = 0.8;

    private static final double SURE = 2.5;
    private static final int MOST_SURNAMES = 3;
    private static final double CLEAR = 3;
    private static final double LIKELY = 1.5;

    private NameOrder() {}

    /**
     * Sets the roles in place. Returns whether the order is sure.
     *
     * @param comma the number of parts before it, or -1
     * @param likelier whether given names and surnames are to stand in the likelier order of the two, where that is in doubt
     */
    static boolean assign(List<NamePart> parts, int comma, boolean likelier) {
        int count = parts.size();
        if (comma > 0 && comma < count) {
            assign(parts, comma, count, 0, comma);
            return true;
        }
        if (count < 2) {
            return false;
        }
        if (isEastern(parts)) {
            assign(parts, 1, count, 0, 1);
            return true;
        }
        double bestFirst = Double.NEGATIVE_INFINITY;
        double bestLast = Double.NEGATIVE_INFINITY;
        int cutFirst = 1;
        int cutLast = 1;
        double all = 0;
        for (int at = 0; at < count; at++) {
            all += lean(parts.get(at));
        }
        double front = 0;
        double back = 0;
        for (int surnames = 1; surnames <= Math.min(MOST_SURNAMES, count - 1); surnames++) {
            front += lean(parts.get(surnames - 1));
            back += lean(parts.get(count - surnames));
            double shape = shape(count - surnames, surnames) + all;
            if (shape - 2 * back > bestFirst) {
                bestFirst = shape - 2 * back;
                cutFirst = count - surnames;
            }
            if (shape - 2 * front > bestLast) {
                bestLast = shape - 2 * front;
                cutLast = surnames;
            }
        }
        double lead = bestFirst + GIVEN_FIRST - bestLast;
        if (lead >= 0 == likelier) {
            assign(parts, 0, cutFirst, cutFirst, count);
        } else {
            assign(parts, cutLast, count, 0, cutLast);
        }
        return Math.abs(lead) > SURE;
    }

    private static void assign(List<NamePart> parts, int given, int givenEnd, int surname, int surnameEnd) {
        for (int at = given; at < givenEnd; at++) {
            set(parts, at, PartRole.GIVEN);
        }
        int seen = 0;
        boolean portuguese = surnameEnd - surname == 2 && isPortuguese(parts.get(surname), parts.get(surname + 1));
        for (int at = surname; at < surnameEnd; at++) {
            if (parts.get(at).role() != PartRole.PATRONYMIC) {
                boolean married = seen > 0 && at == surnameEnd - 1 && isMarried(parts, at, given);
                PartRole place = (seen == 0) == portuguese ? PartRole.MATERNAL : PartRole.SURNAME;
                set(parts, at, married ? PartRole.MARRIED : place);
                seen++;
            }
        }
    }

    private static void set(List<NamePart> parts, int at, PartRole role) {
        if (parts.get(at).role() != PartRole.PATRONYMIC) {
            parts.get(at).take(role);
        }
    }

    /** {@code da Silva}, {@code dos Santos}: the mother's surname stands first. */
    private static boolean isPortuguese(NamePart one, NamePart other) {
        return hasPortugueseParticle(one) || hasPortugueseParticle(other);
    }

    private static boolean hasPortugueseParticle(NamePart part) {
        return part.hasParticles()
                && (isParticle(part, 'd', 'a', 0)
                        || isParticle(part, 'd', 'o', 0)
                        || isParticle(part, 'd', 'o', 's')
                        || isParticle(part, 'd', 'a', 's'));
    }

    /** Whether the part has this one particle of two or, with a third letter, three letters. */
    private static boolean isParticle(NamePart part, char first, char second, int third) {
        byte[] all = part.withParticles;
        int length = all.length - part.letters.length;
        return length == (third == 0 ? 3 : 4) && all[0] == first && all[1] == second && (third == 0 || all[2] == third);
    }

    /** {@code María Pérez de Gómez}: a plain {@code de} before the last surname of a woman. */
    private static boolean isMarried(List<NamePart> parts, int at, int given) {
        WordKnowledge first = parts.get(given).known;
        return isParticle(parts.get(at), 'd', 'e', 0)
                && first.is(WordKnowledge.FEMALE)
                && !first.is(WordKnowledge.MALE);
    }

    /** A Chinese, Korean or Vietnamese family name, then one to three short parts that are no western given names. */
    private static boolean isEastern(List<NamePart> parts) {
        int count = parts.size();
        if (count > 4 || !parts.getFirst().known.is(WordKnowledge.EASTERN_SURNAME) || parts.getFirst().known.lean > 1) {
            return false;
        }
        for (int at = 1; at < count; at++) {
            NamePart part = parts.get(at);
            boolean syllables = part.letters.length <= (count == 2 ? 8 : 6) && !part.hasParticles();
            if (!syllables || part.known.given > 1e-4 || part.known.surname > 1e-4) {
                return false;
            }
        }
        return true;
    }

    /** How usual so many given names with so many surnames are, as a natural logarithm. */
    private static double shape(int given, int surnames) {
        double ofGiven = given == 1 ? 0 : given == 2 ? -0.2 : -2.0 * (given - 1);
        double ofSurnames = surnames == 2 ? 0 : surnames == 1 ? -0.4 : -4;
        return ofGiven + ofSurnames;
    }

    /** Above 0 where the part is more often a given name, below 0 where it is more often a surname. */
    private static double lean(NamePart part) {
        if (part.isInitial()) {
            return CLEAR;
        }
        if (part.role() == PartRole.PATRONYMIC) {
            return 0;
        }
        double lean = part.compound() == NamePart.SERVANT ? Math.max(LIKELY, part.known.lean) : part.known.lean;
        return part.hasParticles() && lean > -CLEAR && part.known.given == 0 ? -CLEAR : lean;
    }
}
