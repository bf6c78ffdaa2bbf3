// SPDX-License-Identifier: Apache-2.0
package org.enlace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.cases.CaseFiles;
import org.enlace.cases.HeldIdentifier;
import org.enlace.cases.rows.LoadResult;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.intake.FileIntake;
import org.enlace.intake.FileReading;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.ledger.Ledger;
import org.enlace.ledger.LogKey;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.model.SubjectRef;
import org.enlace.region.MadeUpRegion;
import org.enlace.region.RegionSize;
import org.enlace.region.RegionTruth;
import org.enlace.store.Database;
import org.enlace.store.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The made-up region's files through intake into five authorities' case files, compared with the truth. */
class IntakeToCasesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);
    private static final long SEED = 11;

    @TempDir
    Path folder;

    private final Map<AuthorityId, Set<HeldIdentifier>> identifiers = new HashMap<>();
    private final Set<SubjectRef> held = new HashSet<>();

    @Test
    void everySharedIdentifier_isFoundUnderItsRecord_andNoProtectedPersonIsHeld() {
        MadeUpRegion.write(folder, SEED, RegionSize.SMALL);
        for (Authority authority : MadeUpRegion.authorities()) {
            load(authority);
        }
        RegionTruth truth = RegionTruth.read(folder);
        assertThat(truth.exact()).isNotEmpty();
        for (RegionTruth.Exact exact : truth.exact()) {
            for (SubjectRef record : exact.records()) {
                assertThat(identifiers.getOrDefault(record.authority(), Set.of()))
                        .as("class %s of %s, seed %d", exact.kind(), record, SEED)
                        .contains(new HeldIdentifier(exact.kind(), exact.value(), record.id()));
            }
        }
        assertThat(truth.same().stream().flatMap(same -> same.records().stream()))
                .isSubsetOf(held);
        assertThat(truth.marked()).isNotEmpty();
        assertThat(truth.marked()).extracting(RegionTruth.Marked::record).doesNotContainAnyElementsOf(held);
    }

    private void load(Authority authority) {
        String name = authority.id().value().replace('-', '_');
        try (Database database = SharedServer.connect(name, 2, List.of("db/ledger", "db/cases"))) {
            Ledger ledger = Ledger.open(database, folder.resolve("ledgers").resolve(name), key(authority), CLOCK);
            CaseFiles cases = new CaseFiles(ledger, CLOCK, authority.id(), authority.country());
            for (String file : List.of("cases.ftm.json", "watch.csv")) {
                LoadResult first = load(database, cases, authority, file);
                assertThat(first.records().fresh()).as(file).isPositive();
                LoadResult again = load(database, cases, authority, file);
                assertThat(again.records().fresh()
                                + again.records().changed()
                                + again.added().statements()
                                + again.added().links())
                        .as(file)
                        .isZero();
            }
            for (IdentifierClass identifierClass : IdentifierClass.values()) {
                identifiers
                        .computeIfAbsent(authority.id(), _ -> new HashSet<>())
                        .addAll(database.read(tx -> cases.identifiers(tx, identifierClass)));
            }
            held.addAll(database.read(tx -> cases.page(tx, "", 10_000)).stream()
                    .map(subject -> new SubjectRef(authority.id(), subject.id()))
                    .collect(Collectors.toSet()));
        }
    }

    private LoadResult load(Database database, CaseFiles cases, Authority authority, String file) {
        Path path = folder.resolve(authority.id().value()).resolve(file);
        StatementSource source = new StatementSource(
                file, authority.id(), file, SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Made-up law, art. 1");
        return database.inTransaction(tx -> {
            FileIntake intake = new FileIntake(CLOCK, cases.idKey(tx));
            try (FileReading reading =
                    intake.read(IntakeInput.of(path), new LoadTerms(source, authority.country(), 365))) {
                LoadResult result = cases.load(
                        tx,
                        source,
                        "00".repeat(32),
                        new OfficerName("officer"),
                        reading.records(_ -> {}),
                        () -> new LoadResult.Aside(
                                reading.report().refusedInAll(),
                                reading.report().countedInAll()));
                if (result.added().statements() > 0) {
                    cases.release(tx, result.load(), new OfficerName("officer"));
                }
                return result;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static LogKey key(Authority authority) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return LogKey.of("enlace/" + authority.id(), pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
