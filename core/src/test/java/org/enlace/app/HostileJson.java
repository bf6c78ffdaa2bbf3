// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import static org.enlace.app.HostileShape.CELL;
import static org.enlace.app.HostileShape.file;

import java.util.List;

/** Hostile JSON: tables, FollowTheMoney entities and statements. */
final class HostileJson {
    private static final int MILLION = 1_000_000;
    private static final String JSON = "a.json";
    private static final String RECORD = "{\"nombre\":\"" + CELL + "\",\"cedula\":\"8-712-43\"}";
    private static final String PERSON =
            "{\"id\":\"%d\",\"schema\":\"Person\",\"properties\":{\"name\":[\"" + CELL + " %d\"]}}\n";

    private HostileJson() {}

    static List<HostileShape> all() {
        return List.of(
                file("lists a million deep", JSON, files -> files.repeated(JSON, "", "[", MILLION, "")),
                file("objects a million deep", JSON, files -> files.repeated(JSON, "", "{\"a\":", MILLION, "")),
                file(
                        "a cell a million deep",
                        JSON,
                        files -> files.repeated(JSON, RECORD + "\n{\"nombre\":", "[", MILLION, "]}\n" + RECORD)),
                file(
                        "a list that does not close",
                        JSON,
                        files -> files.repeated(JSON, "[" + RECORD, "," + RECORD, MILLION, "")),
                file(
                        "a text that does not close",
                        JSON,
                        files -> files.repeated(JSON, "[" + RECORD + ",{\"nombre\":\"", CELL, 10 * MILLION, "")),
                file(
                        "a number of a million digits",
                        JSON,
                        files -> files.repeated(
                                JSON, RECORD + "\n{\"nombre\":\"x\",\"cedula\":", "7", MILLION, "}\n" + RECORD)),
                file(
                        "a number with a huge exponent",
                        JSON,
                        files -> files.text(
                                JSON, (RECORD + "\n{\"nombre\":\"x\",\"cedula\":1e999999999}\n").repeat(20))),
                file(
                        "other names in each of 50,000 records",
                        JSON,
                        files -> files.rows(
                                JSON, "", files.many(50_000), at -> "{\"a" + at + "\":\"" + CELL + "\"}\n", "")),
                file(
                        "one name a million times",
                        JSON,
                        files -> files.repeated(
                                JSON, RECORD + "\n{\"nombre\":1", ",\"nombre\":1", MILLION, "}\n" + RECORD)),
                file(
                        "a million names in a record",
                        JSON,
                        files -> files.rows(
                                JSON,
                                RECORD + "\n{\"a\":1",
                                files.many(MILLION),
                                at -> ",\"a" + at + "\":1",
                                "}\n" + RECORD)),
                file(
                        "escape sequences and lone surrogates in names",
                        JSON,
                        files -> files.text(
                                JSON, "{\"nom\\u001b[2Jbre\":\"\\ud800\",\"ced\\nula\":\"8\"}\n".repeat(30))),
                file("values that are no records", JSON, files -> files.repeated(JSON, "[1", ",2", MILLION, "]")),
                file("records without anything", JSON, files -> files.repeated(JSON, "", "{}\n", MILLION, "")),
                file("one line of 500,000 records", JSON, files -> files.repeated(JSON, "", RECORD, MILLION / 2, "")),
                file(
                        "JSON and text in turn",
                        JSON,
                        files -> files.repeated(JSON, "", RECORD + "\nno;json;here\n", 10_000, "")),
                file(
                        "entities that own each other",
                        JSON,
                        files -> files.rows(
                                JSON,
                                PERSON.formatted(0, 0),
                                files.many(100_000),
                                at -> PERSON.formatted(at + 1, at + 1) + "{\"id\":\"o" + at
                                        + "\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"" + at
                                        + "\"],\"asset\":[\""
                                        + (at + 1) % 100 + "\"]}}\n",
                                "")),
                file(
                        "entities in entities, 100,000 deep",
                        JSON,
                        files -> files.repeated(
                                JSON,
                                PERSON.formatted(0, 0).repeat(3),
                                "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"addressEntity\":[",
                                100_000,
                                "")),
                file(
                        "a document of entities that does not close",
                        JSON,
                        files -> files.rows(
                                JSON,
                                "{\"entities\":[" + PERSON.formatted(0, 0),
                                files.many(200_000),
                                at -> "," + PERSON.formatted(at, at),
                                "")),
                file(
                        "entities whose properties are no lists",
                        JSON,
                        files -> files.repeated(
                                JSON,
                                "",
                                "{\"id\":[1],\"schema\":\"Person\",\"properties\":{\"name\":{\"a\":null}}}\n"
                                        + "{\"id\":null,\"schema\":{},\"properties\":[]}\n",
                                100_000,
                                "")),
                file(
                        "a property of a million values",
                        JSON,
                        files -> files.rows(
                                JSON,
                                PERSON.formatted(0, 0)
                                        + "{\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"a\"",
                                files.many(MILLION),
                                at -> ",\"" + CELL + at + "\"",
                                "]}}\n")),
                file(
                        "statements in no order",
                        "a.csv",
                        files -> files.rows(
                                "a.csv",
                                "canonical_id,entity_id,schema,prop,value\n",
                                files.many(MILLION / 4),
                                at -> "c" + at * 7919L % 100_003 + ",e" + at + ",Person,name," + CELL + at + "\n",
                                "")));
    }
}
