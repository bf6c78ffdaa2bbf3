// SPDX-License-Identifier: Apache-2.0
package org.enlace.names;

/** What a part does in a name. */
public enum PartRole {
    GIVEN,
    /** The first or only surname in the Spanish order, the one that is handed on. */
    SURNAME,
    /** The other surname of two: the mother's, first in the Portuguese order. */
    MATERNAL,
    /** A surname after {@code de} that may be a husband's. */
    MARRIED,
    /** The father's name: {@code bin Salman}, {@code Viktorovich}. */
    PATRONYMIC,
    /** A familiar name in brackets or quotation marks. */
    NICKNAME,
    /** Part of a person's name, given name or surname in doubt. */
    NAME,
    TITLE,
    /** {@code Jr}, {@code hijo}, {@code III}. */
    SUFFIX,
    /** {@code de la}, {@code van der}, {@code al}: told with the part it belongs to. */
    PARTICLE,
    /** A word that tells one company from another. */
    WORD,
    /** A word that many companies share: {@code international}, {@code servicios}. */
    COMMON_WORD,
    /** A country or its people. */
    PLACE,
    /** A part of the world, which branches of one company are named after. */
    REGION,
    NUMBER,
    /** {@code S.A. de C.V.}, {@code Ltd}. */
    LEGAL_FORM,
    /** {@code MV}, {@code SS} before a ship's name. */
    SHIP_PREFIX,
    /** {@code en liquidación}, {@code so-called}. */
    STATUS;

    boolean isSurname() {
        return this == SURNAME || this == MATERNAL || this == MARRIED;
    }

    /** Whether it stands beside the name and is not compared part by part. */
    boolean isAside() {
        return switch (this) {
            case TITLE, SUFFIX, PARTICLE, LEGAL_FORM, SHIP_PREFIX, NICKNAME, STATUS -> true;
            case GIVEN, SURNAME, MATERNAL, MARRIED, PATRONYMIC, NAME, WORD, COMMON_WORD, PLACE, REGION, NUMBER -> false;
        };
    }
}
