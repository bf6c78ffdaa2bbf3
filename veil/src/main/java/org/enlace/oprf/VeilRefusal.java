// SPDX-License-Identifier: Apache-2.0
package org.enlace.oprf;

/** Why a message of the veil is refused. A refused message changes nothing and nothing of it is evaluated. */
public enum VeilRefusal {
    /** The first bytes are not those of this message and version. */
    WRONG_HEADER,
    /** The message ends before its last field. */
    TRUNCATED,
    /** Bytes follow the last field. */
    TRAILING_BYTES,
    /** A field is outside its bounds or a text is not in its alphabet. */
    BAD_FIELD,
    /** A count is above what one message may carry, or zero. */
    BAD_COUNT,
    /** The size of a tag set is not one of the padded sizes. */
    NOT_PADDED,
    /** Tags are not in strictly rising order. */
    NOT_SORTED,
    /** The delta is to another tag set than the one that is here. */
    STALE_BASE,
    /** A tag that the delta takes away is not in the set. */
    ABSENT_TAG,
    /** A tag that the delta adds is in the set. */
    REPEATED_TAG,
    /** Made under another agreement. */
    WRONG_AGREEMENT,
    /** Made for another class of identifier. */
    WRONG_CLASS,
    /** Made for another epoch. */
    WRONG_EPOCH,
    /** The chunk names another manifest. */
    WRONG_MANIFEST,
    /** The agreement asks for the signature of the asker's oversight officer, and the manifest does not carry it. */
    UNSIGNED_BY_OVERSIGHT,
    /** The manifest was taken before. */
    REPEATED_MANIFEST,
    /** The manifest has no chunk of this index, or it stands in another place. */
    WRONG_CHUNK,
    /** The same chunk came twice, or was answered before. */
    REPEATED_CHUNK,
    /** The number of elements is not the one that the manifest fixes. */
    WRONG_COUNT,
    /** The chunk's elements are not those that the manifest fixes. */
    ALTERED_CHUNK,
    /** An element is not the canonical encoding of a group element. */
    NOT_AN_ELEMENT,
    /** An element is the identity. */
    IDENTITY,
    /** The proof does not show that the published key was used. */
    PROOF_FAILED
}
