// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.cases.HeldName;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.Hmac;
import org.enlace.oprf.Octets;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.Line;
import org.enlace.tokens.NameTokens;
import org.enlace.tokens.Points;
import org.enlace.veil.Opened;
import org.enlace.veil.Question;
import org.enlace.veil.tags.Input;
import org.enlace.veil.tags.Labelled;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilKey;
import org.jdbi.v3.core.Handle;

/**
 * Persons by name and date of birth: a value is 24 questions, and a record of the partner is found where two of them hit it. A
 * record has the same handle as long as the agreement lives, so that a lead stays one lead from month to month.
 */
final class NameClass implements VeilClass {
    /** As many as fill one chunk: answers come by the chunk, and a value must be answered whole. */
    private static final int MOST = 4_096 / NameTokens.MOST;

    private static final int HANDLE = 11;

    private final byte[] seed;
    private final Holdings holdings;

    /** {@code seed} is the node's, from which the handles of records follow. */
    NameClass(byte[] seed, Holdings holdings) {
        this.seed = seed.clone();
        this.holdings = holdings;
    }

    @Override
    public String label() {
        return TagLayout.NAME_TOKEN;
    }

    @Override
    public SortedMap<String, List<String>> held(Handle tx) {
        return holdings.names(tx);
    }

    @Override
    public int notAskable(Handle tx) {
        return holdings.notAskable(tx);
    }

    /** Subjects with the same names and dates are one person to a partner: they have one handle. */
    @Override
    public Publication publication(VeilKey key, SortedMap<String, List<String>> held) {
        TagLayout.POINTS.requireRoom((long) held.size() * NameTokens.MOST);
        List<List<NameTokens>> records = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        List<OwnTags.HandleOf> handles = new ArrayList<>();
        for (Person person : persons(held)) {
            Line line = line(key, person.subjects().getFirst());
            records.add(person.names());
            lines.add(line);
            person.subjects().forEach(subject -> handles.add(new OwnTags.HandleOf(line.handle(), subject, "")));
        }
        HeldTokens published = HeldTokens.of(records);
        List<Labelled> labelled = new ArrayList<>();
        published.bearers().forEach((token, places) -> {
            List<Line> bearers = Arrays.stream(places).mapToObj(lines::get).toList();
            byte[] chance = Arrays.copyOf(key.pseudorandom("points", token), Points.BYTES);
            labelled.add(new Labelled(new Input(label(), token), Octets.of(Points.of(token, bearers, chance))));
        });
        int least = labelled.size() + published.fillers();
        return new Publication(labelled, least, handles, List.of());
    }

    private record Person(List<NameTokens> names, List<String> subjects) {
        @Override
        public String toString() {
            return "Person";
        }
    }

    /** Own subjects with the same names and dates together, in whatever case, accents and order they are written. */
    private static Collection<Person> persons(SortedMap<String, List<String>> held) {
        SortedMap<String, Map<Set<String>, NameTokens>> namesOf = new TreeMap<>();
        held.forEach((value, subjects) -> {
            NameTokens name = tokens(value);
            Set<String> written = Set.copyOf(name.tokens());
            subjects.forEach(subject ->
                    namesOf.computeIfAbsent(subject, _ -> new LinkedHashMap<>()).putIfAbsent(written, name));
        });
        Map<Set<Set<String>>, Person> persons = new LinkedHashMap<>();
        namesOf.forEach((subject, names) -> persons.computeIfAbsent(
                        names.keySet(), _ -> new Person(List.copyOf(names.values()), new ArrayList<>()))
                .subjects()
                .add(subject));
        return persons.values();
    }

    private Line line(VeilKey key, String subject) {
        String name = "enlace/record/1|" + key.scope().agreementDigest() + "|" + subject;
        return Line.of(ByteBuffer.allocate(Line.CHANCE)
                .put(Hmac.sha256(seed, name), 0, HANDLE)
                .put(key.pseudorandom("line", subject), 0, Line.CHANCE - HANDLE)
                .array());
    }

    /** Also of the subjects: which records share a token is part of what is published. */
    @Override
    public String fingerprint(SortedMap<String, List<String>> held) {
        return CanonicalJson.sha256(held.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int questionsEach() {
        return NameTokens.MOST;
    }

    @Override
    public int mostValues() {
        return MOST;
    }

    /** In random order within each form; what is missing is asked about random text. */
    @Override
    public List<Input> inputs(String value, SecureRandom random) {
        return tokens(value).questions(random).stream()
                .map(token -> new Input(label(), token))
                .toList();
    }

    @Override
    public List<Found> found(List<String> values, List<Question> questions, List<Opened.Hit> hits) {
        Map<Integer, Map<String, byte[]>> byValue = new TreeMap<>();
        for (Opened.Hit hit : hits) {
            String token = questions.get(hit.question()).input().canonical();
            byValue.computeIfAbsent(hit.question() / NameTokens.MOST, _ -> new HashMap<>())
                    .put(token, hit.label().toBytes());
        }
        List<Found> found = new ArrayList<>();
        byValue.forEach((place, points) -> Points.handles(points)
                .forEach(handle -> found.add(new Found(values.get(place), handle, digest(handle)))));
        return found;
    }

    private static NameTokens tokens(String value) {
        HeldName name = HeldName.parse(value);
        return NameTokens.of(name.name(), name.born());
    }
}
