// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

import java.util.ResourceBundle;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in the user's language what is wrong with a command line, shows the command's usage, and exits with 2. */
public record UsageError(ResourceBundle words) implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine line = wrong.getCommandLine();
        var err = line.getErr();
        err.println("enlace: " + say(wrong));
        UnmatchedArgumentException.printSuggestions(wrong, err);
        line.usage(err);
        err.flush();
        return ExitCode.UNUSABLE;
    }

    private String say(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return CommandWords.say(words, "misuse.unknown", String.join(" ", unmatched.getUnmatched()));
        }
        if (wrong instanceof MissingParameterException missing) {
            String names = missing.getMissing().stream().map(UsageError::name).collect(Collectors.joining(", "));
            return CommandWords.say(words, "misuse.missing", names);
        }
        ArgSpec argument = wrong.getArgSpec();
        if (argument != null && wrong.getValue() != null) {
            return CommandWords.say(words, "misuse.value", name(argument), wrong.getValue());
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
