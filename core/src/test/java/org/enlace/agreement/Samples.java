// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
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

/** Two parties with fixed keys, their agreement, and records to share; everything invented. */
public final class Samples {
    public static final AuthorityId PANAMA = AuthorityId.of("pa-security");
    public static final AuthorityId COSTA_RICA = AuthorityId.of("cr-migration");
    public static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2026-03-04");
    public static final Purpose PURPOSE = Purpose.ORGANISATIONS_AND_METHODS;
    public static final SourceGrade GOOD = SourceGrade.parse("B2");
    public static final KeyPair PANAMA_KEY = key(1);
    static final KeyPair COSTA_RICA_KEY = key(2);

    private Samples() {}

    public static Agreement agreement() {
        return AgreementDraft.bilateral(
                party(PANAMA, Authority.Kind.SECURITY, "PA", PANAMA_KEY),
                party(COSTA_RICA, Authority.Kind.MIGRATION, "CR", COSTA_RICA_KEY),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"));
    }

    public static AgreementParty party(AuthorityId id, Authority.Kind kind, String country, KeyPair key) {
        return new AgreementParty(
                id,
                "Authority of " + country,
                country,
                kind,
                "Unit against smuggling networks",
                new AgreementParty.Keys(raw(key), "log-key-" + id, "sealing-key-" + id, "ab".repeat(32)));
    }

    public static AgreementStanding inForce(Agreement agreement) {
        return new AgreementStanding(signed(agreement), AgreementLife.IN_FORCE);
    }

    public static SignedAgreement signed(Agreement agreement) {
        return SignedAgreement.unsigned(agreement)
                .with(PANAMA, sign(PANAMA_KEY, agreement.digest()))
                .with(COSTA_RICA, sign(COSTA_RICA_KEY, agreement.digest()));
    }

    /** Panama asks to let Costa Rica have the items. */
    public static DecisionRequest request(DecisionRequest.Item... items) {
        return new DecisionRequest.Asking(
                        DecisionMoment.SEND,
                        SharedOperation.DISCLOSE,
                        OperationTrigger.ON_HIT,
                        PURPOSE,
                        new DecisionRequest.KeyHolder(PANAMA, raw(PANAMA_KEY)),
                        new DecisionRequest.KeyHolder(COSTA_RICA, raw(COSTA_RICA_KEY)))
                .about(List.of(items));
    }

    static DecisionRequest.SubjectItem item(SubjectKind kind, String property) {
        return new DecisionRequest.SubjectItem(
                kind,
                java.util.Optional.empty(),
                List.of(new DecisionRequest.Field(property, GOOD, HandlingMark.DEFAULT, TODAY.plusDays(30))));
    }

    public static Statement statement(String property, String value) {
        return statement(property, value, GOOD, HandlingMark.DEFAULT, TODAY.plusDays(900));
    }

    public static Statement statement(
            String property, String value, SourceGrade grade, HandlingMark handling, LocalDate expires) {
        return new Statement(
                property,
                value,
                value + " (as written)",
                "es",
                new StatementProvenance(
                        "informer-file-17",
                        grade,
                        handling,
                        "Law 1",
                        LocalDate.parse("2025-01-01"),
                        LocalDate.parse("2025-06-01"),
                        expires));
    }

    public static Subject subject(String id, SubjectKind kind, Statement... statements) {
        return new Subject(id, kind, List.of(statements));
    }

    public static SubjectLink link(String id, String from, String to, Statement... statements) {
        return new SubjectLink(id, "UnknownLink", from, to, List.of(statements));
    }

    public static KeyPair key(int seed) {
        byte[] fixed = new byte[32];
        Arrays.fill(fixed, (byte) seed);
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new FixedRandom(fixed));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static String raw(KeyPair key) {
        byte[] encoded = key.getPublic().getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    public static String sign(KeyPair key, AgreementDigest digest) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(("enlace/agreement/1\n" + digest.value()).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static final class FixedRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] fixed;

        FixedRandom(byte[] fixed) {
            this.fixed = fixed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(fixed, 0, bytes, 0, bytes.length);
        }
    }
}
