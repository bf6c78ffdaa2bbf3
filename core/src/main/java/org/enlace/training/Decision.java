// SPDX-License-Identifier: Apache-2.0
package org.enlace.training;

/** What a column was taken for, and by what: {@code reason} in English, without a value of the table. */
public record Decision(String column, Meaning meaning, String reason) {}
