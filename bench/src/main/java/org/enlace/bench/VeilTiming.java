// SPDX-License-Identifier: Apache-2.0
package org.enlace.bench;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.Purpose;
import org.enlace.oprf.Octets;
import org.enlace.veil.BlindedChunk;
import org.enlace.veil.ChunkAnswer;
import org.enlace.veil.ChunkedOpening;
import org.enlace.veil.ChunkedQuery;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.QueryAnswerer;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.QuestionBudget;
import org.enlace.veil.UnprovedChunk;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilInput;
import org.enlace.veil.tags.VeilKey;

/**
 * Both parties of one exchange in one process, from canonical values to hits, every message encoded and read again: the
 * holder has every second number, the asker asks for {@code N}.
 *
 * <p>{@code VeilTiming N bare|proved}; bare has tags of 12 bytes without handle or padding and answers without proof.
 */
public final class VeilTiming {
    private static final KeyScope SCOPE =
            new KeyScope(new AgreementDigest("5e".repeat(32)), IdentifierClass.PHONE.label(), 24_300);

    private final SecureRandom random = new SecureRandom();
    private final boolean proved;
    private final TagLayout layout;
    private final int count;
    private final List<VeilInput> asked;
    private final List<VeilInput> held;

    private VeilTiming(int count, boolean proved) {
        this.count = count;
        this.proved = proved;
        this.layout = proved ? TagLayout.SEALED : TagLayout.BARE;
        this.asked = inputs(count, 1);
        this.held = inputs(count, 2);
    }

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        boolean proved = arguments[1].equals("proved");
        long started = System.nanoTime();
        String line = new VeilTiming(count, proved).run();
        System.out.printf(
                Locale.ROOT,
                "veil %s identifiers=%dx%d %s secondsInMain=%.2f cpuSecondsOfProcess=%.2f%n",
                arguments[1],
                count,
                count,
                line,
                (System.nanoTime() - started) / 1e9,
                cpuSeconds());
    }

    private static List<VeilInput> inputs(int count, int step) {
        ClassLabel label = SCOPE.classLabel();
        return IntStream.range(0, count)
                .mapToObj(i -> new VeilInput(label, String.format(Locale.ROOT, "+5076%07d", step * i)))
                .toList();
    }

    private String run() {
        byte[] seed = new byte[32];
        random.nextBytes(seed);
        try (VeilKey key = VeilKey.derive(seed, SCOPE);
                ChunkedQuery query = ChunkedQuery.begin(SCOPE, random)) {
            byte[] tags = tags(key);
            List<Octets> blinded = new ArrayList<>();
            for (int from = 0; from < count; from += ChunkedQuery.CHUNK) {
                blinded.add(query.blind(questions(from)));
            }
            byte[] manifest = query.manifest(Purpose.ORGANISATIONS_AND_METHODS).encode();
            QueryManifest received = QueryManifest.parse(manifest);
            List<byte[]> questions = new ArrayList<>();
            for (int chunk = 0; chunk < blinded.size(); chunk++) {
                questions.add(new BlindedChunk(received.id(), chunk, blinded.get(chunk)).encode());
            }
            List<byte[]> answers = answers(key, received, questions);
            TagSetHeader header = new TagSetHeader(SCOPE, key.publicKey(), layout, tags.length / layout.bytes());
            int hits = hits(query.seed(), received, header, tags, blinded, answers);
            long bytes = tags.length + header.encode().length + manifest.length + size(questions) + size(answers);
            return String.format(
                    Locale.ROOT, "hits=%d bytes=%d bytesPerIdentifier=%.1f", hits, bytes, (double) bytes / count);
        }
    }

    private List<VeilQuestion> questions(int from) {
        return asked.subList(from, Math.min(count, from + ChunkedQuery.CHUNK)).stream()
                .map(input -> new VeilQuestion(input, "by hand"))
                .toList();
    }

    /** Entries in rising order; filled up to a padded size where the answer is proved. */
    private byte[] tags(VeilKey key) {
        int width = layout.bytes();
        byte[] packed = layout.entries(key, held);
        int size = TagLayout.paddedSize(count);
        byte[] filled = new byte[size * width];
        random.nextBytes(filled);
        System.arraycopy(packed, 0, filled, 0, packed.length);
        byte[][] entries = new byte[size][];
        for (int i = 0; i < size; i++) {
            entries[i] = Arrays.copyOfRange(filled, i * width, (i + 1) * width);
        }
        Arrays.parallelSort(entries, (a, b) -> TagLayout.compare(a, 0, b, 0));
        for (int i = 0; i < size; i++) {
            System.arraycopy(entries[i], 0, filled, i * width, width);
        }
        return filled;
    }

    private List<byte[]> answers(VeilKey key, QueryManifest manifest, List<byte[]> questions) {
        QueryAnswerer answerer = new QueryAnswerer(key, (_, _, _, _) -> new QuestionBudget.Allowed(0), random);
        List<byte[]> answers = new ArrayList<>();
        for (byte[] question : questions) {
            BlindedChunk chunk = BlindedChunk.parse(question);
            if (!proved) {
                answers.add(UnprovedChunk.of(key, manifest, chunk).encode());
            } else if (answerer.evaluate(manifest, chunk) instanceof ChunkAnswer.Evaluated(EvaluatedChunk evaluated)) {
                answers.add(evaluated.encode());
            }
        }
        return answers;
    }

    private int hits(
            byte[] seed,
            QueryManifest manifest,
            TagSetHeader header,
            byte[] tags,
            List<Octets> blinded,
            List<byte[]> answers) {
        Map<ByteBuffer, Integer> places = HashMap.newHashMap(header.count());
        for (int i = 0; i < header.count(); i++) {
            places.put(ByteBuffer.wrap(tags, i * layout.bytes(), 12), i);
        }
        int hits = 0;
        try (ChunkedOpening opening = new ChunkedOpening(seed, manifest, header)) {
            for (int place = 0; place < answers.size(); place++) {
                Octets elements = checked(opening, place, blinded.get(place), answers.get(place));
                int from = place * ChunkedQuery.CHUNK;
                List<VeilInput> inputs = asked.subList(from, from + opening.size(place));
                hits += (int) opening.outputs(place, inputs, elements).parallelStream()
                        .filter(output -> isHit(output, places, tags))
                        .count();
            }
        }
        return hits;
    }

    private Octets checked(ChunkedOpening opening, int place, Octets blinded, byte[] answer) {
        Octets elements;
        Optional<?> refusal;
        if (proved) {
            EvaluatedChunk chunk = EvaluatedChunk.parse(answer);
            elements = chunk.elements();
            refusal = opening.refusal(place, blinded, chunk);
        } else {
            UnprovedChunk chunk = UnprovedChunk.parse(answer);
            elements = chunk.elements();
            refusal = opening.refusal(place, chunk);
        }
        if (refusal.isPresent()) {
            throw new IllegalStateException("answer must be accepted: refusal=" + refusal.get());
        }
        return elements;
    }

    private boolean isHit(ChunkedOpening.Output output, Map<ByteBuffer, Integer> places, byte[] tags) {
        Integer place = places.get(ByteBuffer.wrap(output.tag()));
        if (place == null || !proved) {
            return place != null;
        }
        int at = place * layout.bytes();
        return output.open(Arrays.copyOfRange(tags, at + 12, at + layout.bytes()))
                .isPresent();
    }

    private static long size(List<byte[]> messages) {
        return messages.stream().mapToLong(message -> message.length).sum();
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }
}
