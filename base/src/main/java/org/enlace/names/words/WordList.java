// SPDX-License-Identifier: Apache-2.0
package org.enlace.names.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with the program. */
public final class WordList {
    private WordList() {}

    /** The file's lines in UTF-8; a missing one is a broken program. */
    public static BufferedReader open(String name) {
        InputStream in = WordList.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the program must hold its name lists: missing=" + name);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** All lines but empty ones and comments. */
    public static List<String> lines(String name) {
        try (BufferedReader reader = open(name)) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
