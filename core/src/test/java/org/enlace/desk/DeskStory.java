// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.enlace.agreement.OfficerRole;
import org.enlace.desk.server.DeskServer;
import org.enlace.model.OfficerName;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.personnel.OfficerAccounts.Account;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the chapters of {@link DeskStoryTest} share: two nodes, their desks, and what one chapter leaves to the next. */
abstract class DeskStory {
    static final String PASSWORD = "tres-palabras-largas";

    static final List<Account> OFFICERS = List.of(
            new Account(new OfficerName("analyst"), OfficerRole.ANALYST, ""),
            new Account(new OfficerName("liaison"), OfficerRole.LIAISON, ""),
            new Account(new OfficerName("coordinator"), OfficerRole.COORDINATOR, ""),
            new Account(new OfficerName("oversight"), OfficerRole.OVERSIGHT, ""),
            new Account(new OfficerName("administrator"), OfficerRole.ADMINISTRATOR, ""));

    static final String PANAMA_FILE = """
        id,nombre,telefono,placa,modelo,rol
        a1,Edelmiro Bastidas Ríos,+50766112233,AB1234,Toyota Hilux,coordinador
        a2,Nilo Tejeira Camarena,+50766445566,,,conductor
        """;

    static final String COSTA_RICA_FILE = """
        id;nombre;teléfono;fecha de nacimiento;condición
        b1;Edelmiro Bastidas Rios;+50766112233;1974-05-09;coordinador
        b2;Fabiana Ulate Mora;+50688776655;1980-01-02;conductora
        b3;Ana Salas Ríos;;1990-01-02;víctima
        b4;Luis Salas Ríos;;2015-06-01;
        b5;a ragged row
        b6;Juan Salas Ríos;;1985-03-04;migrante
        """;

    @TempDir
    static Path home;

    static Neighbourhood neighbourhood;

    static AuthorityNode panama;

    static AuthorityNode costaRica;

    static DeskServer server;

    static final Contract CONTRACT = Contract.read();

    static final Map<String, DeskClient> SIGNED_IN = new HashMap<>();

    static String hit = "";

    static String operation = "";

    static DeskApi desk(AuthorityNode node) {
        return new DeskApi(node, prefix(node), List.of(), neighbourhood.clock(), new SecureRandom());
    }

    static String prefix(AuthorityNode node) {
        return "/n/" + node.authority().id() + "/";
    }

    static DeskClient at(AuthorityNode node, String officer) {
        String base = "http://localhost:" + server.port() + prefix(node);
        return SIGNED_IN.computeIfAbsent(
                base + officer, added -> new DeskClient(base, CONTRACT).signIn(officer, PASSWORD));
    }

    static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.path(field).asString())
                .toList();
    }

    static Map<String, String> question() {
        return Map.of(
                "purpose", "ORGANISATIONS_AND_METHODS",
                "justification", "The number is in an open case.",
                "caseId", "lanchas-del-golfo");
    }

    /** As a command line prints it: base64 with padding and line breaks. */
    static Map<String, String> signed(KeyPair pair, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Map.of("signature", Base64.getMimeEncoder().encodeToString(signature.sign()) + "\n");
    }
}
