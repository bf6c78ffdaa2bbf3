// SPDX-License-Identifier: Apache-2.0
package org.enlace.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.OfficerApproval;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.SharedOperation;
import org.enlace.backup.BackupFolder.KeptBackup;
import org.enlace.backup.BackupKey;
import org.enlace.backup.BackupSource;
import org.enlace.backup.NodeBackup;
import org.enlace.backup.NodeRestore;
import org.enlace.backup.NodeRestore.Restored;
import org.enlace.exchange.VeilHit;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.LoadTerms;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.OfficerName;
import org.enlace.model.SourceGrade;
import org.enlace.model.StatementSource;
import org.enlace.share.DisclosureDryRun;
import org.enlace.share.DisclosureRequest;
import org.enlace.share.ForeignRecords;
import org.enlace.store.DatabaseAddress;
import org.enlace.store.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is brought back from an older backup, between real nodes: nothing that was purged comes back, and the partners go on. */
class RestoredNodeTest {
    private static final String KEPT_PHONE = "+50760000001";
    private static final String PURGED_PHONE = "+50760000002";

    private static final ForeignRecords.Reader READER =
            new ForeignRecords.Reader(new OfficerName("analyst"), SharedOperation.DISCLOSE);

    @TempDir
    private Path home;

    private Neighbourhood neighbourhood;
    private AuthorityNode panama;
    private AuthorityNode costaRica;
    private AgreementDigest agreement;
    private NodeBackup backup;

    @BeforeEach
    void nodesWithDisclosures() {
        neighbourhood = new Neighbourhood(home);
        panama = neighbourhood.start("pa-security", "PA");
        costaRica = neighbourhood.start("cr-migration", "CR");
        Neighbourhood.introduce(panama, costaRica);
        neighbourhood.takeIn(
                panama,
                "panama.csv",
                "id,nombre,rol,telefono\nv1,Casto Villamar,chofer," + KEPT_PHONE + "\nv2,Edelmiro Bastidas,chofer,"
                        + PURGED_PHONE + "\n");
        load("kept", "id,nombre,rol,telefono\nk1,Nicanor Arrocha,chofer," + KEPT_PHONE + "\n", 300);
        load("asked", "id,nombre,rol,telefono\nq1,Otra Persona,chofer," + PURGED_PHONE + "\n", 300);
        load("withdrawn", "id,nombre,rol,telefono\nw1,Fermina Batista,chofer,+50760000003\n", 300);
        load(
                "protects",
                "id,nombre,rol,telefono\n"
                        + "p1,Lisandra Quijada,chofer,+50760000004\n"
                        + "p2,Rosalino Paz,chofer,+50760000005\n",
                300);
        load("expires", "id,nombre,rol,telefono\ne1,Zenobio Ureta,chofer,+50760000006\n", 3);
        agreement = neighbourhood.agree(panama, costaRica);
        neighbourhood.settleVeil();
        costaRica.database().read(costaRica.hits()::all).forEach(this::disclose);
        assertThat(foreign()).isEqualTo(2);
    }

    @AfterEach
    void close() {
        neighbourhood.close();
    }

    private void load(String source, String table, int days) {
        StatementSource about = new StatementSource(
                source, costaRica.authority().id(), source, SourceGrade.parse("B2"), HandlingMark.DEFAULT, "Law 1");
        Neighbourhood.release(
                costaRica,
                costaRica
                        .files()
                        .takeIn(
                                IntakeInput.of(source + ".csv", table.getBytes(StandardCharsets.UTF_8)),
                                new LoadTerms(about, "CR", days),
                                Optional.empty(),
                                Optional.empty(),
                                new OfficerName("analyst")));
    }

    private void disclose(VeilHit hit) {
        Neighbourhood.ask(costaRica, hit);
        neighbourhood.settle();
        DisclosureRequest request =
                panama.database().read(panama.share().requests()::pending).getFirst();
        panama.database().useTransaction(tx -> {
            String shown = panama.share()
                    .requests()
                    .preview(tx, request.id())
                    .map(DisclosureDryRun::digest)
                    .orElse("");
            panama.share()
                    .requests()
                    .approve(
                            tx,
                            request.id(),
                            new OfficerApproval(
                                    new OfficerName("liaison"),
                                    OfficerRole.LIAISON,
                                    neighbourhood.clock().instant()),
                            shown);
        });
        neighbourhood.settle();
    }

    private long foreign() {
        return count("select count(*) from share_foreign where content is not null");
    }

    private long count(String sql) {
        return costaRica
                .database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private List<String> held() {
        return costaRica
                .database()
                .read(tx -> costaRica.files().cases().search(tx, "", Optional.empty(), 0, 50).hits().stream()
                        .map(one -> one.subject().text())
                        .sorted()
                        .toList());
    }

    private NodeBackup backup(String recipient) {
        return new NodeBackup(
                new BackupSource(
                        costaRica.authority().id().value(),
                        "test",
                        costaRica.settings().database(),
                        costaRica.settings().home(),
                        List.of(),
                        AuthorityNode.MIGRATIONS,
                        costaRica.ledger()::size),
                home.resolve("backups"),
                recipient,
                neighbourhood.clock());
    }

    /** What an officer, a partner and the calendar take out after the backup. */
    private void remove() throws IOException {
        String request = costaRica
                .database()
                .read(tx -> tx.createQuery(
                                "select request from share_foreign order by received desc, disclosure limit 1")
                        .mapTo(String.class)
                        .one());
        int purged = costaRica
                .database()
                .inTransaction(
                        tx -> costaRica.share().foreign().purgeRequest(tx, request, new OfficerName("oversight")));
        assertThat(purged).isEqualTo(1);
        costaRica.sources().withdraw("withdrawn", new OfficerName("liaison"));
        load("more", "id,nombre,rol,telefono\nm1,Gente Nueva,chofer,+50760000007\n", 300);
        load(
                "protects",
                "id,nombre,rol,telefono\n"
                        + "p1,Lisandra Quijada,víctima,+50760000004\n"
                        + "p2,Rosalino Paz,chofer,+50760000005\n",
                300);
        neighbourhood.clock().move(Duration.ofDays(5));
        neighbourhood.settleVeil();
        Neighbourhood.await("the expiry", () -> !held().contains("Zenobio Ureta"));
        assertThat(held()).containsExactly("Gente Nueva", "Nicanor Arrocha", "Otra Persona", "Rosalino Paz");
    }

    private Restored restore(Path file, Optional<Path> recordKeys) throws IOException {
        AuthorityId id = costaRica.authority().id();
        neighbourhood.stop(costaRica);
        Path folder = Files.createDirectories(home.resolve("other-machine"));
        DatabaseAddress database = SharedServer.database("restored");
        Restored restored = NodeRestore.open(file, home.resolve("key"), recordKeys, neighbourhood.clock())
                .into(database, Map.of("node", folder), AuthorityNode.MIGRATIONS);
        new RestoreNote(
                        restored.at().toString(),
                        restored.repeated().sources(),
                        restored.repeated().subjects())
                .write(folder);
        neighbourhood.move(id, folder, database);
        costaRica = neighbourhood.resume(id);
        return restored;
    }

    @Test
    void nothingThatWasPurgedComesBack_andThePartnersGoOn() throws IOException {
        backup = backup(BackupKey.make(home.resolve("key")));
        KeptBackup made = backup.make(3);
        long entries = costaRica.ledger().size();
        remove();
        backup.keepRecordKeys();

        Restored restored = restore(made.file(), Optional.of(backup.folder().recordKeys()));
        assertThat(restored.repeated().sources()).isEqualTo(1);
        assertThat(held())
                .as("what was there at the backup, without what was removed since")
                .containsExactly("Nicanor Arrocha", "Otra Persona", "Rosalino Paz");
        assertThat(count("select count(*) from case_statement where value like '%Quijada%' or value like '%Batista%'"
                        + " or value like '%Ureta%'"))
                .isZero();
        assertThat(count("select count(*) from case_record where original like '%Quijada%' or original like '%Batista%'"
                        + " or original like '%Ureta%'"))
                .isZero();
        assertThat(foreign()).isEqualTo(1);
        ForeignRecords.View readable = costaRica
                .database()
                .inTransaction(tx -> costaRica.share().foreign().all(tx, READER));
        assertThat(readable.subjects()).as("what lives on can be read").hasSize(1);
        assertThat(count("select count(*) from share_key"))
                .isEqualTo(count("select count(*) from (select key_id from share_foreign where key_id is not null"
                        + " union select words_key from share_request where words_key is not null"
                        + " union select note_key from share_request_event where note_key is not null) as used"));
        assertThat(costaRica
                        .ledger()
                        .entries(EntryType.NODE_STARTED, Long.MAX_VALUE, 1)
                        .getFirst()
                        .entry()
                        .fields())
                .containsEntry("backup", made.at().toString());
        assertThat(costaRica.ledger().size()).isGreaterThan(entries);

        panama.database()
                .useTransaction(tx -> panama.share().agreements().suspend(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await(
                "the suspension", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.SUSPENDED);
        panama.database()
                .useTransaction(tx -> panama.share().agreements().resume(tx, agreement, new OfficerName("oversight")));
        Neighbourhood.await("the resumption", () -> Neighbourhood.life(costaRica, agreement) == AgreementLife.IN_FORCE);
        load("after", "id,nombre,rol,telefono\na1,Tadeo Sanjur,chofer,+50760000008\n", 300);
        neighbourhood.takeIn(panama, "more.csv", "id,nombre,rol,telefono\nv3,Uno Nuevo,chofer,+50760000008\n");
        Neighbourhood.await("a hit after the restore", () -> {
            neighbourhood.clock().move(Duration.ofMinutes(2));
            costaRica.wake();
            panama.wake();
            return costaRica.database().read(costaRica.hits()::all).size() == 3;
        });
        assertThat(costaRica.ledger().entries(EntryType.CHANNEL_GAP, Long.MAX_VALUE, 10))
                .isNotEmpty();
        assertThat(panama.ledger().entries(EntryType.CHANNEL_GAP, Long.MAX_VALUE, 10))
                .isNotEmpty();
    }

    @Test
    void withoutTheRecordKeys_whatPartnersDisclosedIsPurged_andTheRestIsThere() throws IOException {
        backup = backup(BackupKey.make(home.resolve("key")));
        KeptBackup made = backup.make(3);
        restore(made.file(), Optional.empty());
        assertThat(foreign()).isZero();
        assertThat(held()).contains("Nicanor Arrocha", "Fermina Batista");
    }
}
