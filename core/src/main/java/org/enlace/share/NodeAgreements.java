// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.AgreementTerms;
import org.enlace.agreement.ShareException;
import org.enlace.agreement.ShareException.Reason;
import org.enlace.agreement.SignedAgreement;
import org.enlace.ledger.entry.AgreementEntry;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.OfficerName;
import org.enlace.share.AgreementTable.Row;
import org.jdbi.v3.core.Handle;

/**
 * The agreements of one node and their life. A step is taken here by an officer, stored, logged and sent in one
 * transaction; suspension and exit take effect at once, alone.
 */
public final class NodeAgreements {
    static final OfficerName NODE = new OfficerName("node");
    private static final OfficerName PARTNER = new OfficerName("partner");

    private final DecisionPosition position;
    private final AgreementTable table;
    private final AgreementSuccession agreementSuccession;
    private final OutgoingGate egress;
    private final ForeignRecordTable records;
    private final ShareWatcher watcher;

    NodeAgreements(DecisionPosition position, OutgoingGate egress, ForeignRecordTable records, ShareWatcher watcher) {
        this.position = position;
        this.table = position.agreements();
        this.agreementSuccession = new AgreementSuccession(table);
        this.egress = egress;
        this.records = records;
        this.watcher = watcher;
    }

    /** Keeps a draft that only this node sees. */
    public AgreementStanding draft(Handle tx, Agreement agreement, OfficerName officer) {
        AuthorityId partner = agreement.partnerOf(position.self()).id();
        SignedAgreement unsigned = SignedAgreement.unsigned(agreement);
        table.insert(tx, unsigned, partner, AgreementLife.DRAFT);
        Row row = find(tx, unsigned.digest());
        step(tx, row, "DRAFTED", position.self(), officer);
        return row.standing();
    }

    /**
     * Signs an agreement and offers it to its other party; a draft of it may be here already.
     * ShareException(SECOND_AGREEMENT) where another one lives between the two that it does not supersede.
     */
    public AgreementStanding offer(Handle tx, Agreement agreement, OfficerName officer) {
        AgreementParty own = agreement.party(position.self()).orElseThrow(() -> wrongParty(position.self()));
        if (!own.keys().signing().equals(position.ownKey())) {
            throw new ShareException(Reason.WRONG_SIGNATURE, "an offer must name this node's own keys");
        }
        AuthorityId partner = agreement.partnerOf(position.self()).id();
        requireNoRival(tx, agreement, partner);
        table.forgetDead(tx, partner);
        AgreementDigest digest = agreement.digest();
        if (table.lock(tx, digest).isEmpty()) {
            table.insert(tx, SignedAgreement.unsigned(agreement), partner, AgreementLife.DRAFT);
        }
        Row row = find(tx, digest);
        String signature = sign(digest);
        Row offered = move(tx, row, row.standing().signed().with(position.self(), signature), AgreementLife.OFFERED);
        log(tx, AgreementEntry.Offered::new, offered, officer);
        step(tx, offered, "OFFERED", position.self(), officer);
        byte[] offer = new ShareMessages.Offer(agreement, signature).json();
        table.offered(
                tx,
                digest,
                egress.administer(tx, partner, "share.agreement-offer", offer).digest());
        return offered.standing();
    }

    private void requireNoRival(Handle tx, Agreement agreement, AuthorityId partner) {
        if (!agreementSuccession.rivals(tx, agreement, partner).isEmpty()) {
            throw new ShareException(Reason.SECOND_AGREEMENT, AgreementSuccession.RULE);
        }
    }

    /** The partner refused an envelope of ours: where it was an offer, the offer is over. */
    public void refused(Handle tx, String envelope) {
        table.offeredIn(tx, envelope)
                .filter(row -> row.standing().life() == AgreementLife.OFFERED)
                .ifPresent(row -> step(tx, ended(tx, row, PARTNER), "REFUSED", row.partner()));
    }

    /** Ends what never was in force. */
    void close(Handle tx, Row row, String code, AuthorityId by, OfficerName officer) {
        step(tx, ended(tx, row, officer), code, by, officer);
    }

    private Row ended(Handle tx, Row row, OfficerName officer) {
        Row ended = move(tx, row, row.standing().signed(), AgreementLife.ENDED);
        log(tx, AgreementEntry.Ended::new, ended, officer);
        return ended;
    }

    /** Signs a partner's offer: in force from now, or from its own beginning where that is later. */
    public AgreementStanding sign(Handle tx, AgreementDigest digest, OfficerName officer) {
        Row row = locked(tx, digest);
        requireNoRival(tx, row.standing().agreement(), row.partner());
        String signature = sign(digest);
        Row signed = move(tx, row, row.standing().signed().with(position.self(), signature), AgreementLife.IN_FORCE);
        log(tx, AgreementEntry.Signed::new, signed, officer);
        step(tx, signed, "SIGNED", position.self(), officer);
        supersede(tx, signed, officer);
        egress.administer(
                tx, signed.partner(), "share.agreement-sign", new ShareMessages.Step(digest, signature).json());
        return signed.standing();
    }

    /** Stops all use at once; needs nobody. */
    public AgreementStanding suspend(Handle tx, AgreementDigest digest, OfficerName officer) {
        Row row = locked(tx, digest);
        requireState(maySuspend(row), row);
        endSuccessors(tx, row, officer);
        Row suspended = keep(tx, withSuspension(row, true, row.suspendedThere()));
        log(tx, AgreementEntry.Suspended::new, suspended, officer);
        step(tx, suspended, "SUSPENDED", position.self(), officer);
        egress.administer(tx, row.partner(), "share.agreement-suspend", new ShareMessages.Step(digest, "").json());
        return suspended.standing();
    }

    /** Suspends all that a partner could use, also what the partner has suspended, and ends all offers. */
    public void stopAll(Handle tx, AuthorityId partner, OfficerName officer) {
        for (AgreementStanding standing : table.standings(tx, partner)) {
            if (standing.life() == AgreementLife.OFFERED) {
                end(tx, standing.digest(), officer);
            } else if (may(tx, standing.digest(), "SUSPEND")) {
                suspend(tx, standing.digest(), officer);
            }
        }
    }

    /** An own offer that would put an agreement in force again which an officer of this side stops. */
    private void endSuccessors(Handle tx, Row row, OfficerName officer) {
        table.standings(tx, row.partner()).stream()
                .filter(standing -> standing.life() == AgreementLife.OFFERED)
                .filter(standing -> standing.agreement()
                        .supersedes()
                        .equals(Optional.of(row.standing().digest())))
                .forEach(standing -> end(tx, standing.digest(), officer));
    }

    /** Takes this side's suspension back; in force again once the partner has none either. */
    public AgreementStanding resume(Handle tx, AgreementDigest digest, OfficerName officer) {
        Row row = locked(tx, digest);
        requireState(row.suspendedHere(), row);
        Row resumed = keep(tx, withSuspension(row, false, row.suspendedThere()));
        log(tx, AgreementEntry.Resumed::new, resumed, officer);
        step(tx, resumed, "RESUMED", position.self(), officer);
        egress.administer(tx, row.partner(), "share.agreement-resume", new ShareMessages.Step(digest, "").json());
        return resumed.standing();
    }

    /** Leaves at once, alone; received records go as the agreement says. Also declines an offer and drops a draft. */
    public AgreementStanding end(Handle tx, AgreementDigest digest, OfficerName officer) {
        Row row = locked(tx, digest);
        boolean known = row.standing().life() != AgreementLife.DRAFT;
        endSuccessors(tx, row, officer);
        Row ended = finish(tx, row, position.self(), officer);
        if (known) {
            egress.administer(tx, row.partner(), "share.agreement-end", new ShareMessages.Step(digest, "").json());
        }
        return ended.standing();
    }

    /** Ends what has outlived its validity, so that its records go as it says; returns how many. */
    public int expire(Handle tx) {
        List<AgreementDigest> over = table.standings(tx).stream()
                .filter(standing -> standing.life() != AgreementLife.ENDED)
                .filter(standing ->
                        !position.now().isBefore(standing.agreement().validity().until()))
                .map(AgreementStanding::digest)
                .toList();
        over.forEach(digest -> finish(tx, locked(tx, digest), position.self(), NODE));
        return over.size();
    }

    /** Ends the predecessor that an agreement now in force supersedes; its records stay under the new one. */
    void supersede(Handle tx, Row row, OfficerName officer) {
        row.standing()
                .agreement()
                .supersedes()
                .flatMap(digest -> table.lock(tx, digest))
                .filter(old -> old.partner().equals(row.partner()))
                .filter(old -> old.standing().life().mayBecome(AgreementLife.ENDED))
                .ifPresent(old -> {
                    Row ended = move(tx, old, old.standing().signed(), AgreementLife.ENDED);
                    log(tx, AgreementEntry.Ended::new, ended, officer);
                    step(tx, ended, "SUPERSEDED", position.self(), officer);
                });
    }

    Row finish(Handle tx, Row row, AuthorityId by, OfficerName officer) {
        boolean wasInForce = row.standing().signed().complete();
        Row ended = move(tx, row, row.standing().signed(), AgreementLife.ENDED);
        log(tx, AgreementEntry.Ended::new, ended, officer);
        step(tx, ended, "ENDED", by, officer);
        if (wasInForce && row.standing().agreement().validity().fate() == AgreementTerms.Fate.PURGE) {
            purge(tx, ended);
        }
        return ended;
    }

    /** Purges what came under an agreement and under those before it, whose records it took over; one receipt each. */
    private void purge(Handle tx, Row ended) {
        List<ShareMessages.Purged> receipts = new ArrayList<>();
        for (AgreementDigest digest : agreementSuccession.line(tx, ended)) {
            receipts.add(new ShareMessages.Purged(
                    "", digest, records.purgeUnder(tx, digest, ended.partner(), "AGREEMENT_ENDED")));
        }
        receipts.forEach(receipt -> egress.administer(tx, ended.partner(), "share.purged", receipt.json()));
    }

    /** All agreements, by partner. */
    public List<AgreementStanding> list(Handle tx) {
        return table.all(tx);
    }

    public Optional<AgreementStanding> get(Handle tx, AgreementDigest digest) {
        return table.find(tx, digest).map(Row::standing);
    }

    /** A step with the officer's own words beside it; {@code note} is empty where there are none. */
    public record Step(DisclosureRequest.Event event, String note) {}

    /** The steps of one agreement's life, oldest first, as they stood at one moment. */
    public List<Step> steps(Handle tx, AgreementDigest digest) {
        return table.steps(tx, digest);
    }

    /** Keeps an officer's own words beside the newest step of an agreement; they never leave. */
    public void note(Handle tx, AgreementDigest digest, String note) {
        if (!note.isBlank()) {
            table.note(tx, digest, note);
        }
    }

    /** Agreements with a partner that are in force and valid at {@code now}. */
    public List<AgreementStanding> inForce(Handle tx, AuthorityId partner, Instant now) {
        return table.standings(tx, partner).stream()
                .filter(standing -> standing.life() == AgreementLife.IN_FORCE)
                .filter(standing -> standing.agreement().binds(position.self(), partner))
                .filter(standing ->
                        !now.isBefore(standing.agreement().validity().from())
                                && now.isBefore(standing.agreement().validity().until()))
                .toList();
    }

    /** True where this officer's side may take the step now: SIGN, SUSPEND, RESUME or END. */
    public boolean may(Handle tx, AgreementDigest digest, String step) {
        return table.find(tx, digest)
                .map(row -> switch (step) {
                    case "SIGN" -> row.standing().life() == AgreementLife.OFFERED && !signedHere(row);
                    case "SUSPEND" -> maySuspend(row);
                    case "RESUME" -> row.suspendedHere() && row.standing().life() == AgreementLife.SUSPENDED;
                    case "END" -> row.standing().life() != AgreementLife.ENDED;
                    default -> false;
                })
                .orElse(false);
    }

    private static boolean maySuspend(Row row) {
        return switch (row.standing().life()) {
            case IN_FORCE -> true;
            case SUSPENDED -> !row.suspendedHere();
            case DRAFT, OFFERED, ENDED -> false;
        };
    }

    boolean signedHere(Row row) {
        return row.standing().signed().signatures().containsKey(position.self());
    }

    Row withSuspension(Row row, boolean here, boolean there) {
        AgreementLife life = here || there ? AgreementLife.SUSPENDED : AgreementLife.IN_FORCE;
        return new Row(new AgreementStanding(row.standing().signed(), life), row.partner(), here, there);
    }

    Row keep(Handle tx, Row row) {
        table.update(tx, row);
        return row;
    }

    Row move(Handle tx, Row row, SignedAgreement signed, AgreementLife life) {
        requireState(row.standing().life().mayBecome(life), row);
        boolean over = life == AgreementLife.ENDED;
        return keep(
                tx,
                new Row(
                        new AgreementStanding(signed, life),
                        row.partner(),
                        !over && row.suspendedHere(),
                        !over && row.suspendedThere()));
    }

    /** Notes what an own officer did. */
    void step(Handle tx, Row row, String code, AuthorityId by, OfficerName officer) {
        step(tx, row, new DisclosureRequest.Event(position.now(), code, by, Optional.of(officer)));
    }

    /** Notes what somebody at the partner's did. */
    void step(Handle tx, Row row, String code, AuthorityId by) {
        step(tx, row, new DisclosureRequest.Event(position.now(), code, by, Optional.empty()));
    }

    private void step(Handle tx, Row row, DisclosureRequest.Event event) {
        table.step(tx, row.standing().digest(), event, row.standing().life());
        watcher.agreementChanged(tx, row.standing());
        switch (row.standing().life()) {
            case SUSPENDED, ENDED -> egress.review(tx, row.partner());
            case DRAFT, OFFERED, IN_FORCE -> {}
        }
    }

    /** The partner says what is known here already: no step and no entry, but what it had refused may go again. */
    void toldAgain(Handle tx, Row row) {
        watcher.agreementChanged(tx, row.standing());
    }

    void log(Handle tx, Function<AgreementEntry.Step, AgreementEntry> kind, Row row, OfficerName officer) {
        AgreementStanding standing = row.standing();
        AgreementEntry.Step step = new AgreementEntry.Step(
                standing.digest(), row.partner(), standing.life().name(), officer);
        position.ledger().append(tx, kind.apply(step));
    }

    private Row find(Handle tx, AgreementDigest digest) {
        return table.find(tx, digest)
                .orElseThrow(() -> new ShareException(Reason.NOT_FOUND, "no such agreement: digest=" + digest.value()));
    }

    private Row locked(Handle tx, AgreementDigest digest) {
        return table.lock(tx, digest)
                .orElseThrow(() -> new ShareException(Reason.NOT_FOUND, "no such agreement: digest=" + digest.value()));
    }

    private String sign(AgreementDigest digest) {
        byte[] signature = position.keys().sign(SignedAgreement.CONTEXT, SignedAgreement.message(digest));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static void requireState(boolean holds, Row row) {
        if (!holds) {
            throw new ShareException(
                    Reason.WRONG_STATE,
                    "an agreement's state does not allow this step: life="
                            + row.standing().life());
        }
    }

    private static ShareException wrongParty(AuthorityId self) {
        return new ShareException(Reason.WRONG_SIGNATURE, "this authority must be a party: authority=" + self);
    }
}
