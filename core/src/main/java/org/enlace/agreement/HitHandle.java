// SPDX-License-Identifier: Apache-2.0
package org.enlace.agreement;

import java.util.regex.Pattern;

/** A partner's opaque name for a record behind a hit: 32 hexadecimal digits, and the class of identifiers that was hit. */
public record HitHandle(String identifierClass, String handle) {
    private static final Pattern CLASS = Pattern.compile("[a-zA-Z]{1,32}");
    private static final Pattern HANDLE = Pattern.compile("[0-9a-f]{32}");

    public HitHandle {
        if (!CLASS.matcher(identifierClass).matches() || !HANDLE.matcher(handle).matches()) {
            throw new IllegalArgumentException("a hit's handle must be a class and 32 hexadecimal digits");
        }
    }
}
