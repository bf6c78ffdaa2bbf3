// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases;

import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;

/**
 * A link seen from one of its ends: the other end as it is shown. The link's own ends are the merged subjects where
 * ends were merged.
 */
public record HeldLink(SubjectLink link, boolean outgoing, String other, SubjectKind otherKind, String otherCaption) {}
