// SPDX-License-Identifier: Apache-2.0
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.enlace.agreement.AgreementDecision;
import org.enlace.agreement.AgreementDraft;
import org.enlace.agreement.AgreementLife;
import org.enlace.agreement.AgreementParty;
import org.enlace.agreement.AgreementStanding;
import org.enlace.agreement.DecisionMoment;
import org.enlace.agreement.DecisionRequest;
import org.enlace.agreement.HitContext;
import org.enlace.agreement.OperationTrigger;
import org.enlace.agreement.Redaction;
import org.enlace.agreement.SharedOperation;
import org.enlace.agreement.SignedAgreement;
import org.enlace.model.AgreementDigest;
import org.enlace.model.Authority;
import org.enlace.model.AuthorityId;
import org.enlace.model.HandlingMark;
import org.enlace.model.Purpose;
import org.enlace.model.SourceGrade;
import org.enlace.model.Statement;
import org.enlace.model.StatementProvenance;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.enlace.share.DisclosureDryRun;

// What would Costa Rica let Panama have, before and after both have signed? Pure: no database, no network.
// Run it: java -cp 'core/target/classes:core/target/lib/*' examples/Disclose.java
//
// Prints:
//   Without an agreement: NO_AGREEMENT
//   Offered, not signed by both: NOT_YET_IN_FORCE
//   In force: permitted by clauses 2, 4, 7, 15, 18; 1 officer (LIAISON) approves
//   PHONE number goes
//   PERSON name goes
//   PERSON name stays home: clause 9, HANDLING_TOO_RESTRICTED
//   PERSON notes stays home: clause 5, PROPERTY_NOT_ALLOWED
//   PERSON stays home: clause 6, PERSON_EXCLUDED
//   UnknownLink role goes
//   Left after redaction: 2 subjects, 1 link

void main() {
    var costaRica = Signer.of("cr-migration", Authority.Kind.MIGRATION, "CR");
    var panama = Signer.of("pa-security", Authority.Kind.SECURITY, "PA");
    var now = Instant.parse("2026-03-04T12:00:00Z");
    var agreement = AgreementDraft.bilateral(
            costaRica.party(), panama.party(), Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    var request = new DecisionRequest.Asking(
                    DecisionMoment.SEND,
                    SharedOperation.DISCLOSE,
                    OperationTrigger.ON_HIT,
                    Purpose.ORGANISATIONS_AND_METHODS,
                    new DecisionRequest.KeyHolder(
                            costaRica.party().id(), costaRica.party().keys().signing()),
                    new DecisionRequest.KeyHolder(
                            panama.party().id(), panama.party().keys().signing()))
            .about(List.of());

    IO.println("Without an agreement: " + code(AgreementDecision.decide(request, List.of(), now)));
    var offered = SignedAgreement.unsigned(agreement).with(panama.party().id(), panama.sign(agreement.digest()));
    IO.println("Offered, not signed by both: "
            + code(AgreementDecision.decide(request, List.of(new AgreementStanding(offered, AgreementLife.OFFERED)), now)));

    var signed = offered.with(costaRica.party().id(), costaRica.sign(agreement.digest()));
    var inForce = List.of(new AgreementStanding(signed, AgreementLife.IN_FORCE));
    if (AgreementDecision.decide(request, inForce, now) instanceof AgreementDecision.Permit permit) {
        var clauses = permit.clauses().stream().map(clause -> "" + clause.number()).toList();
        IO.println("In force: permitted by clauses " + String.join(", ", clauses) + "; "
                + permit.conditions().approvals().officers() + " officer (" + permit.conditions().approvals().role() + ") approves");
    }

    var hitContext = hitContext();
    for (var line : DisclosureDryRun.of(request, hitContext, inForce, now).lines()) {
        var what = switch (line) {
            case DisclosureDryRun.SubjectLine subject -> subject.kind().name();
            case DisclosureDryRun.LinkLine link -> link.relation();
        };
        var property = line.statement().map(statement -> " " + statement.property()).orElse("");
        var fate = line.withheld()
                .map(refuse -> " stays home: clause "
                        + refuse.clause().map(clause -> "" + clause.number()).orElse("-") + ", " + refuse.code())
                .orElse(" goes");
        IO.println(what + property + fate);
    }
    var left = new Redaction(request, inForce, now).apply(hitContext).matter();
    IO.println("Left after redaction: " + left.subjects().size() + " subjects, " + left.links().size() + " link");
}

// A telephone that Panama hit, the person who uses it, and a minor who was seen with it. All invented.
HitContext hitContext() {
    var open = HandlingMark.DEFAULT;
    var red = new HandlingMark(HandlingMark.Tlp.RED, HandlingMark.Europol.H3, HandlingMark.Pap.RED);
    return new HitContext(
            "phone-1",
            List.of(
                    new Subject("phone-1", SubjectKind.PHONE, List.of(fact("number", "+50688123401", open))),
                    new Subject(
                            "person-1",
                            SubjectKind.PERSON,
                            List.of(
                                    fact("name", "Elvio Sotomonte Parra", open),
                                    fact("name", "El Faro", red),
                                    fact("notes", "seen at the landing", open))),
                    new Subject(
                            "person-2",
                            SubjectKind.PERSON,
                            List.of(fact("name", "Nerea Quintal", open), fact("birthDate", "2012-05-01", open)))),
            List.of(new SubjectLink("link-1", "UnknownLink", "person-1", "phone-1", List.of(fact("role", "uses", open)))));
}

Statement fact(String property, String value, HandlingMark handling) {
    return new Statement(
            property,
            value,
            value,
            "es",
            new StatementProvenance(
                    "file-17",
                    SourceGrade.parse("B2"),
                    handling,
                    "Law 1",
                    LocalDate.parse("2025-01-01"),
                    LocalDate.parse("2026-01-01"),
                    LocalDate.parse("2028-01-01")));
}

String code(AgreementDecision decision) {
    return switch (decision) {
        case AgreementDecision.Permit _ -> "permitted";
        case AgreementDecision.Refuse refuse -> refuse.code().name();
    };
}

// A party with an Ed25519 key; a node keeps its key in org.enlace.wire.NodeKeys.
record Signer(AgreementParty party, java.security.PrivateKey key) {
    static Signer of(String id, Authority.Kind kind, String country) {
        try {
            var pair = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = pair.getPublic().getEncoded();
            var raw = java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            var keys = new AgreementParty.Keys(base64(raw), "log", "sealing", "tls");
            var party = new AgreementParty(AuthorityId.of(id), "Authority of " + country, country, kind, "Unit 1", keys);
            return new Signer(party, pair.getPrivate());
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    String sign(AgreementDigest digest) {
        try {
            var signature = java.security.Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(("enlace/agreement/1\n" + digest).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (java.security.GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String base64(byte[] bytes) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
