// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.List;
import org.enlace.agreement.OfficerRole;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.rows.CaseException;
import org.enlace.cases.rows.HeldSource;
import org.enlace.cases.rows.KeptLoad;
import org.enlace.desk.view.JsonReply;
import org.enlace.node.AuthorityNode;
import org.enlace.node.ReadAccessLog;
import org.enlace.node.SourceDecisions.Reach;
import org.jdbi.v3.core.Handle;

/**
 * The files that were brought in: what each load became, its release, after which it is asked about and told, and taking
 * a source back whole.
 */
final class SourceRoutes {
    private static final int MOST_SHOWN = 300;

    private final AuthorityNode node;

    SourceRoutes(AuthorityNode node) {
        this.node = node;
    }

    void add(RouteTable routes) {
        routes.get(
                "sources",
                call -> node.database().read(tx -> {
                    List<HeldSource> sources = cases().sources(tx);
                    return call.page(sources, OfficerRequest.each(source -> source(source, call.role())));
                }));
        routes.get(
                "sources/{source}/withdrawal",
                call -> node.database().read(tx -> {
                    HeldSource source = held(tx, call.path(0));
                    mayWithdraw(source, call.role());
                    return reach(node.sources().reach(tx, source.id()));
                }));
        routes.post("sources/{source}/withdraw", this::withdraw);
        routes.get("loads/{load}", call -> node.database().inTransaction(tx -> load(tx, call)));
        routes.post("loads/{load}/release", this::release);
    }

    private CaseFiles cases() {
        return node.files().cases();
    }

    private HeldSource held(Handle tx, String id) {
        return cases().source(tx, id)
                .filter(source -> !source.isWithdrawn())
                .orElseThrow(() -> DeskProblem.notFound("source, or it was taken back already"));
    }

    /** What partners may hold or know of is for the liaison officer to take back. */
    private static void mayWithdraw(HeldSource source, OfficerRole role) {
        if (!mayWithdrawAs(source, role)) {
            throw DeskProblem.notYourRole(
                    "this source was released, so partners may know of it: a liaison officer takes it" + " back");
        }
    }

    private static boolean mayWithdrawAs(HeldSource source, OfficerRole role) {
        boolean released = source.loads().isEmpty() || source.loads().stream().anyMatch(KeptLoad::wasReleased);
        return !source.isWithdrawn() && (role == OfficerRole.LIAISON || !released);
    }

    private JsonReply withdraw(OfficerRequest call) {
        String id = node.database().read(tx -> {
            HeldSource source = held(tx, call.path(0));
            mayWithdraw(source, call.role());
            return source.id();
        });
        try {
            return reach(node.sources().withdraw(id, call.officer()));
        } catch (CaseException gone) {
            throw DeskProblem.wrongState(String.valueOf(gone.getMessage()));
        }
    }

    private JsonReply release(OfficerRequest call) {
        long load = number(call.path(0));
        try {
            node.sources().release(load, call.officer());
        } catch (CaseException gone) {
            throw DeskProblem.wrongState(String.valueOf(gone.getMessage()));
        }
        return node.database().inTransaction(tx -> load(tx, call));
    }

    private JsonReply reach(Reach reach) {
        return JsonReply.of("statements", reach.files().statements())
                .with("links", reach.files().links())
                .with("subjects", reach.files().subjects())
                .with("hits", reach.hits())
                .with("disclosures", reach.disclosures())
                .with(
                        "partners",
                        reach.partners().stream()
                                .map(partner -> JsonReply.authority(node.authorityOf(partner)))
                                .toList());
    }

    private static JsonReply source(HeldSource source, OfficerRole role) {
        return JsonReply.of("id", source.id())
                .with("title", source.title())
                .with("grade", source.marking().grade())
                .with("handling", source.marking().handling())
                .with("lastLoaded", source.lastLoaded())
                .with("withdrawn", source.withdrawal().map(HeldSource.Withdrawal::at))
                .with("withdrawnBy", source.withdrawal().map(HeldSource.Withdrawal::by))
                .with("subjects", source.says().subjects())
                .with("links", source.says().links())
                .with("statements", source.says().statements())
                .with("mayWithdraw", mayWithdrawAs(source, role))
                .with(
                        "loads",
                        source.loads().stream()
                                .map(load -> load(load, source.isWithdrawn()))
                                .toList());
    }

    private static JsonReply load(KeptLoad load, boolean withdrawn) {
        return JsonReply.of("id", String.valueOf(load.id()))
                .with("source", load.source())
                .with("title", load.title())
                .with("loaded", load.loading().at())
                .with("loadedBy", load.loading().by())
                .with("subjects", load.brought().subjects())
                .with("links", load.brought().links())
                .with("statements", load.brought().statements())
                .with("refused", load.aside().refused())
                .with("counted", load.aside().counted())
                .with("state", load.state(withdrawn))
                .with("released", load.releasedByOfficer().map(KeptLoad.Release::at))
                .with("releasedBy", load.releasedByOfficer().flatMap(KeptLoad.Release::by));
    }

    private JsonReply load(Handle tx, OfficerRequest call) {
        long id = number(call.path(0));
        KeptLoad load = cases().load(tx, id).orElseThrow(() -> DeskProblem.notFound("load"));
        HeldSource source = cases().source(tx, load.source()).orElseThrow(() -> DeskProblem.notFound("load"));
        node.readAccessLog().opened(tx, call.officer(), ReadAccessLog.Kind.LOAD, String.valueOf(id));
        return load(load, source.isWithdrawn())
                .with("mayWithdraw", mayWithdrawAs(source, call.role()))
                .with(
                        "broughtSubjects",
                        cases().brought(tx, id, MOST_SHOWN).stream()
                                .map(one -> JsonReply.of("id", one.id())
                                        .with("kind", one.kind())
                                        .with("label", one.text()))
                                .toList())
                .with(
                        "broughtLinks",
                        cases().broughtLinks(tx, id, MOST_SHOWN).stream()
                                .map(one -> JsonReply.of("relation", one.relation())
                                        .with("from", one.from())
                                        .with("to", one.to()))
                                .toList());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unfit) {
            throw DeskProblem.notFound("load");
        }
    }
}
