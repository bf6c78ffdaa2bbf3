// SPDX-License-Identifier: Apache-2.0
package org.enlace.share;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.enlace.agreement.Agreement;
import org.enlace.agreement.AgreementText;
import org.enlace.agreement.AskingOfficer;
import org.enlace.agreement.HitHandle;
import org.enlace.agreement.OfficerRole;
import org.enlace.agreement.RefusalCode;
import org.enlace.agreement.RefusalGround;
import org.enlace.agreement.SharedDocument;
import org.enlace.agreement.SignedAgreement;
import org.enlace.crypto.CanonicalJson;
import org.enlace.crypto.ClosedJsonObject;
import org.enlace.model.AgreementDigest;
import org.enlace.model.AuthorityId;
import org.enlace.model.ClassLabel;
import org.enlace.model.OfficerName;
import org.enlace.model.Purpose;
import org.enlace.model.VeilHandle;

/** Contents of this package's messages but for the disclosure: closed canonical JSON, one record per form. */
final class ShareMessages {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,63}");

    private ShareMessages() {}

    /** An agreement with the offering party's signature. */
    record Offer(Agreement agreement, String signature) {
        byte[] json() {
            return CanonicalJson.bytes(Map.of(
                    "form",
                    "enlace/agreement-offer/1",
                    "agreement",
                    AgreementText.tree(agreement),
                    "signature",
                    signature));
        }

        static Offer parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/agreement-offer/1");
                return new Offer(Agreement.parse(CanonicalJson.bytes(in.node("agreement"))), in.text("signature"));
            });
        }

        SignedAgreement signedBy(AuthorityId offering) {
            SortedMap<AuthorityId, String> signatures = new TreeMap<>(Map.of(offering, signature));
            return SignedAgreement.of(agreement, signatures);
        }
    }

    /** A step in an agreement's life; the signature is empty but for signing. */
    record Step(AgreementDigest agreement, String signature) {
        Step {
            require(DIGEST, agreement.value());
        }

        byte[] json() {
            return CanonicalJson.bytes(
                    Map.of("form", "enlace/agreement-step/1", "agreement", agreement.value(), "signature", signature));
        }

        static Step parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/agreement-step/1");
                return new Step(new AgreementDigest(in.text("agreement")), in.text("signature"));
            });
        }
    }

    /**
     * A request after hits that may be of one record, those that say most of it first; {@code caseReference} is the opaque
     * name of the asker's case, or empty.
     */
    record Ask(
            String id,
            AgreementDigest agreement,
            List<HitHandle> handles,
            Purpose purpose,
            String justification,
            String caseReference,
            AskingOfficer asker) {
        Ask {
            require(ID, id);
            require(DIGEST, agreement.value());
            handles = List.copyOf(handles);
            if (handles.isEmpty() || handles.size() > DisclosureRequests.MOST_HANDLES || !distinct(handles)) {
                throw new IllegalArgumentException("a request names 1..8 different handles: handles=" + handles.size());
            }
            if (!caseReference.isEmpty()) {
                require(ID, caseReference);
            }
            if (justification.length() > 1_000) {
                throw new IllegalArgumentException("a request has at most 1000 characters of justification");
            }
        }

        private static boolean distinct(List<HitHandle> handles) {
            return Set.copyOf(handles).size() == handles.size();
        }

        byte[] json() {
            return CanonicalJson.bytes(Map.of(
                    "form",
                    "enlace/request/2",
                    "id",
                    id,
                    "agreement",
                    agreement.value(),
                    "handles",
                    handles.stream()
                            .map(one -> Map.of(
                                    "class",
                                    one.identifierClass().value(),
                                    "handle",
                                    one.handle().hex()))
                            .toList(),
                    "purpose",
                    purpose.name(),
                    "justification",
                    justification,
                    "case",
                    caseReference,
                    "officer",
                    asker.officer().value(),
                    "role",
                    asker.role().name()));
        }

        static Ask parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/request/2");
                return new Ask(
                        in.text("id"),
                        new AgreementDigest(in.text("agreement")),
                        in.objects(
                                "handles",
                                one -> new HitHandle(
                                        new ClassLabel(one.text("class")), new VeilHandle(one.text("handle")))),
                        in.choice("purpose", Purpose.class),
                        in.text("justification"),
                        in.text("case"),
                        new AskingOfficer(new OfficerName(in.text("officer")), in.choice("role", OfficerRole.class)));
            });
        }
    }

    /** A refused request; {@code code} is a {@link RefusalCode} or a {@link RefusalGround}. */
    record Refused(String request, String code) {
        Refused {
            require(ID, request);
            require(CODE, code);
        }

        byte[] json() {
            return CanonicalJson.bytes(Map.of("form", "enlace/refusal/1", "request", request, "code", code));
        }

        static Refused parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/refusal/1");
                return new Refused(in.text("request"), in.text("code"));
            });
        }
    }

    /** What became of a hit; {@code request} is empty where none was made, {@code text} where none is allowed. */
    record Told(
            HitHandle handle,
            String request,
            Purpose purpose,
            HitOutcomes.Outcome outcome,
            HitOutcomes.Reason reason,
            String text) {
        Told {
            if (!request.isEmpty()) {
                require(ID, request);
            }
            if (text.length() > 500) {
                throw new IllegalArgumentException("an outcome has at most 500 characters of text");
            }
        }

        byte[] json() {
            return CanonicalJson.bytes(Map.of(
                    "form",
                    "enlace/outcome/1",
                    "handle",
                    handle.handle().hex(),
                    "class",
                    handle.identifierClass().value(),
                    "request",
                    request,
                    "purpose",
                    purpose.name(),
                    "outcome",
                    outcome.name(),
                    "reason",
                    reason.name(),
                    "text",
                    text));
        }

        static Told parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/outcome/1");
                return new Told(
                        new HitHandle(new ClassLabel(in.text("class")), new VeilHandle(in.text("handle"))),
                        in.text("request"),
                        in.choice("purpose", Purpose.class),
                        in.choice("outcome", HitOutcomes.Outcome.class),
                        in.choice("reason", HitOutcomes.Reason.class),
                        in.text("text"));
            });
        }
    }

    /** Take back disclosures by id or, with none named, everything sent under the agreement. */
    record Recalled(String id, AgreementDigest agreement, List<String> disclosures) {
        Recalled {
            require(ID, id);
            require(DIGEST, agreement.value());
            disclosures = List.copyOf(disclosures);
            disclosures.forEach(disclosure -> require(ID, disclosure));
        }

        byte[] json() {
            return CanonicalJson.bytes(Map.of(
                    "form", "enlace/recall/1", "id", id, "agreement", agreement.value(), "disclosures", disclosures));
        }

        static Recalled parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/recall/1");
                return new Recalled(
                        in.text("id"),
                        new AgreementDigest(in.text("agreement")),
                        in.list("disclosures", ClosedJsonObject::string));
            });
        }
    }

    /** The receipt of a purge: how many records, and for which recall, empty where none asked for it. */
    record Purged(String recall, AgreementDigest agreement, int records) {
        Purged {
            require(DIGEST, agreement.value());
            if (!recall.isEmpty()) {
                require(ID, recall);
            }
        }

        byte[] json() {
            return CanonicalJson.bytes(Map.of(
                    "form", "enlace/purged/1", "recall", recall, "agreement", agreement.value(), "records", records));
        }

        static Purged parse(byte[] json) {
            return SharedDocument.read(json, in -> {
                in.constant("form", "enlace/purged/1");
                return new Purged(in.text("recall"), new AgreementDigest(in.text("agreement")), in.number("records"));
            });
        }
    }

    private static void require(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a message field must have its documented form: length=" + text.length());
        }
    }
}
