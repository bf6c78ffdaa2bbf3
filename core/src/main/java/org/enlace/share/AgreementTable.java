// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.SignedAgreement;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.recheck.MessageRecheck;
import org.jdbi.v3.core.Handle;

/** Agreements as stored. Signed forms are kept by their bytes, so that a signature is checked once, not at each read. */
final class AgreementTable {
    private static final int REMEMBERED = 512;

    /** Offers of one partner that came to nothing and are kept, the newest ones; the ledger has them all. */
    private static final int DEAD_OFFERS = 16;

    /** What an offer that came to nothing is: ended without both signatures. */
    private static final String DEAD = "(life = 'ENDED' and (own_signature = '' or partner_signature = ''))";

    private final AuthorityId self;
    private final Map<String, SignedAgreement> checked = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SignedAgreement> eldest) {
            return size() > REMEMBERED;
        }
    };

    AgreementTable(AuthorityId self) {
        this.self = self;
    }

    /** An agreement with what only its two parties know: who has suspended it. */
    record Row(AgreementStanding standing, AuthorityId partner, boolean suspendedHere, boolean suspendedThere) {}

    /** All agreements of the node that ever were in force or may still be, in the order of partner and id. */
    List<AgreementStanding> standings(Handle tx) {
        return tx.createQuery("select * from share_agreement where not " + DEAD + " order by partner, digest")
                .map((row, context) -> read(row).standing())
                .list();
    }

    /** As above, with one partner. */
    List<AgreementStanding> standings(Handle tx, AuthorityId partner) {
        return tx.createQuery(
                        "select * from share_agreement where partner = :partner and not " + DEAD + " order by digest")
                .bind("partner", partner.value())
                .map((row, context) -> read(row).standing())
                .list();
    }

    /** All, also the offers that came to nothing and are still kept. */
    List<AgreementStanding> all(Handle tx) {
        return tx.createQuery("select * from share_agreement order by partner, digest")
                .map((row, context) -> read(row).standing())
                .list();
    }

    /** Forgets offers of a partner that came to nothing, but for the newest. */
    void forgetDead(Handle tx, AuthorityId partner) {
        List<String> dead = tx.createQuery("select digest from share_agreement a where partner = :partner and " + DEAD
                        + " order by (select max(step) from share_agreement_step s where s.agreement = a.digest) desc"
                        + " nulls last offset :kept")
                .bind("partner", partner.value())
                .bind("kept", DEAD_OFFERS)
                .mapTo(String.class)
                .list();
        for (String digest : dead) {
            tx.execute("delete from share_agreement_step where agreement = ?", digest);
            tx.execute("delete from share_agreement where digest = ?", digest);
        }
    }

    /** Agreements with one partner that have not ended. */
    List<Row> of(Handle tx, AuthorityId partner) {
        return tx.createQuery(
                        "select * from share_agreement where partner = :partner and life <> 'ENDED' order by digest")
                .bind("partner", partner.value())
                .map((row, context) -> read(row))
                .list();
    }

    /** Notes in which envelope an offer went. */
    void offered(Handle tx, AgreementDigest digest, String envelope) {
        tx.execute("update share_agreement set offer = ? where digest = ?", envelope, digest.value());
    }

    /** The offer that went in an envelope. */
    Optional<Row> offeredIn(Handle tx, String envelope) {
        return tx.createQuery("select * from share_agreement where offer = :envelope for update")
                .bind("envelope", envelope)
                .map((row, context) -> read(row))
                .findOne();
    }

    Optional<Row> find(Handle tx, AgreementDigest digest) {
        return tx.createQuery("select * from share_agreement where digest = :digest")
                .bind("digest", digest.value())
                .map((row, context) -> read(row))
                .findOne();
    }

    /** As {@link #find}, holding the row until the transaction ends. */
    Optional<Row> lock(Handle tx, AgreementDigest digest) {
        return tx.createQuery("select * from share_agreement where digest = :digest for update")
                .bind("digest", digest.value())
                .map((row, context) -> read(row))
                .findOne();
    }

    void insert(Handle tx, SignedAgreement signed, AuthorityId partner, AgreementLife life) {
        tx.createUpdate("""
            insert into share_agreement (digest, partner, document, own_signature, partner_signature, life)
            values (:digest, :partner, :document, :own, :other, :life)
            """)
                .bind("digest", signed.digest().value())
                .bind("partner", partner.value())
                .bind("document", signed.agreement().json())
                .bind("own", signed.signatures().getOrDefault(self, ""))
                .bind("other", signed.signatures().getOrDefault(partner, ""))
                .bind("life", life.name())
                .execute();
    }

    void update(Handle tx, Row row) {
        SignedAgreement signed = row.standing().signed();
        tx.createUpdate("""
            update share_agreement set own_signature = :own, partner_signature = :other, life = :life,
              suspended_here = :here, suspended_there = :there where digest = :digest
            """)
                .bind("own", signed.signatures().getOrDefault(self, ""))
                .bind("other", signed.signatures().getOrDefault(row.partner(), ""))
                .bind("life", row.standing().life().name())
                .bind("here", row.suspendedHere())
                .bind("there", row.suspendedThere())
                .bind("digest", signed.digest().value())
                .execute();
    }

    void step(Handle tx, AgreementDigest digest, DisclosureRequest.Event event, AgreementLife life) {
        tx.createUpdate("""
            insert into share_agreement_step (agreement, at, code, life, authority, officer)
            values (:agreement, :at, :code, :life, :authority, :officer)
            """)
                .bind("agreement", digest.value())
                .bind("at", event.at())
                .bind("code", event.code())
                .bind("life", life.name())
                .bind("authority", event.authority().value())
                .bind("officer", event.officer().map(OfficerName::value).orElse(""))
                .execute();
    }

    /** Keeps own words beside the newest step. */
    void note(Handle tx, AgreementDigest digest, String note) {
        tx.createUpdate("""
            update share_agreement_step set note = :note
            where step = (select max(step) from share_agreement_step where agreement = :digest)
            """).bind("note", note).bind("digest", digest.value()).execute();
    }

    List<NodeAgreements.Step> steps(Handle tx, AgreementDigest digest) {
        return tx.createQuery("select * from share_agreement_step where agreement = :digest order by step")
                .bind("digest", digest.value())
                .map((row, context) -> new NodeAgreements.Step(
                        new DisclosureRequest.Event(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("code"),
                                AuthorityId.of(row.getString("authority")),
                                OfficerName.read(row.getString("officer"))),
                        row.getString("note")))
                .list();
    }

    /** When each life of an agreement began, in order. */
    List<MessageRecheck.Turn> turns(Handle tx, AgreementDigest digest) {
        return tx.createQuery("select at, life from share_agreement_step where agreement = :digest order by step")
                .bind("digest", digest.value())
                .map((row, context) -> new MessageRecheck.Turn(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        AgreementLife.valueOf(row.getString("life"))))
                .list();
    }

    private Row read(java.sql.ResultSet row) throws java.sql.SQLException {
        AuthorityId partner = AuthorityId.of(row.getString("partner"));
        SignedAgreement signed = signed(
                row.getString("digest"),
                row.getBytes("document"),
                partner,
                row.getString("own_signature"),
                row.getString("partner_signature"));
        return new Row(
                new AgreementStanding(signed, AgreementLife.valueOf(row.getString("life"))),
                partner,
                row.getBoolean("suspended_here"),
                row.getBoolean("suspended_there"));
    }

    private SignedAgreement signed(String digest, byte[] document, AuthorityId partner, String own, String other) {
        String key = digest + "|" + own + "|" + other;
        synchronized (checked) {
            SignedAgreement known = checked.get(key);
            if (known != null) {
                return known;
            }
        }
        SortedMap<AuthorityId, String> signatures = new TreeMap<>();
        Map.of(self, own, partner, other).forEach((signer, signature) -> {
            if (!signature.isEmpty()) {
                signatures.put(signer, signature);
            }
        });
        SignedAgreement signed = SignedAgreement.of(Agreement.parse(document), signatures);
        synchronized (checked) {
            checked.put(key, signed);
        }
        return signed;
    }
}
