// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import org.enlace.identifiers.IdentifierClass;

/** An exact identifier of the made-up world: its canonical text and how people write it. */
record MadeUpIdentifier(IdentifierClass kind, String canonical, String written) {}
