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
import org.enlace.crypto.HmacSha256;
import org.enlace.model.ClassLabel;
import org.enlace.oprf.Octets;
import org.enlace.tokens.HandleLine;
import org.enlace.tokens.HandlePoints;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.OpenedAnswer;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;
import org.jdbi.v3.core.Handle;

/**
 * Persons by name and date of birth: a value is 24 questions, and a record of the partner is found where two of them hit it. A
 * record has the same handle as long as the agreement lives, so that a lead stays one lead from month to month.
 */
final class NameQuestionClass implements QuestionClass {
    /** As many as fill one chunk: answers come by the chunk, and a value must be answered whole. */
    private static final int MOST = 4_096 / NameTokens.MOST;

    private static final int HANDLE = 11;

    private final byte[] seed;
    private final OwnHoldings holdings;
    private final Digests digests = new Digests(TagLayout.NAME_TOKEN);

    /** {@code seed} is the node's, from which the handles of records follow. */
    NameQuestionClass(byte[] seed, OwnHoldings holdings) {
        this.seed = seed.clone();
        this.holdings = holdings;
    }

    @Override
    public ClassLabel label() {
        return TagLayout.NAME_TOKEN;
    }

    @Override
    public void ready() {
        holdings.readyNames();
    }

    @Override
    public SortedMap<String, List<String>> held(Handle tx) {
        return holdings.names(tx);
    }

    @Override
    public SortedMap<String, String> byDigest(SortedMap<String, List<String>> held) {
        return digests.of(held);
    }

    @Override
    public int notAskable(Handle tx) {
        return holdings.notAskable(tx);
    }

    /** Subjects with the same names and dates are one person to a partner: they have one handle. */
    @Override
    public Publication publication(VeilKey key, SortedMap<String, List<String>> held) {
        TagLayout.requireRoom((long) held.size() * NameTokens.MOST);
        List<List<NameTokens>> records = new ArrayList<>();
        List<HandleLine> lines = new ArrayList<>();
        List<OwnTagTable.HandleOf> handles = new ArrayList<>();
        for (Person person : persons(held)) {
            HandleLine line = line(key, person.subjects().getFirst());
            records.add(person.names());
            lines.add(line);
            person.subjects().forEach(subject -> handles.add(new OwnTagTable.HandleOf(line.handle(), subject, "")));
        }
        HeldTokens published = HeldTokens.of(records);
        List<LabelledTag> labelled = new ArrayList<>();
        published.bearers().forEach((token, places) -> {
            List<HandleLine> bearers =
                    Arrays.stream(places).mapToObj(lines::get).toList();
            byte[] chance = Arrays.copyOf(key.pseudorandom("points", token), HandlePoints.BYTES);
            labelled.add(
                    new LabelledTag(new VeilInput(label(), token), Octets.of(HandlePoints.of(token, bearers, chance))));
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

    private HandleLine line(VeilKey key, String subject) {
        String name = "enlace/record/1|" + key.scope().agreementDigest().value() + "|" + subject;
        return HandleLine.of(ByteBuffer.allocate(HandleLine.CHANCE)
                .put(HmacSha256.of(seed, name), 0, HANDLE)
                .put(key.pseudorandom("line", subject), 0, HandleLine.CHANCE - HANDLE)
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
    public List<VeilInput> inputs(String value, SecureRandom random) {
        return tokens(value).questions(random).stream()
                .map(token -> new VeilInput(label(), token))
                .toList();
    }

    @Override
    public List<Found> found(List<String> values, List<VeilQuestion> questions, List<OpenedAnswer.Hit> hits) {
        Map<Integer, Map<String, byte[]>> byValue = new TreeMap<>();
        for (OpenedAnswer.Hit hit : hits) {
            String token = questions.get(hit.question()).input().canonical();
            byValue.computeIfAbsent(hit.question() / NameTokens.MOST, _ -> new HashMap<>())
                    .put(token, hit.label().toBytes());
        }
        List<Found> found = new ArrayList<>();
        byValue.forEach((place, points) -> HandlePoints.handles(points)
                .forEach(handle -> found.add(new Found(values.get(place), handle, digest(handle.hex())))));
        return found;
    }

    private static NameTokens tokens(String value) {
        HeldName name = HeldName.parse(value);
        return NameTokens.of(name.name(), name.born());
    }
}
