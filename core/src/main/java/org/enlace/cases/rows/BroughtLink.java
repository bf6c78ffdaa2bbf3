// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

/** A link as a load brought it: its relation and the captions of its ends, empty where an end is not held. */
public record BroughtLink(String relation, String from, String to) {}
