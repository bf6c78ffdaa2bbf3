// SPDX-License-Identifier: Apache-2.0
/**
 * The made-up region: case files and corridor counts of five authorities as the files that they would hold, and the
 * truth behind them, all from one seed.
 *
 * <p>Takes in a seed and a size; gives out a folder per authority ({@code cases.ftm.json}, {@code watch.csv},
 * {@code corridor.csv}), {@code region.json} and {@code truth.jsonl}. The same seed and size give the same bytes on
 * every machine. Memory is flat: each network is made, written and forgotten before the next. Every name is drawn from
 * name parts; no real person is meant. Start with {@link org.enlace.region.MadeUpRegion},
 * {@link org.enlace.region.RegionTruth} and {@link org.enlace.region.RegionSize}.
 */
@NullMarked
package org.enlace.region;

import org.jspecify.annotations.NullMarked;
