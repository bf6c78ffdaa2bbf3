// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.regex.Pattern;
import org.enlace.model.VeilHandle;

/** A partner's opaque name for a record behind a hit, and the class of identifiers that was hit. */
public record HitHandle(String identifierClass, VeilHandle handle) {
    private static final Pattern CLASS = Pattern.compile("[a-zA-Z]{1,32}");

    public HitHandle {
        if (!CLASS.matcher(identifierClass).matches()) {
            throw new IllegalArgumentException(
                    "the class of a hit must be 1..32 letters: length=" + identifierClass.length());
        }
    }
}
