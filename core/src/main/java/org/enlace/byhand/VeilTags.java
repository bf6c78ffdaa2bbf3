// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.enlace.command.Exit;
import org.enlace.command.UnusableException;
import org.enlace.veil.tags.TagHeader;
import org.enlace.veil.tags.TagLayout;
import org.enlace.veil.tags.VeilKey;
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
    private VeilColumns columns = new VeilColumns();

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
        if (bare && columns.areNames()) {
            throw new UnusableException("veil.bare-names");
        }
        TagLayout layout = bare ? TagLayout.BARE : TagLayout.of(columns.scope().classLabel());
        try (VeilKey derived = VeilKeys.read(key, columns.scope());
                VeilTagSort sort = new VeilTagSort(out, layout)) {
            int fillers = publish(derived, layout, sort);
            int distinct = sort.distinct();
            int size = TagLayout.paddedSize(distinct + fillers);
            pad(sort, size - distinct, layout);
            TagHeader header = new TagHeader(derived.scope(), derived.publicKey(), layout, size);
            VeilTagFile.write(out, header, sort);
        }
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }

    private int publish(VeilKey derived, TagLayout layout, VeilTagSort sort) throws IOException {
        try (ComparedRows rows = columns.open()) {
            int fillers = rows.publish(derived, layout, sort);
            columns.conclude(rows.file());
            return fillers;
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
