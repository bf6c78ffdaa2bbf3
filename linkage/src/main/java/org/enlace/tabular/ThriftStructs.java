// SPDX-License-Identifier: Apache-2.0
package org.enlace.tabular;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structures in Thrift's compact protocol (apache/thrift, thrift-compact-protocol.md): what Parquet's headers are in. */
final class ThriftStructs {
    private static final int INT = 5;
    private static final int LONG = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int SHORT_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    ThriftStructs number(int field, int value) {
        head(field, INT);
        zigzag(value);
        return this;
    }

    ThriftStructs large(int field, long value) {
        head(field, LONG);
        zigzag(value);
        return this;
    }

    ThriftStructs text(int field, String value) {
        head(field, BINARY);
        return element(value);
    }

    /** A list's head; its elements come next. */
    ThriftStructs numbers(int field, int size) {
        return list(field, size, INT);
    }

    ThriftStructs texts(int field, int size) {
        return list(field, size, BINARY);
    }

    ThriftStructs structs(int field, int size) {
        return list(field, size, STRUCT);
    }

    private ThriftStructs list(int field, int size, int type) {
        head(field, LIST);
        if (size < SHORT_LIST) {
            out.write((size << 4) | type);
        } else {
            out.write((SHORT_LIST << 4) | type);
            varint(size);
        }
        return this;
    }

    ThriftStructs element(int value) {
        zigzag(value);
        return this;
    }

    ThriftStructs element(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** Opens a structure in a field. */
    ThriftStructs open(int field) {
        head(field, STRUCT);
        return open();
    }

    /** Opens a structure in a list. */
    ThriftStructs open() {
        outer.push(last);
        last = 0;
        return this;
    }

    ThriftStructs end() {
        out.write(0);
        last = outer.pop();
        return this;
    }

    /** The bytes; the outermost structure ends here. */
    byte[] done() {
        out.write(0);
        return out.toByteArray();
    }

    private void head(int field, int type) {
        out.write(((field - last) << 4) | type);
        last = field;
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
