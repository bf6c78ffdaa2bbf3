// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.enlace.Chance;
import org.enlace.files.NonTableKind.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognisedFileTest {
    private static final String TABLE =
            "nombre;alias;fecha\nHermógenes Ábrego;Peña;1968-10-15\nJosé Núñez;Ñato;1973-02-28\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "IBM850"})
    void text_isReadAlike_inEachEncoding(String charset) throws IOException {
        RecognisedFile.Text text = text(TABLE.getBytes(Charset.forName(charset)));
        assertThat(read(text)).isEqualTo(TABLE);
        assertThat(text.table().header().width()).isEqualTo(3);
    }

    @Test
    void capitalsOfBothCodePages_areToldApart() throws IOException {
        String capitals = "NOMBRE;CIUDAD\nRAMÓN PEÑA;BOGOTÁ\nJESÚS MUÑIZ;MÉRIDA\nMARÍA ACUÑA;COLÓN\n";
        for (String charset : List.of("IBM850", "windows-1252")) {
            assertThat(read(text(capitals.getBytes(Charset.forName(charset)))))
                    .as(charset)
                    .isEqualTo(capitals);
        }
        String german = "name;stadt\nGünter Müller;Köln\nÄnne Größe;Überlingen\n";
        assertThat(read(text(german.getBytes(Charset.forName("windows-1252"))))).isEqualTo(german);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "IBM850"})
    void columnsInDifferentEncodings_areReadEachInItsOwn(String charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("nombre;alias\n".getBytes(StandardCharsets.UTF_8));
        for (int row = 0; row < 50; row++) {
            bytes.writeBytes("José Núñez;".getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes("Peña Ramón Cárdenas Ibáñez\n".getBytes(Charset.forName(charset)));
        }
        assertThat(read(text(bytes.toByteArray())))
                .contains("José Núñez;Peña Ramón Cárdenas Ibáñez\n")
                .doesNotContain("Ã");
    }

    @Test
    void wideText_isReadToItsEnd() throws IOException {
        long rows = 3_000_000;
        ByteSource wide = () -> new Repeated("nombre;ciudad\n", "Peña;Colón\n", rows, StandardCharsets.UTF_16LE);
        RecognisedFile.Text text = (RecognisedFile.Text) RecognisedFile.of(wide);
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = text.text(text.encodingOfAll()).open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                for (int at = 0; at < got; at++) {
                    lines += buffer[at] == '\n' ? 1 : 0;
                }
            }
        }
        assertThat(lines).isEqualTo(rows + 1);
    }

    /** A line, and then another one again and again. */
    private static final class Repeated extends InputStream {
        private final byte[] again;
        private byte[] now;
        private int at;
        private long left;

        Repeated(String first, String again, long times, Charset charset) {
            this.now = first.getBytes(charset);
            this.again = again.getBytes(charset);
            this.left = times;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            if (at == now.length) {
                if (left-- <= 0) {
                    return -1;
                }
                now = again;
                at = 0;
            }
            int given = Math.min(length, now.length - at);
            System.arraycopy(now, at, target, from, given);
            at += given;
            return given;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "425A6839314159265359, PACKED",
        "FD377A585A000004, PACKED",
        "28B52FFD0458, PACKED",
        "377ABCAF271C0004, PACKED",
        "526172211A0700, PACKED",
        "474946383961, MEDIA",
        "FFD8FFE000104A46, MEDIA",
        "89504E470D0A1A0A, MEDIA",
        "255044462D312E34, DOCUMENT",
        "7B5C72746631, DOCUMENT",
        "7F454C4602010100, EXECUTABLE",
        "CAFEBABE00000034, EXECUTABLE",
        "000100005374616E64617264204A6574204442, OF_PROGRAM",
        "4F626A01, OF_PROGRAM",
        "4152524F57310000, OF_PROGRAM",
        "4F52430A03, OF_PROGRAM",
        "24464C3240282329, OF_PROGRAM",
        "72010100, OF_PROGRAM",
        "80049500, OF_PROGRAM",
        "D0CF11E0A1B11AE1, OF_PROGRAM",
        "53514C69746520666F726D6174203300, OF_PROGRAM",
        "894844460D0A1A0A, OF_PROGRAM",
        "FFFE00006E000000, ENCODING",
        "0000FEFF0000006E, ENCODING"
    })
    void whatIsNoTable_isToldByItsFirstBytes(String hex, Family family) throws IOException {
        assertThat(foreign(HexFormat.of().parseHex(hex)).family()).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html>\\n<html>|DOCUMENT",
                "<html><table><tr><td>a,b</td></tr></table>|DOCUMENT",
                "<table border=1>\\n<tr>|DOCUMENT",
                "<?xml version=\"1.0\"?><a/>|DOCUMENT",
                "From: a@ejemplo.invalid\\nTo: b@ejemplo.invalid\\nSubject: x\\n\\na;b|DOCUMENT",
                "-----BEGIN PGP MESSAGE-----\\n\\nhQ|SEALED",
                "-----BEGIN CERTIFICATE-----\\nMI|KEY",
                "BEGIN:VCARD\\nN:x|DOCUMENT",
                "version https://git-lfs.github.com/spec/v1\\noid|POINTER",
                "#!/bin/sh\\necho a,b|EXECUTABLE"
            })
    void whatIsNoTable_isToldByItsText(String text, Family family) throws IOException {
        assertThat(foreign(text.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8))
                        .family())
                .isEqualTo(family);
    }

    @Test
    void noise_isNoTable_whateverItsLength() throws IOException {
        Random chance = new Random(Chance.seed(1));
        for (int round = 0; round < 100; round++) {
            byte[] noise = new byte[200 + chance.nextInt(5_000)];
            chance.nextBytes(noise);
            assertThat(RecognisedFile.of(() -> new ByteArrayInputStream(noise)))
                    .as("round=%s", round)
                    .isInstanceOf(RecognisedFile.NoTable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<TICKER>,<DATE>\nAB,1\nCD,2\n",
                "ORCID,name\n1,a\n",
                "ID3,x\n1,2\n",
                "MZ,BM\nx,y\n",
                "#,name\n1,a\n",
                "Obj,x\n1,2\n"
            })
    void tablesThatBeginLikeSomethingElse_areTables(String table) throws IOException {
        assertThat(text(table.getBytes(StandardCharsets.UTF_8)).table().header().width())
                .isEqualTo(2);
    }

    @Test
    void gzipAndZip_areUnpacked_whereOneFileIsInThem() throws IOException {
        byte[] wide = TABLE.getBytes(StandardCharsets.UTF_16);
        assertThat(read(text(gzip(wide)))).isEqualTo(TABLE);
        assertThat(read(text(zip("datos/a.csv", wide, "__MACOSX/._a.csv", new byte[3]))))
                .isEqualTo(TABLE);
        assertThat(read(text(gzip(zip("a.csv", wide))))).isEqualTo(TABLE);
        assertThat(foreign(zip("a.csv", wide, "b.csv", wide))).isEqualTo(new NonTableKind(Family.SEVERAL, "2"));
        assertThat(foreign(zip()).family()).isEqualTo(Family.HOLLOW);
        assertThat(foreign(zip("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)))
                        .family())
                .isEqualTo(Family.DOCUMENT);
        assertThat(foreign(gzip(gzip(gzip(gzip(wide))))).family()).isEqualTo(Family.TOO_LARGE);
        byte[] cut = java.util.Arrays.copyOf(gzip(wide), 40);
        assertThat(foreign(cut)).isEqualTo(new NonTableKind(Family.DAMAGED, "gzip"));
    }

    @Test
    void whatUnpacksToFarMoreThanItIs_endsThere() throws IOException {
        byte[] bomb =
                gzip(new byte[0], () -> new Repeated("a,b\n", "x,y\n".repeat(1 << 12), 10_000, StandardCharsets.UTF_8));
        RecognisedFile.Text text = text(bomb);
        assertThatThrownBy(() -> {
                    try (InputStream in = text.text(TextEncoding.UTF_8).open()) {
                        in.transferTo(java.io.OutputStream.nullOutputStream());
                    }
                })
                .isInstanceOfSatisfying(
                        FilesException.class,
                        late -> assertThat(late.foreign().family()).isEqualTo(Family.TOO_LARGE));
    }

    @Test
    void rowsInQuotationMarksAsAWhole_areUnwrapped() throws IOException {
        String wrapped = "\"nombre,notas\"\r\n\"Ana,\"\"x, y\"\"\"\r\n\"Eva,z\";;\r\n";
        assertThat(read(text(wrapped.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("nombre,notas\r\nAna,\"x, y\"\r\nEva,z\r\n");
        String quoted = "\"nombre\"\n\"Ana Peña\"\n\"Eva\"\n";
        assertThat(read(text(quoted.getBytes(StandardCharsets.UTF_8)))).isEqualTo(quoted);
    }

    private static String read(RecognisedFile.Text text) throws IOException {
        try (InputStream in = text.text(text.encodingOfAll()).open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RecognisedFile.Text text(byte[] bytes) throws IOException {
        return (RecognisedFile.Text) RecognisedFile.of(() -> new ByteArrayInputStream(bytes));
    }

    private static NonTableKind foreign(byte[] bytes) throws IOException {
        return ((RecognisedFile.NoTable) RecognisedFile.of(() -> new ByteArrayInputStream(bytes))).foreign();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        return gzip(bytes, InputStream::nullInputStream);
    }

    private static byte[] gzip(byte[] bytes, ByteSource more) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
            try (InputStream in = more.open()) {
                in.transferTo(out);
            }
        }
        return packed.toByteArray();
    }

    /** A ZIP archive of names and bytes in turn. */
    static byte[] zip(Object... files) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (int at = 0; at < files.length; at += 2) {
                out.putNextEntry(new ZipEntry((String) files[at]));
                out.write((byte[]) files[at + 1]);
            }
        }
        return packed.toByteArray();
    }
}
