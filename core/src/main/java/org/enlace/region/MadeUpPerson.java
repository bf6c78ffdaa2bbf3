// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.List;
import org.enlace.names.NamePartFrequencies.Kind;
import org.enlace.names.NamePartFrequencies.Part;
import org.enlace.names.NameTradition;

/** A person of the made-up world as only the made-up world knows them; no authority sees all of it. */
record MadeUpPerson(
        String id,
        FullName name,
        CivilRecord civil,
        List<MadeUpIdentifier> documents,
        List<MadeUpIdentifier> phones,
        NetworkRole role,
        String town) {

    /** All parts of a name, in the tradition that puts them together. */
    record FullName(NameTradition tradition, List<Part> given, List<Part> surnames) {}

    /** What a registry has of a person beside the name. */
    record CivilRecord(Kind sex, LocalDate born, String nationality) {}
}
