// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil.tags;

import org.enlace.model.VeilHandle;
import org.enlace.oprf.Octets;

/**
 * What a holder publishes of one input: its tag, and beside it a label that only who computed the same output can read.
 *
 * @param label as long as the layout of the set asks; empty where entries are bare
 */
public record LabelledTag(VeilInput input, Octets label) {

    /** With its handle as label. */
    public static LabelledTag of(VeilInput input, VeilHandle handle) {
        return new LabelledTag(input, Octets.own(handle.bytes()));
    }
}
