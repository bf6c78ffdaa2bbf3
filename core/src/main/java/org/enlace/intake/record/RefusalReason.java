// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import org.enlace.files.NonTableKind;
import org.enlace.model.ProtectionGround;

/** Why a record was not taken in. The name is the stable code, the message says the rule and what to do. */
public enum RefusalReason {
    NOT_RECOGNISED("the file is neither FollowTheMoney JSON nor a table with columns"),
    EMPTY_FILE("the file is empty"),
    NO_TABLE(
            "the file is a document, picture, program or another program's own format and not a table; export the table"
                    + " as CSV or XLSX and bring that"),
    PACKED_FILE("the file is packed in a way that is not unpacked here; unpack it and bring what is in it"),
    SEALED_FILE("the file is sealed with a password or key; open it and bring what is in it"),
    NOT_FETCHED("the file only points to another one, which was not fetched; fetch that one and bring it"),
    UNKNOWN_ENCODING("the text is in an encoding that is not read; save it in UTF-8"),
    SEVERAL_FILES("the archive must hold one file; unpack it and bring its files one by one"),
    SEVERAL_SHEETS("the spreadsheet holds several tables; save the one that is meant as a file of its own"),
    UNPACKS_TOO_LARGE("the file unpacks to far more than may be read; unpack it and bring a part"),
    DAMAGED_FILE("the file is damaged or breaks off; fetch or export it again"),
    NO_HEADER("the first row holds values and no names of columns; write the names into a row above it"),
    NOT_IN_ORDER(
            "the statements of an entity do not stand together and the file is too large to be put in order; sort it by"
                    + " canonical_id"),
    NO_RECORD("the row names nobody: it is a total, it repeats the header, or fillers such as S/N stand where a name or"
            + " number would be; complete it if it means somebody"),
    NO_ENTITIES("the JSON document holds no list of entities"),
    NOT_UTF8("the text is not valid UTF-8; save the file as UTF-8"),
    NOT_TEXT("the record holds a character that no text may hold (zero or half a surrogate pair)"),
    LINE_TOO_LONG("the line or record is longer than the limit"),
    NOT_JSON("the line is not a well-formed JSON object"),
    BROKEN_DOCUMENT("the JSON document breaks off here; what follows cannot be read"),
    TOO_DEEP("the JSON is nested too deeply or a part of it is too large"),
    NO_ID("the entity has no id"),
    NO_SCHEMA("the entity has no schema"),
    BAD_PROPERTIES("the entity's properties must be an object of texts or lists"),
    NO_VALUES("the record states nothing that can be kept"),
    NO_ENDS("the link does not name both of its ends"),
    UNKNOWN_OPERATION("the delta operation must be ADD, MOD or DEL"),
    RAGGED_ROW("the row has more or fewer cells than the header"),
    TOO_MANY_COLUMNS("the table has more than 1,000 columns; keep those that are needed"),
    EVENTS_CALLS("each row is a call and not a subject; calls cannot be taken in: bring a list of the numbers and"
            + " their holders instead"),
    EVENTS_MESSAGES("each row is a message and not a subject; messages cannot be taken in: bring a list of the numbers"
            + " or addresses and their holders instead"),
    EVENTS_TRANSFERS("each row is a payment and not a subject; payments cannot be taken in as a table: bring a list of"
            + " the accounts and their holders instead"),
    EVENTS_CROSSINGS("each row is a border crossing and not a subject; crossings cannot be taken in: bring a list of"
            + " the suspects or vehicles, with their role, instead"),
    PEOPLE_LIST("the file lists people for a reason other than a part in a criminal organisation, such as passengers"
            + " or guests; bring only those who are suspected, with their role"),
    DOUBTFUL_NAME("the name is a company's and the row says of it what only a person has; correct the row"),
    BROKEN_QUOTES("the row has a quotation mark that is not closed or stands inside a cell"),
    BAD_DATE("the end of keeping is not a date; write a day such as 2028-12-31"),
    BAD_GRADE("the grade must be A1 to X4 (4x4)"),
    BAD_HANDLING("the handling code must be written TLP/Hn/PAP-x, such as AMBER/H1/PAP-AMBER"),
    PROTECTED_SMUGGLED("a person who was smuggled cannot be a subject and is only counted"),
    PROTECTED_VICTIM("a victim cannot be a subject"),
    PROTECTED_WITNESS("a witness cannot be a subject"),
    PROTECTED_MINOR("a person under 18 cannot be a subject"),
    PROTECTED_INFORMANT("an informant or source cannot be a subject"),
    BIRTH_DATE_UNREADABLE("the birth date or age cannot be read, so the person may be under 18; write the date as"
            + " YYYY-MM-DD, or leave it empty where it is not known");

    private final String message;

    RefusalReason(String message) {
        this.message = message;
    }

    /** The rule in plain English; never holds anything that a file says. */
    public String message() {
        return message;
    }

    /** Why a file that is something else than a table is not read. */
    public static RefusalReason of(NonTableKind foreign) {
        return switch (foreign.family()) {
            case OF_PROGRAM, DOCUMENT, MEDIA, EXECUTABLE, KEY, NOISE -> NO_TABLE;
            case PACKED -> PACKED_FILE;
            case SEALED -> SEALED_FILE;
            case POINTER -> NOT_FETCHED;
            case ENCODING -> UNKNOWN_ENCODING;
            case NO_RECORDS -> NO_ENTITIES;
            case SEVERAL, HOLLOW -> SEVERAL_FILES;
            case SHEETS -> SEVERAL_SHEETS;
            case TOO_LARGE -> UNPACKS_TOO_LARGE;
            case DAMAGED -> DAMAGED_FILE;
        };
    }

    /** True where the file as a whole is no table and nothing of it can be read. */
    public boolean isOfFile() {
        return compareTo(NO_TABLE) >= 0 && compareTo(DAMAGED_FILE) <= 0;
    }

    /** The reason that goes with a protected person. */
    public static RefusalReason of(ProtectionGround person) {
        return switch (person) {
            case SMUGGLED -> PROTECTED_SMUGGLED;
            case VICTIM -> PROTECTED_VICTIM;
            case WITNESS -> PROTECTED_WITNESS;
            case MINOR -> PROTECTED_MINOR;
            case INFORMANT -> PROTECTED_INFORMANT;
        };
    }
}
