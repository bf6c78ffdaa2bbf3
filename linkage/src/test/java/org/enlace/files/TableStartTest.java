// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableStartTest {
    private static final String ROWS = "Rosalía Quintero,1968-10-15,6361-2931\n"
            + "Luzmila Ábrego,1973-02-28,6129-7386\n"
            + "Casto Villamar,1980-01-02,6111-2222\n";
    private static final String TABLE = "nombre,fecha_nacimiento,telefono\n" + ROWS;

    private static TableStart of(String text) {
        return TableStart.of(new TextHead(text.getBytes(StandardCharsets.UTF_8), true));
    }

    private static String from(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int offset = (int) of(text).offset();
        return new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "DIRECCIÓN GENERAL\nReporte al 03/05/2024\n\n",
                "Reporte de personas, vehículos y lanchas\n",
                "Reporte de personas, 3 de mayo, Panamá\n\n",
                "DIRECCIÓN GENERAL,,\nReporte:,2024,\n,,\n",
                "\"Título de\ndos líneas\"\n",
                "sep=,\n",
                "sep=,\r\n"
            })
    void table_beginsAtItsHeader_whateverStandsAbove(String above) {
        assertThat(from(above + TABLE)).isEqualTo(TABLE);
        assertThat(of(above + TABLE).header().named()).isTrue();
        assertThat(of(above + TABLE).header().width()).isEqualTo(3);
    }

    @Test
    void firstLineThatNamesTheDelimiter_isObeyed() {
        TableStart start = of("sep=|\nnombre|nota\nA, b|c\nD, e|f\n");
        assertThat(start.delimiter()).isEqualTo((byte) '|');
        assertThat(start.lines()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,c\n1,x\n\n2,x,y,z\n3,z\n",
                "a,b,c\n1,x,y,\n2,x,y,\n3,x,y,\n",
                "x,y\nr1,1,2\nr2,3,4\nr3,5,6\n",
                "brand,price\nUno,5.00\nDos,6.00\n\nnombre,telefono\nAna,6111-2222\n",
                "campo,descripcion\nnombre,texto\ntelefono,numero\n"
            })
    void firstRow_isNeverLostAsATitle_whereItMayBeTheHeader(String table) {
        assertThat(of(table).offset()).isZero();
    }

    @Test
    void rowOfValues_isNoHeader() {
        assertThat(of(ROWS).header().named()).isFalse();
        assertThat(of("Rosalía Quintero,1968-10-15,6361-2931\n").header().named())
                .isFalse();
        assertThat(of("Rosalía Quintero,Panamá\nCasto Villamar,Panamá\nLuzmila Ábrego,Panamá\n")
                        .header()
                        .named())
                .isFalse();
        assertThat(of("Price,Barco,6361-2931\nQuintero,Vega,6129-7386\nMora,Ruiz,6111-2222\n")
                        .header()
                        .named())
                .as("surnames that are words of headers too")
                .isFalse();
        assertThat(of("Banco,1968-10-15\nQuintero,1973-02-28\nMora,1980-01-02\n")
                        .header()
                        .named())
                .as("a surname beside a date like those below")
                .isFalse();
        for (String headed : List.of(
                TABLE,
                "a,b\n1,2\n",
                "zz,2019,2020\nx,5,6\ny,7,8\n",
                "nombre,2024-01,2024-02\nAna,5,6\nEva,7,8\n",
                ",name\n0,Ana\n1,Eva\n",
                "title,authors,year\nA B,C D,1999\nE F,G H,2001\n")) {
            assertThat(of(headed).header().named()).as(headed).isTrue();
        }
    }

    @Test
    void delimiter_isFound_whereLongCellsHoldOthers() {
        String cell = "\"" + "lorem, \"\" ipsum;\n".repeat(10_000) + "\"";
        byte[] head = ("nombre;notas\nAna;" + cell).getBytes(StandardCharsets.UTF_8);
        TableStart start = TableStart.of(new TextHead(java.util.Arrays.copyOf(head, TableStart.HEAD), false));
        assertThat(start.delimiter()).isEqualTo((byte) ';');
        assertThat(start.offset()).isZero();
    }

    @Test
    void totals_areNoRecords() {
        for (String total : List.of(
                "TOTAL: 3",
                "Total",
                "Total de registros: 4",
                "Gran total",
                "(4 rows affected)",
                "Registros: 4",
                "SUBTOTAL")) {
            assertThat(NonRecordRows.isTotal(List.of(total, "", ""))).as(total).isTrue();
        }
        assertThat(NonRecordRows.isTotal(List.of("Total", "4", ""))).isTrue();
        for (String name : List.of("Total Istmo S.A.", "Totalidad Pérez", "Tota López", "4", "Registro", "Suma Ríos")) {
            assertThat(NonRecordRows.isTotal(List.of(name, "", ""))).as(name).isFalse();
        }
        assertThat(NonRecordRows.isTotal(List.of("Total", "Panamá", "4"))).isFalse();
    }
}
