// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.crypto.CanonicalJson;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.intake.record.RecordOutcome;
import org.enlace.model.AuthorityId;
import org.enlace.model.CaseRecord;
import org.enlace.model.HandlingMark;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.Subject;
import org.enlace.model.SubjectRef;
import org.enlace.region.RegionTruth.ExactLink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MadeUpRegionTest {
    private static final Set<String> LINKS =
            Set.of("Membership", "Ownership", "Directorship", "Associate", "UnknownLink", "Payment");

    @TempDir
    private static Path small;

    private static RegionTruth truth = new RegionTruth(List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void writeOnce() {
        MadeUpRegion.write(small, 7, RegionSize.SMALL);
        truth = RegionTruth.read(small);
    }

    @Test
    void isTheSameBytes_forTheSameSeed(@TempDir Path again) throws IOException {
        MadeUpRegion.write(again, 7, RegionSize.SMALL);

        assertThat(digests(again)).isEqualTo(digests(small)).hasSize(17);
    }

    @Test
    void differs_forAnotherSeed(@TempDir Path other) throws IOException {
        MadeUpRegion.write(other, 8, RegionSize.SMALL);

        assertThat(digests(other)).isNotEqualTo(digests(small));
    }

    @Test
    void holdsAboutThreeHundredSubjects_forEachAuthority() throws IOException {
        for (RegionSeat seat : RegionSeat.ALL) {
            long subjects = records(seat).stream()
                    .filter(id -> truth.marked().stream()
                            .noneMatch(each -> each.record().equals(ref(seat, id))))
                    .count();
            assertThat(subjects).as(seat.name()).isBetween(300L, 480L);
        }
    }

    @Test
    void plantsExactLinks_betweenEveryPairOfAuthorities() {
        Map<String, Set<IdentifierClass>> byPair = new TreeMap<>();
        for (ExactLink link : truth.exactLinks()) {
            byPair.computeIfAbsent(link.one() + " " + link.other(), pair -> new HashSet<>())
                    .add(link.kind());
        }

        assertThat(byPair).hasSize(10);
        assertThat(byPair.values())
                .allSatisfy(kinds -> assertThat(kinds)
                        .contains(
                                IdentifierClass.PHONE,
                                IdentifierClass.PLATE,
                                IdentifierClass.DOCUMENT,
                                IdentifierClass.ACCOUNT));
    }

    @Test
    void sharesNoIdentifierBetweenAuthorities_thatTheTruthDoesNotName() throws IOException {
        Map<String, Set<AuthorityId>> holders = new HashMap<>();
        for (RegionSeat seat : RegionSeat.ALL) {
            for (JsonNode entity : entities(seat)) {
                for (String phone : phones(entity)) {
                    holders.computeIfAbsent(phone, value -> new HashSet<>()).add(seat.id());
                }
            }
        }
        Set<String> known = new HashSet<>();
        truth.exact().forEach(each -> known.add(each.value()));

        holders.forEach((phone, authorities) -> {
            if (authorities.size() > 1) {
                assertThat(known).contains(phone);
            }
        });
    }

    @Test
    void writesIdentifiers_whoseCanonicalFormIsTheTruth() {
        NumberIssuer numbering = new NumberIssuer(3);
        for (String country : List.of("CO", "PA", "CR", "GT", "US")) {
            for (int at = 0; at < 300; at++) {
                canonical(numbering.phone(country), country);
                canonical(numbering.plate(country), country);
                canonical(numbering.company(country), country);
                canonical(numbering.account(country), country);
                canonical(numbering.vessel(), country);
                document(numbering.passport(country), country);
                document(numbering.nationalId(country), country);
            }
        }
        for (String country : List.of("EC", "VE", "HT")) {
            canonical(numbering.phone(country), country);
            document(numbering.nationalId(country), country);
        }
    }

    @Test
    void tellsTheStory_soThatNoCountrySeesItAlone() {
        Set<SubjectRef> story = new HashSet<>();
        truth.cells().stream()
                .filter(cell -> cell.network().equals("story"))
                .forEach(cell -> story.addAll(cell.records()));

        assertThat(story)
                .extracting(record -> record.authority().value())
                .contains("co-migration", "pa-security", "cr-migration");
        assertThat(truth.exactLinks())
                .anyMatch(link -> link.one().value().equals("co-migration")
                        && link.other().value().equals("us-security"));
        assertThat(truth.fuzzyLinks()).isNotEmpty();
    }

    @Test
    void hasReusedPhones_thatLinkStrangers() {
        assertThat(truth.exact()).anyMatch(each -> !each.same() && each.kind() == IdentifierClass.PHONE);
    }

    @Test
    void marksProtectedPeople_andGivesThemNoIdentifier() throws IOException {
        assertThat(truth.marked()).hasSizeGreaterThan(10);
        Set<SubjectRef> linked = new HashSet<>();
        truth.exact().forEach(each -> linked.addAll(each.records()));
        assertThat(truth.marked()).noneMatch(each -> linked.contains(each.record()));
    }

    @Test
    void isTakenInByIntake_butForTheProtected() throws IOException {
        FileIntake intake =
                new FileIntake(Clock.fixed(Instant.parse("2026-07-01T00:00:00Z"), ZoneOffset.UTC), new byte[16]);
        for (RegionSeat seat : RegionSeat.ALL) {
            List<RecordOutcome> aside = new ArrayList<>();
            Set<String> subjects = new HashSet<>();
            int links = 0;
            for (String file : List.of(SeatFiles.ENTITIES, SeatFiles.WATCH)) {
                StatementSource source = new StatementSource(
                        "s", seat.id(), "made up", SourceGrade.UNEVALUATED, HandlingMark.DEFAULT, "made up");
                LoadTerms terms = new LoadTerms(source, seat.country(), 365);
                try (FileReading reading =
                        intake.read(IntakeInput.of(folder(seat).resolve(file)), terms)) {
                    for (CaseRecord record : reading.records(aside::add).toList()) {
                        if (record instanceof CaseRecord.OfSubject(String _, Subject subject, String _)) {
                            subjects.add(subject.id().substring(subject.id().indexOf(':') + 1));
                        }
                        links += record instanceof CaseRecord.OfLink ? 1 : 0;
                    }
                }
            }
            long marked = truth.marked().stream()
                    .filter(each -> each.record().authority().equals(seat.id()))
                    .count();
            assertThat(aside).as(seat.name()).hasSize((int) marked);
            assertThat(links).isGreaterThan(50);
            for (RegionTruth.Same same : truth.same()) {
                same.records().stream()
                        .filter(record -> record.authority().equals(seat.id()))
                        .forEach(record -> assertThat(subjects).contains(record.id()));
            }
        }
    }

    @Test
    void linksOnlyWhatTheSameFileHolds() throws IOException {
        for (RegionSeat seat : RegionSeat.ALL) {
            Set<String> ids = new HashSet<>(records(seat));
            for (JsonNode entity : entities(seat)) {
                if (LINKS.contains(entity.path("schema").stringValue())) {
                    entity.path("properties").properties().stream()
                            .filter(each -> Set.of(
                                            "member", "owner", "asset", "person", "associate", "subject", "object")
                                    .contains(each.getKey()))
                            .forEach(each -> assertThat(ids)
                                    .contains(each.getValue().path(0).stringValue()));
                }
            }
        }
    }

    private static void canonical(MadeUpIdentifier identifier, String country) {
        assertThat(IdentifierReader.text(identifier.kind(), identifier.written(), country))
                .as("%s of %s", identifier.kind(), country)
                .contains(identifier.canonical());
    }

    private static void document(MadeUpIdentifier identifier, String country) {
        String type = identifier.canonical().substring(3, identifier.canonical().indexOf(':', 3));
        assertThat(IdentifierReader.text(IdentifierClass.DOCUMENT, type + ":" + identifier.written(), country))
                .contains(identifier.canonical());
    }

    private static List<String> phones(JsonNode entity) {
        String property = entity.path("schema").stringValue().equals("Phone") ? "number" : "phone";
        return entity.path("properties")
                .path(property)
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<JsonNode> entities(RegionSeat seat) throws IOException {
        try (Stream<String> lines = Files.lines(folder(seat).resolve(SeatFiles.ENTITIES))) {
            return lines.map(line -> JsonMapper.shared().readTree(line)).toList();
        }
    }

    /** Ids of the records that are no links. */
    private static List<String> records(RegionSeat seat) throws IOException {
        Stream<String> inEntities = entities(seat).stream()
                .filter(entity -> !LINKS.contains(entity.path("schema").stringValue()))
                .map(entity -> entity.path("id").stringValue());
        Stream<String> inRows =
                Files.readAllLines(folder(seat).resolve(SeatFiles.WATCH), Charset.forName(seat.charset())).stream()
                        .skip(1)
                        .map(row -> row.substring(0, row.indexOf(seat.delimiter())));
        return Stream.concat(inEntities, inRows).toList();
    }

    private static Path folder(RegionSeat seat) {
        return small.resolve(seat.id().value());
    }

    private static SubjectRef ref(RegionSeat seat, String id) {
        return new SubjectRef(seat.id(), id);
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString(), CanonicalJson.sha256(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}
