// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.enlace.linkage.Memory;
import org.enlace.tabular.Note;
import org.enlace.training.Decision;
import org.enlace.training.Inferred;

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

    /** What each column was taken for and why, and how rules were planned. */
    void inferred(Inferred inferred) {
        for (Decision decision : inferred.decisions()) {
            String meaning = decision.meaning().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            say("match.decision", decision.column(), meaning, decision.reason());
        }
        inferred.notes().forEach(note -> say("match.planned", note.text()));
    }

    /** What the run will take, before it starts. */
    void memory(Memory memory) {
        say(
                "match.memory",
                megabytes(memory.tables()),
                megabytes(memory.working()),
                megabytes(memory.available()),
                memory.slices());
    }

    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
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
