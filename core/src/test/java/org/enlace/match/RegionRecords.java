// SPDX-License-Identifier: Apache-2.0
package org.enlace.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.region.MadeUpRegion;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth;

/** A made-up region taken in by the real intake: subjects under the ids that the truth knows. */
record RegionRecords(Map<AuthorityId, Map<String, Subject>> subjects, RegionTruth truth) {

    static RegionRecords of(Path folder, long seed, RegionSize size) {
        MadeUpRegion.write(folder, seed, size);
        FileIntake intake =
                new FileIntake(Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC), new byte[16]);
        Map<AuthorityId, Map<String, Subject>> subjects = new LinkedHashMap<>();
        for (Authority authority : MadeUpRegion.authorities()) {
            Map<String, Subject> own = new LinkedHashMap<>();
            for (String file : List.of("cases.ftm.json", "watch.csv")) {
                read(intake, authority, folder.resolve(authority.id().value()).resolve(file), own);
            }
            subjects.put(authority.id(), own);
        }
        return new RegionRecords(subjects, RegionTruth.read(folder));
    }

    Subject subject(SubjectRef ref) {
        return subjects.get(ref.authority()).get(ref.id());
    }

    /** Every pair of records of two authorities that mean the same and are of a kind with names. */
    List<RegionTruth.FuzzyLink> samePairs() {
        List<RegionTruth.FuzzyLink> pairs = new ArrayList<>();
        for (RegionTruth.Same same : truth.same()) {
            List<SubjectRef> records = same.records().stream().sorted().toList();
            for (SubjectRef one : records) {
                for (SubjectRef other : records) {
                    if (one.authority().compareTo(other.authority()) < 0) {
                        pairs.add(new RegionTruth.FuzzyLink(one, other));
                    }
                }
            }
        }
        return pairs;
    }

    private static void read(FileIntake intake, Authority authority, Path file, Map<String, Subject> own) {
        StatementSource source = new StatementSource(
                "s", authority.id(), "made up", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "made up");
        try (FileReading reading = intake.read(IntakeInput.of(file), new LoadTerms(source, authority.country(), 365))) {
            reading.records(item -> {}).forEach(record -> {
                if (record instanceof CaseRecord.OfSubject(String _, Subject subject, String _)) {
                    String id = subject.id().substring(subject.id().indexOf(':') + 1);
                    own.putIfAbsent(id, subject);
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
