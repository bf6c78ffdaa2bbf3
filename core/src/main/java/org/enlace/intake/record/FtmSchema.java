// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake.record;

import java.util.Map;
import org.enlace.model.SubjectKind;

/** What a FollowTheMoney schema means to us: a kind of subject, a link between two properties, a case, or nothing. */
sealed interface FtmSchema {

    /** A subject of this kind. */
    record OfKind(SubjectKind kind) implements FtmSchema {}

    /** A link; the two properties hold the ids of its ends. */
    record Edge(String from, String to) implements FtmSchema {}

    /** A case file with its subjects. */
    record Case() implements FtmSchema {}

    /** Kept for the way back only. */
    record Unmodelled() implements FtmSchema {}

    /** The meaning of a schema's name; unknown ones are unmodelled. */
    static FtmSchema named(String name) {
        return Table.SCHEMATA.getOrDefault(name, Table.UNMODELLED);
    }

    /** The table, from FollowTheMoney's model and our own three extensions. */
    final class Table {
        private static final FtmSchema UNMODELLED = new Unmodelled();
        private static final FtmSchema PERSON = new OfKind(SubjectKind.PERSON);
        private static final FtmSchema ORGANISATION = new OfKind(SubjectKind.ORGANISATION);
        private static final FtmSchema VEHICLE = new OfKind(SubjectKind.VEHICLE);
        private static final FtmSchema ACCOUNT = new OfKind(SubjectKind.ACCOUNT);
        private static final FtmSchema DOCUMENT = new OfKind(SubjectKind.DOCUMENT);

        private static final Map<String, FtmSchema> SCHEMATA = Map.ofEntries(
                Map.entry("Person", PERSON),
                Map.entry("Organization", ORGANISATION),
                Map.entry("Company", ORGANISATION),
                Map.entry("LegalEntity", ORGANISATION),
                Map.entry("PublicBody", ORGANISATION),
                Map.entry("Vehicle", VEHICLE),
                Map.entry("Airplane", VEHICLE),
                Map.entry("Vessel", new OfKind(SubjectKind.VESSEL)),
                Map.entry("BankAccount", ACCOUNT),
                Map.entry("CryptoWallet", ACCOUNT),
                Map.entry("Identification", DOCUMENT),
                Map.entry("Passport", DOCUMENT),
                Map.entry("Address", new OfKind(SubjectKind.PLACE)),
                Map.entry("Phone", new OfKind(SubjectKind.PHONE)),
                Map.entry("Consignment", new OfKind(SubjectKind.CONSIGNMENT)),
                Map.entry("CaseFile", new Case()),
                Map.entry("Associate", new Edge("person", "associate")),
                Map.entry("Debt", new Edge("debtor", "creditor")),
                Map.entry("Directorship", new Edge("director", "organization")),
                Map.entry("Employment", new Edge("employee", "employer")),
                Map.entry("Family", new Edge("person", "relative")),
                Map.entry("Membership", new Edge("member", "organization")),
                Map.entry("Occupancy", new Edge("holder", "post")),
                Map.entry("Ownership", new Edge("owner", "asset")),
                Map.entry("Payment", new Edge("payer", "beneficiary")),
                Map.entry("Representation", new Edge("agent", "client")),
                Map.entry("Succession", new Edge("predecessor", "successor")),
                Map.entry("UnknownLink", new Edge("subject", "object")),
                Map.entry("Call", new Edge("caller", "receiver")));

        private Table() {}
    }
}
