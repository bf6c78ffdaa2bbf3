// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import org.enlace.linkage.cluster.FoundPairs;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.column.WorkerPool;
import org.enlace.linkage.criterion.LinkageModel;
import org.enlace.linkage.criterion.PartnerLimit;
import org.enlace.linkage.criterion.RecordFields;
import org.enlace.linkage.criterion.WeightedComparison;

/** From a model and records to the links that are kept: where a table holds nobody twice, the heaviest of each record. */
final class PairSelection {
    /** Bits below the threshold that are looked at where competition decides: a weak link without a rival may stand. */
    private static final double WIDER = 12;
    /** Records of a table up to which its own links are looked at too. */
    private static final int LARGEST = 200_000;
    /** Pairs within both tables for each pair between them, up to which they are looked at where every pair is. */
    private static final long MOST_WITHIN = 4;

    private final LinkageModel model;
    private final RecordFields records;
    private final List<WeightedComparison> weightedComparisons;
    private final WorkerPool workers;
    private final int slices;

    PairSelection(
            LinkageModel model,
            RecordFields records,
            List<WeightedComparison> weightedComparisons,
            WorkerPool workers,
            int slices) {
        this.model = model;
        this.records = records;
        this.weightedComparisons = weightedComparisons;
        this.workers = workers;
        this.slices = slices;
    }

    /** What was kept, under the model as it was found, and how many pairs were looked at. */
    record Paired(PairLinks links, LinkageModel model, long looked) {}

    /** Cost: where partners are to be found, each table is swept against itself too. */
    Paired run(RunProgress progress) {
        boolean any = records.dedupes() || (model.partners() == PartnerLimit.FOUND && !looksWithin());
        PartnerLimit partners = any ? PartnerLimit.ANY : model.partners();
        return partners == PartnerLimit.FOUND ? found(progress) : told(model.withPartners(partners), progress);
    }

    private boolean looksWithin() {
        return Math.max(records.size(0), records.size(1)) <= LARGEST
                && (!model.isExhaustive() || isWorthLookingWithin(records.size(0), records.size(1)));
    }

    /** Whether every pair within two tables can be looked at too: not where one is so long that it would be most of the work. */
    static boolean isWorthLookingWithin(long left, long right) {
        return pairsWithin(left, right) <= MOST_WITHIN * left * right;
    }

    static long pairsWithin(long left, long right) {
        return left * (left - 1) / 2 + right * (right - 1) / 2;
    }

    private Paired told(LinkageModel told, RunProgress progress) {
        Swept swept = sweep(told, records, progress);
        PartnerLimit partners = told.partners();
        PairLinks kept = partners == PartnerLimit.ANY ? swept.links : best(swept.links, partners);
        return new Paired(kept, told, swept.looked);
    }

    private PairLinks best(PairLinks links, PartnerLimit partners) {
        return new BestPartners(links, records.size(0), records.size(1))
                .kept(partners.leftOnce(), partners.rightOnce());
    }

    private Paired found(RunProgress progress) {
        LinkageModel wide = model.withThreshold(Math.min(0, model.threshold()) - WIDER);
        Swept across = sweep(wide, records, progress);
        Swept left = sweep(wide, records.only(0), RunProgress.none());
        Swept right = sweep(wide, records.only(1), RunProgress.none());
        DecoyLinks decoys = new DecoyLinks(
                new BestPartners(across.links, records.size(0), records.size(1)),
                model.threshold(),
                own(left.links, 0),
                own(right.links, 1));
        PartnerLimit partners = PartnerLimit.of(decoys.leftOnce(), decoys.rightOnce());
        PairLinks kept = best(across.links, partners);
        double threshold =
                partners == PartnerLimit.BOTH_ONCE ? decoys.threshold(kept, wide.threshold()) : model.threshold();
        return new Paired(
                kept.where(at -> kept.weight(at) >= threshold),
                model.withThreshold(threshold).withPartners(partners),
                across.looked + left.looked + right.looked);
    }

    /** By row the weight of its heaviest link with another row of the same table. */
    private double[] own(PairLinks links, int table) {
        BestPartners partners = new BestPartners(links, records.size(table), records.size(table));
        double[] best = partners.ofLeft();
        double[] other = partners.ofRight();
        for (int row = 0; row < best.length; row++) {
            best[row] = Math.max(best[row], other[row]);
        }
        return best;
    }

    /** Links in the order of rows, and how many pairs were looked at. */
    private record Swept(PairLinks links, long looked) {}

    private Swept sweep(LinkageModel asked, RecordFields of, RunProgress progress) {
        List<FoundPairs> found = new SlicePairScan(asked, of, weightedComparisons, workers, slices, progress).run();
        return new Swept(
                PairLinks.of(found, of.size(0)),
                found.stream().mapToLong(FoundPairs::looked).sum());
    }
}
