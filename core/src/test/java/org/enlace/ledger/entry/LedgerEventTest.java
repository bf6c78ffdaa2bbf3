// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.enlace.crypto.CanonicalJson;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;
import org.junit.jupiter.api.Test;

class LedgerEventTest {
    private static final AuthorityId PARTNER = AuthorityId.of("cr-police");
    private static final AgreementDigest AGREEMENT = new AgreementDigest("a1".repeat(32));
    private static final VeilHandle HANDLE = new VeilHandle("0f".repeat(16));
    private static final Purpose PURPOSE = Purpose.ORGANISATIONS_AND_METHODS;
    private static final AgreementEntry.Step STEP =
            new AgreementEntry.Step(AGREEMENT, PARTNER, "IN_FORCE", new OfficerName("ana"));
    private static final DisclosureEntry.Request REQUEST =
            new DisclosureEntry.Request("r1", PARTNER, AGREEMENT, PURPOSE);
    private static final DisclosureEntry.Content CONTENT =
            new DisclosureEntry.Content("d1", List.of("PERSON.name"), 2, "c0");
    private static final QuestionEntry.Scope SCOPE =
            new QuestionEntry.Scope(PARTNER, AGREEMENT, new ClassLabel("phone"), 678);
    private static final QuestionEntry.Manifest MANIFEST = new QuestionEntry.Manifest("m1", "b0", 3);
    private static final QuestionEntry.Answer ANSWER = new QuestionEntry.Answer(2, 100, 900, "f0", "e1");
    private static final QuestionEntry.Tags TAGS = new QuestionEntry.Tags(SCOPE, 64, "c0", Optional.empty());
    private static final QuestionEntry.Tags CHANGED_TAGS =
            new QuestionEntry.Tags(SCOPE, 65, "c1", Optional.of(new QuestionEntry.Delta("c0", 1)));
    private static final NodeEntry.Bulletin BULLETIN =
            new NodeEntry.Bulletin(new OfficerName("ana"), PARTNER, "2026-10", 7, "c0");

    private static final String OF_SCOPE = "\"agreement\":\"" + AGREEMENT + "\",\"class\":\"phone\",";
    private static final String OF_STEP =
            "{\"agreement\":\"" + AGREEMENT + "\",\"life\":\"IN_FORCE\",\"officer\":\"ana\",\"partner\":\"cr-police\"}";
    private static final String OF_REQUEST = "\"partner\":\"cr-police\",\"purpose\":\"ORGANISATIONS_AND_METHODS\",";
    private static final String OF_BULLETIN =
            "{\"content\":\"c0\",\"month\":\"2026-10\",\"officer\":\"ana\",\"partner\":\"cr-police\",\"rows\":7}";

    /** One entry of each form and its fields as they stand on the line, which never changes. */
    private static final Map<LedgerEvent, String> LINES = Map.ofEntries(
            Map.entry(new NodeEntry.Started("1.0"), "{\"version\":\"1.0\"}"),
            Map.entry(
                    new NodeEntry.Restored("1.0", "2026-11-30T20:45:00Z", 1, 2),
                    "{\"backup\":\"2026-11-30T20:45:00Z\",\"sources\":1,\"subjects\":2,\"version\":\"1.0\"}"),
            Map.entry(new AgreementEntry.Offered(STEP), OF_STEP),
            Map.entry(new AgreementEntry.Signed(STEP), OF_STEP),
            Map.entry(new AgreementEntry.Suspended(STEP), OF_STEP),
            Map.entry(new AgreementEntry.Resumed(STEP), OF_STEP),
            Map.entry(new AgreementEntry.Ended(STEP), OF_STEP),
            Map.entry(
                    new PermissionEntry.Granted(
                            "g1",
                            AGREEMENT,
                            List.of("OPERATIONS"),
                            "DISCLOSE",
                            PURPOSE,
                            PARTNER,
                            List.of(new OfficerName("ana"))),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"clauses\":[\"OPERATIONS\"],\"grant\":\"g1\",\"officers\":[\"ana\"],\"operation\":\"DISCLOSE\",\"purpose\":\"ORGANISATIONS_AND_METHODS\",\"recipient\":\"cr-police\"}"),
            Map.entry(
                    new PermissionEntry.OperationRefused(
                            "DISCLOSE",
                            PURPOSE,
                            AuthorityId.of("pa-police"),
                            PARTNER,
                            Optional.empty(),
                            "NO_AGREEMENT"),
                    "{\"clause\":\"NONE\",\"code\":\"NO_AGREEMENT\",\"operation\":\"DISCLOSE\",\"purpose\":\"ORGANISATIONS_AND_METHODS\",\"recipient\":\"cr-police\",\"sender\":\"pa-police\"}"),
            Map.entry(
                    new PermissionEntry.RequestRefused(REQUEST, "NOTHING_TO_SHARE", new OfficerName("node")),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"code\":\"NOTHING_TO_SHARE\",\"officer\":\"node\","
                            + OF_REQUEST + "\"request\":\"r1\"}"),
            Map.entry(
                    new QuestionEntry.TagsSent(TAGS),
                    "{" + OF_SCOPE + "\"content\":\"c0\",\"epoch\":678,\"partner\":\"cr-police\",\"size\":64}"),
            Map.entry(
                    new QuestionEntry.TagsReceived(CHANGED_TAGS),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"base\":\"c0\",\"changes\":1,\"class\":\"phone\",\"content\":\"c1\",\"epoch\":678,\"partner\":\"cr-police\",\"size\":65}"),
            Map.entry(
                    new QuestionEntry.SetSent(
                            SCOPE, MANIFEST, 300, PURPOSE, List.of("e0"), Optional.of(new OfficerName("ana"))),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"chunks\":3,\"class\":\"phone\","
                            + "\"envelopes\":[\"e0\"],\"epoch\":678,\"manifest\":\"m1\",\"officer\":\"ana\","
                            + OF_REQUEST + "\"questions\":300,\"root\":\"b0\"}"),
            Map.entry(
                    new QuestionEntry.ChunkAnswered(SCOPE, MANIFEST, 300, ANSWER),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"answer\":\"f0\",\"chunk\":2,\"chunks\":3,\"class\":\"phone\",\"count\":300,\"envelope\":\"e1\",\"epoch\":678,\"left\":900,\"manifest\":\"m1\",\"partner\":\"cr-police\",\"questions\":100,\"root\":\"b0\"}"),
            Map.entry(
                    new QuestionEntry.AnswerReceived(SCOPE, "m1", ANSWER),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"answer\":\"f0\",\"chunk\":2,\"class\":\"phone\",\"envelope\":\"e1\",\"epoch\":678,\"left\":900,\"manifest\":\"m1\",\"partner\":\"cr-police\",\"questions\":100}"),
            Map.entry(
                    new QuestionEntry.SetFinished(SCOPE, "m1", 300, 4, 2),
                    "{" + OF_SCOPE
                            + "\"epoch\":678,\"fresh\":2,\"hits\":4,\"manifest\":\"m1\",\"partner\":\"cr-police\",\"questions\":300}"),
            Map.entry(
                    new QuestionEntry.HitsFound(SCOPE, 3),
                    "{" + OF_SCOPE + "\"epoch\":678,\"hits\":3,\"partner\":\"cr-police\"}"),
            Map.entry(
                    new QuestionEntry.CanaryNamed(PARTNER, AGREEMENT, new ClassLabel("phone")),
                    "{" + OF_SCOPE + "\"partner\":\"cr-police\"}"),
            Map.entry(
                    new QuestionEntry.QuestionsOpened("c0", 5, new OfficerName("ana")),
                    "{\"by\":\"ana\",\"questions\":\"c0\",\"sets\":5}"),
            Map.entry(
                    new DisclosureEntry.Requested(REQUEST, Optional.of("g1"), new OfficerName("ana")),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"grant\":\"g1\",\"officer\":\"ana\"," + OF_REQUEST
                            + "\"request\":\"r1\"}"),
            Map.entry(
                    new DisclosureEntry.Approved(REQUEST, new OfficerName("ana"), "SUPERVISOR", Optional.empty()),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"officer\":\"ana\"," + OF_REQUEST
                            + "\"request\":\"r1\",\"role\":\"SUPERVISOR\",\"shown\":\"none\"}"),
            Map.entry(
                    new DisclosureEntry.Sent(REQUEST, CONTENT, "g1"),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"content\":\"c0\",\"disclosure\":\"d1\",\"grant\":\"g1\","
                                                    + "\"partner\":\"cr-police\",\"properties\":[\"PERSON.name\"],\"purpose\":\"ORGANISATIONS_AND_METHODS\",\"records\":2,\"request\":\"r1\"}"),
            Map.entry(
                    new DisclosureEntry.Received(REQUEST, CONTENT, "e1"),
                    "{\"agreement\":\"" + AGREEMENT + "\",\"content\":\"c0\",\"disclosure\":\"d1\",\"grant\":\"e1\","
                                                    + "\"partner\":\"cr-police\",\"properties\":[\"PERSON.name\"],\"purpose\":\"ORGANISATIONS_AND_METHODS\",\"records\":2,\"request\":\"r1\"}"),
            Map.entry(
                    new DisclosureEntry.RecallSent("k1", PARTNER, AGREEMENT, List.of("d1"), new OfficerName("ana")),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"disclosures\":[\"d1\"],\"officer\":\"ana\",\"partner\":\"cr-police\",\"recall\":\"k1\"}"),
            Map.entry(
                    new DisclosureEntry.RecallReceived("k1", PARTNER, AGREEMENT, 9, new OfficerName("PARTNER")),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"officer\":\"PARTNER\",\"partner\":\"cr-police\",\"recall\":\"k1\",\"records\":9}"),
            Map.entry(
                    new DisclosureEntry.PurgeReceipted(PARTNER, AGREEMENT, 9, Optional.empty()),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"partner\":\"cr-police\",\"recall\":\"none\",\"records\":9,\"what\":\"PURGED\"}"),
            Map.entry(
                    new DisclosureEntry.OutcomeTold(PARTNER, HANDLE, "USEFUL", "NONE", new OfficerName("ana")),
                    "{\"handle\":\"" + HANDLE
                            + "\",\"officer\":\"ana\",\"outcome\":\"USEFUL\",\"partner\":\"cr-police\",\"reason\":\"NONE\"}"),
            Map.entry(
                    new DisclosureEntry.OutcomeKept(PARTNER, "t1", "USEFUL", new OfficerName("ana")),
                    "{\"hit\":\"t1\",\"officer\":\"ana\",\"outcome\":\"USEFUL\",\"partner\":\"cr-police\"}"),
            Map.entry(
                    new DisclosureEntry.ForeignRead(
                            new OfficerName("ana"), "PICTURE", List.of(AGREEMENT), 3, 2, 1, "c0"),
                    "{\"agreements\":[\"" + AGREEMENT
                            + "\"],\"links\":2,\"names\":\"c0\",\"officer\":\"ana\",\"operation\":\"PICTURE\",\"subjects\":3,\"withheld\":1}"),
            Map.entry(
                    new DisclosureEntry.ForeignPurged(AGREEMENT, PARTNER, "EXPIRED", 9, "c0"),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"cause\":\"EXPIRED\",\"names\":\"c0\",\"partner\":\"cr-police\",\"records\":9}"),
            Map.entry(
                    new CaseEntry.Loaded(
                            7, new OfficerName("ana"), "50", "f0", new CaseEntry.Brought(1, 2, 3, 4, 5, 6, 7), 8, 9),
                    "{\"barred\":7,\"by\":\"ana\",\"changed\":3,\"counted\":9,\"file\":\"f0\",\"fresh\":2,\"links\":5,\"load\":7,\"records\":1,\"refused\":8,\"source\":\"50\",\"statements\":6,\"subjects\":4}"),
            Map.entry(new CaseEntry.Opened(List.of("k1")), "{\"cases\":[\"k1\"]}"),
            Map.entry(new CaseEntry.LoadReleased(7, new OfficerName("ana")), "{\"by\":\"ana\",\"load\":7}"),
            Map.entry(
                    new CaseEntry.SourceWithdrawn("50", 3, 2, 1, new OfficerName("ana")),
                    "{\"by\":\"ana\",\"links\":2,\"source\":\"50\",\"statements\":3,\"subjects\":1}"),
            Map.entry(
                    new CaseEntry.Merged(4, new OfficerName("ana"), false),
                    "{\"by\":\"ana\",\"merge\":4,\"undone\":false}"),
            Map.entry(
                    new CaseEntry.Divided(4, new OfficerName("ana"), Optional.of(2L), false),
                    "{\"by\":\"ana\",\"split\":4,\"statements\":2,\"undone\":false}"),
            Map.entry(
                    new CaseEntry.Divided(4, new OfficerName("ana"), Optional.empty(), true),
                    "{\"by\":\"ana\",\"split\":4,\"undone\":true}"),
            Map.entry(
                    new CaseEntry.ExpiredPurged(4, 3, 2, 1),
                    "{\"links\":3,\"records\":1,\"statements\":4,\"subjects\":2}"),
            Map.entry(new CaseEntry.ProtectedPurged(2), "{\"cause\":\"PROTECTED\",\"subjects\":2}"),
            Map.entry(
                    new CaseEntry.CaseExported("50", 12, new OfficerName("ana")),
                    "{\"by\":\"ana\",\"case\":\"50\",\"lines\":12}"),
            Map.entry(
                    new CaseEntry.SourceExported("50", 12, new OfficerName("ana")),
                    "{\"by\":\"ana\",\"lines\":12,\"source\":\"50\"}"),
            Map.entry(
                    new CaseEntry.OwnRead(
                            new OfficerName("ana"),
                            new CaseEntry.Looked(4, 3, 2, 1),
                            new CaseEntry.Named(List.of("s0"), List.of("s1"), List.of("k1"), List.of("7"))),
                    "{\"cases\":[\"k1\"],\"focuses\":[\"s0\"],\"found\":3,\"loads\":[\"7\"],\"officer\":\"ana\",\"pictured\":1,\"pictures\":2,\"searches\":4,\"subjects\":[\"s1\"]}"),
            Map.entry(
                    new WireEntry.Receipted("e1", PARTNER, "ACCEPTED", Optional.empty()),
                    "{\"code\":\"NONE\",\"envelope\":\"e1\",\"from\":\"cr-police\",\"outcome\":\"ACCEPTED\"}"),
            Map.entry(
                    new WireEntry.Refused("e1", "MALFORMED", Optional.empty()),
                    "{\"code\":\"MALFORMED\",\"envelope\":\"e1\",\"sender\":\"UNKNOWN\"}"),
            Map.entry(
                    new WireEntry.Withdrawn("e1", PARTNER, Optional.of(AGREEMENT), "share.disclosure", "SUSPENDED"),
                    "{\"agreement\":\"" + AGREEMENT
                            + "\",\"code\":\"SUSPENDED\",\"envelope\":\"e1\",\"recipient\":\"cr-police\",\"type\":\"share.disclosure\"}"),
            Map.entry(
                    new WireEntry.Gap(PARTNER, "OWN", "SENDER_SET_BACK", 5, 6, 2),
                    "{\"cause\":\"SENDER_SET_BACK\",\"count\":2,\"from\":5,\"messages\":\"OWN\",\"partner\":\"cr-police\",\"to\":6}"),
            Map.entry(
                    new NodeEntry.CardPinned(PARTNER, "PINNED", "c0"),
                    "{\"about\":\"c0\",\"partner\":\"cr-police\",\"step\":\"PINNED\"}"),
            Map.entry(
                    new NodeEntry.PartnerUnpinned(PARTNER, new OfficerName("ana")),
                    "{\"about\":\"ana\",\"partner\":\"cr-police\",\"step\":\"UNPINNED\"}"),
            Map.entry(
                    new NodeEntry.SignedIn(new OfficerName("ana"), "ANALYST"),
                    "{\"officer\":\"ana\",\"role\":\"ANALYST\"}"),
            Map.entry(
                    new NodeEntry.SignInFailed(Optional.of(new OfficerName("ana")), Optional.empty()),
                    "{\"officer\":\"ana\"}"),
            Map.entry(new NodeEntry.SignInFailed(Optional.empty(), Optional.empty()), "{}"),
            Map.entry(
                    new NodeEntry.SignInsFailed(4, "2026-11-30T10:00:00Z"),
                    "{\"hour\":\"2026-11-30T10:00:00Z\",\"more\":4}"),
            Map.entry(
                    new NodeEntry.AccountChanged(new OfficerName("ana"), "ANALYST", "OPENED", new OfficerName("luis")),
                    "{\"by\":\"luis\",\"change\":\"OPENED\",\"officer\":\"ana\",\"role\":\"ANALYST\"}"),
            Map.entry(
                    new NodeEntry.DeputyNamed(
                            new OfficerName("ana"), "LIAISON", new OfficerName("luis"), "2026-12-02T10:00:00Z"),
                    "{\"by\":\"luis\",\"change\":\"DEPUTY\",\"officer\":\"ana\",\"role\":\"LIAISON\",\"until\":\"2026-12-02T10:00:00Z\"}"),
            Map.entry(new NodeEntry.BulletinSent(BULLETIN), OF_BULLETIN),
            Map.entry(new NodeEntry.BulletinReceived(BULLETIN), OF_BULLETIN),
            Map.entry(
                    new NodeEntry.OperationStep("o1", PARTNER, "JOIN", "c0", Optional.empty()),
                    "{\"author\":\"cr-police\",\"operation\":\"o1\",\"statement\":\"c0\",\"step\":\"JOIN\"}"));

    @Test
    void eachFormOfEntryIsHeldByALine() {
        assertThat(LINES.keySet().stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(Set.copyOf(forms()));
    }

    @Test
    void eachTypeOfEntryHasItsRecord() {
        assertThat(LINES.keySet().stream()
                        .map(LedgerEvent::type)
                        .collect(toCollection(() -> EnumSet.noneOf(EntryType.class))))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(EntryType.QUERY_REFUSED)));
    }

    @Test
    void anEntryIsWrittenAsItsLine() {
        LINES.forEach(
                (event, line) -> assertThat(line(event)).as(event.toString()).isEqualTo(line));
    }

    @Test
    void aLineIsReadAsItsEntry() {
        LINES.forEach((event, line) -> assertThat(
                        LedgerEvent.read(event.type(), event.fields().asMap()))
                .contains(event));
    }

    @Test
    void anEntryWithoutAFieldOfItsKind_isNotRead_orIsAnother() {
        LINES.keySet()
                .forEach(event -> event.fields().asMap().keySet().forEach(name -> {
                    Map<String, Object> fields = new TreeMap<>(event.fields().asMap());
                    fields.remove(name);
                    assertThat(LedgerEvent.read(event.type(), fields))
                            .as("%s without %s", event, name)
                            .isNotEqualTo(Optional.of(event));
                }));
    }

    @Test
    void aFieldThatHoldsSomethingElse_isNotRead() {
        Map<String, Object> fields =
                new TreeMap<>(new QuestionEntry.HitsFound(SCOPE, 3).fields().asMap());
        fields.put("hits", "three");
        assertThat(LedgerEvent.read(EntryType.HIT, fields)).isEmpty();
        fields.put("hits", 3L);
        fields.put("partner", "Not an authority");
        assertThat(LedgerEvent.read(EntryType.HIT, fields)).isEmpty();
    }

    @Test
    void aFieldBeyondThoseOfTheKind_isNotLookedAt() {
        LedgerEvent hits = new QuestionEntry.HitsFound(SCOPE, 3);
        Map<String, Object> fields = new TreeMap<>(hits.fields().asMap());
        fields.put("later", true);
        assertThat(LedgerEvent.read(EntryType.HIT, fields)).contains(hits);
    }

    private static String line(LedgerEvent event) {
        return new String(CanonicalJson.bytes(event.fields().asMap()), StandardCharsets.UTF_8);
    }

    private static List<Class<?>> forms() {
        List<Class<?>> forms = new ArrayList<>();
        Stream.of(LedgerEvent.class.getPermittedSubclasses())
                .forEach(subject -> forms.addAll(List.of(subject.getPermittedSubclasses())));
        return forms;
    }
}
