// SPDX-License-Identifier: Apache-2.0
package org.enlace.model;

import java.util.List;
import java.util.Optional;

/**
 * A thing or a person that a case file is about: an id that is unique within the authority, a kind and what was
 * stated. A person whom a statement marks as {@linkplain ProtectionGround protected} cannot be built.
 */
public record Subject(String id, SubjectKind kind, List<Statement> statements) {
    private static final List<String> CAPTIONS = List.of(
            "name",
            "number",
            "registrationNumber",
            "iban",
            "accountNumber",
            "imoNumber",
            "full",
            "address",
            "goods",
            "passportNumber",
            "idNumber");

    public Subject {
        if (id.isBlank()) {
            throw new IllegalArgumentException("subject id must not be blank");
        }
        statements = List.copyOf(statements);
        if (kind == SubjectKind.PERSON && ProtectionReader.ofMarks(statements).isPresent()) {
            throw new IllegalArgumentException("a protected person is not representable as a subject");
        }
    }

    /** Values stated for one property, in the order of the statements, without repeats. */
    public List<String> values(String property) {
        return statements.stream()
                .filter(statement -> statement.property().equals(property))
                .map(Statement::value)
                .distinct()
                .toList();
    }

    /** The first value stated for one property. */
    public Optional<String> first(String property) {
        return values(property).stream().findFirst();
    }

    /** What to call the subject: its name, else the number or text that stands for it, else its id. */
    public String caption() {
        return CAPTIONS.stream()
                .flatMap(property -> first(property).stream())
                .findFirst()
                .orElse(id);
    }
}
