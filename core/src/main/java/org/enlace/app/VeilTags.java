// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.veil.Input;
import org.enlace.veil.TagHeader;
import org.enlace.veil.TagLayout;
import org.enlace.veil.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil tags}: what B holds, as tags that mean nothing without B's key. */
@Command(name = "tags", mixinStandardHelpOptions = true)
final class VeilTags implements Callable<Integer> {
    private static final int BATCH = 4096;

    @Mixin
    private VeilColumn column = new VeilColumn();

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "veil.key", required = true)
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.tags.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--bare", descriptionKey = "veil.tags.bare")
    private boolean bare;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilTags() {}

    @Override
    public Integer call() throws IOException {
        Beside.requireFree(out);
        TagLayout layout = bare ? TagLayout.BARE : TagLayout.SEALED;
        try (VeilKey derived = VeilKeys.read(key, column.scope());
                VeilTagSort sort = new VeilTagSort(out, layout)) {
            evaluate(derived, layout, sort);
            int distinct = sort.distinct();
            int size = TagLayout.paddedSize(distinct);
            pad(sort, size - distinct, layout);
            TagHeader header = new TagHeader(derived.scope(), derived.publicKey(), layout, size);
            VeilTagFile.write(out, header, sort);
        }
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }

    private void evaluate(VeilKey derived, TagLayout layout, VeilTagSort sort) throws IOException {
        try (ColumnFile read = column.open()) {
            int rows = 0;
            for (List<ColumnFile.Row> next = read.next(BATCH); !next.isEmpty(); next = read.next(BATCH)) {
                List<Input> inputs =
                        next.stream().map(ColumnFile.Row::input).distinct().toList();
                sort.add(layout.entries(derived, inputs));
                rows += next.size();
                if (rows > TagLayout.MOST) {
                    throw new UnusableException("veil.too-many", TagLayout.MOST);
                }
            }
            column.conclude(read, rows);
        }
    }

    private static void pad(VeilTagSort sort, int missing, TagLayout layout) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int left = missing; left > 0; left -= BATCH) {
            byte[] padding = new byte[Math.min(BATCH, left) * layout.bytes()];
            random.nextBytes(padding);
            sort.add(padding);
        }
    }
}
