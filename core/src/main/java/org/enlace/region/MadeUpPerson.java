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
        NameTradition tradition,
        Kind sex,
        List<Part> given,
        List<Part> surnames,
        LocalDate born,
        String nationality,
        List<MadeUpIdentifier> documents,
        List<MadeUpIdentifier> phones,
        NetworkRole role,
        String town) {}
