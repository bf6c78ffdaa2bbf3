// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.enlace.veil.EvaluatedChunk;
import org.enlace.veil.Opened;
import org.enlace.veil.Opened.Hit;
import org.enlace.veil.Query;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.TagSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code enlace veil open}: checks B's answer and writes those of A's rows that hit. Where any check fails or any chunk is
 * missing, nothing is written.
 */
@Command(name = "open", mixinStandardHelpOptions = true)
final class VeilOpen implements Callable<Integer> {
    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "veil.open.state", required = true)
    private Path state = Path.of("");

    @Option(names = "--tags", paramLabel = "FILE", descriptionKey = "veil.open.tags", required = true)
    private Path tags = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.open.out", required = true)
    private Path out = Path.of("");

    @Parameters(paramLabel = "ANSWERS", descriptionKey = "veil.open.answers")
    private Path answers = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilOpen() {}

    @Override
    public Integer call() throws IOException {
        List<byte[]> saved = VeilFile.STATE.read(state, 4);
        TagSet held = TagSet.parse(VeilFile.TAGS.read(tags, 1).getFirst());
        List<EvaluatedChunk> chunks = VeilFile.ANSWERS.read(answers, 1).stream()
                .map(EvaluatedChunk::parse)
                .toList();
        QueryManifest manifest = QueryManifest.parse(saved.get(1));
        if (saved.size() != 2 + 2 * manifest.count()) {
            throw new UnusableException("veil.damaged-file", state);
        }
        try (Query query = Query.restore(saved.getFirst())) {
            return switch (query.open(manifest, held, chunks)) {
                case Opened.Refused(var refusal, int _) -> refuse(Failure.say(spec.resourceBundle(), refusal));
                case Opened.Hits found
                when !found.isComplete() ->
                    refuse(Words.say(spec.resourceBundle(), "veil.incomplete", found.answered(), found.asked()));
                case Opened.Hits found -> write(found.hits(), saved);
            };
        }
    }

    private int write(List<Hit> hits, List<byte[]> saved) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord("id", "value");
            for (Hit hit : hits) {
                csv.printRecord(text(saved, 2 + 2 * hit.question()), text(saved, 3 + 2 * hit.question()));
            }
        }
        VeilFile.whole(out, text.toString().getBytes(StandardCharsets.UTF_8), true);
        spec.commandLine().getErr().println(Words.say(spec.resourceBundle(), "veil.hits", hits.size()));
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println("enlace: " + sentence);
        return Exit.FINDING;
    }

    private static String text(List<byte[]> parts, int index) {
        return new String(parts.get(index), StandardCharsets.UTF_8);
    }
}
