// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.enlace.agreement.Decision;
import org.enlace.model.Statement;
import org.enlace.share.DryRun;

/**
 * What would go, as the approver reads it: each record once with its facts, those asked about first, each link under the
 * second of its ends and with both of them named.
 */
public final class DryRunView {
    private DryRunView() {}

    public static Reply of(DryRun dryRun) {
        return Reply.of("permitted", dryRun.permitted())
                .with("digest", dryRun.digest())
                .with("refusal", dryRun.refusal().map(Clauses::refusal))
                .with("records", records(dryRun.lines()));
    }

    /** Where the record is not held any more. */
    public static Reply gone() {
        return Reply.of("permitted", false)
                .with("refusal", Reply.of("code", "NOT_FOUND").with("message", "the record is not held any more"))
                .with("records", List.of());
    }

    private static List<Reply> records(List<DryRun.Line> lines) {
        Map<String, List<DryRun.SubjectLine>> subjects = new LinkedHashMap<>();
        Map<String, List<DryRun.LinkLine>> links = new LinkedHashMap<>();
        for (DryRun.Line line : lines) {
            switch (line) {
                case DryRun.SubjectLine subject ->
                    subjects.computeIfAbsent(subject.record(), _ -> new ArrayList<>())
                            .add(subject);
                case DryRun.LinkLine link ->
                    links.computeIfAbsent(link.record(), _ -> new ArrayList<>()).add(link);
            }
        }
        List<Reply> records = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        subjects.forEach((id, facts) -> {
            records.add(subject(facts));
            shown.add(id);
            links.values().removeIf(one -> {
                DryRun.LinkLine first = one.getFirst();
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

    private static Reply subject(List<DryRun.SubjectLine> facts) {
        DryRun.SubjectLine first = facts.getFirst();
        return Reply.of("label", first.caption())
                .with("kind", first.kind())
                .with("asked", first.asked())
                .with("fields", facts.stream().map(DryRunView::field).toList());
    }

    private static Reply link(List<DryRun.LinkLine> facts) {
        DryRun.LinkLine first = facts.getFirst();
        return Reply.of("label", first.relation())
                .with("from", first.from().caption())
                .with("to", first.to().caption())
                .with("asked", false)
                .with("fields", facts.stream().map(DryRunView::field).toList());
    }

    private static Reply field(DryRun.Line line) {
        return Reply.of("property", line.statement().map(Statement::property).orElse(""))
                .with("value", line.statement().map(Statement::value).orElse(""))
                .with("goes", line.withheld().isEmpty())
                .with("clause", line.withheld().flatMap(Decision.Refuse::clause).map(clause -> "" + clause.number()))
                .with("code", line.withheld().map(Decision.Refuse::code));
    }
}
