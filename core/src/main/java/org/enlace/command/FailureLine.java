// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ResourceBundle;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.enlace.files.FilesException;
import org.enlace.files.NonTableKind;
import org.enlace.oprf.VeilException;
import org.enlace.oprf.VeilRefusal;
import org.enlace.tabular.TabularException;
import org.enlace.training.TrainingException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Turns an exception that a command did not handle into one plain line and exit code 2.
 *
 * <p>The message is shown where it is ours or names a file or a port; the messages of libraries may quote what they read,
 * so of those only the kind and our own place are shown. A stack trace is shown only when asked for.
 */
public record FailureLine(ResourceBundle words, boolean debug) implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) {
        var err = line.getErr();
        err.println("enlace: " + say(cause(thrown)));
        if (debug) {
            thrown.printStackTrace(err);
        }
        err.flush();
        return ExitCode.UNUSABLE;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown.getCause();
        boolean wrapper = thrown instanceof UncheckedIOException || thrown instanceof ExecutionException;
        return wrapper && cause != null ? cause(cause) : thrown;
    }

    /** Why the veil refused something, in the user's language. */
    public static String say(ResourceBundle words, VeilRefusal refusal) {
        return CommandWords.say(words, "veil.refused", words.getString("veil.refusal." + refusal.name()));
    }

    private String say(Throwable cause) {
        if (cause instanceof UnusableException unusable) {
            return unusable.say(words);
        }
        if (cause instanceof TabularException file && file.foreign().isPresent()) {
            NonTableKind foreign = file.foreign().get();
            return CommandWords.say(words, "table.foreign." + foreign.family(), file.file(), foreign.name());
        }
        if (cause instanceof FilesException late) {
            return CommandWords.say(
                    words,
                    "table.foreign." + late.foreign().family(),
                    words.getString("table.the-file"),
                    late.foreign().name());
        }
        if (cause instanceof TabularException file) {
            return CommandWords.say(words, "table." + file.reason(), file.file(), file.line(), file.detail());
        }
        if (cause instanceof TrainingException) {
            return words.getString("match.nothing-to-compare");
        }
        if (cause instanceof VeilException refused) {
            return say(words, refused.refusal());
        }
        String message = cause.getMessage();
        if (message != null && cause.getClass().getName().startsWith("org.enlace.")) {
            return message;
        }
        if (message != null && cause instanceof FileSystemException) {
            return CommandWords.say(words, file(cause), message);
        }
        if (cause instanceof BindException) {
            return words.getString("failure.port");
        }
        if (message != null && cause instanceof IOException && isOfTheSystem(cause)) {
            return CommandWords.say(words, "failure.disk", message);
        }
        return CommandWords.say(words, "failure.unexpected", cause.getClass().getSimpleName(), place(cause));
    }

    /** Whether the operating system refused to read or write, whose words quote nothing that was read. */
    private static boolean isOfTheSystem(Throwable cause) {
        StackTraceElement[] frames = cause.getStackTrace();
        return frames.length > 0
                && Stream.of("sun.nio.ch.", "java.io.File", "java.io.RandomAccessFile")
                        .anyMatch(frames[0].getClassName()::startsWith);
    }

    private static String file(Throwable cause) {
        return switch (cause) {
            case FileAlreadyExistsException _ -> "failure.file-exists";
            case NoSuchFileException _ -> "failure.no-file";
            default -> "failure.file";
        };
    }

    private static String place(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("org.enlace.")) {
                return frame.getFileName() + ":" + frame.getLineNumber();
            }
        }
        return "-";
    }
}
