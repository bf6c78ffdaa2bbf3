// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.OversightCosigner;
import org.enlace.agreement.QueryBudget;
import org.enlace.envelope.Envelope;
import org.enlace.envelope.Receipt;
import org.enlace.exchange.UnsignedManifest.CosignedSending;
import org.enlace.ledger.entry.EntryType;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.node.AuthorityNode;
import org.enlace.node.Neighbourhood;
import org.enlace.oprf.Octets;
import org.enlace.veil.CosignedManifest;
import org.enlace.veil.QueryManifest;
import org.enlace.veil.VeilQuery;
import org.enlace.veil.VeilQuestion;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.VeilInput;
import org.enlace.wire.Handover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agreement that asks for the signature of the asker's oversight officer on each question set. */
class CosignatureTest {
    @TempDir
    private Path home;

    private static KeyPair pair() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static OversightCosigner cosigner(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OversightCosigner(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    }

    private static byte[] sign(KeyPair pair, String manifest) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((OversightCosigner.CONTEXT + "\n" + manifest).getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    private static CosignedSending cosign(AuthorityNode asker, String manifest, byte[] signature) {
        return asker.database().inTransaction(tx -> asker.cosign(tx, manifest, signature, new OfficerName("overseer")));
    }

    private static List<UnsignedManifest> waiting(AuthorityNode node) {
        return node.database().read(node::toCosign);
    }

    private static long count(AuthorityNode node, String sql) {
        return node.database()
                .<Long>read(tx -> tx.createQuery(sql).mapTo(Long.class).one());
    }

    private static String code(
            AuthorityNode from, AuthorityNode to, String type, AgreementDigest agreement, byte[] content) {
        Envelope envelope = Handover.smuggle(from.mailroom(), to.mailroom(), type, agreement, content);
        Neighbourhood.await(
                "a receipt",
                () -> from.database()
                        .read(tx -> from.mailroom().outbox().receipt(tx, envelope.digest()))
                        .isPresent());
        return from.database()
                .read(tx -> from.mailroom().outbox().receipt(tx, envelope.digest()))
                .map(Receipt::code)
                .orElseThrow();
    }

    @Test
    void isAwaited_andNothingIsEvaluatedWithoutIt() throws GeneralSecurityException {
        KeyPair officer = pair();
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("asker", "PA");
            AuthorityNode holder = neighbourhood.start("holder", "CR");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.takeIn(asker, "a.csv", "id,nombre,telefono\na1,Edelmiro Bastidas,+50760000001\n");
            neighbourhood.takeIn(holder, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\n");
            AgreementTerms.Queries queries = new AgreementTerms.Queries(
                    new TreeMap<>(Map.of(new ClassLabel("phone"), new QueryBudget(100, 10))),
                    true,
                    new TreeMap<>(Map.of(asker.authority().id(), cosigner(officer))));
            AgreementDigest agreement =
                    neighbourhood.agree(asker, holder, Neighbourhood.with(neighbourhood.usual(asker, holder), queries));
            Neighbourhood.await("a set that waits", () -> waiting(asker).size() == 1);
            neighbourhood.settleVeil();
            assertThat(asker.database().read(asker.hits()::all)).isEmpty();
            assertThat(holder.database().read(holder.hits()::all))
                    .as("the other side needs no signature")
                    .hasSize(1);

            isRefused(neighbourhood, asker, holder, agreement);
            assertThat(count(asker, "select count(*) from node_query where held"))
                    .isEqualTo(1);

            String manifest = waiting(asker).getFirst().manifest().id();
            assertThat(cosign(asker, manifest, sign(pair(), manifest)))
                    .as("a stranger's")
                    .isEqualTo(CosignedSending.NOT_THE_OFFICERS_SIGNATURE);
            assertThat(cosign(asker, manifest, sign(officer, "0".repeat(64))))
                    .as("another set's")
                    .isEqualTo(CosignedSending.NOT_THE_OFFICERS_SIGNATURE);
            assertThat(cosign(asker, "0".repeat(64), sign(officer, "0".repeat(64))))
                    .as("no set")
                    .isEqualTo(CosignedSending.SET_GONE);
            assertThat(waiting(asker)).hasSize(1);

            assertThat(cosign(asker, manifest, sign(officer, manifest))).isEqualTo(CosignedSending.SENT);
            neighbourhood.settleVeil();
            assertThat(waiting(asker)).isEmpty();
            assertThat(cosign(asker, manifest, sign(officer, manifest)))
                    .as("again")
                    .isEqualTo(CosignedSending.SET_GONE);
            assertThat(asker.database().read(asker.hits()::all)).hasSize(1);
            assertThat(asker.ledger().entries(EntryType.QUERY_SENT, Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(one -> assertThat(one.entry().fields()).containsEntry("officer", "overseer"));
        }
    }

    @Test
    void aSetThatWaits_isDropped_whenItsSourceIsTakenBack() throws GeneralSecurityException {
        try (Neighbourhood neighbourhood = new Neighbourhood(home)) {
            AuthorityNode asker = neighbourhood.start("asker", "PA");
            AuthorityNode holder = neighbourhood.start("holder", "CR");
            Neighbourhood.introduce(asker, holder);
            neighbourhood.takeIn(asker, "a.csv", "id,nombre,telefono\na1,Edelmiro Bastidas,+50760000001\n");
            neighbourhood.takeIn(asker, "b.csv", "id,nombre,telefono\nb1,Casto Villamar,+50760000002\n");
            neighbourhood.takeIn(holder, "h.csv", "id,nombre,telefono\nh1,Edelmiro Bastidas,+50760000001\n");
            KeyPair officer = pair();
            AgreementTerms.Queries queries = new AgreementTerms.Queries(
                    new TreeMap<>(Map.of(new ClassLabel("phone"), new QueryBudget(100, 10))),
                    true,
                    new TreeMap<>(Map.of(asker.authority().id(), cosigner(officer))));
            neighbourhood.agree(asker, holder, Neighbourhood.with(neighbourhood.usual(asker, holder), queries));
            Neighbourhood.await("a set that waits", () -> waiting(asker).size() == 1);
            UnsignedManifest both = waiting(asker).getFirst();
            assertThat(both.manifest().count()).isEqualTo(2);

            String source = asker.database().read(asker.files().cases()::sources).stream()
                    .map(one -> one.id())
                    .filter(id -> id.contains("a.csv") || id.contains("a-csv"))
                    .findFirst()
                    .orElseThrow();
            asker.sources().withdraw(source, new OfficerName("liaison"));
            String old = both.manifest().id();
            assertThat(cosign(asker, old, sign(officer, old))).isEqualTo(CosignedSending.SET_GONE);
            Neighbourhood.await(
                    "the set without it",
                    () -> waiting(asker).stream().anyMatch(one -> one.manifest().count() == 1));
            String manifest = waiting(asker).getFirst().manifest().id();
            assertThat(cosign(asker, manifest, sign(officer, manifest))).isEqualTo(CosignedSending.SENT);
            neighbourhood.settleVeil();
            assertThat(asker.database().read(asker.hits()::all)).isEmpty();
        }
    }

    private static void isRefused(
            Neighbourhood neighbourhood, AuthorityNode asker, AuthorityNode holder, AgreementDigest agreement)
            throws GeneralSecurityException {
        KeyScope scope = new KeyScope(
                agreement,
                new ClassLabel("phone"),
                VeilEpoch.of(neighbourhood.clock().instant()).number());
        List<VeilQuestion> questions =
                List.of(new VeilQuestion(new VeilInput(new ClassLabel("phone"), "+50760000001"), "case-1"));
        try (VeilQuery query = VeilQuery.ask(questions, new SecureRandom())) {
            QueryManifest manifest = query.manifest(scope, Purpose.ORGANISATIONS_AND_METHODS);
            byte[] strange = new CosignedManifest(Octets.of(sign(pair(), manifest.id())), manifest).encode();
            assertThat(code(asker, holder, "veil.query", agreement, manifest.encode()))
                    .isEqualTo("VEIL_UNSIGNED_BY_OVERSIGHT");
            assertThat(code(asker, holder, "veil.query", agreement, strange)).isEqualTo("VEIL_UNSIGNED_BY_OVERSIGHT");
            assertThat(code(
                            asker,
                            holder,
                            "veil.chunk",
                            agreement,
                            query.chunk(manifest, 0).encode()))
                    .isEqualTo("VEIL_WRONG_MANIFEST");
            assertThat(code(holder, asker, "veil.query", agreement, strange))
                    .as("where none is asked for")
                    .isEqualTo("VEIL_WRONG_HEADER");
        }
        assertThat(count(holder, "select count(*) from node_spent")).isZero();
    }
}
