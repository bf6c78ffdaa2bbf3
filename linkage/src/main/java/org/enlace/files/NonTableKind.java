// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

/** What a file is instead of a table, by what its bringer can do about it. */
public record NonTableKind(Family family, String name) {
    /** What can be done about it. */
    public enum Family {
        /** Packed in a way that is not unpacked here. */
        PACKED,
        /** Sealed with a password or a key. */
        SEALED,
        /** Another program's own format, out of which that program can export a table. */
        OF_PROGRAM,
        /** A page, letter or document for people to read. */
        DOCUMENT,
        /** A picture, sound or film. */
        MEDIA,
        /** A program or a library. */
        EXECUTABLE,
        /** A key or certificate. */
        KEY,
        /** The place of a file that was not fetched. */
        POINTER,
        /** Text in an encoding that is not read. */
        ENCODING,
        /** Neither text nor any format that is known. */
        NOISE,
        /** JSON without a list of records. */
        NO_RECORDS,
        /** An archive with several files; the name is their number. */
        SEVERAL,
        /** A spreadsheet with several tables; the name is their number. */
        SHEETS,
        /** An archive without any file. */
        HOLLOW,
        /** It unpacks to more than may be unpacked. */
        TOO_LARGE,
        /** It breaks off or is not as its format says; the name is the format. */
        DAMAGED
    }
}
