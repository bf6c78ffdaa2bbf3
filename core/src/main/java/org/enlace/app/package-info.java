// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: {@code enlace COMMAND …}, one class per command, and {@link org.enlace.app.Main}.
 *
 * <p>Takes in arguments and files; gives out a result on standard output; progress and messages go to standard error.
 * Exit 0 is success, 1 a finding, 2 input or usage that cannot be used. Every word that a user reads stands in
 * {@code messages.properties} and {@code messages_es.properties} of {@code command}. What the commands {@code verify}
 * and {@code veil} do stands in {@code account} and {@code byhand}.
 */
@NullMarked
package org.enlace.app;

import org.jspecify.annotations.NullMarked;
