// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import org.enlace.veil.Input;
import org.enlace.veil.TagSet;
import org.enlace.veil.VeilKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enlace veil tags}: what B holds, as tags that mean nothing without B's key. */
@Command(name = "tags", mixinStandardHelpOptions = true)
final class VeilTags implements Callable<Integer> {
    @Mixin
    private VeilColumn column = new VeilColumn();

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "veil.key", required = true)
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "veil.tags.out", required = true)
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VeilTags() {}

    @Override
    public Integer call() throws IOException {
        byte[] seed = VeilFile.KEY.read(key, 1).getFirst();
        List<Input> held =
                column.read().rows().stream().map(ColumnFile.Row::input).toList();
        try (VeilKey derived = VeilKey.derive(seed, column.scope())) {
            TagSet tags = TagSet.of(derived, held, new SecureRandom());
            VeilFile.TAGS.write(out, List.of(tags.encode()));
        }
        spec.commandLine().getOut().println(out);
        return Exit.SUCCESS;
    }
}
