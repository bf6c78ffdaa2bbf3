// SPDX-License-Identifier: Apache-2.0
/**
 * What all commands share: exit codes, words in two languages, and how a failure is told in one plain line.
 *
 * <p>Every word that a user reads stands in {@code messages.properties} and {@code messages_es.properties}. Read first:
 * {@link org.enlace.command.ExitCode}, {@link org.enlace.command.CommandWords}, {@link org.enlace.command.FailureLine}.
 */
@NullMarked
package org.enlace.command;

import org.jspecify.annotations.NullMarked;
