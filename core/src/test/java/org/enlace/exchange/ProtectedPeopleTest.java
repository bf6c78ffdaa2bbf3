// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.ownfiles.OwnFiles.Taken;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRecalls;
import org.enlace.share.DisclosureRequests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is protected by what is held stands in no tag set, goes when the node next starts, and is recalled from partners. */
class ProtectedPeopleTest {
    private static final String TABLE = """
        id,nombre,fecha de nacimiento,telefono
        7,Aurelio Quintanar Bermejo,1980-05-05,+50760000001
        8,Casto Villamar Zamudio,1981-06-06,+50760000002
        9,Nina Inventada Ejemplo,circa 2014,+50760000003
        """;

    @Test
    void minorIsNotTakenIn_andWhoBecameProtectedIsNotPublished(@TempDir Path home) {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode node = neighbourhood.start("holder", "PA");
            neighbourhood.takeIn(node, "a.csv", TABLE);
            assertThat(phones(node)).isEqualTo(2);
            assertThat(names(node)).isEqualTo(2);
            node.database()
                    .useTransaction(tx -> tx.execute("update case_statement set value = 'circa 2014',"
                            + " original = 'circa 2014' where property = 'birthDate' and value = '1981-06-06'"));
            node.files().changed();
            assertThat(phones(node)).isEqualTo(1);
            assertThat(names(node)).isEqualTo(1);
            AuthorityNode again = neighbourhood.restart(node);
            assertThat(again.database().read(again.files().cases()::count)).isEqualTo(1);
        }
    }

    private static int phones(AuthorityNode node) {
        return node.database()
                .read(tx -> node.files().identifiers(tx, IdentifierClass.PHONE))
                .size();
    }

    private static int names(AuthorityNode node) {
        return node.database().read(node.files()::names).size();
    }

    private static final String SHARED = "+50760000001";
    private static final String OWN =
            "id,nombre,rol,fecha de nacimiento,telefono\npa-h1,Edelmiro Bastidas,%s,1981-06-06," + SHARED + "\n";

    @Test
    void whomALaterFileNamesAsProtected_isRecalledFromPartners(@TempDir Path home) {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode holder = disclosed(neighbourhood);
            VeilHit hit = holder.database().read(holder.hits()::all).getFirst();
            Taken taken = holder.files().takeIn(file(home, OWN.formatted("víctima")), new OfficerName("analyst"));
            assertThat(taken.result().removed().subjects()).isEqualTo(1);
            isRecalled(neighbourhood, holder);
            Optional<Instant> marked = holder.database()
                    .read(tx -> holder.hits().find(tx, hit.id()))
                    .flatMap(VeilHit::withdrawn);
            assertThat(marked).isPresent();
        }
    }

    @Test
    void whoIsFoundToBeProtectedAtTheStart_isRecalledFromPartners(@TempDir Path home) {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode holder = disclosed(neighbourhood);
            holder.database()
                    .useTransaction(tx -> tx.execute("update case_statement set value = 'circa 2014',"
                            + " original = 'circa 2014' where property = 'birthDate'"));
            isRecalled(neighbourhood, neighbourhood.restart(holder));
        }
    }

    private static Path file(Path home, String table) {
        try {
            return Files.writeString(home.resolve("later.csv"), table);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A node that disclosed its own subject to a partner and asked about it itself. */
    private static AuthorityNode disclosed(Neighbourhood neighbourhood) {
        AuthorityNode asker = neighbourhood.start("cr-migration", "CR");
        AuthorityNode holder = neighbourhood.start("pa-security", "PA");
        Neighbourhood.introduce(asker, holder);
        neighbourhood.agree(asker, holder);
        neighbourhood.takeIn(asker, "a.csv", "id,nombre,rol,telefono\na1,Edelmiro Bastidas,chofer," + SHARED + "\n");
        neighbourhood.takeIn(holder, "h.csv", OWN.formatted("chofer"));
        Neighbourhood.await("both hits", () -> hits(asker) > 0 && hits(holder) > 0);
        Neighbourhood.ask(asker, asker.database().read(asker.hits()::all).getFirst());
        neighbourhood.settle();
        holder.database().useTransaction(tx -> {
            DisclosureRequests requests = holder.share().requests();
            String request = requests.pending(tx).getFirst().id();
            String shown =
                    requests.preview(tx, request).map(DisclosureDryRun::digest).orElse("");
            requests.approve(
                    tx,
                    request,
                    new OfficerApproval(
                            new OfficerName("liaison"),
                            OfficerRole.LIAISON,
                            holder.settings().clock().instant()),
                    shown);
        });
        neighbourhood.settle();
        assertThat(holder.database().read(holder.share().recalls()::sent)).hasSize(1);
        return holder;
    }

    private static void isRecalled(Neighbourhood neighbourhood, AuthorityNode holder) {
        assertThat(holder.database().read(holder.files().cases()::count)).isZero();
        List<DisclosureRecalls.Recall> recalls =
                holder.database().read(holder.share().recalls()::list);
        assertThat(recalls).hasSize(1);
        neighbourhood.settle();
        Neighbourhood.await(
                "the purge at the partner",
                () -> holder.database()
                        .read(holder.share().recalls()::list)
                        .getFirst()
                        .done()
                        .isPresent());
    }

    private static int hits(AuthorityNode node) {
        return node.database().read(node.hits()::all).size();
    }
}
