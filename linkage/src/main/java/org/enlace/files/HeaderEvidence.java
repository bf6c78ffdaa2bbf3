// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.text.HeadingReader;

/** Tells a row that names columns from one that says values, by words of headers and by the values below. */
final class HeaderEvidence {
    private static final double MOST = 0.8;
    private static final int FEWEST_KNOWN = 2;
    private static final int LONGEST_SAMPLE = 100;
    private static final int SHORTEST_TEXT = 3;
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?");
    private static final Pattern NUMBER = Pattern.compile("[+(]?\\d[\\d\\s.,()/-]*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int DIGITS_OF_A_VALUE = 5;

    private HeaderEvidence() {}

    /** Whether a row consists of names of columns that are known, two at least. */
    static boolean isKnown(List<String> cells) {
        long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
        long known = cells.stream().filter(HeadingReader::isName).count();
        return known >= FEWEST_KNOWN && known * 2 >= filled && new HashSet<>(cells).size() > 1;
    }

    private enum Shape {
        DATE,
        EMAIL,
        NUMBER,
        TEXT
    }

    private static Shape shape(String value) {
        if (DATE.matcher(value).matches()) {
            return Shape.DATE;
        }
        if (NUMBER.matcher(value).matches()) {
            return Shape.NUMBER;
        }
        return EMAIL.matcher(value).matches() ? Shape.EMAIL : Shape.TEXT;
    }

    /** Whether a shape alone shows that something is a value: a day, an address of mail, a number of some length. */
    private static boolean isSurelyValue(String cell) {
        return switch (shape(cell)) {
            case DATE, EMAIL -> true;
            case NUMBER -> digits(cell) >= DIGITS_OF_A_VALUE;
            case TEXT -> false;
        };
    }

    /**
     * Whether the first row of a table names its columns. It does unless something in it is surely a value and of the shape of those
     * below, or stands below once more, and nothing in it differs in shape from what stands below. Where one of its words is known to
     * name a column, only values that are as long as those below speak against it.
     */
    static boolean isHeader(List<FirstRows.Row> table) {
        FirstRows.Row first = table.getFirst();
        List<FirstRows.Row> below = table.subList(1, Math.min(table.size(), LONGEST_SAMPLE)).stream()
                .filter(row -> !row.cells().equals(first.cells()))
                .toList();
        if (isKnown(first.cells())) {
            return true;
        }
        boolean named = namesOneColumn(first, below);
        if (below.isEmpty()) {
            return named || first.cells().stream().noneMatch(HeaderEvidence::isSurelyValue);
        }
        boolean value = false;
        boolean alike = false;
        for (int column = 0; column < first.width(); column++) {
            String cell = first.cells().get(column);
            List<String> values = values(below, column);
            if (cell.isEmpty() || values.isEmpty()) {
                continue;
            }
            Optional<Shape> shape = shared(values);
            if (shape.isPresent() && shape.get() != Shape.TEXT && shape.get() != shape(cell)) {
                return true;
            }
            boolean sure =
                    isSurelyValue(cell) && shape.filter(shape(cell)::equals).isPresent();
            value |= sure || (cell.length() > SHORTEST_TEXT && values.contains(cell));
            alike |= sure && digits(cell) <= most(values) + 1;
        }
        return named ? !alike : !value;
    }

    private static long most(List<String> values) {
        return values.stream().mapToLong(HeaderEvidence::digits).max().orElse(0);
    }

    private static long digits(String cell) {
        return cell.chars().filter(Character::isDigit).count();
    }

    /** Whether a cell is a word that names columns and does not stand below it again, as a kind of document would. */
    private static boolean namesOneColumn(FirstRows.Row first, List<FirstRows.Row> below) {
        for (int column = 0; column < first.width(); column++) {
            String cell = first.cells().get(column);
            if (HeadingReader.isName(cell) && !values(below, column).contains(cell)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(List<FirstRows.Row> rows, int column) {
        return rows.stream()
                .filter(row -> column < row.width())
                .map(row -> row.cells().get(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    /** The shape of nearly all values. */
    private static Optional<Shape> shared(List<String> values) {
        for (Shape shape : Shape.values()) {
            if (values.stream().filter(value -> shape(value) == shape).count() >= MOST * values.size()) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }
}
