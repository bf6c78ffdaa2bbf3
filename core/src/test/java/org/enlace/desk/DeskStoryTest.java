// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.enlace.desk.server.DeskServer;
import org.enlace.node.Neighbourhood;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestClassOrder;

/**
 * The officers' day at two desks, over HTTP: intake, a hit to its decision and back, the picture, counts, an operation,
 * the agreement, the ledger. In order, and at the end every operation of the contract was answered as it says.
 */
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class DeskStoryTest extends DeskStory {
    @BeforeAll
    static void start() {
        neighbourhood = new Neighbourhood(home);
        panama = neighbourhood.start("pa-security", "PA");
        costaRica = neighbourhood.start("cr-migration", "CR");
        Neighbourhood.introduce(panama, costaRica);
        panama.personnel().setAll(OFFICERS, PASSWORD);
        costaRica.personnel().setAll(OFFICERS, PASSWORD);
        neighbourhood.takeIn(panama, "panama.csv", PANAMA_FILE);
        List<DeskApi> desks = List.of(desk(panama), desk(costaRica));
        server = DeskServer.start(InetAddress.getLoopbackAddress(), 0, desks, Set.of("localhost"));
    }

    @AfterAll
    static void close() {
        server.close();
        neighbourhood.close();
    }

    @Nested
    @Order(1)
    class Files extends FilesChapter {}

    @Nested
    @Order(2)
    class Lead extends LeadChapter {}

    @Nested
    @Order(3)
    class Subject extends SubjectChapter {}

    @Nested
    @Order(4)
    class Operation extends OperationChapter {}

    @Nested
    @Order(5)
    class Oversight extends OversightChapter {}
}
