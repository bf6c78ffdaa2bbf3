// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.AgreementDecision;
import org.enlace.model.Statement;
import org.enlace.share.DisclosureDryRun;

/**
 * What would go, as the approver reads it: each record once with its facts, those asked about first, each link under the
 * second of its ends and with both of them named.
 */
public final class DryRunView {
    private DryRunView() {}

    public static JsonReply of(DisclosureDryRun dryRun) {
        return JsonReply.of("permitted", dryRun.permitted())
                .with("digest", dryRun.digest())
                .with("refusal", dryRun.refusal().map(ClauseView::refusal))
                .with("records", records(dryRun.lines()));
    }

    /** Where the record is not held any more. */
    public static JsonReply gone() {
        return JsonReply.of("permitted", false)
                .with("refusal", JsonReply.of("code", "NOT_FOUND").with("message", "the record is not held any more"))
                .with("records", List.of());
    }

    private static List<JsonReply> records(List<DisclosureDryRun.Line> lines) {
        Map<String, List<DisclosureDryRun.SubjectLine>> subjects = new LinkedHashMap<>();
        Map<String, List<DisclosureDryRun.LinkLine>> links = new LinkedHashMap<>();
        for (DisclosureDryRun.Line line : lines) {
            switch (line) {
                case DisclosureDryRun.SubjectLine subject ->
                    subjects.computeIfAbsent(subject.record(), _ -> new ArrayList<>())
                            .add(subject);
                case DisclosureDryRun.LinkLine link ->
                    links.computeIfAbsent(link.record(), _ -> new ArrayList<>()).add(link);
            }
        }
        List<JsonReply> records = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        subjects.forEach((id, facts) -> {
            records.add(subject(facts));
            shown.add(id);
            links.values().removeIf(one -> {
                DisclosureDryRun.LinkLine first = one.getFirst();
                boolean ready = shown.contains(first.from().record())
                        && shown.contains(first.to().record());
                if (ready) {
                    records.add(link(one));
                }
                return ready;
            });
        });
        links.values().forEach(one -> records.add(link(one)));
        return records;
    }

    private static JsonReply subject(List<DisclosureDryRun.SubjectLine> facts) {
        DisclosureDryRun.SubjectLine first = facts.getFirst();
        return JsonReply.of("label", first.caption())
                .with("kind", first.kind())
                .with("asked", first.asked())
                .with("fields", facts.stream().map(DryRunView::field).toList());
    }

    private static JsonReply link(List<DisclosureDryRun.LinkLine> facts) {
        DisclosureDryRun.LinkLine first = facts.getFirst();
        return JsonReply.of("label", first.relation())
                .with("from", first.from().caption())
                .with("to", first.to().caption())
                .with("asked", false)
                .with("fields", facts.stream().map(DryRunView::field).toList());
    }

    private static JsonReply field(DisclosureDryRun.Line line) {
        return JsonReply.of(
                        "property", line.statement().map(Statement::property).orElse(""))
                .with("value", line.statement().map(Statement::value).orElse(""))
                .with("goes", line.withheld().isEmpty())
                .with(
                        "clause",
                        line.withheld()
                                .flatMap(AgreementDecision.Refuse::clause)
                                .map(clause -> "" + clause.number()))
                .with("code", line.withheld().map(AgreementDecision.Refuse::code));
    }
}
