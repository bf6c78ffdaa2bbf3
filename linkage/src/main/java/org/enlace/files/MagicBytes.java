// SPDX-License-Identifier: Apache-2.0
package org.enlace.files;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.files.NonTableKind.Family;

/**
 * Tells what a file is by the bytes with which it begins. The signatures are those of the formats' own descriptions and of the
 * list in the Unix {@code file} program.
 */
final class MagicBytes {
    /** So many bytes show it. */
    static final int LENGTH = 512;

    private static final List<Signature> SIGNATURES = new ArrayList<>();

    @SuppressWarnings("ArrayRecordComponent")
    private record Signature(int at, byte[] bytes, NonTableKind foreign) {
        boolean isOf(byte[] head) {
            return head.length >= at + bytes.length
                    && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
        }
    }

    static {
        at(4, Family.PACKED, "bzip2", "1AY&SY");
        hex(Family.PACKED, "xz", "FD377A585A00");
        hex(Family.PACKED, "Zstandard", "28B52FFD");
        hex(Family.PACKED, "LZ4", "04224D18");
        hex(Family.PACKED, "Snappy", "FF060000734E61507059");
        text(Family.PACKED, "lzip", "LZIP\u0001");
        hex(Family.PACKED, "compress", "1F9D");
        hex(Family.PACKED, "compress", "1FA0");
        hex(Family.PACKED, "7-Zip", "377ABCAF271C");
        text(Family.PACKED, "RAR", "Rar!\u001a\u0007");
        text(Family.PACKED, "CAB", "MSCF\0\0");
        text(Family.PACKED, "ar", "!<arch>\n");
        at(257, Family.PACKED, "tar", "ustar");
        text(Family.OF_PROGRAM, "SQLite", "SQLite format 3\0");
        at(4, Family.OF_PROGRAM, "Access", "Standard Jet DB");
        at(4, Family.OF_PROGRAM, "Access", "Standard ACE DB");
        text(Family.OF_PROGRAM, "Avro", "Obj\u0001");
        text(Family.OF_PROGRAM, "Arrow", "ARROW1\0");
        text(Family.OF_PROGRAM, "SPSS", "$FL2");
        text(Family.OF_PROGRAM, "SPSS", "$FL3");
        text(Family.OF_PROGRAM, "Stata", "<stata_dta>");
        text(Family.OF_PROGRAM, "SAS", "HEADER RECORD*******");
        hex(Family.OF_PROGRAM, "SAS", "000000000000000000000000C2EA8160B31411CFBD92080009C7318C181F1011");
        hex(Family.OF_PROGRAM, "HDF5", "894844460D0A1A0A");
        text(Family.OF_PROGRAM, "MATLAB", "MATLAB 5.0 MAT-file");
        text(Family.OF_PROGRAM, "R", "RDX2\n");
        text(Family.OF_PROGRAM, "R", "RDX3\n");
        text(Family.OF_PROGRAM, "NumPy", "\u0093NUMPY");
        hex(Family.OF_PROGRAM, "Excel 97-2003 / OLE2", "D0CF11E0A1B11AE1");
        text(Family.OF_PROGRAM, "PostgreSQL", "PGDMP");
        text(Family.DOCUMENT, "PDF", "%PDF");
        text(Family.DOCUMENT, "PostScript", "%!PS");
        text(Family.DOCUMENT, "RTF", "{\\rtf");
        text(Family.MEDIA, "PNG", "\u0089PNG");
        text(Family.MEDIA, "GIF", "GIF87a");
        text(Family.MEDIA, "GIF", "GIF89a");
        hex(Family.MEDIA, "JPEG", "FFD8FF");
        hex(Family.MEDIA, "TIFF", "49492A00");
        hex(Family.MEDIA, "TIFF", "4D4D002A");
        at(8, Family.MEDIA, "WAV", "WAVEfmt");
        at(8, Family.MEDIA, "AVI", "AVI LIST");
        at(8, Family.MEDIA, "WebP", "WEBPVP8");
        text(Family.MEDIA, "Ogg", "OggS\0");
        text(Family.MEDIA, "FLAC", "fLaC");
        hex(Family.EXECUTABLE, "ELF", "7F454C46");
        hex(Family.EXECUTABLE, "Mach-O", "CFFAEDFE");
        hex(Family.EXECUTABLE, "Mach-O", "CEFAEDFE");
        hex(Family.EXECUTABLE, "Java", "CAFEBABE");
        text(Family.EXECUTABLE, "WebAssembly", "\0asm");
        hex(Family.EXECUTABLE, "Windows", "4C0000000114020000000000");
        text(Family.SEALED, "age", "age-encryption.org/");
        text(Family.SEALED, "PGP", "-----BEGIN PGP ");
        text(Family.KEY, "PEM", "-----BEGIN ");
        text(Family.POINTER, "Git LFS", "version https://git-lfs.github.com/");
        text(Family.POINTER, "git-annex", "/annex/objects/");
        hex(Family.ENCODING, "UTF-32", "0000FEFF");
        hex(Family.ENCODING, "UTF-32", "FFFE0000");
    }

    private MagicBytes() {}

    private static void text(Family family, String name, String signature) {
        at(0, family, name, signature);
    }

    private static void at(int at, Family family, String name, String signature) {
        SIGNATURES.add(
                new Signature(at, signature.getBytes(StandardCharsets.ISO_8859_1), new NonTableKind(family, name)));
    }

    private static void hex(Family family, String name, String signature) {
        SIGNATURES.add(new Signature(0, HexFormat.of().parseHex(signature), new NonTableKind(family, name)));
    }

    /** What a file is that is no table, empty where it may be one. */
    static Optional<NonTableKind> of(byte[] head) {
        return SIGNATURES.stream()
                .filter(signature -> signature.isOf(head))
                .map(Signature::foreign)
                .findFirst()
                .or(() -> rare(head));
    }

    /** Formats whose first letters alone could also begin a text. */
    private static Optional<NonTableKind> rare(byte[] head) {
        if (head.length >= 12 && head[0] == 0 && head[4] == 'f' && head[5] == 't' && head[6] == 'y' && head[7] == 'p') {
            return Optional.of(new NonTableKind(Family.MEDIA, "MP4 / HEIC"));
        }
        if (begins(head, "ID3") && head.length > 10 && head[3] >= 2 && head[3] <= 4) {
            return Optional.of(new NonTableKind(Family.MEDIA, "MP3"));
        }
        if (begins(head, "ORC") && controls(head) > 0) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "ORC"));
        }
        if (begins(head, "FEA1") && controls(head) > 0) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "Feather"));
        }
        if (head.length >= 64 && begins(head, "MZ") && zeros(head) > 8) {
            return Optional.of(new NonTableKind(Family.EXECUTABLE, "Windows"));
        }
        if (head.length >= 26 && begins(head, "BM") && zeros(head) > 8) {
            return Optional.of(new NonTableKind(Family.MEDIA, "BMP"));
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0x80 && head[1] >= 2 && head[1] <= 5) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "pickle"));
        }
        boolean stata = head.length >= 4 && head[0] >= 'h' && head[0] <= 's' && (head[1] == 1 || head[1] == 2);
        if (stata && head[2] == 1 && head[3] == 0) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "Stata"));
        }
        if (head.length >= 32 && isDbase(head)) {
            return Optional.of(new NonTableKind(Family.OF_PROGRAM, "dBase"));
        }
        return Optional.empty();
    }

    /** A version byte, a day and sixteen zeros behind the lengths. */
    private static boolean isDbase(byte[] head) {
        boolean version = switch (head[0] & 0xFF) {
            case 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xF5 -> true;
            default -> false;
        };
        return version
                && head[2] >= 1
                && head[2] <= 12
                && head[3] >= 1
                && head[3] <= 31
                && head[12] == 0
                && head[16] == 0;
    }

    /** Bytes among the first that no text holds. */
    private static int controls(byte[] head) {
        int controls = 0;
        for (int at = 0; at < Math.min(64, head.length); at++) {
            controls +=
                    head[at] >= 0 && head[at] < ' ' && head[at] != '\t' && head[at] != '\n' && head[at] != '\r' ? 1 : 0;
        }
        return controls;
    }

    private static int zeros(byte[] head) {
        int zeros = 0;
        for (int at = 0; at < Math.min(64, head.length); at++) {
            zeros += head[at] == 0 ? 1 : 0;
        }
        return zeros;
    }

    static boolean isZip(byte[] head) {
        return begins(head, "PK\u0003\u0004") || begins(head, "PK\u0005\u0006") || begins(head, "PK\u0007\b");
    }

    static boolean isGzip(byte[] head) {
        return begins(head, "\u001f\u008b");
    }

    /** Whether a file begins as Apache Parquet does. */
    static boolean isParquet(byte[] head) {
        return begins(head, "PAR1");
    }

    private static boolean begins(byte[] head, String signature) {
        byte[] bytes = signature.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= bytes.length && Arrays.equals(head, 0, bytes.length, bytes, 0, bytes.length);
    }
}
