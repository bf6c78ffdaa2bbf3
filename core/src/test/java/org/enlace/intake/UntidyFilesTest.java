// SPDX-License-Identifier: Apache-2.0
package org.enlace.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.enlace.intake.record.Readings.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.identifiers.IdentifierReader;
import org.enlace.intake.ColumnMapping.Column;
import org.enlace.intake.record.IntakeInput;
import org.enlace.intake.record.IntakeReport;
import org.enlace.intake.record.Readings;
import org.enlace.intake.record.Readings.Outcome;
import org.enlace.intake.record.RefusalReason;
import org.enlace.model.Subject;
import org.enlace.model.SubjectKind;
import org.enlace.model.SubjectLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they come from other offices, with their guesses accepted. All names are invented. */
class UntidyFilesTest {
    private static TablePreview preview(String text) {
        try {
            return Readings.INTAKE.preview(IntakeInput.of("a.csv", text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void isRefused(String text, RefusalReason reason) {
        Outcome outcome = read("a.csv", text);
        assertThat(outcome.refusals()).containsExactly("1 " + reason);
        assertThat(outcome.accepted()).isEmpty();
        assertThat(preview(text).refusal()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "caller,callee,start_time,duration_s,cell_id,direction\n"
                        + "+50765541694,+50767989948,2026-04-07T17:02:00,428,PA-129,MO\n"
                        + "+50761463420,+50764281604,2026-06-20T02:37:00,212,PA-115,MO\n",
                "REPORTE DE LLAMADAS ENTRANTES Y SALIENTES\nOperador del Istmo S.A.\n\n"
                        + "Número Consultado;Número Contacto;Fecha;Hora;Duración (seg);Tipo;Celda\n"
                        + "65541694;67989948;07/04/2026;17:02:11;428;SALIENTE;PNMTOC1\n"
                        + "65541694;62281604;08/04/2026;02:37:40;21;ENTRANTE;PNMTOC3\n",
                "Telefone A|Telefone B|Data e hora|Tipo de chamada\n"
                        + "+5592981234567|+5592987654321|07/04/2026 17:02|VOZ\n"
                        + "+5592981234567|+5592912345678|08/04/2026 02:37|VOZ\n",
                "A_NUMBER,B_NUMBER,CALL_DATE,CALL_TIME,IMEI,IMSI,BTS\n"
                        + "50688123456,50688654321,20260407,17:02:00,356938035643809,712010000000001,SJO-12\n"
                        + "50688123456,50688000321,20260408,18:02:00,356938035643809,712010000000001,SJO-14\n",
                "msisdn,timestamp,cell,lac\n+50765541694,2026-04-07 17:02:00,129,77\n"
                        + "+50765541694,2026-04-07 18:02:00,130,77\n"
            })
    void calls_areRefused_whateverTheOperatorCallsThem(String text) {
        isRefused(text, RefusalReason.EVENTS_CALLS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fecha,ordenante,beneficiario,cuenta_destino,monto,moneda\n"
                        + "2026-01-03,Casa de Cambio Norte,Eloísa Barrantes,CR05015202001026284066,1500.00,USD\n"
                        + "2026-01-04,Casa de Cambio Norte,Nilo Tejeira,CR05015202001026284066,1200.00,USD\n",
                "Date,Sender,Receiver,Amount\n2026-01-03,Eloisa Barrantes,Nilo Tejeira,\"1,500.00\"\n"
                        + "2026-01-04,Eloisa Barrantes,Casto Villamar,900\n",
                "EXTRATO DE CONTA\nAgência 0001\nData;Histórico;Débito;Crédito;Saldo\n"
                        + "03/01/2026;Transferência;1.500,00;;8.200,00\n04/01/2026;Depósito;;900,00;9.100,00\n",
                "Fecha;Descripción;Débito;Crédito;Saldo\n03/01/2026;Transferencia;1,500.00;;8,200.00\n"
                        + "04/01/2026;Depósito;;900.00;9,100.00\n",
                "payer,payee,account,date,amount,currency\nA Uno,B Dos,12345678901,2026-01-03,10,PAB\n"
                        + "A Uno,C Tres,12345678902,2026-01-04,20,PAB\n"
            })
    void transfersAndStatements_areRefused(String text) {
        isRefused(text, RefusalReason.EVENTS_TRANSFERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nombre,pasaporte,fecha,puesto fronterizo\nEloísa Barrantes,AQ123456,2026-01-03,Paso Uno\n"
                        + "Nilo Tejeira,AQ654321,2026-01-03,Paso Uno\n",
                "plate,timestamp,direction\nAB1234,2026-01-03 10:00,entry\nAB1234,2026-01-03 18:00,exit\n",
                "Nome;Documento;Data de entrada;Data de saída\nNilo Tejeira;AQ1234;03/01/2026;09/01/2026\n"
                        + "Casto Villamar;AQ1235;03/01/2026;09/01/2026\n"
            })
    void crossings_areRefused(String text) {
        isRefused(text, RefusalReason.EVENTS_CROSSINGS);
    }

    @Test
    void messages_areRefused() {
        isRefused(
                "from,to,date,text\n+50765541694,+50767989948,2026-04-07 17:02,hola\n"
                        + "+50765541694,+50767989949,2026-04-07 17:03,ya\n",
                RefusalReason.EVENTS_MESSAGES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LISTA DE PASAJEROS\nNombre,Pasaporte,Nacionalidad\nNilo Tejeira,AQ1234,PA\nCasto Villamar,AQ1235,PA\n",
                "passenger,passport,seat\nNilo Tejeira,AQ1234,12A\nCasto Villamar,AQ1235,12B\n",
                "nome;documento;quarto;check in\n"
                        + "Nilo Tejeira;AQ1234;12;03/01/2026\n"
                        + "Casto Villamar;AQ1235;14;03/01/2026\n",
                "nombre,albergue,nacionalidad\nNilo Tejeira,San Roque,ve\nCasto Villamar,San Roque,ve\n"
            })
    void peopleWhoAreThereForAnotherReason_areRefused(String text) {
        isRefused(text, RefusalReason.PEOPLE_LIST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telefono,titular\n+50765541694,Eloísa Barrantes\n+50765541695,Eloísa Barrantes\n"
                        + "+50767989948,Comercial Tucán S.A.\n",
                "LÍNEAS INTERVENIDAS\n\nLínea;Titular de la línea\n+50765541694;Eloísa Barrantes\n"
                        + "+50765541695;Eloísa Barrantes\n+50767989948;Comercial Tucán S.A.\n",
                "msisdn|subscriber name\n+50765541694|Eloísa Barrantes\n+50765541695|Eloísa Barrantes\n"
                        + "+50767989948|Comercial Tucán S.A.\n",
                "telefone;nome do titular\n+50765541694;Eloísa Barrantes\n+50765541695;Eloísa Barrantes\n"
                        + "+50767989948;Comercial Tucán S.A.\n"
            })
    void phonesAndTheirHolders_keepWhoHoldsWhich(String text) {
        Outcome outcome = read("a.csv", text);
        assertThat(outcome.refusals()).isEmpty();
        assertThat(distinct(outcome, SubjectKind.PHONE)).hasSize(3);
        assertThat(distinct(outcome, SubjectKind.PERSON)).containsExactly("Eloísa Barrantes");
        assertThat(distinct(outcome, SubjectKind.ORGANISATION)).containsExactly("Comercial Tucán S.A.");
        assertThat(outcome.links())
                .extracting(SubjectLink::relation)
                .containsExactly("Ownership", "Ownership", "Ownership");
        assertThat(outcome.links().get(0).from())
                .isEqualTo(outcome.links().get(1).from());
        assertThat(outcome.report().fates()).isEqualTo(new IntakeReport.Fates(3, 0, 0, 0, 0));
    }

    private static List<String> distinct(Outcome outcome, SubjectKind kind) {
        return outcome.subjects().stream()
                .filter(subject -> subject.kind() == kind)
                .collect(Collectors.toMap(Subject::id, UntidyFilesTest::label, (one, _) -> one))
                .values()
                .stream()
                .sorted()
                .toList();
    }

    private static String label(Subject subject) {
        return subject.first("name").or(() -> subject.first("number")).orElse("");
    }

    @Test
    void vehiclesAndTheirOwners_keepWhoOwnsWhich_andADoubtfulOwnerIsLeftOutAndCounted() {
        Outcome outcome = read("a.csv", """
            placa,marca,propietario,cedula,telefono
            AB1234,Toyota,Nilo Tejeira,8-123-456,+50765541694
            AB1235,Hino,Transportes del Istmo,155-1234,
            AB1236,Isuzu,Norteña,8-123-457,
            """);
        assertThat(distinct(outcome, SubjectKind.VEHICLE)).hasSize(3);
        assertThat(distinct(outcome, SubjectKind.PERSON)).containsExactly("Nilo Tejeira");
        assertThat(distinct(outcome, SubjectKind.ORGANISATION)).containsExactly("Transportes del Istmo");
        assertThat(outcome.links()).extracting(SubjectLink::relation).containsExactly("Ownership", "Ownership");
        assertThat(outcome.subjects().stream().filter(s -> s.kind() == SubjectKind.PERSON))
                .singleElement()
                .satisfies(person -> assertThat(person.first("idNumber")).contains("8-123-456"));
        assertThat(outcome.report().fates().doubted()).isEqualTo(1);
    }

    @Test
    void fillersMakeNoSubjectOfTwo_andLeaveTheColumnItsMeaning() {
        Outcome outcome = read("a.csv", """
            nombre,cedula,telefono
            Nilo Tejeira,S/N,6554-1694 / 6554-1695
            Desconocido,sin documento,
            Desconocido,000-000-00,6554-1696
            Rosa Quintero,8-71-243,no tiene
            Berta Quintero,87120043.0,
            """);
        List<Subject> people = outcome.subjects().stream()
                .filter(subject -> subject.kind() == SubjectKind.PERSON)
                .toList();
        assertThat(people).extracting(Subject::id).doesNotHaveDuplicates();
        assertThat(people.stream().flatMap(person -> person.values("idNumber").stream()))
                .containsExactlyInAnyOrder("8-71-243", "87120043");
        assertThat(people.stream().flatMap(person -> person.values("phone").stream()))
                .containsExactlyInAnyOrder("+50765541694", "+50765541695", "+50765541696");
    }

    @Test
    void severalValuesInACell_areEachAnIdentifier_andFillersNobody() {
        Outcome outcome = read("a.csv", """
            Nombre;Alias;Cédula;Teléfono
            Nilo Tejeira Mora;el flaco;8-712-43 / E-8-12345;(+507) 6612-3456
            Desconocido;s/n;;6666-6666
            Rosa Quintero Vega ;S/N;S/N;6612-3457 / 6613-9988
            Berta Cano Ruiz;;8-713-44;6666-6666
            Elda Cano Ruiz;la flaca;PE-12-345/8-712-45;6722-1199 / S/N
            Total: 5;;;
            """);
        assertThat(distinct(outcome, SubjectKind.PERSON))
                .containsExactlyInAnyOrder(
                        "Nilo Tejeira Mora", "Rosa Quintero Vega", "Berta Cano Ruiz", "Elda Cano Ruiz");
        assertThat(outcome.subjects().stream().flatMap(person -> person.values("idNumber").stream()))
                .containsExactly("8-712-43", "E-8-12345", "8-713-44", "PE-12-345", "8-712-45");
        assertThat(outcome.subjects().stream().flatMap(person -> person.values("phone").stream()))
                .containsExactly("+50766123456", "+50766123457", "+50766139988", "+50767221199");
        assertThat(outcome.refusals()).containsExactly("3 NO_RECORD", "7 NO_RECORD");
    }

    @Test
    void headerOnceMore_isNoMinor() {
        Outcome outcome = read("a.csv", """
            nombre;cedula;fecha de nacimiento
            Nilo Tejeira;8-712-43;1980-03-04
            nombre;cedula;fecha de nacimiento
            Rosa Quintero;8-713-43;1981-05-06
            """);
        assertThat(outcome.report().refused()).isEqualTo(Map.of(RefusalReason.NO_RECORD, 1L));
        assertThat(outcome.report().fates().taken()).isEqualTo(2);
    }

    @Test
    void rowsOfDelimitersAlone_areCountedAsEmpty_andAreNothingElse() {
        Outcome outcome = read("a.csv", """
            nombre;cedula;telefono
            Nilo Tejeira;8-712-43;
            ;;
            ;;;;
             ; ;
            Rosa Quintero;8-713-43;
            """);
        assertThat(outcome.report().extent().empty()).isEqualTo(3);
        assertThat(outcome.report().fates()).isEqualTo(new IntakeReport.Fates(2, 0, 0, 0, 0));
        assertThat(outcome.report().extent().unmodelled()).isZero();
        assertThat(outcome.refusals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12.345.678/0001-95",
        "RG 12.354.687 SSP/AM",
        "155612345-2-2016 DV 12",
        "8-712-43/2019",
        "AB 123456",
        "V-12.354.687",
    })
    void aNumberThatHasMarksOfItsOwn_isOne(String cell) {
        assertThat(IdentifierReader.pieces(IdentifierClass.DOCUMENT, cell)).containsExactly(cell);
    }

    @Test
    void companiesUnderAPersonsHeader_makeNoPersons() {
        Outcome outcome = read("a.csv", """
            Nombre completo;Cédula
            Inversiones Ceiba Azul S.A.;155-123-4567
            Transportes Manglar Ltda.;155-123-4568
            Comercial Tamarindo S.A.;155-123-4569
            Grupo Norteño S.A.;155-123-4570
            """);
        assertThat(outcome.subjects())
                .extracting(Subject::kind)
                .containsExactly(
                        SubjectKind.ORGANISATION,
                        SubjectKind.ORGANISATION,
                        SubjectKind.ORGANISATION,
                        SubjectKind.ORGANISATION);
        assertThat(outcome.subjects().stream().flatMap(company -> company.values("registrationNumber").stream()))
                .hasSize(4);
        assertThat(outcome.links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Nombre y apellido, name",
        "Nombre del sospechoso, name",
        "Tel 1, phone",
        "Tlf., phone",
        "Contato, phone",
        "Phone numbers, phone",
        "C.I., idNumber",
        "ID No., idNumber",
        "N° de cédula, idNumber",
        "CPF / RG, idNumber",
        "Documento de identidade, idNumber",
        "Passport 2, passportNumber",
    })
    void aHeaderAsOfficesWriteIt_isUnderstood(String header, String property) {
        assertThat(HeaderProperties.exact(header)
                        .or(() -> HeaderProperties.contained(header))
                        .map(ColumnMapping.Target::property))
                .contains(property);
    }

    @Test
    void aRowNumberOrASignThatNothingElseStandsBeside_namesNobody() {
        Outcome outcome = read("a.csv", """
            ID;NOMBRE;ALIAS;IDENTIFICACIÓN;TELÉFONO
            001;DESCONOCIDO;EL TUERTO;;
            002;DESCONOCIDO;;;
            003;DESCONOCIDA;S/N;00000000;999999999
            004;NN;;;6612-3456
            """);
        assertThat(outcome.subjects())
                .extracting(Subject::id)
                .hasSize(2)
                .satisfies(ids -> assertThat(ids.getFirst()).endsWith("001"))
                .satisfies(ids -> assertThat(ids.getLast()).endsWith("004"));
        assertThat(outcome.refusals()).containsExactly("3 NO_RECORD", "4 NO_RECORD");
    }

    @Test
    void aCompany_isNoPerson_andANameOnManyRowsIsOneSubject() {
        Outcome outcome = read("a.csv", """
            nombre,telefono
            Casa de Cambio Norte,+50765541694
            Casa de Cambio Norte,+50765541695
            Nilo Tejeira,+50765541696
            Nilo Tejeira,+50765541697
            Pedro Iglesias Casas,+50765541698
            """);
        assertThat(distinct(outcome, SubjectKind.ORGANISATION)).containsExactly("Casa de Cambio Norte");
        assertThat(distinct(outcome, SubjectKind.PERSON)).containsExactly("Nilo Tejeira", "Pedro Iglesias Casas");
        Outcome born = read(
                "a.csv",
                "nombre,fecha de nacimiento\nNilo Tejeira,1980-01-02\nNilo Tejeira,1981-03-04\n"
                        + "Inversiones Ceiba,1990-01-01\n");
        assertThat(born.subjects())
                .extracting(Subject::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(born.refusals()).containsExactly("4 DOUBTFUL_NAME");
    }

    @Test
    void namesakes_areOnePersonOnlyWhereTheirNumbersDoNotContradict() {
        String table = """
            nombre,rol,telefono,correo
            Nilo Tejeira,chofer,+50765541696,
            Nilo Tejeira,guía,+50765541697,
            Nilo Tejeira,guía,+50765541697,nilo@ejemplo.invalid
            Nilo Tejeira,lanchero,+50765541698,NILO@ejemplo.invalid
            Nilo Tejeira,vigía,,
            Nilo Tejeira,jefe,+50765541699,otro@ejemplo.invalid
            Casto Villamar,chofer,,
            Casto Villamar,chofer,+50765541600,
            """;
        List<String> ids = ids(table);
        assertThat(ids.get(1)).isNotEqualTo(ids.get(0));
        assertThat(ids.get(2)).as("a shared phone").isEqualTo(ids.get(1));
        assertThat(ids.get(3)).as("a shared address of mail").isEqualTo(ids.get(1));
        assertThat(ids.get(4)).as("nothing that contradicts").isEqualTo(ids.get(0));
        assertThat(ids.get(5)).isNotIn(ids.subList(0, 5));
        assertThat(ids.get(7)).isEqualTo(ids.get(6));
        assertThat(ids(table)).as("the same when it is read again").isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource({
        "Edad (años), 40, 17",
        "edad del sospechoso, 40, 12",
        "EDAD EN MESES, 480, 20",
        "age (weeks), 1500, 90",
        "idade em dias, 9000, 30",
        "edad_meses, 480, 20"
    })
    void anAge_countsInTheUnitOfItsHeader(String header, String adult, String child) {
        String table = "nombre,telefono," + header + "\nAurelio Quintanar,+50760000001," + adult
                + "\nCasto Villamar,+50760000002," + child + "\n";
        Outcome outcome = read("a.csv", table);
        assertThat(outcome.refusals()).singleElement().asString().endsWith("PROTECTED_MINOR");
        assertThat(outcome.subjects())
                .extracting(Subject::caption)
                .contains("Aurelio Quintanar")
                .doesNotContain("Casto Villamar");
    }

    private static List<String> ids(String table) {
        return read("a.csv", table).subjects().stream().map(Subject::id).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mercado Central",
                "Posada del Río",
                "Transportes Tucán",
                "Comercial Norte, S.A.",
                "Pesquera del Sur",
                "Lima & Cia",
                "Norte LLC",
                "Distribuidora Ceiba Ltda.",
                "Agência de Viagens Sol",
                "Casa de Cambio Norte",
                "Istmo S. de R.L. de C.V.",
                "ONG Manos del Istmo",
                "Manos del Istmo ONG"
            })
    void namesOfCompanies_areTold(String name) {
        assertThat(CompanyNameWords.isCompany(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Alonso De León Mercado",
                "Antonio Sá",
                "Posada Ríos, Elvira",
                "Nilo Tejeira",
                "Pedro Iglesias Casas",
                "María del Mar Banquero",
                "José da Costa",
                "Sa Nogueira",
                "Inés Salas Mercader",
                "Ana de la Torre",
                "Carlos Ong",
                "CARLOS ONG",
                "Ong, Carlos"
            })
    void namesOfPersons_areNotTakenForCompanies(String name) {
        assertThat(CompanyNameWords.isCompany(name)).isFalse();
        assertThat(CompanyNameWords.isPerson(name)).isTrue();
    }

    @Test
    void anUnsureGuess_startsAsLeftOut_andIsOfferedBesideItsCertainty() {
        ColumnMapping guess = preview("nombre,cell_id,placa\nNilo Tejeira,PA-129,verde\nCasto Villamar,PA-115,roja\n")
                .guess();
        Column cell = guess.columns().get(1);
        assertThat(cell.target()).isEqualTo(ColumnMapping.Target.NOTHING);
        assertThat(cell.confidence()).isLessThan(ColumnMapping.SURE).isPositive();
        assertThat(cell.alternatives()).isNotEmpty();
        assertThat(guess.columns().get(2).target()).isEqualTo(ColumnMapping.Target.NOTHING);
        assertThat(guess.columns())
                .filteredOn(c -> c.confidence() < ColumnMapping.SURE)
                .hasSize(2);
        assertThat(guess.columns().get(0).target().property()).isEqualTo("name");
    }

    @Test
    void whatIsNoEvent_isTakenIn() {
        assertThat(read(
                                "a.csv",
                                "nombre,rol,telefono,telefono 2,fecha de nacimiento\n"
                                        + "Nilo Tejeira,chofer,+50765541696,+50765541697,1980-01-02\n")
                        .subjects())
                .hasSize(1);
        assertThat(read(
                                "a.csv",
                                "mercancia,cantidad,origen,destino,fecha,valor\n"
                                        + "cigarrillos,40 cajas,Paso Uno,Paso Dos,2026-01-02,1500\n")
                        .refusals())
                .isEmpty();
        assertThat(read("a.csv", "placa,modelo,color,fecha de registro\nAB1234,Hilux,rojo,2026-01-02\n")
                        .subjects())
                .hasSize(1);
    }

    @Test
    void outlook_countsTheWholeFile_andSaysWhereItStopped() throws IOException {
        StringBuilder table = new StringBuilder("nombre;placa\n");
        for (int row = 0; row < 300; row++) {
            table.append("Nilo Tejeira;AB").append(1000 + row).append('\n');
        }
        table.append("roto\n");
        IntakeInput input = IntakeInput.of("a.csv", table.toString().getBytes(StandardCharsets.UTF_8));
        LoadOutlook whole = Readings.INTAKE.outlook(input, Readings.TERMS, Optional.empty(), 10_000);
        assertThat(whole.whole()).isTrue();
        assertThat(whole.report().extent().read()).isEqualTo(301);
        assertThat(whole.report().fates()).isEqualTo(new IntakeReport.Fates(300, 0, 1, 0, 0));
        assertThat(whole.subjects()).isEqualTo(301);
        assertThat(whole.mentions()).isEqualTo(600);
        assertThat(whole.links()).isEqualTo(300);
        LoadOutlook cut = Readings.INTAKE.outlook(input, Readings.TERMS, Optional.empty(), 100);
        assertThat(cut.whole()).isFalse();
        assertThat(cut.report().extent().read()).isBetween(100L, 101L);
    }

    @Test
    void everyRecordOfAnEntityFile_isExplainedOnce() {
        Outcome outcome = read("a.ftm", """
            {"id":"p1","schema":"Person","properties":{"name":["Nilo Tejeira"]}}
            {"id":"p2","schema":"Person","properties":{"name":["Casto Villamar"],"notes":["victim"],"topics":["victim"]}}
            {"id":"l1","schema":"UnknownLink","properties":{"subject":["p1"],"object":["p3"]}}
            {"id":"m1","schema":"Mention","properties":{"name":["x"]}}
            {"id":"","schema":"Person","properties":{}}
            """);
        IntakeReport.Fates fates = outcome.report().fates();
        assertThat(fates.taken() + fates.kept() + fates.refused() + fates.counted())
                .isEqualTo(outcome.report().extent().read())
                .isEqualTo(5);
        assertThat(fates.kept()).isEqualTo(1);
    }

    @Test
    void tooManyColumns_areRefused_andTheWorkEndsThere() {
        String wide = "a,".repeat(1_000_000) + "a\n";
        isRefused(wide + wide, RefusalReason.TOO_MANY_COLUMNS);
    }
}
