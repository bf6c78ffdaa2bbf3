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
import org.enlace.agreement.AgreementClause;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.TermEnforcement;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.junit.jupiter.api.Test;

/** Every term of an agreement says what holds it, in the code and in the document alike. */
class ClauseViewTest {
    private static AgreementParty party(String id, int key) {
        byte[] raw = new byte[32];
        raw[0] = (byte) key;
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
        return new AgreementParty(
                AuthorityId.of(id),
                "Authority of " + id,
                "PA",
                Authority.Kind.SECURITY,
                "Unit",
                new AgreementParty.Keys(text, "log", "seal", "ab".repeat(32)));
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
        List<JsonReply> clauses = ClauseView.of(agreement());
        assertThat(clauses).hasSize(AgreementClause.values().length);
        for (JsonReply clause : clauses) {
            Collection<?> items = (Collection<?>) clause.fields().get("items");
            assertThat(items).as("clause " + clause.fields().get("number")).isNotEmpty();
            assertThat(items).allMatch(item -> ((Map<?, ?>) fields(item)).get("held") != null);
        }
    }

    private static Object fields(Object item) {
        return item instanceof JsonReply reply ? reply.fields() : item;
    }

    @Test
    void haveTheMarksOfTheDocument_andNoOthers() throws IOException {
        Map<String, String> written = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/protocols.md"))) {
            String[] cells = line.split("\\s*\\|\\s*", -1);
            if (cells.length == 6 && cells[1].matches("\\d+")) {
                for (int i = 0; i < TermEnforcement.values().length; i++) {
                    for (String term : cells[2 + i].split(", ")) {
                        if (!term.isBlank()) {
                            written.put(cells[1] + " " + term.replace("`", ""), TermEnforcement.values()[i].name());
                        }
                    }
                }
            }
        }
        Map<String, String> inCode = new TreeMap<>();
        for (AgreementClause clause : AgreementClause.values()) {
            clause.terms().forEach((term, held) -> inCode.put(clause.number() + " " + term, held.name()));
        }
        assertThat(written).isEqualTo(inCode);
    }

    @Test
    void nameEachTermOnce() {
        List<String> all = new ArrayList<>();
        for (AgreementClause clause : AgreementClause.values()) {
            all.addAll(clause.terms().keySet());
        }
        assertThat(new TreeSet<>(all)).hasSameSizeAs(all);
    }
}
