// SPDX-License-Identifier: Apache-2.0
package org.enlace.ledger;

/** An entry with its place in the log, counted from 0. */
public record LoggedEntry(long index, Entry entry) {}
