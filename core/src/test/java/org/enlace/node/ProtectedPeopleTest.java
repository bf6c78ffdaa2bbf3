// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.enlace.identifiers.IdentifierClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever is protected by what is held stands in no tag set, and goes when the node next starts. */
class ProtectedPeopleTest {
    private static final String TABLE = """
        id,nombre,fecha de nacimiento,telefono
        7,Aurelio Quintanar Bermejo,1980-05-05,+50760000001
        8,Casto Villamar Zamudio,1981-06-06,+50760000002
        9,Nina Inventada Ejemplo,circa 2014,+50760000003
        """;

    @Test
    void minorIsNotTakenIn_andWhoBecameProtectedIsNotPublished(@TempDir Path home) {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            Node node = neighbourhood.start("holder", "PA");
            neighbourhood.takeIn(node, "a.csv", TABLE);
            assertThat(phones(node)).isEqualTo(2);
            assertThat(names(node)).isEqualTo(2);
            node.database()
                    .useTransaction(tx -> tx.execute("update case_statement set value = 'circa 2014',"
                            + " original = 'circa 2014' where property = 'birthDate' and value = '1981-06-06'"));
            node.files().changed();
            assertThat(phones(node)).isEqualTo(1);
            assertThat(names(node)).isEqualTo(1);
            Node again = neighbourhood.restart(node);
            assertThat(again.database().read(again.files().cases()::count)).isEqualTo(1);
        }
    }

    private static int phones(Node node) {
        return node.database()
                .read(tx -> node.files().identifiers(tx, IdentifierClass.PHONE))
                .size();
    }

    private static int names(Node node) {
        return node.database().read(node.files()::names).size();
    }
}
