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
import org.enlace.intake.Intake;
import org.enlace.intake.Mapping;
import org.enlace.intake.Reading;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseRecord;
import org.enlace.model.Grade;
import org.enlace.model.Handling;
import org.enlace.model.Link;
import org.enlace.model.Source;
import org.enlace.model.Subject;

/** Reads text as a file of a source named {@code s1} on 4 March 2026. */
public final class Readings {
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    public static final Intake INTAKE = new Intake(CLOCK, new byte[32]);
    public static final Terms TERMS = new Terms(
            new Source(
                    "s1",
                    AuthorityId.of("pa-security"),
                    "Report",
                    Grade.parse("B2"),
                    Handling.DEFAULT,
                    "Law 1, art. 2"),
            "PA",
            100);

    /** The items and the report of one file. */
    public record Outcome(List<Item> items, Report report) {
        public List<CaseRecord> accepted() {
            return items.stream()
                    .flatMap(item -> item instanceof Item.Accepted(long _, CaseRecord content)
                            ? Stream.of(content)
                            : Stream.empty())
                    .toList();
        }

        public List<Subject> subjects() {
            return accepted().stream()
                    .flatMap(r -> r instanceof CaseRecord.OfSubject of ? Stream.of(of.subject()) : Stream.empty())
                    .toList();
        }

        public List<Link> links() {
            return accepted().stream()
                    .flatMap(r -> r instanceof CaseRecord.OfLink of ? Stream.of(of.link()) : Stream.empty())
                    .toList();
        }

        /** What was not accepted, as {@code line CODE}. */
        public List<String> refusals() {
            return items.stream()
                    .flatMap(item -> switch (item) {
                        case Item.Refused refused -> Stream.of(refused.line() + " " + refused.code());
                        case Item.Counted counted -> Stream.of(counted.line() + " " + counted.kind());
                        case Item.Accepted _ -> Stream.<String>empty();
                    })
                    .toList();
        }
    }

    private Readings() {}

    public static Outcome read(String name, String text) {
        return read(Input.of(name, text.getBytes(StandardCharsets.UTF_8)));
    }

    public static Outcome read(String name, String text, Charset charset) {
        return read(Input.of(name, text.getBytes(charset)));
    }

    public static Outcome read(Input input) {
        try (Reading reading = INTAKE.read(input, TERMS)) {
            return outcome(reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static Outcome read(Input input, Mapping mapping) {
        try (Reading reading = INTAKE.read(input, TERMS, mapping)) {
            return outcome(reading);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Outcome outcome(Reading reading) {
        List<Item> items = reading.items().toList();
        return new Outcome(items, reading.report());
    }
}
