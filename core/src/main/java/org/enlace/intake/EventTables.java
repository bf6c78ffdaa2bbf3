// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.enlace.intake.ColumnMapping.Target;
import org.enlace.intake.record.RefusalReason;
import org.enlace.text.HeadingReader;
import org.enlace.text.PlainWords;

/**
 * Tells tables whose rows are no subjects: calls, messages, payments and crossings (a time, and who did it with whom),
 * and lists of people who are there for another reason, such as passengers. Judged from the headers' words in Spanish,
 * Portuguese and English and from the values of sample rows; such a table is refused as a whole.
 */
final class EventTables {
    private static final double MOST = 0.8;
    private static final int SHORTEST_DATE = 5;
    private static final Pattern NUMBER = Pattern.compile("[^\\d-]{0,4}-?\\d[\\d.,' ]*[^\\d]{0,4}");

    private static final Pattern FIRST_PARTY = words(
            "caller|calling|llamante|originador|originator|ordenante|remitente|remetente|sender|emisor|payer|pagador"
                    + "|debtor|chamador|origen|origem|origin|source|from|de|numero a|linea a|abonado a|msisdn a|party a"
                    + "|telefono a|a number|a party|a subscriber|num a|tel a|anumber|calling number|depositante");
    private static final Pattern SECOND_PARTY =
            words("callee|called|llamado|receptor|receiver|recipient|destino|destinatario|destination|beneficiario"
                + "|beneficiary|payee|creditor|chamado|favorecido|recebedor|to|para|target|contraparte|counterparty|numero"
                + " b|linea b|abonado b|msisdn b|party b|telefono b|b number|b party|b subscriber|num b|tel"
                + " b|bnumber|other party|otro numero|numero contacto|dialed|dialled|marcado|discado");
    private static final Pattern CALL = words(
            "duration|duracion|duracao|dur|segundos|cdr|celda|cell|cell id|cellid|celula|lac|bts|antena|erb|imsi|tipo"
                    + " de llamada|tipo llamada|call type|tipo de chamada|llamada|llamadas|chamada|chamadas|calls");
    private static final Pattern MESSAGE = words(
            "mensaje|mensagem|message|texto|text|body|contenido|conteudo|cuerpo|chat|sms|asunto|assunto|subject line");
    private static final Pattern AMOUNT = words(
            "amount|monto|importe|valor|montante|quantia|suma|debe|haber|debito|debitos|credito|creditos|debit|credit"
                    + "|cargo|cargos|abono|abonos|saldo|balance|withdrawal|withdrawals|deposit|deposits|retiro|retiros"
                    + "|deposito|depositos|usd|enviado|sent amount");
    private static final Pattern STATEMENT = words(
            "debe|haber|debito|debitos|credito|creditos|debit|credit|saldo|balance|cargos|abonos|withdrawals|deposits"
                    + "|retiros|depositos");
    private static final Pattern CURRENCY = words("moneda|moeda|divisa|currency|ccy");
    private static final Pattern CROSSING =
            words("cruce|crossing|frontera|fronteira|border|puesto fronterizo|paso fronterizo|paso migratorio|posto de"
                + " fronteira|puesto migratorio|control migratorio|punto de control|puesto de"
                + " control|checkpoint|puerto de entrada|port of entry|puerto de ingreso|entry date|exit date|fecha de"
                + " entrada|fecha de salida|fecha entrada|fecha salida|data de entrada|data de saida|fecha de ingreso"
                + " al pais");
    private static final Pattern DIRECTION = words("movimiento|movimento|movement|direction|sentido|tipo|type");
    private static final Set<String> WAYS = Set.of(
            "entrada", "salida", "saida", "ingreso", "egreso", "entry", "exit", "arrival", "departure", "in", "out");
    private static final Pattern TRAVEL = words(
            "pasajero|pasajeros|passenger|passengers|passageiro|passageiros|asiento|seat|assento|pnr|vuelo|flight|voo|boleto|bilhete|eticket|e"
                + " ticket|embarque|boarding|huesped|huespedes|guest|guests|hospede|hospedes|habitacion|room|quarto|check"
                + " in|checkin|manifiesto|manifest|manifesto|albergue|shelter|abrigo"
                + "|refugio|alumno|alumnos|student|students|aluno|nomina|payroll|planilla|padron|censo|census|solicitante"
                + " de asilo|asylum|refugiado|refugee|migrante|migrant|beneficiarios de ayuda");

    private final List<Seen> columns = new ArrayList<>();
    private final String title;

    private record Seen(String words, Optional<Target> exact, Optional<Target> known, List<String> values) {
        boolean is(Pattern words) {
            return words.matcher(this.words).find();
        }

        boolean most(Predicate<String> test) {
            return !values.isEmpty() && ColumnFit.share(values, test) >= MOST;
        }

        boolean means(RowPart part, String property) {
            return known.filter(new Target(part, property)::equals).isPresent();
        }
    }

    private EventTables(String title, List<String> header, List<List<String>> rows) {
        this.title = HeadingReader.words(title);
        for (int at = 0; at < header.size(); at++) {
            int index = at;
            String name = header.get(at);
            List<String> values = rows.stream()
                    .filter(row -> index < row.size())
                    .map(row -> row.get(index).strip())
                    .filter(value -> !value.isEmpty())
                    .toList();
            Optional<Target> exact = HeaderProperties.exact(name);
            columns.add(new Seen(
                    HeadingReader.words(name), exact, exact.or(() -> HeaderProperties.contained(name)), values));
        }
    }

    /** Why the table cannot be taken in, where its rows are no subjects. {@code title} stands above the header. */
    static Optional<RefusalReason> refusal(String title, List<String> header, List<List<String>> rows) {
        EventTables seen = new EventTables(title, header, rows);
        if (seen.areMessages()) {
            return Optional.of(RefusalReason.EVENTS_MESSAGES);
        }
        if (seen.areCalls()) {
            return Optional.of(RefusalReason.EVENTS_CALLS);
        }
        if (seen.areTransfers()) {
            return Optional.of(RefusalReason.EVENTS_TRANSFERS);
        }
        if (seen.arePeopleWithoutPart()) {
            return Optional.of(RefusalReason.PEOPLE_LIST);
        }
        return seen.areCrossings() ? Optional.of(RefusalReason.EVENTS_CROSSINGS) : Optional.empty();
    }

    /** Two columns of numbers and a time, or one and what only a call has: how long, through which mast. */
    private boolean areCalls() {
        List<Seen> numbers = columns.stream()
                .filter(column -> column.most(ColumnFit::isPhone))
                .filter(column ->
                        column.known().filter(target -> !isPhone(target)).isEmpty())
                .toList();
        boolean timed = any(EventTables::isWhen);
        boolean clock = any(column -> column.most(ColumnFit::isTime));
        boolean call = any(column -> column.is(CALL)) || CALL.matcher(title).find();
        boolean unnamed = numbers.stream().noneMatch(column -> column.known().isPresent());
        return (numbers.size() >= 2 && (call || (timed && pair()) || (clock && unnamed)))
                || (!numbers.isEmpty() && call && timed);
    }

    private static boolean isPhone(Target target) {
        return target.property().equals("phone") || target.equals(new Target(RowPart.PHONE, "number"));
    }

    private boolean areMessages() {
        return pair() && any(column -> column.is(MESSAGE)) && any(EventTables::isWhen);
    }

    /** A day and an amount, and who paid whom, in what money, or what is left. */
    private boolean areTransfers() {
        boolean goods = any(column -> column.means(RowPart.CONSIGNMENT, "goods"));
        boolean amounts = any(column ->
                column.is(AMOUNT) && column.most(v -> NUMBER.matcher(v).matches()));
        return !goods
                && amounts
                && any(EventTables::isWhen)
                && (any(column -> column.is(SECOND_PARTY))
                        || any(column -> column.is(STATEMENT))
                        || any(column -> column.is(CURRENCY)));
    }

    private boolean areCrossings() {
        boolean counts = any(column -> column.means(RowPart.CONSIGNMENT, "quantity"));
        boolean place = any(column -> column.is(CROSSING));
        boolean way = any(column -> column.is(DIRECTION) && column.most(value -> WAYS.contains(PlainWords.of(value))));
        return !counts && (place || way) && any(EventTables::isWhen);
    }

    /** People, and nothing that says what part they have in an organisation. */
    private boolean arePeopleWithoutPart() {
        boolean people = any(column -> column.known()
                        .filter(target -> target.part() == RowPart.PERSON)
                        .filter(target -> Set.of("name", "firstName", "lastName", "passportNumber")
                                .contains(target.property()))
                        .isPresent())
                || any(column -> column.is(TRAVEL) && column.most(CompanyNameWords::isPerson));
        boolean part = any(column -> column.exact()
                .filter(target ->
                        target.property().equals("role") || target.equals(new Target(RowPart.ORGANISATION, "name")))
                .isPresent());
        return people
                && !part
                && (any(column -> column.is(TRAVEL)) || TRAVEL.matcher(title).find());
    }

    /** One column says from whom and another to whom. */
    private boolean pair() {
        return IntStream.range(0, columns.size())
                .filter(first -> columns.get(first).is(FIRST_PARTY))
                .anyMatch(first -> IntStream.range(0, columns.size())
                        .anyMatch(
                                second -> second != first && columns.get(second).is(SECOND_PARTY)));
    }

    private boolean any(Predicate<Seen> test) {
        return columns.stream().anyMatch(test);
    }

    /** A day or a time that is not somebody's birthday nor the row's own. */
    private static boolean isWhen(Seen column) {
        boolean other = column.exact()
                .filter(target -> target.property().equals("birthDate") || target.part() == RowPart.ROW)
                .isPresent();
        return !other
                && column.most(
                        value -> ColumnFit.isTime(value) || (value.length() > SHORTEST_DATE && ColumnFit.isDay(value)));
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?:^| )(?:" + alternatives + ")(?: |$)");
    }
}
