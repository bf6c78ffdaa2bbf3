// SPDX-License-Identifier: Apache-2.0
package org.enlace.region;

import java.time.LocalDate;
import java.util.List;
import org.enlace.names.NameParts.Kind;
import org.enlace.names.NameParts.Part;
import org.enlace.names.Tradition;

/** A person of the made-up world as only the made-up world knows them; no authority sees all of it. */
record Figure(
        String id,
        Tradition tradition,
        Kind sex,
        List<Part> given,
        List<Part> surnames,
        LocalDate born,
        String nationality,
        List<Identifier> documents,
        List<Identifier> phones,
        Role role,
        String town) {}
