// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.identifiers.CanonicalValue.Reason;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.veil.Scope;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which column of which file, and as what; shared by the commands that read one. */
final class VeilColumn {
    /** By hand there is no agreement: SHA-256 of nothing stands in, and epoch 0. */
    private static final String NO_AGREEMENT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            descriptionKey = "veil.class",
            required = true,
            converter = Label.class)
    private IdentifierClass identifierClass = IdentifierClass.PHONE;

    @Option(names = "--column", paramLabel = "NAME", descriptionKey = "veil.column", required = true)
    private String column = "";

    @Option(names = "--country", paramLabel = "CC", descriptionKey = "veil.country", defaultValue = "")
    private String country = "";

    @Parameters(paramLabel = "CSV", descriptionKey = "veil.csv-file")
    private Path file = Path.of("");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    VeilColumn() {}

    /** The scope that stands for the agreement that there is not, by hand. */
    static Scope byHand(String classLabel) {
        return new Scope(NO_AGREEMENT, classLabel, 0);
    }

    Scope scope() {
        return byHand(identifierClass.label());
    }

    ColumnFile open() throws IOException {
        if (!country.isEmpty()
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            throw new UnusableException("check.bad-country");
        }
        return ColumnFile.open(file, column, identifierClass, country);
    }

    /** Says on standard error how many rows of what was read were left out, and why; refuses where none is left. */
    void conclude(ColumnFile read, int rows) {
        if (!read.refused().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(Words.say(spec.resourceBundle(), "veil.left-out", list(read.refused())));
        }
        if (rows == 0) {
            throw new UnusableException("veil.no-rows", file);
        }
    }

    private String list(Map<Reason, Integer> refused) {
        return refused.entrySet().stream()
                .map(each -> spec.resourceBundle().getString("veil.reason." + each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Reads a class by its wire label. */
    static final class Label implements ITypeConverter<IdentifierClass> {
        Label() {}

        @Override
        public IdentifierClass convert(String label) {
            return IdentifierClass.ofLabel(label).orElseThrow(() -> new TypeConversionException(label));
        }
    }
}
