// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.model.CaseRecord;

/**
 * What a file would become. {@code whole} is false where reading stopped at the most records: then every figure is "at
 * least". {@code subjects} counts each subject once, {@code mentions} how often one is spoken of: the difference is what
 * would be merged by id.
 */
public record LoadOutlook(IntakeReport report, boolean whole, long subjects, long mentions, long links) {

    static LoadOutlook of(FileReading reading, long most) {
        Set<String> ids = new HashSet<>();
        long mentions = 0;
        long links = 0;
        Iterator<RecordOutcome> items = reading.items().iterator();
        boolean more = items.hasNext();
        while (more && reading.read() <= most) {
            if (items.next() instanceof RecordOutcome.Accepted(long _, CaseRecord content)) {
                if (content instanceof CaseRecord.OfSubject(String _, var subject, String _)) {
                    ids.add(subject.id());
                    mentions++;
                } else if (content instanceof CaseRecord.OfLink) {
                    links++;
                }
            }
            more = items.hasNext();
        }
        return new LoadOutlook(reading.report(), !more, ids.size(), mentions, links);
    }
}
