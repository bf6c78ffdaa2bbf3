// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.util.List;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectRef;

/** A record of one authority and what it is in truth: which figure or thing, whose, with which identifiers written in it. */
record RecordSighting(
        SubjectRef record, String id, SubjectKind kind, String owner, List<MadeUpIdentifier> identifiers) {}
