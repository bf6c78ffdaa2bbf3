// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import org.enlace.model.ClassLabel;
import org.enlace.model.VeilHandle;

/** A partner's opaque name for a record behind a hit, and the class of identifiers that was hit. */
public record HitHandle(ClassLabel identifierClass, VeilHandle handle) {}
