// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.AuthorityId;
import org.enlace.model.ProtectionGround;
import org.enlace.model.SubjectRef;

/** Writes the truth as JSON lines while the region is made; {@link RegionTruth} reads it. */
final class RegionTruthWriter implements Closeable {
    /** An identifier however it was written. */
    private record Value(IdentifierClass kind, String canonical) {}

    private final BufferedWriter out;
    private final StringBuilder line = new StringBuilder(512);

    RegionTruthWriter(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** What one scene showed: same records, shared identifiers, cells. */
    void write(List<RecordSighting> sightings, Map<String, String> cells) throws IOException {
        same(sightings);
        exact(sightings);
        cells(sightings, cells);
    }

    void protectedPerson(SubjectRef record, ProtectionGround reason) throws IOException {
        open("protected");
        member("record", record.toString());
        member("reason", reason.name());
        end();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void same(List<RecordSighting> sightings) throws IOException {
        Map<String, List<RecordSighting>> byId = new LinkedHashMap<>();
        sightings.forEach(
                each -> byId.computeIfAbsent(each.id(), id -> new ArrayList<>()).add(each));
        for (List<RecordSighting> group : byId.values()) {
            if (group.size() > 1) {
                open("same");
                member("id", group.getFirst().id());
                member("kind", group.getFirst().kind().name());
                records(group.stream().map(RecordSighting::record).toList());
                end();
            }
        }
    }

    private void exact(List<RecordSighting> sightings) throws IOException {
        Map<Value, List<RecordSighting>> byValue = new LinkedHashMap<>();
        for (RecordSighting sighting : sightings) {
            for (MadeUpIdentifier identifier : sighting.identifiers()) {
                byValue.computeIfAbsent(
                                new Value(identifier.kind(), identifier.canonical()), value -> new ArrayList<>())
                        .add(sighting);
            }
        }
        for (Map.Entry<Value, List<RecordSighting>> entry : byValue.entrySet()) {
            Set<AuthorityId> authorities = new LinkedHashSet<>();
            Set<String> owners = new LinkedHashSet<>();
            entry.getValue().forEach(each -> {
                authorities.add(each.record().authority());
                owners.add(each.owner());
            });
            if (authorities.size() > 1) {
                open("exact");
                member("class", entry.getKey().kind().label().value());
                member("value", entry.getKey().canonical());
                line.append(",\"same\":").append(owners.size() == 1);
                records(entry.getValue().stream().map(RecordSighting::record).toList());
                end();
            }
        }
    }

    private void cells(List<RecordSighting> sightings, Map<String, String> cells) throws IOException {
        Map<String, Set<SubjectRef>> byCell = new TreeMap<>();
        for (RecordSighting sighting : sightings) {
            String cell = cells.get(sighting.id());
            if (cell != null) {
                byCell.computeIfAbsent(cell, key -> new LinkedHashSet<>()).add(sighting.record());
            }
        }
        for (Map.Entry<String, Set<SubjectRef>> cell : byCell.entrySet()) {
            open("cell");
            member("network", cell.getKey().substring(0, cell.getKey().lastIndexOf('-')));
            member("cell", cell.getKey());
            records(cell.getValue());
            end();
        }
    }

    private void open(String kind) {
        line.setLength(0);
        line.append("{\"truth\":");
        JsonStrings.text(line, kind);
    }

    private void member(String name, String value) {
        line.append(',');
        JsonStrings.text(line, name);
        line.append(':');
        JsonStrings.text(line, value);
    }

    private void records(Collection<SubjectRef> records) {
        line.append(",\"records\":[");
        String separator = "";
        for (SubjectRef record : records) {
            line.append(separator);
            JsonStrings.text(line, record.toString());
            separator = ",";
        }
        line.append(']');
    }

    private void end() throws IOException {
        out.append(line.append("}\n"));
    }
}
