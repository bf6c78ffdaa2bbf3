// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.util.List;
import org.enlace.desk.view.JsonReply;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.personnel.NodePersonnel.OfferedSecret;

/** An officer's own second factor: enrolled, given up where the desk does not demand it, and its recovery codes. */
final class SecondFactorRoutes {
    private final AuthorityNode node;
    private final SignInRoutes signIn;

    SecondFactorRoutes(AuthorityNode node, SignInRoutes signIn) {
        this.node = node;
        this.signIn = signIn;
    }

    void add(RouteTable routes) {
        routes.post("second-factor", this::offer);
        routes.put("second-factor", this::enrol);
        routes.delete("second-factor", this::giveUp);
        routes.post("second-factor/recovery-codes", this::newCodes);
    }

    private JsonReply offer(OfficerRequest call) {
        OfferedSecret offered = node.personnel().offerSecret(call.officer());
        return JsonReply.of("secret", offered.secret()).with("address", offered.address());
    }

    private JsonReply enrol(OfficerRequest call) {
        String code = OfficerRequest.required(call.json(), "code", 40);
        return signIn.changed(
                call, () -> codes(signIn.counted(call, () -> node.personnel().enrol(call.officer(), code))));
    }

    private JsonReply giveUp(OfficerRequest call) {
        signIn.requireFreeChoice();
        OfficerName officer = call.officer();
        return signIn.changed(call, () -> {
            if (!node.database().inTransaction(tx -> node.personnel().resetFactor(tx, officer, officer))) {
                throw DeskProblem.notFound("second factor");
            }
            return codes(List.of());
        });
    }

    private JsonReply newCodes(OfficerRequest call) {
        List<String> fresh =
                node.personnel().newCodes(call.officer()).orElseThrow(() -> DeskProblem.notFound("second factor"));
        return signIn.changed(call, () -> codes(fresh));
    }

    private static JsonReply codes(List<String> codes) {
        return JsonReply.of("recoveryCodes", codes);
    }
}
