// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.SubjectKind;

/**
 * One network, or some people of no network, while it is seen and written: who saw what under which id. Closing it writes
 * the links that an authority can see, because it knows both ends, and the truth.
 */
final class NetworkScene {
    private final RegionCaseFiles files;
    private final RandomGenerator chance;
    private final Map<RegionSeat, Map<String, String>> entities = new EnumMap<>(RegionSeat.class);
    private final List<RecordSighting> sightings = new ArrayList<>();
    private final Map<String, MadeUpThing> madeUpThings = new LinkedHashMap<>();
    private final List<Tie> ties = new ArrayList<>();
    private final Map<String, String> cells = new HashMap<>();
    private String title = "";
    private String opened = "";

    /** A relation between two figures or things, written by each authority that knows both. */
    private record Tie(
            String schema, String fromProperty, String from, String toProperty, String to, Map<String, String> more) {}

    NetworkScene(RegionCaseFiles files, RandomGenerator chance) {
        this.files = files;
        this.chance = chance;
    }

    /** Says that a figure or thing belongs to a cell. */
    void belongs(String id, String cell) {
        cells.put(id, cell);
    }

    /** An authority learns of a figure, with the identifiers that it happens to know. */
    void see(MadeUpPerson figure, RegionSeat seat, List<MadeUpIdentifier> known) throws IOException {
        see(
                figure,
                seat,
                known,
                NameWriter.write(figure, seat, chance),
                WrittenBirth.seen(figure.civil().born(), chance));
    }

    /** The same under a name and with a birth date that are given. */
    void see(
            MadeUpPerson figure,
            RegionSeat seat,
            List<MadeUpIdentifier> known,
            NameWriter.Written written,
            String birth)
            throws IOException {
        SeatFiles file = files(seat);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("name", written.name());
        if (seat == RegionSeat.CO || seat == RegionSeat.CR) {
            properties.put("firstName", written.given());
            properties.put("lastName", written.surnames());
        }
        properties.put("alias", WeightedChoice.of(0.12, chance) ? NameWriter.nickname(figure, chance) : "");
        properties.put("birthDate", birth);
        properties.put("nationality", figure.civil().nationality().toLowerCase(Locale.ROOT));
        properties.put("country", figure.civil().nationality().toLowerCase(Locale.ROOT));
        properties.put("idNumber", first(known, "nationalId"));
        properties.put("passportNumber", first(known, "passport"));
        properties.put("phone", first(known, ""));
        properties.put("role", figure.role().in(seat));
        properties.put("address", WeightedChoice.of(0.6, chance) ? figure.town() : "");
        String id = file.entity("Person", properties);
        entities(seat).putIfAbsent(figure.id(), id);
        sighted(seat, id, figure.id(), SubjectKind.PERSON, figure.id(), written(known));
    }

    /** An authority has a figure on its watch list, which knows no links. */
    void watch(MadeUpPerson figure, RegionSeat seat, List<MadeUpIdentifier> known) throws IOException {
        NameWriter.Written written = NameWriter.write(figure, seat, chance);
        SeatFiles file = files(seat);
        String id = file.nextRow();
        file.row(List.of(
                id,
                written.given(),
                written.surnames(),
                WeightedChoice.of(0.08, chance) ? NameWriter.nickname(figure, chance) : "",
                WrittenBirth.seen(figure.civil().born(), chance),
                figure.civil().nationality(),
                first(known, "nationalId"),
                first(known, "passport"),
                first(known, ""),
                figure.role().in(seat),
                WeightedChoice.of(0.6, chance) ? figure.town() : "",
                ""));
        sighted(seat, id, figure.id(), SubjectKind.PERSON, figure.id(), written(known));
    }

    /** An authority learns of a thing under its own words for it. */
    void see(MadeUpThing madeUpThing, RegionSeat seat, Map<String, String> properties) throws IOException {
        String id = files(seat).entity(madeUpThing.schema(), properties);
        madeUpThings.put(madeUpThing.id(), madeUpThing);
        entities(seat).putIfAbsent(madeUpThing.id(), id);
        sighted(seat, id, madeUpThing.id(), madeUpThing.kind(), madeUpThing.owner(), madeUpThing.identifiers());
    }

    /** The same in the words in which the thing was made. */
    void see(MadeUpThing madeUpThing, RegionSeat seat) throws IOException {
        see(madeUpThing, seat, madeUpThing.properties());
    }

    /** Ties two figures or things together; more than the ends may be said, such as a role. */
    void tie(String schema, String fromProperty, String from, String toProperty, String to, Map<String, String> more) {
        ties.add(new Tie(schema, fromProperty, from, toProperty, to, more));
    }

    /** Says that what each authority saw is a case of its own, under this title. */
    void isCase(String title, String opened) {
        this.title = title;
        this.opened = opened;
    }

    boolean knows(RegionSeat seat, String id) {
        return entities(seat).containsKey(id);
    }

    /** Writes the links that each authority can see, and the truth about everything seen. */
    void close(RegionTruthWriter truth) throws IOException {
        for (MadeUpThing madeUpThing : madeUpThings.values()) {
            madeUpThing
                    .ownership()
                    .filter(form -> !madeUpThing.owner().equals(madeUpThing.id()))
                    .ifPresent(form -> ties.add(new Tie(
                            form.schema(),
                            form.from(),
                            madeUpThing.owner(),
                            form.to(),
                            madeUpThing.id(),
                            Map.of("role", form.role()))));
        }
        for (Map.Entry<RegionSeat, Map<String, String>> known : entities.entrySet()) {
            for (Tie tie : ties) {
                String from = known.getValue().get(tie.from());
                String to = known.getValue().get(tie.to());
                if (from != null && to != null) {
                    Map<String, String> properties = new LinkedHashMap<>();
                    properties.put(tie.fromProperty(), from);
                    properties.put(tie.toProperty(), to);
                    tie.more().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(each -> properties.put(each.getKey(), each.getValue()));
                    files(known.getKey()).entity(tie.schema(), properties);
                }
            }
        }
        for (Map.Entry<RegionSeat, Map<String, String>> known : entities.entrySet()) {
            if (!title.isEmpty()) {
                files(known.getKey())
                        .caseFile(title, opened, new TreeSet<>(known.getValue().values()));
            }
        }
        truth.write(sightings, cells);
    }

    private void sighted(
            RegionSeat seat,
            String record,
            String id,
            SubjectKind kind,
            String owner,
            List<MadeUpIdentifier> identifiers) {
        files(seat).countSubject();
        sightings.add(new RecordSighting(files(seat).ref(record), id, kind, owner, identifiers));
    }

    /** Of the known identifiers those that a person's record has room for: one phone and one document of each type. */
    private static List<MadeUpIdentifier> written(List<MadeUpIdentifier> known) {
        List<MadeUpIdentifier> kept = new ArrayList<>();
        for (String type : List.of("nationalId", "passport", "")) {
            known.stream().filter(each -> fits(each, type)).findFirst().ifPresent(kept::add);
        }
        return kept;
    }

    private static String first(List<MadeUpIdentifier> known, String type) {
        return known.stream()
                .filter(each -> fits(each, type))
                .findFirst()
                .map(MadeUpIdentifier::written)
                .orElse("");
    }

    /** The type of a document, or none for a phone. */
    private static boolean fits(MadeUpIdentifier identifier, String type) {
        return type.isEmpty()
                ? identifier.kind() == IdentifierClass.PHONE
                : identifier.kind() == IdentifierClass.DOCUMENT
                        && identifier.canonical().contains(":" + type + ":");
    }

    private SeatFiles files(RegionSeat seat) {
        return files.of(seat);
    }

    private Map<String, String> entities(RegionSeat seat) {
        return entities.computeIfAbsent(seat, key -> new HashMap<>());
    }
}
