// SPDX-License-Identifier: Apache-2.0

/**
 * Turns outside files into records of one's own case files, or into refusals that say why.
 *
 * <p>Takes in tables (CSV, XLSX, ODS) with a {@link org.enlace.intake.ColumnMapping} (guessed from header and content
 * in Spanish, Portuguese and English, and corrected by a person) and FollowTheMoney JSON: lines, {@code op/entity}
 * delta lines, or one document with {@code entities} somewhere in it. Gives out a stream of
 * {@link org.enlace.intake.record.RecordOutcome}s and a {@link org.enlace.intake.record.IntakeReport}. Reads in flat
 * memory, one record at a time; a damaged record is refused with its line and the reason, and the rest is read. People
 * who were smuggled are turned into counts; victims, witnesses, minors and informants are refused. No message holds
 * what a file says: file, line and rule only.
 *
 * <p>Ids: an entity's id is the subject's id. A row's id (column {@code id}) is the subject's id where it begins with
 * the authority's country code ({@code co-w000001}); otherwise the source's id is put before it. A row without an id,
 * and things that a row names beside its subject, get an id from a keyed hash. A data set named like
 * {@code co-case-000001} is a case.
 *
 * <p>Beside FollowTheMoney's own schemata, {@code Phone}, {@code Consignment} and {@code CaseFile} (properties
 * {@code name}, {@code startDate}, {@code subjects}) are read, and an entity may carry
 * {@code "enlace": {"grade", "handling", "legalBasis", "firstSeen", "lastSeen", "expires"}}, which takes precedence
 * over what the source says in general.
 *
 * <p>Read first: {@link org.enlace.intake.FileIntake}, {@link org.enlace.intake.record.RecordOutcome},
 * {@link org.enlace.intake.ColumnMapping}.
 */
@NullMarked
package org.enlace.intake;

import org.jspecify.annotations.NullMarked;
