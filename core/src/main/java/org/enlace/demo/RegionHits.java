// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.exchange.VeilHit;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.SubjectRef;
import org.enlace.node.AuthorityNode;
import org.enlace.ownfiles.HandleSubjects;

/** Every hit of a region with what stands behind it at both ends, read once: as nobody in a real region can. */
final class RegionHits {
    private final List<Met> all = new ArrayList<>();
    private final Map<SubjectRef, List<Met>> byOwn = new HashMap<>();

    /** A hit: the class, the record of who asked, and a record behind the handle at its holder. */
    record Met(ClassLabel label, SubjectRef own, SubjectRef foreign) {}

    RegionHits(DemoRegion region) {
        for (AuthorityNode node : region.nodes()) {
            Map<AuthorityId, List<VeilHit>> byPartner = new HashMap<>();
            node.database()
                    .read(node.hits()::all)
                    .forEach(hit -> byPartner
                            .computeIfAbsent(hit.partner(), _ -> new ArrayList<>())
                            .add(hit));
            byPartner.forEach((partner, hits) -> meet(node, region.node(partner), hits));
        }
    }

    private void meet(AuthorityNode asker, AuthorityNode holder, List<VeilHit> hits) {
        List<HandleSubjects.Asked> asked = hits.stream()
                .map(hit -> new HandleSubjects.Asked(hit.id(), hit.agreement(), hit.handle()))
                .toList();
        Map<String, List<String>> behind = holder.database().read(tx -> HandleSubjects.of(tx, holder.files(), asked));
        for (VeilHit hit : hits) {
            SubjectRef own = ref(asker, hit.subject());
            behind.getOrDefault(hit.id(), List.of()).forEach(subject -> {
                Met met = new Met(hit.identifierClass(), own, ref(holder, subject));
                all.add(met);
                byOwn.computeIfAbsent(own, _ -> new ArrayList<>()).add(met);
            });
        }
    }

    private static SubjectRef ref(AuthorityNode node, String subject) {
        return new SubjectRef(node.authority().id(), NameTruthScore.record(subject));
    }

    Stream<Met> ofClass(ClassLabel label) {
        return all.stream().filter(met -> met.label().equals(label));
    }

    /** Hits of a class on one record. */
    Stream<Met> on(SubjectRef own, ClassLabel label) {
        return byOwn.getOrDefault(own, List.of()).stream()
                .filter(met -> met.label().equals(label));
    }
}
