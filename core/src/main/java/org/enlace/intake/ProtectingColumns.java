// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.record.PersonExclusion;
import org.enlace.intake.record.RefusalReason;
import org.enlace.model.ProtectionGround;
import org.enlace.text.PlainWords;

/** The columns of a table by which a row is set aside though nothing of them is taken in, or because of what their header says. */
final class ProtectingColumns {
    private static final Set<String> YES =
            Set.of("si", "sim", "yes", "y", "s", "x", "1", "true", "verdadero", "verdadeiro", "v");

    /** By column that is left out, the property as which its cells are read. */
    private final Map<Integer, String> leftOut = new LinkedHashMap<>();
    /** By column whose header asks whether somebody is one, whom. */
    private final Map<Integer, ProtectionGround> asked = new LinkedHashMap<>();
    /** By column of names whose header says whose they are, whose. */
    private final Map<Integer, ProtectionGround> named = new LinkedHashMap<>();
    /** By column the unit in which its header counts an age, or nothing. */
    private final List<String> units;

    ProtectingColumns(List<String> header, ColumnMapping mapping) {
        units = header.stream().map(HeaderProperties::unitOfAge).toList();
        Set<Integer> taken = mapping.columns().stream()
                .filter(column -> column.target().part() != RowPart.NONE)
                .map(Column::index)
                .collect(Collectors.toSet());
        for (int column = 0; column < header.size(); column++) {
            int index = column;
            HeaderProperties.asks(header.get(index)).ifPresent(person -> asked.put(index, person));
            if (taken.contains(index)) {
                HeaderProperties.namesOf(header.get(index)).ifPresent(person -> named.put(index, person));
            } else {
                HeaderProperties.ofPerson(header.get(index)).ifPresent(property -> leftOut.put(index, property));
            }
        }
    }

    /** A cell, and where it is a bare number beside it the unit in which its header counts an age. */
    String aged(int column, List<String> cells) {
        String unit = units.get(column);
        String cell = cells.get(column);
        return unit.isEmpty() || !cell.strip().matches("[\\p{Nd}.,]+") ? cell : cell + " " + unit;
    }

    /**
     * Why a row is set aside, if it is: by a cell that is left out, by a yes under a header that asks, or by a name under one that
     * says whose names stand there. What is left out may be something else than its header says, so what cannot be read there
     * does not count.
     */
    Optional<PersonExclusion> aside(List<String> cells, LocalDate today) {
        return leftOut.entrySet().stream()
                .flatMap(column -> PersonExclusion.of(column.getValue(), aged(column.getKey(), cells), today).stream())
                .filter(aside -> aside.reason() != RefusalReason.BIRTH_DATE_UNREADABLE)
                .findFirst()
                .or(() -> byHeader(cells));
    }

    private Optional<PersonExclusion> byHeader(List<String> cells) {
        return Stream.concat(
                        asked.entrySet().stream()
                                .filter(column -> YES.contains(PlainWords.of(cells.get(column.getKey())))),
                        named.entrySet().stream()
                                .filter(column -> !cells.get(column.getKey()).isBlank()))
                .map(column -> PersonExclusion.because(column.getValue()))
                .findFirst();
    }
}
