// SPDX-License-Identifier: Apache-2.0
/**
 * What an outside file is, and where the table in it begins: decided here once for whoever reads it.
 *
 * <p>Takes in bytes that can be read more than once; gives out text in UTF-8 without a byte order mark, whatever the
 * file was written or packed in, or the name of what the file is instead. Looks at content only, never at a file's
 * name. Unpacks in flat memory, never on disk, and stops where a file unpacks to more than its limit.
 *
 * <p>Read first: {@link org.enlace.files.RecognisedFile}, {@link org.enlace.files.TableStart},
 * {@link org.enlace.files.TextEncoding}.
 */
@NullMarked
package org.enlace.files;

import org.jspecify.annotations.NullMarked;
