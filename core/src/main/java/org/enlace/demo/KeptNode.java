// SPDX-License-Identifier: Apache-2.0
package org.enlace.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.enlace.command.BuildVersion;
import org.enlace.command.UnusableException;
import org.enlace.model.Authority;
import org.enlace.node.AuthorityNode;
import org.enlace.region.MadeUpRegion;

/** One node of a kept region, started alone by its folder ({@code DIR/NODE}). */
public final class KeptNode implements AutoCloseable {
    private final DemoRegion region;

    private KeptNode(DemoRegion region) {
        this.region = region;
    }

    public static KeptNode open(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        Path home = whole.resolveSibling(".").normalize();
        if (!Files.isDirectory(whole.resolve("keys")) || !Files.isDirectory(home.resolve("postgres"))) {
            throw new UnusableException("carry.no-node", folder);
        }
        String name = String.valueOf(whole.getFileName());
        Authority authority = MadeUpRegion.authorities().stream()
                .filter(known -> known.id().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnusableException("carry.no-node", folder));
        return new KeptNode(DemoRegion.start(home, List.of(authority), BuildVersion.number(), Clock.systemUTC()));
    }

    public AuthorityNode node() {
        return region.nodes().getFirst();
    }

    @Override
    public void close() {
        region.close();
    }
}
