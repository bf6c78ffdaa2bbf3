// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.Clause;
import org.enlace.agreement.Held;
import org.enlace.agreement.Party;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;

/** Every term of an agreement says what holds it, in the code and in the document alike. */
class ClausesTest {
    private static Party party(String id, int key) {
        byte[] raw = new byte[32];
        raw[0] = (byte) key;
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        return new Party(
                AuthorityId.of(id),
                "Authority of " + id,
                "PA",
                Authority.Kind.SECURITY,
                "Unit",
                new Party.Keys(text, "log", "seal", "ab".repeat(32)));
    }

    private static Agreement agreement() {
        return AgreementDraft.bilateral(
                party("pa-security", 1),
                party("cr-migration", 2),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void areTwenty_andEachOfTheirTermsHasAMark() {
        List<Reply> clauses = Clauses.of(agreement());
        assertThat(clauses).hasSize(Clause.values().length);
        for (Reply clause : clauses) {
            Collection<?> items = (Collection<?>) clause.fields().get("items");
            assertThat(items).as("clause " + clause.fields().get("number")).isNotEmpty();
            assertThat(items).allMatch(item -> ((Map<?, ?>) fields(item)).get("held") != null);
        }
    }

    private static Object fields(Object item) {
        return item instanceof Reply reply ? reply.fields() : item;
    }

    @Test
    void haveTheMarksOfTheDocument_andNoOthers() throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/protocols.md"))) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 6 && cells[1].matches("\\d+")) {
                for (int i = 0; i < Held.values().length; i++) {
                    for (String term : cells[2 + i].split(", ")) {
                        if (!term.isBlank()) {
                            written.put(cells[1] + " " + term.replace("`", ""), Held.values()[i].name());
                        }
                    }
                }
            }
        }
        Map<String, String> inCode = new TreeMap<>();
        for (Clause clause : Clause.values()) {
            clause.terms().forEach((term, held) -> inCode.put(clause.number() + " " + term, held.name()));
        }
        assertThat(written).isEqualTo(inCode);
    }

    @Test
    void nameEachTermOnce() {
        List<String> all = new ArrayList<>();
        for (Clause clause : Clause.values()) {
            all.addAll(clause.terms().keySet());
        }
        assertThat(new TreeSet<>(all)).hasSameSizeAs(all);
    }
}
