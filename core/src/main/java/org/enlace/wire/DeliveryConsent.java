// SPDX-License-Identifier: Apache-2.0
package org.enlace.wire;

import java.util.Optional;
import org.enlace.envelope.Envelope;
import org.jdbi.v3.core.Handle;

/**
 * Asked about each envelope at the moment it would leave, however long it waited, and before it leaves again. The wire
 * knows nothing of authority; the node does.
 */
@FunctionalInterface
public interface DeliveryConsent {
    /** Empty where the envelope may leave now, otherwise a code in capitals: then it is withdrawn for good. */
    Optional<String> stops(Handle tx, Envelope envelope);
}
