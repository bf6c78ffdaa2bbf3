// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

/**
 * The beginning of a text.
 *
 * @param bytes in UTF-8 without a mark
 * @param whole whether nothing follows it
 */
@SuppressWarnings("ArrayRecordComponent")
public record TextHead(byte[] bytes, boolean whole) {}
