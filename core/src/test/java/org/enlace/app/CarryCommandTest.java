// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.agreement.AgreementLife;
import org.enlace.command.ExitCode;
import org.enlace.demo.DemoRegion;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.region.MadeUpRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryCommandTest {
    private static final AuthorityId PANAMA = AuthorityId.of("pa-security");
    private static final AuthorityId COLOMBIA = AuthorityId.of("co-migration");

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int carry(Object... words) {
        String[] args = new String[words.length + 1];
        args[0] = "carry";
        for (int at = 0; at < words.length; at++) {
            args[at + 1] = words[at].toString();
        }
        return Main.run(args, Locale.ENGLISH, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static List<Authority> two() {
        return MadeUpRegion.authorities().stream()
                .filter(authority -> List.of(PANAMA, COLOMBIA).contains(authority.id()))
                .toList();
    }

    @Test
    void offer_travelsByFile_betweenNodesThatNeverSpeak() throws Exception {
        try (DemoRegion region = DemoRegion.start(home, two(), "test", Clock.systemUTC())) {
            assertThat(region.nodes()).hasSize(2);
        }
        try (DemoRegion alone = DemoRegion.start(
                home, two().stream().filter(one -> one.id().equals(PANAMA)).toList(), "test", Clock.systemUTC())) {
            AuthorityNode panama = alone.node(PANAMA);
            panama.database()
                    .useTransaction(tx -> panama.offer(tx, COLOMBIA, new TreeMap<>(), new OfficerName("liaison")));
        }
        Path file = home.resolve("to-colombia");
        assertThat(carry("export", home.resolve("pa-security"), COLOMBIA, file)).isEqualTo(ExitCode.SUCCESS);
        assertThat(Files.size(file)).isPositive();
        assertThat(carry("import", home.resolve("pa-security"), file))
                .as("not for Panama")
                .isEqualTo(ExitCode.UNUSABLE);
        assertThat(carry("import", home.resolve("co-migration"), file)).isEqualTo(ExitCode.SUCCESS);
        assertThat(out.toString()).contains("1 messages and 0 receipts for co-migration", "0 messages were not taken");
        try (DemoRegion alone = DemoRegion.start(
                home, two().stream().filter(one -> one.id().equals(COLOMBIA)).toList(), "test", Clock.systemUTC())) {
            AuthorityNode colombia = alone.node(COLOMBIA);
            assertThat(colombia.database().read(colombia.share().agreements()::list))
                    .singleElement()
                    .satisfies(standing -> assertThat(standing.life()).isEqualTo(AgreementLife.OFFERED));
        }
        assertThat(carry("export", home.resolve("pa-security"), COLOMBIA, file))
                .as("the file is there already")
                .isEqualTo(ExitCode.UNUSABLE);
    }

    @Test
    void aFolderThatIsNoNode_isSaid() {
        assertThat(carry("export", home, COLOMBIA, home.resolve("x"))).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString()).contains("no node of a kept region");
        assertThat(home.resolve("x")).doesNotExist();
    }
}
