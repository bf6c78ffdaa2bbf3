// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/** What a column's values say about a record. */
public enum ColumnMeaning {
    /** Names the row or the file; never compared. */
    ID,
    /** Empty, or nearly always one value; not compared. */
    CONSTANT,
    FULL_NAME,
    GIVEN_NAME,
    MIDDLE_NAME,
    SURNAME,
    SECOND_SURNAME,
    COMPANY,
    BIRTH_DATE,
    BIRTH_YEAR,
    BIRTH_MONTH,
    BIRTH_DAY,
    /** Another date. */
    DATE,
    AGE,
    PHONE,
    EMAIL,
    /** A document's, account's or register's number, or a code that names one thing. */
    DOCUMENT,
    PLATE,
    /** A whole address or a street. */
    ADDRESS,
    HOUSE_NUMBER,
    CITY,
    POSTCODE,
    STATE,
    COUNTRY,
    GENDER,
    /** Words that name a thing: a title, a product. */
    TITLE,
    /** Free text: weak evidence by its words. */
    TEXT,
    /** One word or few, of which some are rare. */
    WORD,
    /** One of few values. */
    CATEGORY,
    /** A quantity: a price, a length. */
    NUMBER,
    YEAR
}
