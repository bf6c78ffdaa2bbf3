// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

/** How a value is written for comparison or for a blocking key. */
public enum Form {
    /** As it stands in the table. */
    RAW
}
