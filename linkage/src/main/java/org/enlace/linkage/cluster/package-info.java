// SPDX-License-Identifier: Apache-2.0
/**
 * Pairs and clusters: the links that were kept, and which records they hold together, with what people decided about
 * single pairs.
 *
 * <p>Read first: {@link org.enlace.linkage.cluster.PairLinks}, {@link org.enlace.linkage.cluster.RecordClusters},
 * {@link org.enlace.linkage.cluster.PairRulings}.
 */
@NullMarked
package org.enlace.linkage.cluster;

import org.jspecify.annotations.NullMarked;
