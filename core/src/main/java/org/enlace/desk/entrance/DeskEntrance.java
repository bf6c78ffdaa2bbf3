// SPDX-License-Identifier: Apache-2.0
package org.enlace.desk.entrance;

/** How a desk lets officers in: what it believes of where a caller is, and its rules for sessions. */
public record DeskEntrance(CallerOrigin origin, SessionRules rules) {}
