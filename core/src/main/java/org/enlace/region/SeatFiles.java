// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.model.AuthorityId;
import org.enlace.model.SubjectRef;

/** The open case files of one authority: FollowTheMoney entities as JSON lines, and a watch list as CSV. */
final class SeatFiles implements Closeable {
    static final String ENTITIES = "cases.ftm.json";
    static final String WATCH = "watch.csv";

    private static final List<String> SPANISH = List.of(
            "id",
            "nombres",
            "apellidos",
            "alias",
            "fecha_nacimiento",
            "nacionalidad",
            "cedula",
            "pasaporte",
            "telefono",
            "rol",
            "ciudad",
            "observaciones");
    private static final List<String> ENGLISH = List.of(
            "id",
            "first_name",
            "last_name",
            "alias",
            "date_of_birth",
            "nationality",
            "national_id",
            "passport",
            "phone",
            "role",
            "city",
            "remarks");

    private final RegionSeat seat;
    private final AuthorityId authority;
    private final String prefix;
    private final BufferedWriter entities;
    private final BufferedWriter watch;
    private final StringBuilder line = new StringBuilder(512);
    private int entityCount;
    private int caseCount;
    private int rowCount;
    private int subjects;

    SeatFiles(Path region, RegionSeat seat) throws IOException {
        this.seat = seat;
        this.authority = seat.id();
        this.prefix = seat.country().toLowerCase(Locale.ROOT) + "-";
        Path folder = Files.createDirectories(region.resolve(seat.id().value()));
        this.entities = Files.newBufferedWriter(folder.resolve(ENTITIES), StandardCharsets.UTF_8);
        this.watch = Files.newBufferedWriter(folder.resolve(WATCH), Charset.forName(seat.charset()));
        row(seat.writesEnglish() ? ENGLISH : SPANISH);
    }

    /** Subjects written so far; links and protected people are none. */
    int subjects() {
        return subjects;
    }

    void countSubject() {
        subjects++;
    }

    SubjectRef ref(String id) {
        return new SubjectRef(authority, id);
    }

    /** Writes one entity and returns its id. Empty values are left out. */
    String entity(String schema, Map<String, String> properties) throws IOException {
        String id = prefix + padded(++entityCount);
        line.setLength(0);
        line.append("{\"id\":");
        JsonStrings.text(line, id);
        line.append(",\"schema\":");
        JsonStrings.text(line, schema);
        line.append(",\"properties\":{");
        String separator = "";
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (!property.getValue().isEmpty()) {
                line.append(separator);
                JsonStrings.text(line, property.getKey());
                line.append(":[");
                JsonStrings.text(line, property.getValue());
                line.append(']');
                separator = ",";
            }
        }
        line.append("}}\n");
        entities.append(line);
        return id;
    }

    /** Writes the case that these entities belong to. */
    void caseFile(String title, String opened, Collection<String> subjects) throws IOException {
        line.setLength(0);
        line.append("{\"id\":");
        JsonStrings.text(line, prefix + "case-" + padded(++caseCount));
        line.append(",\"schema\":\"CaseFile\",\"properties\":{\"name\":[");
        JsonStrings.text(line, (seat.writesEnglish() ? "Case " : "Caso ") + padded(caseCount) + ": " + title);
        line.append("],\"startDate\":[");
        JsonStrings.text(line, opened);
        line.append("],\"subjects\":[");
        String separator = "";
        for (String subject : subjects) {
            line.append(separator);
            JsonStrings.text(line, subject);
            separator = ",";
        }
        entities.append(line.append("]}}\n"));
    }

    /** The id of the next row of the watch list; {@link #row} writes it. */
    String nextRow() {
        return prefix + "w" + padded(++rowCount);
    }

    /** Writes one row of the watch list. */
    void row(List<String> cells) throws IOException {
        line.setLength(0);
        for (String cell : cells) {
            if (!line.isEmpty()) {
                line.append(seat.delimiter());
            }
            boolean quoted = cell.indexOf(seat.delimiter()) >= 0 || cell.indexOf('"') >= 0;
            line.append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        watch.append(line.append("\r\n"));
    }

    @Override
    public void close() throws IOException {
        try (entities;
                watch) {
            entities.flush();
        }
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }
}
