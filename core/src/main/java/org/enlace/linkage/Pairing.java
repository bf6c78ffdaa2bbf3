// SPDX-License-Identifier: Apache-2.0
package org.enlace.linkage;

import java.util.List;
import org.enlace.linkage.cluster.Found;
import org.enlace.linkage.cluster.Links;
import org.enlace.linkage.column.Workers;
import org.enlace.linkage.criterion.Judge;
import org.enlace.linkage.criterion.Model;
import org.enlace.linkage.criterion.Partners;
import org.enlace.linkage.criterion.Records;

/** From a model and records to the links that are kept: where a table holds nobody twice, the heaviest of each record. */
final class Pairing {
    /** Bits below the threshold that are looked at where competition decides: a weak link without a rival may stand. */
    private static final double WIDER = 12;
    /** Records of a table up to which its own links are looked at too. */
    private static final int LARGEST = 200_000;
    /** Pairs within both tables for each pair between them, up to which they are looked at where every pair is. */
    private static final long MOST_WITHIN = 4;

    private final Model model;
    private final Records records;
    private final List<Judge> judges;
    private final Workers workers;
    private final int slices;

    Pairing(Model model, Records records, List<Judge> judges, Workers workers, int slices) {
        this.model = model;
        this.records = records;
        this.judges = judges;
        this.workers = workers;
        this.slices = slices;
    }

    /** What was kept, under the model as it was found, and how many pairs were looked at. */
    record Paired(Links links, Model model, long looked) {}

    /** Cost: where partners are to be found, each table is swept against itself too. */
    Paired run(Progress progress) {
        boolean any = records.dedupes() || (model.partners() == Partners.FOUND && !looksWithin());
        Partners partners = any ? Partners.ANY : model.partners();
        return partners == Partners.FOUND ? found(progress) : told(model.withPartners(partners), progress);
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

    private Paired told(Model told, Progress progress) {
        Swept swept = sweep(told, records, progress);
        Partners partners = told.partners();
        Links kept = partners == Partners.ANY ? swept.links : best(swept.links, partners);
        return new Paired(kept, told, swept.looked);
    }

    private Links best(Links links, Partners partners) {
        return new BestPartners(links, records.size(0), records.size(1))
                .kept(partners.leftOnce(), partners.rightOnce());
    }

    private Paired found(Progress progress) {
        Model wide = model.withThreshold(Math.min(0, model.threshold()) - WIDER);
        Swept across = sweep(wide, records, progress);
        Swept left = sweep(wide, records.only(0), Progress.none());
        Swept right = sweep(wide, records.only(1), Progress.none());
        Decoys decoys = new Decoys(
                new BestPartners(across.links, records.size(0), records.size(1)),
                model.threshold(),
                own(left.links, 0),
                own(right.links, 1));
        Partners partners = Partners.of(decoys.leftOnce(), decoys.rightOnce());
        Links kept = best(across.links, partners);
        double threshold =
                partners == Partners.BOTH_ONCE ? decoys.threshold(kept, wide.threshold()) : model.threshold();
        return new Paired(
                kept.where(at -> kept.weight(at) >= threshold),
                model.withThreshold(threshold).withPartners(partners),
                across.looked + left.looked + right.looked);
    }

    /** By row the weight of its heaviest link with another row of the same table. */
    private double[] own(Links links, int table) {
        BestPartners partners = new BestPartners(links, records.size(table), records.size(table));
        double[] best = partners.ofLeft();
        double[] other = partners.ofRight();
        for (int row = 0; row < best.length; row++) {
            best[row] = Math.max(best[row], other[row]);
        }
        return best;
    }

    /** Links in the order of rows, and how many pairs were looked at. */
    private record Swept(Links links, long looked) {}

    private Swept sweep(Model asked, Records of, Progress progress) {
        List<Found> found = new Sweep(asked, of, judges, workers, slices, progress).run();
        return new Swept(
                Links.of(found, of.size(0)),
                found.stream().mapToLong(Found::looked).sum());
    }
}
