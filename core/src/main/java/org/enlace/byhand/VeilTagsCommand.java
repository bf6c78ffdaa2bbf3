// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.enlace.command.ExitCode;
import org.enlace.command.UnusableException;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.TagSetHeader;
import org.enlace.veil.tags.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil tags}: what B holds, as tags that mean nothing without B's key. */
@Command(name = "tags", mixinStandardHelpOptions = true)
final class VeilTagsCommand implements Callable<Integer> {
    private static final int BATCH = 4096;

    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "veil.key", required = true)
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.tags.out", required = true)
    private Path out = Path.of("");

    @Option(names = "--bare", descriptionKey = "veil.tags.bare")
    private boolean bare;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilTagsCommand() {}

    @Override
    public Integer call() throws IOException {
        UnfinishedFile.requireFree(out);
        if (bare && columns.areNames()) {
            throw new UnusableException("veil.bare-names");
        }
        TagLayout layout = bare ? TagLayout.BARE : TagLayout.of(columns.scope().classLabel());
        try (VeilKey derived = VeilKeysCommand.read(key, columns.scope());
                TagSort sort = new TagSort(out, layout)) {
            int fillers = publish(derived, layout, sort);
            int distinct = sort.distinct();
            int size = TagLayout.paddedSize(distinct + fillers);
            pad(sort, size - distinct, layout);
            TagSetHeader header = new TagSetHeader(derived.scope(), derived.publicKey(), layout, size);
            TagFile.write(out, header, sort);
        }
        spec.commandLine().getOut().println(out);
        return ExitCode.SUCCESS;
    }

    private int publish(VeilKey derived, TagLayout layout, TagSort sort) throws IOException {
        try (ComparedRows rows = columns.open()) {
            int fillers = rows.publish(derived, layout, sort);
            columns.conclude(rows.file());
            return fillers;
        }
    }

    private static void pad(TagSort sort, int missing, TagLayout layout) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int left = missing; left > 0; left -= BATCH) {
            byte[] padding = new byte[Math.min(BATCH, left) * layout.bytes()];
            random.nextBytes(padding);
            sort.add(padding);
        }
    }
}
