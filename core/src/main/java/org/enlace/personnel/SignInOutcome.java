// SPDX-License-Identifier: Apache-2.0
package org.enlace.personnel;

import java.util.Optional;
import org.enlace.model.OfficerName;
import org.enlace.personnel.OfficerAccounts.Account;

/** What became of a try to sign in. */
public sealed interface SignInOutcome {
    /**
     * An account that signed in; {@code seal} fits as long as neither role nor password nor second factor were changed.
     * {@code enrolled} says whether it has a second factor. The account's role is the one that is acted in now, and
     * {@code principal} is for whom, where it is a deputy's.
     */
    record Admitted(Account account, String seal, boolean enrolled, Optional<OfficerName> principal)
            implements SignInOutcome {}

    /** Why nobody was admitted. */
    enum Refused implements SignInOutcome {
        WRONG_PASSWORD,
        /** The password was right, and the account has a second factor: its code is asked for. */
        CODE_NEEDED,
        /** The password was right, and the code is wrong, too old or used already. */
        WRONG_CODE
    }
}
