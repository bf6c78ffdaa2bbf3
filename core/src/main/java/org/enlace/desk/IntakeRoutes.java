// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.crypto.CanonicalJson;
import org.enlace.desk.OfficerUploads.Load;
import org.enlace.desk.OfficerUploads.Upload;
import org.enlace.desk.view.JsonReply;
import org.enlace.intake.ColumnMapping;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.intake.FileIntake;
import org.enlace.intake.LoadOutlook;
import org.enlace.intake.RowPart;
import org.enlace.intake.TablePreview;
import org.enlace.intake.record.FileFormat;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.LoadTerms;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.node.AuthorityNode;
import org.enlace.ownfiles.OwnFiles.Taken;
import tools.jackson.databind.JsonNode;

/**
 * An officer's own file from the desk: looked at, its columns corrected, loaded to be checked, and what was refused
 * given back with reasons.
 */
final class IntakeRoutes {
    private static final long MOST_LOOKED_AT = 100_000;
    private static final Set<String> PEOPLE =
            Set.of("name", "firstName", "lastName", "alias", "passportNumber", "idNumber");
    private static final Set<Target> PARTS = Set.of(
            new Target(RowPart.PERSON, "role"),
            new Target(RowPart.PERSON, "position"),
            new Target(RowPart.ORGANISATION, "name"),
            new Target(RowPart.ROW, "case"));

    private final AuthorityNode node;
    private final Clock clock;
    private final OfficerUploads uploads;

    IntakeRoutes(AuthorityNode node, Clock clock, SecureRandom random) {
        this.node = node;
        this.clock = clock;
        uploads = new OfficerUploads(clock, random);
    }

    void add(RouteTable routes) {
        new SourceRoutes(node).add(routes);
        routes.post("intake/preview", this::preview);
        routes.post("intake/load", this::load);
        routes.get(
                "intake/{token}",
                call -> result(uploads.find(call.officer(), call.path(0)).load().get()));
        routes.get("intake/{token}/refused.csv", call -> {
            Upload upload = uploads.find(call.officer(), call.path(0));
            return RefusedFile.of(refused(call), upload.file());
        });
    }

    private JsonReply preview(OfficerRequest call) {
        byte[] content = call.file();
        IntakeInput file = IntakeInput.of(call.filename(), content);
        FileIntake intake = node.files().intake();
        try {
            FileFormat format = intake.recognise(file);
            if (format == FileFormat.UNKNOWN) {
                intake.noTable(file).ifPresent(reason -> {
                    throw new DeskProblem(400, reason.name(), reason.message());
                });
                throw new DeskProblem(
                        400, "NOT_READABLE", "this file is neither a table (CSV) nor FollowTheMoney entities");
            }
            boolean table = format == FileFormat.CSV;
            Optional<TablePreview> preview = table ? Optional.of(intake.preview(file)) : Optional.empty();
            String token = uploads.keep(new Upload(call.officer(), file, content.length, clock.instant(), preview));
            JsonReply reply = JsonReply.of("token", token)
                    .with("filename", file.name())
                    .with("format", table ? "CSV" : "FTM")
                    .with("rows", preview.map(TablePreview::rows).orElse(List.of()))
                    .with("columns", preview.map(IntakeRoutes::columns).orElse(List.of()));
            preview.ifPresent(seen -> reply.with("delimiter", seen.delimiter())
                    .with("encoding", seen.encoding())
                    .with("kind", seen.guess().hub().kind())
                    .with(
                            "refusal",
                            seen.refusal()
                                    .map(reason -> JsonReply.of("code", reason).with("message", reason.message()))));
            outlook(intake.outlook(file, looking(), Optional.empty(), MOST_LOOKED_AT), reply);
            return reply;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Terms under which a file is looked at; nothing is kept of it. */
    private LoadTerms looking() {
        StatementSource nothing = new StatementSource(
                "preview", node.authority().id(), "preview", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "none");
        return new LoadTerms(nothing, node.authority().country(), 1);
    }

    /** What the file becomes with the columns as guessed: the whole of it, or at least its first records. */
    private static void outlook(LoadOutlook seen, JsonReply reply) {
        IntakeReport report = seen.report();
        reply.with("totalRows", report.extent().read())
                .with("whole", seen.whole())
                .with("subjects", seen.subjects())
                .with("merged", seen.mentions() - seen.subjects())
                .with("links", seen.links())
                .with("fates", fates(report.fates()))
                .with("reasons", reasons(report));
    }

    private static JsonReply fates(IntakeReport.Fates fates) {
        return JsonReply.of("taken", fates.taken())
                .with("kept", fates.kept())
                .with("refused", fates.refused())
                .with("counted", fates.counted())
                .with("doubted", fates.doubted());
    }

    private static List<JsonReply> columns(TablePreview preview) {
        List<JsonReply> columns = new ArrayList<>();
        for (ColumnMapping.Column guessed : preview.guess().columns()) {
            columns.add(JsonReply.of("index", guessed.index())
                    .with("header", preview.header().get(guessed.index()))
                    .with("target", target(guessed.target()))
                    .with("confidence", guessed.confidence())
                    .with(
                            "alternatives",
                            guessed.alternatives().stream()
                                    .flatMap(one -> target(one).stream())
                                    .toList()));
        }
        return columns;
    }

    private static Optional<JsonReply> target(Target target) {
        return target.part() == RowPart.NONE
                ? Optional.empty()
                : Optional.of(JsonReply.of("kind", target.part()).with("property", target.property()));
    }

    private JsonReply load(OfficerRequest call) {
        JsonNode body = call.json();
        Upload upload = uploads.find(call.officer(), OfficerRequest.required(body, "token", 64));
        LoadTerms terms = terms(body);
        upload.table().flatMap(TablePreview::refusal).ifPresent(reason -> {
            throw new DeskProblem(400, reason.name(), reason.message());
        });
        Optional<ColumnMapping> mapping = upload.table().map(table -> mapping(body, table));
        String title = OfficerRequest.text(body, "caseTitle", 200);
        boolean said = body.path("suspects").asBoolean(false);
        if (title.isEmpty()
                && !said
                && mapping.filter(IntakeRoutes::isOfPeopleWithoutPart).isPresent()) {
            throw new DeskProblem(
                    400,
                    "PEOPLE_WITHOUT_PART",
                    "no column says what part these people have in an organisation: name the case that they join, or"
                            + " say that each of them is suspected");
        }
        if (upload.load().getAndSet(new Load.Running()) instanceof Load.Running) {
            throw DeskProblem.wrongState("this file is being loaded");
        }
        try {
            Optional<String> caseTitle = title.isEmpty() ? Optional.empty() : Optional.of(title);
            Taken taken = node.files().takeIn(upload.file(), terms, mapping, caseTitle, call.officer());
            upload.load().set(new Load.Done(taken));
        } catch (UncheckedIOException unreadable) {
            upload.load().set(new Load.Failed("the file could not be read to its end; nothing of it was loaded"));
        } catch (RuntimeException failure) {
            upload.load().set(new Load.None());
            throw failure;
        }
        return result(upload.load().get());
    }

    /** True where persons are taken in and nothing says why: no role, no organisation and no case. */
    private static boolean isOfPeopleWithoutPart(ColumnMapping mapping) {
        boolean people = mapping.columns().stream()
                .anyMatch(column -> column.target().part() == RowPart.PERSON
                        && PEOPLE.contains(column.target().property()));
        boolean part =
                mapping.columns().stream().map(ColumnMapping.Column::target).anyMatch(PARTS::contains);
        return people && !part;
    }

    private LoadTerms terms(JsonNode body) {
        try {
            String title = OfficerRequest.required(body, "sourceTitle", 200);
            StatementSource source = new StatementSource(
                    CanonicalJson.digest(title).substring(0, 32),
                    node.authority().id(),
                    title,
                    SourceGrade.parse(OfficerRequest.required(body, "grade", 2)),
                    HandlingMark.parse(OfficerRequest.required(body, "handling", 60)),
                    OfficerRequest.required(body, "legalBasis", 300));
            return new LoadTerms(source, node.authority().country(), days(OfficerRequest.text(body, "expires", 10)));
        } catch (IllegalArgumentException unfit) {
            throw DeskProblem.badInput(String.valueOf(unfit.getMessage()));
        }
    }

    private int days(String expires) {
        if (expires.isEmpty()) {
            return 3 * 365;
        }
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return (int) ChronoUnit.DAYS.between(today, LocalDate.parse(expires));
        } catch (DateTimeException unfit) {
            throw DeskProblem.badInput("expires must be a day like 2028-12-31");
        }
    }

    private static ColumnMapping mapping(JsonNode body, TablePreview table) {
        ColumnMapping mapping = new ColumnMapping(List.of());
        for (JsonNode column : body.path("mapping")) {
            int index = column.path("index").asInt(-1);
            if (index < 0 || index >= table.header().size()) {
                throw DeskProblem.badInput("a mapped column must be one of the file: index=" + index);
            }
            mapping = keepDates(
                    mapping.with(
                            index,
                            OfficerRequest.choice(column, "kind", RowPart.class),
                            OfficerRequest.required(column, "property", 60)),
                    table,
                    index);
        }
        return mapping;
    }

    private static ColumnMapping keepDates(ColumnMapping mapping, TablePreview table, int index) {
        return mapping.with(index, table.guess().columns().get(index).dates());
    }

    private static JsonReply result(Load load) {
        return switch (load) {
            case Load.None _, Load.Running _ -> counts("RUNNING", 0, 0, 0, 0, 0, 0);
            case Load.Failed(String message) ->
                counts("FAILED", 0, 0, 0, 0, 0, 0)
                        .with("failure", JsonReply.of("code", "NOT_READABLE").with("message", message));
            case Load.Done(Taken taken) -> {
                var loaded = taken.result();
                var report = taken.report();
                yield counts(
                                "DONE",
                                report.extent().read(),
                                loaded.added().subjects(),
                                loaded.added().statements(),
                                loaded.added().links(),
                                report.refusedInAll(),
                                report.countedInAll())
                        .with("total", report.extent().read())
                        .with("load", String.valueOf(loaded.load()))
                        .with("fates", fates(report.fates()))
                        .with("unchanged", loaded.records().unchanged())
                        .with("removed", loaded.removed().subjects())
                        .with("reasons", reasons(report))
                        .with("caseId", taken.caseId());
            }
        };
    }

    private static List<JsonReply> reasons(IntakeReport report) {
        Map<String, Long> reasons = new TreeMap<>();
        report.refused().forEach((reason, count) -> reasons.put(reason.name(), count));
        report.counted().forEach((kind, count) -> reasons.put("PROTECTED_" + kind, count));
        return reasons.entrySet().stream()
                .map(entry -> JsonReply.of("code", entry.getKey()).with("count", entry.getValue()))
                .toList();
    }

    private static JsonReply counts(
            String state, long read, long subjects, long statements, long links, long refused, long counted) {
        return JsonReply.of("state", state)
                .with("read", read)
                .with("subjects", subjects)
                .with("statements", statements)
                .with("links", links)
                .with("refused", refused)
                .with("counted", counted);
    }

    private List<RecordOutcome> refused(OfficerRequest call) {
        return uploads.find(call.officer(), call.path(0)).load().get() instanceof Load.Done(Taken taken)
                ? taken.aside()
                : List.of();
    }
}
