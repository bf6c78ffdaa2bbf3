// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.apache.commons.codec.binary.Base32;
import org.enlace.crypto.HmacSha256;
import org.enlace.model.OfficerName;
import org.enlace.vault.AesGcm;
import org.jdbi.v3.core.Handle;

/**
 * What people have beside their password: a secret in an authenticator app, which shows a code for each half minute, and
 * ten recovery codes for the day on which the telephone is gone. Each code works once (RFC 6238, 5.2). The secrets are
 * sealed and the recovery codes digested under a key of the node's, so that the database alone tells neither.
 */
final class SecondFactors {
    private static final int SECRET = 20;
    private static final int RECOVERY = 10;
    private static final int CODES = 10;

    /** A telephone may be a step ahead, or its code be typed a step late. */
    private static final int DRIFT = 1;

    private static final Duration OFFERED = Duration.ofMinutes(15);

    private final String issuer;
    private final Clock clock;
    private final SecureRandom random;
    private final byte[] sealing;
    private final byte[] digesting;
    private final Map<OfficerName, Offer> offers = new ConcurrentHashMap<>();

    /** A secret that a person has not proved to have yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Offer(byte[] secret, Instant until) {}

    /** What a code was. */
    enum Check {
        RIGHT,
        RECOVERY_CODE,
        WRONG
    }

    /** {@code issuer} is what the app shows above the codes; {@code seed} is the node's secret. */
    SecondFactors(String issuer, Clock clock, SecureRandom random, byte[] seed) {
        this.issuer = issuer;
        this.clock = clock;
        this.random = random;
        sealing = HmacSha256.of(seed, "enlace/second-factor/1");
        digesting = HmacSha256.of(seed, "enlace/recovery-code/1");
    }

    /** A new secret for a person, kept in memory until a code proves that their app has it. */
    NodePersonnel.OfferedSecret offer(OfficerName officer) {
        byte[] secret = bytes(SECRET);
        Instant now = clock.instant();
        offers.values().removeIf(offer -> offer.until().isBefore(now));
        offers.put(officer, new Offer(secret, now.plus(OFFERED)));
        String text = base32(secret);
        String label = encoded(issuer) + ":" + encoded(officer.value());
        return new NodePersonnel.OfferedSecret(
                text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=" + encoded(issuer));
    }

    /** Takes the offered secret into use, where the code is of it; a former secret and former recovery codes are good no more. */
    boolean enrol(Handle tx, OfficerName officer, String code) {
        Instant now = clock.instant();
        Optional<Offer> offer = Optional.ofNullable(offers.get(officer))
                .filter(one -> one.until().isAfter(now));
        OptionalLong step = offer.map(one -> step(one.secret(), plain(code), Long.MIN_VALUE))
                .orElseGet(OptionalLong::empty);
        if (step.isEmpty()) {
            return false;
        }
        remove(tx, officer);
        tx.createUpdate("""
            INSERT INTO node_second_factor (officer, secret, enrolled, last_step)
            VALUES (:officer, :secret, :enrolled, :step)\
            """)
                .bind("officer", officer.value())
                .bind(
                        "secret",
                        AesGcm.seal(
                                sealing, officer.value(), offer.orElseThrow().secret(), random))
                .bind("enrolled", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .bind("step", step.getAsLong())
                .execute();
        tx.afterCommit(() -> offers.remove(officer));
        return true;
    }

    boolean isEnrolled(Handle tx, OfficerName officer) {
        return tx.createQuery("SELECT count(*) FROM node_second_factor WHERE officer = :officer")
                        .bind("officer", officer.value())
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /** Everyone who has one. */
    List<OfficerName> enrolled(Handle tx) {
        return tx.createQuery("SELECT officer FROM node_second_factor")
                .map((row, context) -> new OfficerName(row.getString(1)))
                .list();
    }

    /** Whether a code of the app or a recovery code is good now; it is not good a second time. */
    Check check(Handle tx, OfficerName officer, String code) {
        String plain = plain(code);
        if (plain.length() != TimeCode.DIGITS) {
            boolean known = tx.createUpdate("DELETE FROM node_recovery_code WHERE officer = :officer AND code = :code")
                            .bind("officer", officer.value())
                            .bind("code", digest(officer, plain))
                            .execute()
                    == 1;
            return known ? Check.RECOVERY_CODE : Check.WRONG;
        }
        OptionalLong step = tx.createQuery(
                        "SELECT secret, last_step FROM node_second_factor WHERE officer = :officer FOR UPDATE")
                .bind("officer", officer.value())
                .map((row, context) -> step(
                        AesGcm.open(sealing, officer.value(), row.getBytes("secret")), plain, row.getLong("last_step")))
                .findOne()
                .orElseGet(OptionalLong::empty);
        step.ifPresent(taken ->
                tx.execute("UPDATE node_second_factor SET last_step = ? WHERE officer = ?", taken, officer.value()));
        return step.isPresent() ? Check.RIGHT : Check.WRONG;
    }

    /** The step, after the last one that was taken, whose code this is. */
    private OptionalLong step(byte[] secret, String code, long last) {
        long now = TimeCode.step(clock.instant());
        return LongStream.rangeClosed(now - DRIFT, now + DRIFT)
                .filter(step -> step > last && same(TimeCode.at(secret, step, TimeCode.DIGITS), code))
                .findFirst();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Ten new recovery codes, told here and never again; the former ones are good no more. */
    List<String> newCodes(Handle tx, OfficerName officer) {
        tx.execute("DELETE FROM node_recovery_code WHERE officer = ?", officer.value());
        List<String> codes = new ArrayList<>();
        for (int at = 0; at < CODES; at++) {
            String code = base32(bytes(RECOVERY));
            tx.execute(
                    "INSERT INTO node_recovery_code (officer, code) VALUES (?, ?)",
                    officer.value(),
                    digest(officer, code));
            codes.add(code.replaceAll(".{4}(?!$)", "$0-"));
        }
        return codes;
    }

    int codesLeft(Handle tx, OfficerName officer) {
        return tx.createQuery("SELECT count(*) FROM node_recovery_code WHERE officer = :officer")
                .bind("officer", officer.value())
                .mapTo(Integer.class)
                .one();
    }

    /** Takes the second factor away, with its recovery codes; false where there was none. */
    boolean remove(Handle tx, OfficerName officer) {
        return tx.execute("DELETE FROM node_second_factor WHERE officer = ?", officer.value()) > 0;
    }

    private String digest(OfficerName officer, String plain) {
        return HexFormat.of().formatHex(new HmacSha256(digesting).ofParts(officer.value(), plain));
    }

    /** A code as it is compared: people type spaces, hyphens and small letters. */
    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base32(byte[] bytes) {
        return new Base32().encodeAsString(bytes).replace("=", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
