// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectLink;

/** Reads text as a file of a source named {@code s1} on 4 March 2026. */
public final class Readings {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    public static final FileIntake INTAKE = new FileIntake(CLOCK, new byte[32]);
    public static final LoadTerms TERMS = new LoadTerms(
            new StatementSource(
                    "s1",
                    AuthorityId.of("pa-security"),
                    "Report",
                    SourceGrade.parse("B2"),
                    HandlingMark.DEFAULT,
                    "Law 1, art. 2"),
            "PA",
            100);

    /** The items and the report of one file. */
    public record Outcome(List<RecordOutcome> items, IntakeReport report) {
        public List<CaseRecord> accepted() {
            return items.stream()
                    .flatMap(item -> item instanceof RecordOutcome.Accepted(long _, CaseRecord content)
                            ? Stream.of(content)
                            : Stream.empty())
                    .toList();
        }

        public List<Subject> subjects() {
            return accepted().stream()
                    .flatMap(r -> r instanceof CaseRecord.OfSubject of ? Stream.of(of.subject()) : Stream.empty())
                    .toList();
        }

        public List<SubjectLink> links() {
            return accepted().stream()
                    .flatMap(r -> r instanceof CaseRecord.OfLink of ? Stream.of(of.link()) : Stream.empty())
                    .toList();
        }

        /** What was not accepted, as {@code line CODE}. */
        public List<String> refusals() {
            return items.stream()
                    .flatMap(item -> switch (item) {
                        case RecordOutcome.Refused refused -> Stream.of(refused.line() + " " + refused.code());
                        case RecordOutcome.Counted counted -> Stream.of(counted.line() + " " + counted.kind());
                        case RecordOutcome.Accepted _ -> Stream.<String>empty();
                    })
                    .toList();
        }
    }

    private Readings() {}

    public static Outcome read(String name, String text) {
        return read(IntakeInput.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Outcome read(String name, String text, Charset charset) {
        return read(IntakeInput.of(name, text.getBytes(charset)));
    }

    public static Outcome read(IntakeInput input) {
        try (FileReading reading = INTAKE.read(input, TERMS)) {
            return outcome(reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Outcome read(IntakeInput input, ColumnMapping mapping) {
        try (FileReading reading = INTAKE.read(input, TERMS, mapping)) {
            return outcome(reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Outcome outcome(FileReading reading) {
        List<RecordOutcome> items = reading.items().toList();
        return new Outcome(items, reading.report());
    }
}
