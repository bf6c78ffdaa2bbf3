// SPDX-License-Identifier: Apache-2.0
package org.enlace.exchange;

import java.util.List;
import java.util.SortedMap;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.progress.WorkBoard;
import org.jdbi.v3.core.Handle;

/** The identifiers of the own files, as the veil needs them; filled from the case files. */
public interface OwnHoldings {
    /** Where long work with the files is noted. */
    WorkBoard work();

    /** Names the state of the files: another object after they changed. */
    Object state();

    /** Reads what {@link #identifiers} gives where it is not read yet, in short transactions of its own: what takes long is done between. */
    void readyIdentifiers(IdentifierClass identifierClass);

    /** The same for {@link #names} and {@link #caseOf}. */
    void readyNames();

    /** Canonical values of one class, each with the own subjects that have it, by id. */
    SortedMap<String, List<String>> identifiers(Handle tx, IdentifierClass identifierClass);

    /**
     * Own persons by name and date of birth, each as {@code HeldName} writes it, with the own subjects that have it, by id. Names
     * of which no tokens can be made are left out.
     */
    SortedMap<String, List<String>> names(Handle tx);

    /** How many own persons have a name but none that can be asked for: no whole date of birth, or fewer than two words. */
    int notAskable(Handle tx);

    /** A case that a subject stands in, or the subject itself where there is none: what a question is asked for. */
    String caseOf(Handle tx, String subject);
}
