// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.time.Clock;
import org.apache.commons.codec.binary.Base32;

/** What an officer's telephone shows: the codes of a secret by its clock. */
public record AuthenticatorApp(String secret, Clock clock) {
    public String code() {
        return TimeCode.at(new Base32().decode(secret), TimeCode.step(clock.instant()), TimeCode.DIGITS);
    }
}
