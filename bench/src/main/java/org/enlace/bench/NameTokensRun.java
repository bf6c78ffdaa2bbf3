// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.enlace.bench.NameTokensFit.Outcome;
import org.enlace.bench.RoutePair.Asked;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;
import org.enlace.oprf.VeilRefusal;
import org.enlace.tokens.HandleLine;
import org.enlace.tokens.HandlePoints;
import org.enlace.tokens.HeldTokens;
import org.enlace.tokens.NameTokens;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.LabelledTag;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/**
 * Name tokens asked through the veil, both sides in one process and every message encoded and parsed: tags of the holder's file
 * with fillers and padding, blinded questions, proved answers, opened points, handles that two tokens give.
 *
 * <p>{@code NameTokensRun SEED HELD ASKED}.
 */
public final class NameTokensRun {
    private static final ClassLabel LABEL = new ClassLabel("nameToken");
    private static final TagLayout LAYOUT = TagLayout.POINTS;
    private static final int WIDTH = LAYOUT.bytes();
    private static final int BATCH = 1 << 14;

    private final KeyScope scope = new KeyScope(new AgreementDigest("ab".repeat(32)), LABEL, 24_323);
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
                    .map(row -> List.of(NameTokens.of(row.name(), row.born())))
                    .toList());
            say("holder makes tokens", held.bearers().size());
            List<HandleLine> lines = lines();
            byte[][] tags = tags(key, held, lines);
            TagSetHeader header = new TagSetHeader(scope, key.publicKey(), LAYOUT, tags.length);
            say("holder makes tags, fillers and padding", tags.length);
            List<VeilQuestion> questions = questions();
            say("asker makes tokens and fillers", questions.size());
            List<Octets> blinded = blind(query, questions);
            QueryManifest manifest = QueryManifest.parse(
                    query.manifest(Purpose.ORGANISATIONS_AND_METHODS).encode());
            say("asker blinds", questions.size());
            List<byte[]> answers = answers(key, manifest, blinded);
            say("holder answers with proof", questions.size());
            Outcome outcome = opened(query.seed(), manifest, header, blinded, answers, questions, tags, lines);
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

    private List<HandleLine> lines() {
        return pair.held().stream()
                .map(_ -> HandleLine.of(chance(HandleLine.CHANCE)))
                .toList();
    }

    private byte[] chance(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Entries in rising order: tag and hidden points. */
    private byte[][] tags(VeilKey key, HeldTokens held, List<HandleLine> lines) {
        List<String> tokens = new ArrayList<>(held.bearers().keySet());
        byte[][] entries = new byte[TagLayout.paddedSize(tokens.size() + held.fillers())][];
        for (int from = 0; from < tokens.size(); from += BATCH) {
            List<LabelledTag> labelled = tokens.subList(from, Math.min(tokens.size(), from + BATCH)).stream()
                    .map(token -> labelled(token, held, lines))
                    .toList();
            byte[] packed = LAYOUT.labelledEntries(key, labelled);
            for (int at = 0; at < labelled.size(); at++) {
                entries[from + at] = Arrays.copyOfRange(packed, at * WIDTH, (at + 1) * WIDTH);
            }
        }
        for (int at = tokens.size(); at < entries.length; at++) {
            entries[at] = new byte[WIDTH];
            random.nextBytes(entries[at]);
        }
        Arrays.sort(entries, (left, right) -> TagLayout.compare(left, 0, right, 0));
        return entries;
    }

    private LabelledTag labelled(String token, HeldTokens held, List<HandleLine> lines) {
        List<HandleLine> bearers = Arrays.stream(held.bearers().getOrDefault(token, new int[0]))
                .mapToObj(lines::get)
                .toList();
        byte[] points = HandlePoints.of(token, bearers, chance(HandlePoints.BYTES));
        return new LabelledTag(new VeilInput(LABEL, token), Octets.of(points));
    }

    /** As many questions for each person: what is missing is asked about random text. */
    private List<VeilQuestion> questions() {
        List<VeilQuestion> questions = new ArrayList<>(pair.asked().size() * NameTokens.MOST);
        for (Asked each : pair.asked()) {
            NameTokens.of(each.row().name(), each.row().born())
                    .questions(random)
                    .forEach(token -> questions.add(new VeilQuestion(new VeilInput(LABEL, token), "benchmark")));
        }
        return questions;
    }

    private static List<Octets> blind(ChunkedQuery query, List<VeilQuestion> questions) {
        List<Octets> blinded = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += ChunkedQuery.CHUNK) {
            blinded.add(query.blind(questions.subList(from, Math.min(questions.size(), from + ChunkedQuery.CHUNK))));
        }
        return blinded;
    }

    private List<byte[]> answers(VeilKey key, QueryManifest manifest, List<Octets> blinded) {
        QueryAnswerer answerer = new QueryAnswerer(key, (_, _, _, _) -> new QuestionBudget.Allowed(0), random);
        List<byte[]> answers = new ArrayList<>();
        for (int at = 0; at < blinded.size(); at++) {
            byte[] message = new BlindedChunk(manifest.id(), at, blinded.get(at)).encode();
            if (!(answerer.evaluate(manifest, BlindedChunk.parse(message))
                    instanceof ChunkAnswer.Evaluated(var chunk))) {
                throw new IllegalStateException("chunk must be answered: index=" + at);
            }
            answers.add(chunk.encode());
        }
        return answers;
    }

    private Outcome opened(
            byte[] seed,
            QueryManifest manifest,
            TagSetHeader header,
            List<Octets> blinded,
            List<byte[]> answers,
            List<VeilQuestion> questions,
            byte[][] tags,
            List<HandleLine> lines) {
        Map<Integer, Map<String, byte[]>> hits = new HashMap<>();
        try (ChunkedOpening opening = new ChunkedOpening(seed, manifest, header)) {
            for (int at = 0; at < opening.chunks(); at++) {
                EvaluatedChunk chunk = EvaluatedChunk.parse(answers.get(at));
                Optional<VeilRefusal> refusal = opening.refusal(at, blinded.get(at), chunk);
                if (refusal.isPresent()) {
                    throw new IllegalStateException("answer must hold: refusal=" + refusal.get());
                }
                int first = at * ChunkedQuery.CHUNK;
                List<VeilInput> inputs = questions.subList(first, first + opening.size(at)).stream()
                        .map(VeilQuestion::input)
                        .toList();
                List<ChunkedOpening.Output> outputs = opening.outputs(at, inputs, chunk.elements());
                for (int place = 0; place < outputs.size(); place++) {
                    int person = (first + place) / NameTokens.MOST;
                    String token = inputs.get(place).canonical();
                    points(outputs.get(place), tags)
                            .ifPresent(points -> hits.computeIfAbsent(person, _ -> new HashMap<>())
                                    .put(token, points.toBytes()));
                }
            }
        }
        return outcome(hits, lines);
    }

    /** The points beside the tag of an output, if the holder has the tag. */
    private static Optional<Octets> points(ChunkedOpening.Output output, byte[][] tags) {
        int at = Arrays.binarySearch(tags, output.tag(), (left, right) -> TagLayout.compare(left, 0, right, 0));
        if (at < 0) {
            return Optional.empty();
        }
        return output.open(Arrays.copyOfRange(tags[at], TagLayout.BARE.bytes(), WIDTH));
    }

    private Outcome outcome(Map<Integer, Map<String, byte[]>> hits, List<HandleLine> lines) {
        Map<VeilHandle, Integer> records = new HashMap<>();
        for (int at = 0; at < lines.size(); at++) {
            records.put(lines.get(at).handle(), at);
        }
        Outcome outcome = new Outcome(pair.asked());
        hits.forEach((person, hit) -> outcome.take(
                person,
                HandlePoints.handles(hit).stream()
                        .map(handle -> records.getOrDefault(handle, -2))
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
