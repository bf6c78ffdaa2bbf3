// SPDX-License-Identifier: Apache-2.0
/**
 * What all commands share: exit codes, words in two languages, and how a failure is told in one plain line.
 *
 * <p>Every word that a user reads stands in {@code messages.properties} and {@code messages_es.properties}. Read first:
 * {@link org.enlace.command.Exit}, {@link org.enlace.command.Words}, {@link org.enlace.command.Failure}.
 */
@NullMarked
package org.enlace.command;

import org.jspecify.annotations.NullMarked;
