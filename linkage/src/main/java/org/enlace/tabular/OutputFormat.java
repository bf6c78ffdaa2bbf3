// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

/** How results are written. */
public enum OutputFormat {
    CSV,
    /** One JSON object a line. */
    JSON,
    /** Apache Parquet. */
    PARQUET
}
