// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementClause;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementTerms;

/** An agreement's twenty items as codes and values that the desk puts into words. */
public final class ClauseView {
    private final List<JsonReply> clauses = new ArrayList<>();
    private final List<JsonReply> items = new ArrayList<>();

    private ClauseView() {}

    public static List<JsonReply> of(Agreement agreement) {
        ClauseView all = new ClauseView();
        all.parties(agreement);
        all.purposes(agreement);
        all.operations(agreement);
        all.handling(agreement);
        all.duties(agreement);
        all.form(agreement);
        return all.clauses;
    }

    /** The clause that a refusal rests on, its code and its reason. */
    static JsonReply refusal(AgreementDecision.Refuse refuse) {
        return JsonReply.of("clause", refuse.clause().map(clause -> String.valueOf(clause.number())))
                .with("code", refuse.code())
                .with("message", refuse.reason());
    }

    private void parties(Agreement agreement) {
        item("id", "", agreement.id());
        item("version", "", agreement.version());
        item("digest", "", agreement.digest().value());
        agreement.supersedes().ifPresent(digest -> item("supersedes", "", digest.value()));
        clause(1);
        for (AgreementParty party : agreement.parties()) {
            String of = party.id().value();
            item("legalName", of, party.legalName());
            item("country", of, party.country());
            item("kind", of, party.kind());
            item("competentUnit", of, party.competentUnit());
            item("signingKey", of, party.keys().signing());
        }
        clause(2);
        item("treaty", "", agreement.legalBasis().treaty());
        agreement.legalBasis().national().forEach((party, text) -> item("national", party.value(), text));
        clause(3);
    }

    private void purposes(Agreement agreement) {
        agreement.purposes().forEach(rule -> item("purpose", "", rule.purpose()));
        clause(4);
        for (AgreementTerms.PurposeRule rule : agreement.purposes()) {
            rule.subjects().forEach((kind, names) -> item("properties", rule.purpose() + " " + kind, names));
            item("links", rule.purpose().name(), rule.links().keySet());
        }
        clause(5);
        item("excluded", "", Arrays.asList("SMUGGLED", "VICTIM", "WITNESS", "MINOR", "INFORMANT"));
        clause(6);
    }

    private void operations(Agreement agreement) {
        for (AgreementTerms.OperationRule rule : agreement.operations()) {
            item("triggers", rule.operation().name(), rule.triggers());
            item("approvals", rule.operation().name(), rule.approvals());
            item("approver", rule.operation().name(), rule.approver());
        }
        item("outcomes", "", agreement.outcomes());
        clause(7);
        agreement.queries().budgets().forEach((label, budget) -> {
            item("fullPerEpoch", label.value(), budget.fullPerEpoch());
            item("additionsPerDay", label.value(), budget.additionsPerDay());
        });
        item("justificationRequired", "", agreement.queries().justificationRequired());
        agreement.queries().cosigners().forEach((party, cosigner) -> item("cosigner", party.value(), cosigner.key()));
        clause(8);
    }

    private void handling(Agreement agreement) {
        AgreementTerms.Quality quality = agreement.quality();
        item("handlingCeiling", "", quality.ceiling());
        item("handlingFloor", "", quality.floor());
        item("minimumGrade", "", quality.minimum());
        quality.mappings().forEach(mapping -> item("mapping", mapping.scale(), mapping.lossy() ? "LOSSY" : "EXACT"));
        clause(9);
        item("onwardTransfer", "", agreement.onward().transfer());
        item("courtUse", "", agreement.onward().courtUse());
        item("automatedDecisions", "", "NEVER");
        clause(10);
        item("retentionMaximumDays", "", agreement.retention().maximumDays());
        item("reviewDays", "", agreement.retention().reviewDays());
        item("purgeWithinHours", "", agreement.retention().purgeWithinHours());
        clause(11);
        item("recallWithinHours", "", agreement.recalling().recallWithinHours());
        item("correctionWithinHours", "", agreement.recalling().correctionWithinHours());
        clause(12);
    }

    private void duties(Agreement agreement) {
        agreement
                .safeguards()
                .subjectRights()
                .contacts()
                .forEach((party, contact) -> item("contact", party.value(), contact));
        item("answerWithinDays", "", agreement.safeguards().subjectRights().answerWithinDays());
        clause(13);
        item("refusalGrounds", "", agreement.safeguards().refusalGrounds());
        clause(14);
        item("keyTypes", "", agreement.security().keyTypes());
        item("minimumProtocol", "", agreement.security().minimumProtocol());
        clause(15);
        item("logged", "", agreement.safeguards().oversight().logged());
        agreement.safeguards().oversight().bodies().forEach((body, proofs) -> item("proofs", body, proofs));
        clause(16);
        item("incidentNoticeHours", "", agreement.safeguards().incidentNoticeHours());
        clause(17);
    }

    private void form(Agreement agreement) {
        item("validFrom", "", day(agreement.validity().from()));
        item("validUntil", "", day(agreement.validity().until()));
        item("fateOfData", "", agreement.validity().fate());
        item("exit", "", "UNILATERAL_AT_ONCE");
        clause(18);
        item("languages", "", agreement.text().languages());
        item("textSha256", "", agreement.text().sha256());
        clause(19);
        item(
                "signedBy",
                "",
                agreement.parties().stream().map(party -> party.id().value()).toList());
        clause(20);
    }

    private static String day(Instant instant) {
        return instant.toString();
    }

    /** A term of the clause that comes next. */
    private void item(String code, String of, Object value) {
        int number = clauses.size() + 1;
        JsonReply item = JsonReply.of("code", code)
                .with(
                        "held",
                        AgreementClause.held(number, code)
                                .orElseThrow(() -> new IllegalStateException(
                                        "a term must say what holds it: clause=" + number + " term=" + code)));
        if (!of.isEmpty()) {
            item.with("of", of);
        }
        items.add(item.with("values", values(value)));
    }

    private static List<String> values(Object value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of(String.valueOf(value));
    }

    private void clause(int number) {
        clauses.add(JsonReply.of("number", number).with("items", List.copyOf(items)));
        items.clear();
    }
}
