// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.QueryBudget;
import org.enlace.agreement.RefusalCode;
import org.enlace.card.NodeKeys;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.HitLeads;
import org.enlace.node.Neighbourhood;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.HitOutcomes;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that asks about values which nobody holds, and then names what it hit. */
class CanaryTest {
    private static final QueryBudget BUDGET = new QueryBudget(100, 10);

    @TempDir
    private Path home;

    private List<VeilInput> canaries(Neighbourhood neighbourhood, AgreementDigest agreement) {
        NodeKeys keys = NodeKeys.loadOrCreate(
                home.resolve("holder").resolve("keys"),
                org.enlace.model.AuthorityId.of("holder"),
                neighbourhood.clock(),
                new SecureRandom());
        KeyScope scope = new KeyScope(
                agreement,
                new ClassLabel("phone"),
                VeilEpoch.of(neighbourhood.clock().instant()).number());
        return new PlantedCanaries(keys.seed(), "PA").of(scope, IdentifierClass.PHONE, Set.of());
    }

    private static VeilHit hitOf(AuthorityNode asker, String name) {
        return asker.database().read(tx -> {
            List<VeilHit> hits = asker.hits().all(tx).stream()
                    .filter(hit -> asker.files()
                            .held(tx, hit.subject())
                            .orElseThrow()
                            .subject()
                            .caption()
                            .equals(name))
                    .toList();
            assertThat(hits).as(name).hasSize(1);
            return hits.getFirst();
        });
    }

    private static String ask(AuthorityNode asker, VeilHit hit) {
        return ((HitLeads.Asked) Neighbourhood.ask(asker, hit)).request().id();
    }

    private static DisclosureRequest request(AuthorityNode node, String id) {
        return node.database().read(tx -> node.share().requests().get(tx, id)).orElseThrow();
    }

    private static int named(AuthorityNode node) {
        return node.ledger()
                .entries(EntryType.CANARY_NAMED, Long.MAX_VALUE, 100)
                .size();
    }

    @Test
    void tellsTheHolder_whenAPartnerNamesOne_andThePartnerNothing() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode holder = neighbourhood.start("holder", "PA");
            AuthorityNode fisher = neighbourhood.start("fisher", "CR");
            Neighbourhood.introduce(holder, fisher);
            neighbourhood.takeIn(holder, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\n");
            AgreementDigest agreement = neighbourhood.agree(
                    holder,
                    fisher,
                    Neighbourhood.withBudget(neighbourhood.usual(holder, fisher), new ClassLabel("phone"), BUDGET));
            List<VeilInput> canaries = canaries(neighbourhood, agreement);
            assertThat(canaries).hasSize(PlantedCanaries.NUMBER).doesNotHaveDuplicates();
            assertThat(canaries(neighbourhood, new AgreementDigest("a".repeat(64))))
                    .as("of another agreement")
                    .doesNotContainAnyElementsOf(canaries);
            neighbourhood.takeIn(
                    fisher,
                    "f.csv",
                    "id,nombre,telefono\nf1,Edelmiro Bastidas,+50760000001\nf2,Nilo Tejeira,"
                            + canaries.getFirst().canonical() + "\n");
            neighbourhood.settleVeil();

            String honest = ask(fisher, hitOf(fisher, "Edelmiro Bastidas"));
            neighbourhood.settle();
            assertThat(named(holder)).isZero();
            assertThat(request(holder, honest).state()).isEqualTo(DisclosureRequest.State.WAITING);

            VeilHit trapped = hitOf(fisher, "Nilo Tejeira");
            String fished = ask(fisher, trapped);
            neighbourhood.settle();
            Neighbourhood.await("the own oversight", () -> named(holder) == 1);
            assertThat(request(holder, fished).state())
                    .as("it waits for an officer as the request for a person does")
                    .isEqualTo(request(holder, honest).state());
            assertThat(request(fisher, fished).state()).isEqualTo(DisclosureRequest.State.WAITING);
            Optional<DisclosureDryRun> behind =
                    holder.database().read(tx -> holder.share().requests().preview(tx, fished));
            assertThat(behind).isEmpty();
            OfficerApproval approval = new OfficerApproval(
                    new OfficerName("liaison"),
                    OfficerRole.LIAISON,
                    neighbourhood.clock().instant());
            DisclosureRequests.Approving answer = holder.database()
                    .inTransaction(tx -> holder.share().requests().approve(tx, fished, approval, ""));
            assertThat(answer).isInstanceOf(DisclosureRequests.NotSent.class);
            Neighbourhood.await(
                    "the refusal", () -> request(fisher, fished).state() == DisclosureRequest.State.REFUSED);
            assertThat(request(fisher, fished).ending().refusal()).contains(RefusalCode.NOTHING_TO_SHARE.name());
            assertThat(request(holder, fished).state()).isEqualTo(DisclosureRequest.State.REFUSED);
            assertThat(holder.ledger().entries(EntryType.CANARY_NAMED, Long.MAX_VALUE, 100))
                    .singleElement()
                    .satisfies(one -> assertThat(one.entry().fields())
                            .containsEntry("partner", "fisher")
                            .containsEntry("agreement", agreement.value())
                            .containsEntry("class", "phone"));

            Neighbourhood.decide(
                    fisher,
                    trapped,
                    new VeilHit.Decision(
                            VeilHit.Outcome.REJECTED,
                            HitOutcomes.Reason.DIFFERENT,
                            "",
                            new OfficerName("analyst"),
                            false,
                            neighbourhood.clock().instant()));
            neighbourhood.settle();
            Neighbourhood.await("an outcome that names it too", () -> named(holder) == 2);
            assertThat(named(fisher)).isZero();
        }
    }
}
