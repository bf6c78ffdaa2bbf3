// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.text.PlainWords;

/** Tells a row that names columns from one that says values, by words of headers and by the values below. */
final class HeaderSense {
    private static final double MOST = 0.8;
    private static final int LONGEST_NAME = 60;
    private static final int FEWEST_KNOWN = 2;
    private static final int LONGEST_SAMPLE = 100;
    private static final int SHORTEST_TEXT = 3;
    private static final Pattern DATE = Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T].*)?");
    private static final Pattern NUMBER = Pattern.compile("[+(]?\\d[\\d\\s.,()/-]*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final int DIGITS_OF_A_VALUE = 5;
    private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    /** Words of headers in Spanish, Portuguese and English, folded. */
    private static final Set<String> WORDS = words("""
        nombre nombres nome nomes name names apellido apellidos sobrenome sobrenomes surname surnames lastname firstname forename
        paterno materno alias apodo aka apelido persona pessoa person sospechoso suspeito suspect titular propietario proprietario
        owner holder abonado suscriptor subscriber fecha fechas data date dates dob nacimiento nascimento birth birthdate edad idade
        age sexo genero gender sex nacionalidad nacionalidade nationality pais country ciudad cidade city municipio telefono
        telefonos telefone telefones phone phones tel celular movil mobile whatsapp correo email mail direccion domicilio endereco
        address street calle cedula dni cpf rg curp dui dpi pasaporte passaporte passport documento document identificacion
        identificacao identification id ids codigo code numero number num nro no ref referencia reference registro record key clave
        placa placas matricula plate plates vehiculo veiculo vehicle marca make modelo model color cor colour embarcacion embarcacao
        vessel ship boat buque nave imo mmsi empresa compania company organizacion organizacao organization organisation razon
        razao nit ruc rtn rfc cnpj cuenta conta account iban swift bic banco bank rol papel role cargo puesto position condicion
        condicao estado status situacion situacao tipo type categoria category clase class notas notes observaciones observacoes
        remarks comentarios comments grado grade fuente fonte source caso case expediente lugar local place location latitud
        latitude longitud longitude cantidad quantidade quantity valor value monto amount hora time inicio start fin end duracion
        duracao duration origen origem origin destino destination descripcion descricao description title titulo zip postcode cp
        left right weight probability cluster decision
        """);

    /** Words that stand beside them. */
    private static final Set<String> BESIDE = words("""
        de del da do dos das la el los las y e and of the en em in a o completo completa full given family first last middle primer
        primero segundo second mother father nac bancaria electronico mercantil social paterno legal internal original national
        unique entity canonical dataset prop schema lang
        """);

    private HeaderSense() {}

    private static Set<String> words(String text) {
        return text.lines().flatMap(line -> Stream.of(line.split(" ", -1))).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a row consists of names of columns that are known, two at least. */
    static boolean isKnown(List<String> cells) {
        long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
        long known = cells.stream().filter(HeaderSense::isName).count();
        return known >= FEWEST_KNOWN && known * 2 >= filled && new HashSet<>(cells).size() > 1;
    }

    static boolean isName(String cell) {
        if (cell.isEmpty() || cell.length() > LONGEST_NAME) {
            return false;
        }
        boolean any = false;
        for (String word : apart(cell)) {
            boolean known = WORDS.contains(word);
            if (!known && !BESIDE.contains(word) && !(word.length() < 3 && !word.isEmpty()) && !word.isEmpty()) {
                return false;
            }
            any |= known;
        }
        return any;
    }

    private static String[] apart(String cell) {
        return PlainWords.of(CAMEL.matcher(cell).replaceAll(" ")).split(" ", -1);
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
            case NUMBER -> cell.chars().filter(Character::isDigit).count() >= DIGITS_OF_A_VALUE;
            case TEXT -> false;
        };
    }

    /**
     * Whether the first row of a table names its columns. It does unless something in it is surely a value and of the shape of those
     * below, or stands below once more, and nothing in it differs in shape from what stands below.
     */
    static boolean isHeader(List<HeadRows.Row> table) {
        HeadRows.Row first = table.getFirst();
        List<HeadRows.Row> below = table.subList(1, Math.min(table.size(), LONGEST_SAMPLE)).stream()
                .filter(row -> !row.cells().equals(first.cells()))
                .toList();
        boolean sure = first.cells().stream().anyMatch(HeaderSense::isSurelyValue);
        if (isKnown(first.cells()) || namesOneColumn(first, below)) {
            return true;
        }
        if (below.isEmpty()) {
            return !sure;
        }
        boolean value = false;
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
            value |= isSurelyValue(cell) && shape.filter(shape(cell)::equals).isPresent();
            value |= cell.length() > SHORTEST_TEXT && values.contains(cell);
        }
        return !value;
    }

    /** Whether a cell is a word that names columns and does not stand below it again, as a kind of document would. */
    private static boolean namesOneColumn(HeadRows.Row first, List<HeadRows.Row> below) {
        for (int column = 0; column < first.width(); column++) {
            String cell = first.cells().get(column);
            if (isName(cell) && !values(below, column).contains(cell)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> values(List<HeadRows.Row> rows, int column) {
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
