// SPDX-License-Identifier: Apache-2.0
package org.enlace.identifiers;

/**
 * What became of a raw identifier: its one canonical text, or the reason why there is none. Neither prints the value,
 * so that a log line cannot carry it by accident.
 */
public sealed interface CanonicalValue {

    /** The one text under which every party knows this identifier. */
    record Canonical(IdentifierClass identifierClass, String value) implements CanonicalValue {
        /** Refuses an empty text; {@link IdentifierReader} is where canonical texts come from. */
        public Canonical {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("canonical value must not be empty: class=" + identifierClass);
            }
        }

        @Override
        public String toString() {
            return "Canonical[" + identifierClass.label() + "]";
        }
    }

    /** The raw text has no canonical form, and none was guessed. */
    record NotCanonical(IdentifierClass identifierClass, Reason reason) implements CanonicalValue {}

    /** Why a raw text is not canonicalisable. */
    enum Reason {
        /** Nothing is left after trimming. */
        EMPTY,
        /** Longer than any identifier of this class. */
        TOO_LONG,
        /** Shorter than any identifier of this class. */
        TOO_SHORT,
        /** Holds a character that this class does not know, or two values in one field. */
        UNEXPECTED_CHARACTER,
        /** The value needs a country and none was given. */
        NO_COUNTRY,
        /** The country is not an ISO 3166-1 alpha-2 code. */
        UNKNOWN_COUNTRY,
        /** A document without its type (passport, nationalId, licence, other). */
        NO_DOCUMENT_TYPE,
        /** An account that is no IBAN and names no bank. */
        NO_BANK,
        /** The check digits do not fit. */
        CHECK_DIGIT,
        /** The numbering plan has no number of this length or with this country code. */
        NOT_IN_NUMBERING_PLAN,
        /** A filler such as "unknown" or one digit repeated. */
        PLACEHOLDER,
        /** A spreadsheet rounded the number: digits are lost. */
        ROUNDED,
        /** Not of the shape that this class has. */
        SHAPE
    }
}
