// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import org.enlace.identifiers.IdentifierClass;

/** An exact identifier in its canonical form and the subject that carries it. Does not print the value. */
public record HeldIdentifier(IdentifierClass identifierClass, String canonical, String subject) {
    @Override
    public String toString() {
        return "HeldIdentifier[" + identifierClass.label() + "]";
    }
}
