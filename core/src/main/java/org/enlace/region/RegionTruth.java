// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.AuthorityId;
import org.enlace.model.ProtectionGround;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is true in a made-up region: which records mean the same, what they share exactly, which belong together. */
public record RegionTruth(List<Same> same, List<Exact> exact, List<Cell> cells, List<Marked> marked) {

    /** Records of one figure or thing, by one authority or several. */
    public record Same(String id, SubjectKind kind, List<SubjectRef> records) {}

    /**
     * Records of two or more authorities that hold one identifier, in its canonical form. {@code same} is false where it
     * passed to somebody else, such as a reused SIM card: an exact link between strangers.
     */
    public record Exact(IdentifierClass kind, String value, boolean same, List<SubjectRef> records) {}

    /** One identifier that two authorities both hold; {@code one} is before {@code other} in order. */
    public record ExactLink(IdentifierClass kind, String value, boolean same, AuthorityId one, AuthorityId other) {}

    /** Records of two authorities that mean the same person or organisation and share no identifier. */
    public record FuzzyLink(SubjectRef one, SubjectRef other) {}

    /** The members of one cell of one network. */
    public record Cell(String network, String cell, List<SubjectRef> records) {}

    /** A record that intake must not take in as a subject. */
    public record Marked(SubjectRef record, ProtectionGround reason) {}

    public RegionTruth {
        same = List.copyOf(same);
        exact = List.copyOf(exact);
        cells = List.copyOf(cells);
        marked = List.copyOf(marked);
    }

    /** Reads the truth of the region in {@code folder}; all of it is held in memory, so not for the large size. */
    public static RegionTruth read(Path folder) {
        List<Same> same = new ArrayList<>();
        List<Exact> exact = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        List<Marked> marked = new ArrayList<>();
        JsonMapper mapper = JsonMapper.shared();
        try (BufferedReader lines =
                Files.newBufferedReader(folder.resolve(MadeUpRegion.TRUTH), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = mapper.readTree(line);
                switch (text(node, "truth")) {
                    case "same" ->
                        same.add(new Same(text(node, "id"), SubjectKind.valueOf(text(node, "kind")), records(node)));
                    case "exact" ->
                        exact.add(new Exact(
                                IdentifierClass.ofLabel(text(node, "class")).orElseThrow(),
                                text(node, "value"),
                                node.path("same").booleanValue(),
                                records(node)));
                    case "cell" -> cells.add(new Cell(text(node, "network"), text(node, "cell"), records(node)));
                    case "protected" ->
                        marked.add(new Marked(
                                SubjectRef.parse(text(node, "record")),
                                ProtectionGround.valueOf(text(node, "reason"))));
                    default -> throw new IllegalArgumentException("truth must be same, exact, cell or protected");
                }
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return new RegionTruth(same, exact, cells, marked);
    }

    /** Every identifier that two authorities both hold, once for each pair of authorities. */
    public List<ExactLink> exactLinks() {
        List<ExactLink> links = new ArrayList<>();
        for (Exact each : exact) {
            List<AuthorityId> holders = List.copyOf(new TreeSet<>(
                    each.records().stream().map(SubjectRef::authority).toList()));
            for (int one = 0; one < holders.size(); one++) {
                for (int other = one + 1; other < holders.size(); other++) {
                    links.add(new ExactLink(
                            each.kind(), each.value(), each.same(), holders.get(one), holders.get(other)));
                }
            }
        }
        return links;
    }

    /** Every pair of records of two authorities that only a comparison of names and dates can find. */
    public List<FuzzyLink> fuzzyLinks() {
        Set<FuzzyLink> shared = new HashSet<>();
        exact.forEach(each -> pairs(each.records()).forEach(shared::add));
        return same.stream()
                .filter(each -> each.kind() == SubjectKind.PERSON || each.kind() == SubjectKind.ORGANISATION)
                .flatMap(each -> pairs(each.records()))
                .filter(pair -> !shared.contains(pair))
                .toList();
    }

    private static Stream<FuzzyLink> pairs(List<SubjectRef> records) {
        List<SubjectRef> ordered = records.stream().sorted().toList();
        return ordered.stream()
                .flatMap(one -> ordered.stream()
                        .filter(other -> one.authority().compareTo(other.authority()) < 0)
                        .map(other -> new FuzzyLink(one, other)));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).stringValue();
    }

    private static List<SubjectRef> records(JsonNode node) {
        List<SubjectRef> records = new ArrayList<>();
        node.path("records").forEach(each -> records.add(SubjectRef.parse(each.stringValue())));
        return List.copyOf(records);
    }
}
