// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.Amended;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.Samples;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.junit.jupiter.api.Test;

/** What is taken back, told and purged after a disclosure. */
abstract class RecallCases extends TwoNodes {
    @Test
    void whatStaysAfterAPurge_tellsNothing() {
        AgreementDigest digest = agree(terms());
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        costaRica.run(tx -> costaRica.share.agreements().end(tx, digest, new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        List<String> left = panama.in(tx -> tx.createQuery("select f::text from share_foreign f")
                .mapTo(String.class)
                .list());
        assertThat(left)
                .hasSize(3)
                .allSatisfy(row ->
                        assertThat(row).doesNotContain("cr-phone", "cr-person", "l1", "PERSON", "PHONE", "LINK"));
    }

    @Test
    void recall_purgesAtThePartner_andItsReceiptClosesIt() {
        agree(terms());
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        List<DisclosureRecalls.Recall> recalled =
                costaRica.in(tx -> costaRica.share.recalls().subject(tx, "cr-person", new OfficerName("r.solis")));
        assertThat(recalled).hasSize(1);
        TestNode.settle(panama, costaRica);
        assertThat(view(ANALYST).subjects()).isEmpty();
        DisclosureRecalls.Recall closed =
                costaRica.in(tx -> costaRica.share.recalls().list(tx)).getFirst();
        assertThat(closed.done()).isPresent();
        assertThat(closed.records()).isEqualTo(3);
        assertThat(costaRica
                        .find(tx -> costaRica.share.recalls().subject(tx, "cr-person", new OfficerName("r.solis")))
                        .value())
                .isEmpty();
    }

    @Test
    void retention_endsReadingAndPurges() {
        agree(terms());
        approve(ask().id(), "r.solis");
        TestNode.settle(panama, costaRica);
        clock.move(Duration.ofDays(364));
        assertThat(view(ANALYST).subjects()).hasSize(2);
        clock.move(Duration.ofDays(1));
        assertThat(panama.find(tx -> panama.share.foreign().purgeExpired(tx)).value())
                .isEqualTo(3);
        assertThat(panama.find(tx -> panama.share.foreign().purgeExpired(tx)).value())
                .isZero();
        assertThat(view(ANALYST).subjects()).isEmpty();
        assertThat(panama.logged(EntryType.PURGE)).isEqualTo(1);
    }

    @Test
    void outcome_isToldAsACode_andUndone() {
        agree(terms());
        String id = ask().id();
        approve(id, "r.solis");
        TestNode.settle(panama, costaRica);
        tell(id, HitOutcomes.Outcome.CONFIRMED);
        assertThat(outcomeAt(costaRica, id)).contains(HitOutcomes.Outcome.CONFIRMED);
        tell(id, HitOutcomes.Outcome.WITHDRAWN);
        assertThat(outcomeAt(costaRica, id)).isEmpty();
        assertThat(costaRica
                        .find(tx -> costaRica.share.requests().timeline(tx, id))
                        .value())
                .extracting(DisclosureRequest.Event::code)
                .endsWith("CONFIRMED", "UNDONE");
        assertThat(panama.sent())
                .noneMatch(envelope -> new String(envelope.content(), StandardCharsets.UTF_8).contains("own words"));
    }

    private void tell(String request, HitOutcomes.Outcome outcome) {
        var told = new HitOutcomes.Told(
                costaRica.id,
                new HitHandle(new ClassLabel("phone"), HANDLE),
                request,
                outcome,
                HitOutcomes.Reason.SAME,
                "own words stay at home");
        assertThat(panama.find(tx -> panama.share.outcomes().tell(tx, Samples.PURPOSE, told, new OfficerName("i.mora")))
                        .value())
                .isEmpty();
        TestNode.settle(panama, costaRica);
    }

    private static java.util.Optional<HitOutcomes.Outcome> outcomeAt(TestNode node, String request) {
        return node.in(tx -> node.share.requests().get(tx, request))
                .orElseThrow()
                .ending()
                .outcome();
    }

    @Test
    void outcome_isNotTold_whereTheAgreementSaysNone() {
        agree(Amended.of(terms()).outcomes(AgreementTerms.OutcomeDetail.NONE));
        var told = new HitOutcomes.Told(
                costaRica.id,
                new HitHandle(new ClassLabel("phone"), HANDLE),
                "",
                HitOutcomes.Outcome.REJECTED,
                HitOutcomes.Reason.DIFFERENT,
                "");
        assertThat(panama.in(tx -> panama.share.outcomes().tell(tx, Samples.PURPOSE, told, new OfficerName("i.mora")))
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.OUTCOME_NOT_ALLOWED);
    }

    @Test
    void aPurge_mayBeLargerThanTheParametersOfOneStatement() {
        AgreementDigest digest = agree(terms());
        panama.run(tx -> {
            tx.execute("insert into share_key (secret) select '\\x00' from generate_series(1, 66000)");
            tx.execute("""
                insert into share_foreign (authority, link, id, disclosure, agreement, purpose, request, kind,
                  key_id, content, received, expires)
                select ?, false, 'r' || id, 'd', ?, 'ORGANISATIONS_AND_METHODS', 'q', 'PERSON', id, '\\x00', now(), '2030-01-01'
                from share_key
                """, costaRica.id.value(), digest.value());
        });
        costaRica.run(tx -> costaRica.share.agreements().end(tx, digest, new OfficerName("chief.cr")));
        TestNode.settle(panama, costaRica);
        assertThat(kept()).isZero();
        assertThat(panama.find(tx -> tx.createQuery("select count(*) from share_key")
                                .mapTo(Long.class)
                                .one())
                        .value())
                .isZero();
    }
}
