// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.bench.NameTokensFit.Outcome;
import org.enlace.bench.RoutePair.Asked;
import org.enlace.model.Purpose;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.Marks;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.Answer;
import org.enlace.veil.Answerer;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.Budget;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Input;
import org.enlace.veil.Octets;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.Question;
import org.enlace.veil.Refusal;
import org.enlace.veil.Scope;
import org.enlace.veil.TagHeader;
import org.enlace.veil.TagLayout;
import org.enlace.veil.VeilKey;

/**
 * Name tokens asked through the veil, both sides in one process and every message encoded and parsed: tags of the holder's file
 * with fillers and padding, blinded questions, proved answers, opened hits, marks that two tokens share.
 *
 * <p>{@code NameTokensRun SEED HELD ASKED}.
 */
public final class NameTokensRun {
    private static final String LABEL = "nameToken";
    private static final int HIT = 2;
    private static final int ENTRY = TagLayout.SEALED.bytes();
    private static final int WIDTH = ENTRY + Marks.BYTES;
    private static final int BATCH = 1 << 14;

    private final Scope scope = new Scope("ab".repeat(32), LABEL, 24_323);
    private final SecureRandom random = new SecureRandom();
    private final RoutePair pair;
    private long started;
    private Duration usedBefore = Duration.ZERO;

    private NameTokensRun(RoutePair pair) {
        this.pair = pair;
    }

    public static void main(String[] arguments) {
        RoutePair pair = RoutePair.of(
                new RouteNames(),
                Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        System.out.println(pair);
        new NameTokensRun(pair).run();
    }

    private void run() {
        long whole = System.nanoTime();
        Duration used = used();
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        try (VeilKey key = VeilKey.derive(seed, scope);
                ChunkedQuery query = ChunkedQuery.begin(scope, random)) {
            begin();
            HeldTokens held = HeldTokens.of(pair.held().stream()
                    .map(row -> NameTokens.of(row.name(), row.born()))
                    .toList());
            say("holder makes tokens", held.bearers().size());
            long[] marks = Marks.draw(pair.held().size(), random);
            byte[][] tags = tags(key, held, marks);
            TagHeader header = new TagHeader(scope, key.publicKey(), TagLayout.SEALED, tags.length);
            say("holder makes tags, fillers and padding", tags.length);
            List<Question> questions = questions();
            say("asker makes tokens and fillers", questions.size());
            List<Octets> blinded = blind(query, questions);
            QueryManifest manifest = QueryManifest.parse(
                    query.manifest(Purpose.ORGANISATIONS_AND_METHODS).encode());
            say("asker blinds", questions.size());
            List<byte[]> answers = answers(key, manifest, blinded);
            say("holder answers with proof", questions.size());
            Outcome outcome = opened(query.seed(), manifest, header, blinded, answers, questions, tags, marks);
            say("asker checks, opens and finds", questions.size());
            System.out.printf(
                    Locale.ROOT,
                    "endToEnd seconds=%.1f cpuSeconds=%.1f bytesOfTags=%d bytesAsked=%d bytesAnswered=%d%n",
                    (System.nanoTime() - whole) / 1e9,
                    used().minus(used).toMillis() / 1000.0,
                    (long) tags.length * WIDTH,
                    blinded.stream().mapToLong(Octets::length).sum(),
                    answers.stream().mapToLong(answer -> answer.length).sum());
            System.out.printf(
                    Locale.ROOT,
                    "recall=%.4f falsePer1000Absent=%.2f falsePer1000=%.2f%n",
                    outcome.recall(),
                    outcome.falsePer1000(true),
                    outcome.falsePer1000(false));
        }
    }

    /** Entries of 60 bytes in rising order: tag, sealed handle, sealed marks. */
    private byte[][] tags(VeilKey key, HeldTokens held, long[] marks) {
        List<String> tokens = new ArrayList<>(held.bearers().keySet());
        byte[][] entries = new byte[TagLayout.paddedSize(tokens.size() + held.fillers())][];
        for (int from = 0; from < tokens.size(); from += BATCH) {
            List<Input> inputs = tokens.subList(from, Math.min(tokens.size(), from + BATCH)).stream()
                    .map(token -> new Input(LABEL, token))
                    .toList();
            byte[] packed = TagLayout.SEALED.entries(key, inputs);
            for (int at = 0; at < inputs.size(); at++) {
                int[] bearers = held.bearers().getOrDefault(inputs.get(at).canonical(), new int[0]);
                byte[] sealed = Marks.of(bearers, marks, random)
                        .seal(key.handle(inputs.get(at)).hex());
                entries[from + at] = ByteBuffer.allocate(WIDTH)
                        .put(packed, at * ENTRY, ENTRY)
                        .put(sealed)
                        .array();
            }
        }
        for (int at = tokens.size(); at < entries.length; at++) {
            entries[at] = new byte[WIDTH];
            random.nextBytes(entries[at]);
        }
        Arrays.sort(entries, (left, right) -> TagLayout.compare(left, 0, right, 0));
        return entries;
    }

    /** As many questions for each person: what is missing is asked about random text. */
    private List<Question> questions() {
        List<Question> questions = new ArrayList<>(pair.asked().size() * NameTokens.MOST);
        for (Asked each : pair.asked()) {
            List<String> tokens = new ArrayList<>(
                    NameTokens.of(each.row().name(), each.row().born()).tokens());
            while (tokens.size() < NameTokens.MOST) {
                tokens.add("none|" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
            }
            Collections.shuffle(tokens, random);
            tokens.forEach(token -> questions.add(new Question(new Input(LABEL, token), "benchmark")));
        }
        return questions;
    }

    private static List<Octets> blind(ChunkedQuery query, List<Question> questions) {
        List<Octets> blinded = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += ChunkedQuery.CHUNK) {
            blinded.add(query.blind(questions.subList(from, Math.min(questions.size(), from + ChunkedQuery.CHUNK))));
        }
        return blinded;
    }

    private List<byte[]> answers(VeilKey key, QueryManifest manifest, List<Octets> blinded) {
        Answerer answerer = new Answerer(key, (_, _, _, _) -> new Budget.Allowed(0), random);
        List<byte[]> answers = new ArrayList<>();
        for (int at = 0; at < blinded.size(); at++) {
            byte[] message = new BlindedChunk(manifest.id(), at, blinded.get(at)).encode();
            if (!(answerer.evaluate(manifest, BlindedChunk.parse(message)) instanceof Answer.Evaluated(var chunk))) {
                throw new IllegalStateException("chunk must be answered: index=" + at);
            }
            answers.add(chunk.encode());
        }
        return answers;
    }

    private Outcome opened(
            byte[] seed,
            QueryManifest manifest,
            TagHeader header,
            List<Octets> blinded,
            List<byte[]> answers,
            List<Question> questions,
            byte[][] tags,
            long[] marks) {
        Map<Integer, List<Marks>> hits = new HashMap<>();
        try (ChunkedOpening opening = new ChunkedOpening(seed, manifest, header)) {
            for (int at = 0; at < opening.chunks(); at++) {
                EvaluatedChunk chunk = EvaluatedChunk.parse(answers.get(at));
                Optional<Refusal> refusal = opening.refusal(at, blinded.get(at), chunk);
                if (refusal.isPresent()) {
                    throw new IllegalStateException("answer must hold: refusal=" + refusal.get());
                }
                int first = at * ChunkedQuery.CHUNK;
                List<Input> inputs = questions.subList(first, first + opening.size(at)).stream()
                        .map(Question::input)
                        .toList();
                List<ChunkedOpening.Output> outputs = opening.outputs(at, inputs, chunk.elements());
                for (int place = 0; place < outputs.size(); place++) {
                    int person = (first + place) / NameTokens.MOST;
                    marks(outputs.get(place), tags)
                            .ifPresent(hit -> hits.computeIfAbsent(person, _ -> new ArrayList<>())
                                    .add(hit));
                }
            }
        }
        return outcome(hits, marks);
    }

    /** The marks beside the tag of an output, if the holder has the tag. */
    private static Optional<Marks> marks(ChunkedOpening.Output output, byte[][] tags) {
        int at = Arrays.binarySearch(tags, output.tag(), (left, right) -> TagLayout.compare(left, 0, right, 0));
        if (at < 0) {
            return Optional.empty();
        }
        byte[] label = Arrays.copyOfRange(tags[at], TagLayout.BARE.bytes(), ENTRY);
        byte[] sealed = Arrays.copyOfRange(tags[at], ENTRY, WIDTH);
        return output.open(label).map(handle -> Marks.open(sealed, handle.hex()));
    }

    private Outcome outcome(Map<Integer, List<Marks>> hits, long[] marks) {
        Map<Long, Integer> records = new HashMap<>();
        for (int at = 0; at < marks.length; at++) {
            records.put(marks[at], at);
        }
        Outcome outcome = new Outcome(pair.asked());
        hits.forEach((person, hit) -> outcome.take(
                person,
                Marks.shared(hit, HIT).stream()
                        .map(mark -> records.getOrDefault(mark, -2))
                        .toList()));
        return outcome;
    }

    private void begin() {
        started = System.nanoTime();
        usedBefore = used();
    }

    private void say(String step, int count) {
        System.out.printf(
                Locale.ROOT,
                "%-40s seconds=%.1f cpuSeconds=%.1f count=%d%n",
                step,
                (System.nanoTime() - started) / 1e9,
                used().minus(usedBefore).toMillis() / 1000.0,
                count);
        begin();
    }

    private static Duration used() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
