// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.SharedOperation;
import org.enlace.exchange.VeilHit;
import org.enlace.model.OfficerName;
import org.enlace.model.Subject;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.DisclosureRequests;
import org.enlace.share.ForeignRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One telephone, two people in the holder's files: both are disclosed, and the hit is compared with the likelier. */
class OneHandleTest {
    @TempDir
    private Path home;

    @Test
    void standsForEveryRecordThatHoldsTheIdentifier() {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("asker", "PA");
            AuthorityNode holder = neighbourhood.start("holder", "CR");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.takeIn(asker, "a.csv", "id,nombre,telefono\na1,Onésimo Barranco Tuñón,+50760000001\n");
            neighbourhood.takeIn(holder, "b.csv", """
                id,nombre,telefono
                b1,Fabiana Ulate Mora,+50760000001
                b2,Onésimo Barranco Tuñón,+50760000001
                """);
            neighbourhood.agree(asker, holder);
            neighbourhood.settleVeil();

            VeilHit hit = asker.database().read(asker.hits()::all).getFirst();
            Neighbourhood.ask(asker, hit);
            neighbourhood.settle();
            approve(holder);
            neighbourhood.settle();

            List<ForeignRecords.ForeignSubject> received = asker.database()
                    .inTransaction(tx -> asker.share()
                            .foreign()
                            .all(tx, new ForeignRecords.Reader(new OfficerName("analyst"), SharedOperation.DISCLOSE))
                            .subjects());
            assertThat(received)
                    .extracting(one -> one.subject().caption())
                    .contains("Fabiana Ulate Mora", "Onésimo Barranco Tuñón");
            VeilHit disclosed = asker.database().read(asker.hits()::all).getFirst();
            Subject closest = received.stream()
                    .map(ForeignRecords.ForeignSubject::subject)
                    .filter(one ->
                            one.id().equals(disclosed.foreign().orElseThrow().id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(closest.caption()).isEqualTo("Onésimo Barranco Tuñón");
        }
    }

    private static void approve(AuthorityNode holder) {
        DisclosureRequests requests = holder.share().requests();
        holder.database().useTransaction(tx -> {
            DisclosureRequest request = requests.pending(tx).getFirst();
            String shown = requests.preview(tx, request.id())
                    .map(DisclosureDryRun::digest)
                    .orElseThrow();
            OfficerApproval approval = new OfficerApproval(
                    new OfficerName("liaison"),
                    OfficerRole.LIAISON,
                    holder.settings().clock().instant());
            assertThat(requests.approve(tx, request.id(), approval, shown)).isInstanceOf(DisclosureRequests.Sent.class);
        });
    }
}
