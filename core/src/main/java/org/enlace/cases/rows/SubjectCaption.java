// SPDX-License-Identifier: Apache-2.0
package org.enlace.cases.rows;

import org.enlace.model.SubjectKind;

/** How a subject is shown in a list: the id of its root after merges, its kind and its name. */
public record SubjectCaption(String id, SubjectKind kind, String text) {}
