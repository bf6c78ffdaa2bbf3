// SPDX-License-Identifier: Apache-2.0
package org.enlace.picture;

import org.enlace.model.SubjectRef;

/**
 * Two authorities' subjects that touch. A confirmed one joins them into one vertex; an unconfirmed one is drawn as a
 * lead between two vertices. {@code reason} is a code such as {@code phone}.
 */
public record SubjectSameness(SubjectRef one, SubjectRef other, boolean confirmed, String reason) {}
