// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import org.enlace.model.Statement;

/** A statement as it is held: its number (for a split), the title of its source and the subject or link it came with. */
public record HeldStatement(long id, Statement statement, String sourceTitle, String origin) {}
