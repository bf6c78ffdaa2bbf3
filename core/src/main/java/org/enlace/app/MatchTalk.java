// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import org.enlace.tabular.Note;

/** What {@code enlace match} says while it works, on standard error, in the user's language. */
final class MatchTalk {
    private final ResourceBundle words;
    private final PrintWriter err;

    MatchTalk(ResourceBundle words, PrintWriter err) {
        this.words = words;
        this.err = err;
    }

    void say(String key, Object... values) {
        err.println(Words.say(words, key, values));
    }

    void wrote(List<Path> files) {
        files.forEach(file -> say("match.wrote", file));
    }

    /** What was odd in a file, each with its place and what to do. */
    void notes(List<Note> notes) {
        for (Note note : notes) {
            say("match.note." + note.kind(), note.file(), note.line(), note.count(), note.detail());
        }
    }
}
