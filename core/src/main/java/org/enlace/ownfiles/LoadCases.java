// SPDX-License-Identifier: Apache-2.0
package org.enlace.ownfiles;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseFile;
import org.enlace.model.CaseRecord;

/** Lets the subjects of a load join a case that the officer named. */
final class LoadCases {
    private LoadCases() {}

    /** The records, and after them one that puts all their subjects into the case of that title. */
    static Stream<CaseRecord> joined(
            Stream<CaseRecord> records, AuthorityId authority, Optional<String> title, Clock clock) {
        if (title.isEmpty()) {
            return records;
        }
        List<String> subjects = new ArrayList<>();
        Stream<CaseRecord> noted = records.peek(record -> {
            if (record instanceof CaseRecord.OfSubject(var _, var subject, var _)) {
                subjects.add(subject.id());
            }
        });
        String id = id(title.get());
        return Stream.concat(noted, Stream.of(id).map(made -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            CaseFile file = new CaseFile(made, authority, title.get(), today, subjects);
            return new CaseRecord.OfCase("case:" + made, file, "");
        }));
    }

    /** The id of the case with that title: its letters and digits, in small letters, joined by hyphens. */
    static String id(String title) {
        String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        return plain.replaceAll("^-|-$", "");
    }
}
