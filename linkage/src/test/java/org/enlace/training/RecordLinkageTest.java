// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.column.Table;
import org.enlace.tabular.TableFiles;
import org.junit.jupiter.api.Test;

class RecordLinkageTest {
    private static final Path DATA = Path.of("..", "examples", "data");

    @Test
    void twoRegistersWithOtherHeaders_areLinkedInALine() throws IOException {
        Table owners = TableFiles.read(DATA.resolve("boat-owners.csv"));
        Table harbour = TableFiles.read(DATA.resolve("harbour-register.csv"));
        RecordLinkage.Trained trained = RecordLinkage.of(owners, harbour).train();
        Linkage linkage = trained.link();
        assertThat(linkage.links().size()).isPositive();
        assertThat(linkage.model().comparisons()).isNotEmpty();
        assertThat(trained.link().links().size()).isEqualTo(linkage.links().size());
    }

    @Test
    void oneRegister_isSearchedForItsDuplicates() throws IOException {
        Table owners = TableFiles.read(DATA.resolve("boat-owners.csv"));
        assertThat(RecordLinkage.of(owners).train().link().clusters().count()).isLessThanOrEqualTo(owners.size());
    }
}
