// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger.entry;

import java.util.Map;
import java.util.Optional;

/** What one entry of the ledger says: the record of its kind. Ids, codes, counts and hashes, never content. */
public sealed interface LedgerEvent
        permits AgreementEntry, CaseEntry, DisclosureEntry, NodeEntry, PermissionEntry, QuestionEntry, WireEntry {
    EntryType type();

    /** The fields as they stand on the line. */
    EntryFields fields();

    /**
     * What an entry of this type and these fields says. Empty where it lacks a field of its kind, or a field holds something else:
     * an entry of an earlier version, or one that Enlace did not write. Fields beyond those of the kind are not looked at.
     */
    static Optional<LedgerEvent> read(EntryType type, Map<String, Object> fields) {
        try {
            return Optional.of(read(type, new EntryFields(fields)));
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    private static LedgerEvent read(EntryType type, EntryFields in) {
        return switch (type) {
            case NODE_STARTED -> in.has("backup") ? NodeEntry.Restored.read(in) : NodeEntry.Started.read(in);
            case AGREEMENT_OFFERED -> new AgreementEntry.Offered(AgreementEntry.Step.read(in));
            case AGREEMENT_SIGNED -> new AgreementEntry.Signed(AgreementEntry.Step.read(in));
            case AGREEMENT_SUSPENDED -> new AgreementEntry.Suspended(AgreementEntry.Step.read(in));
            case AGREEMENT_RESUMED -> new AgreementEntry.Resumed(AgreementEntry.Step.read(in));
            case AGREEMENT_ENDED -> new AgreementEntry.Ended(AgreementEntry.Step.read(in));
            case GRANT -> PermissionEntry.Granted.read(in);
            case REFUSAL ->
                in.has("request") ? PermissionEntry.RequestRefused.read(in) : PermissionEntry.OperationRefused.read(in);
            case TAGS_SENT -> new QuestionEntry.TagsSent(QuestionEntry.Tags.read(in));
            case TAGS_RECEIVED -> new QuestionEntry.TagsReceived(QuestionEntry.Tags.read(in));
            case QUERY_SENT -> QuestionEntry.SetSent.read(in);
            case QUERY_ANSWERED -> QuestionEntry.ChunkAnswered.read(in);
            case QUERY_REFUSED -> throw new IllegalArgumentException("nothing writes an entry of this type");
            case ANSWER_RECEIVED -> QuestionEntry.AnswerReceived.read(in);
            case QUERY_FINISHED -> QuestionEntry.SetFinished.read(in);
            case HIT -> QuestionEntry.HitsFound.read(in);
            case CANARY_NAMED -> QuestionEntry.CanaryNamed.read(in);
            case DISCLOSURE_REQUESTED -> DisclosureEntry.Requested.read(in);
            case DISCLOSURE_APPROVED -> DisclosureEntry.Approved.read(in);
            case DISCLOSURE_SENT -> DisclosureEntry.Sent.read(in);
            case DISCLOSURE_RECEIVED -> DisclosureEntry.Received.read(in);
            case RECEIPT -> in.has("envelope") ? WireEntry.Receipted.read(in) : DisclosureEntry.PurgeReceipted.read(in);
            case RECALL ->
                in.has("disclosures") ? DisclosureEntry.RecallSent.read(in) : DisclosureEntry.RecallReceived.read(in);
            case OUTCOME -> in.has("hit") ? DisclosureEntry.OutcomeKept.read(in) : DisclosureEntry.OutcomeTold.read(in);
            case FOREIGN_READ -> DisclosureEntry.ForeignRead.read(in);
            case EXPORT -> export(in);
            case PURGE -> purge(in);
            case LOGIN -> NodeEntry.SignedIn.read(in);
            case LOGIN_FAILED -> in.has("more") ? NodeEntry.SignInsFailed.read(in) : NodeEntry.SignInFailed.read(in);
            case MERGE -> CaseEntry.Merged.read(in);
            case SPLIT -> CaseEntry.Divided.read(in);
            case INTAKE -> CaseEntry.Loaded.read(in);
            case BULLETIN_SENT -> new NodeEntry.BulletinSent(NodeEntry.Bulletin.read(in));
            case BULLETIN_RECEIVED -> new NodeEntry.BulletinReceived(NodeEntry.Bulletin.read(in));
            case OPERATION -> NodeEntry.OperationStep.read(in);
            case ENVELOPE_REFUSED -> WireEntry.Refused.read(in);
            case ACCOUNT ->
                in.is("change", NodeEntry.DeputyNamed.CHANGE)
                        ? NodeEntry.DeputyNamed.read(in)
                        : NodeEntry.AccountChanged.read(in);
            case CASES_OPENED -> CaseEntry.Opened.read(in);
            case LOAD_RELEASED -> CaseEntry.LoadReleased.read(in);
            case SOURCE_WITHDRAWN -> CaseEntry.SourceWithdrawn.read(in);
            case PARTNER ->
                in.is("step", NodeEntry.PartnerUnpinned.STEP)
                        ? NodeEntry.PartnerUnpinned.read(in)
                        : NodeEntry.CardPinned.read(in);
            case ENVELOPE_WITHDRAWN -> WireEntry.Withdrawn.read(in);
            case CHANNEL_GAP -> WireEntry.Gap.read(in);
            case OWN_READ -> CaseEntry.OwnRead.read(in);
        };
    }

    private static LedgerEvent export(EntryFields in) {
        if (in.has("case")) {
            return CaseEntry.CaseExported.read(in);
        }
        return in.has("source") ? CaseEntry.SourceExported.read(in) : QuestionEntry.QuestionsOpened.read(in);
    }

    private static LedgerEvent purge(EntryFields in) {
        if (in.has("agreement")) {
            return DisclosureEntry.ForeignPurged.read(in);
        }
        return in.has("cause") ? CaseEntry.ProtectedPurged.read(in) : CaseEntry.ExpiredPurged.read(in);
    }
}
