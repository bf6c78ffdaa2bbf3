// SPDX-License-Identifier: Apache-2.0
package org.enlace.byhand;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.enlace.command.CommandWords;
import org.enlace.command.UnusableException;
import org.enlace.identifiers.IdentifierClass;
import org.enlace.model.AgreementDigest;
import org.enlace.model.ClassLabel;
import org.enlace.veil.tags.KeyScope;
import org.enlace.veil.tags.TagLayout;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which columns of which file, and as what; shared by the commands that read one. */
final class ColumnOptions {
    private static final String NAME = "name";

    /** By hand there is no agreement: SHA-256 of nothing stands in, and epoch 0. */
    private static final AgreementDigest NO_AGREEMENT =
            new AgreementDigest("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            descriptionKey = "veil.class",
            required = true,
            converter = Label.class)
    private String label = "";

    @Option(names = "--column", paramLabel = "NAME", descriptionKey = "veil.column", defaultValue = "")
    private String column = "";

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "veil.name", defaultValue = "")
    private String name = "";

    @Option(names = "--born", paramLabel = "NAME", descriptionKey = "veil.born", defaultValue = "")
    private String born = "";

    @Option(names = "--country", paramLabel = "CC", descriptionKey = "veil.country", defaultValue = "")
    private String country = "";

    @Parameters(paramLabel = "CSV", descriptionKey = "veil.csv-file")
    private Path file = Path.of("");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    ColumnOptions() {}

    /** The scope that stands for the agreement that there is not, by hand. */
    static KeyScope byHand(ClassLabel classLabel) {
        return new KeyScope(NO_AGREEMENT, classLabel, 0);
    }

    /** Whether persons are compared by name and date of birth. */
    boolean areNames() {
        return label.equals(NAME);
    }

    KeyScope scope() {
        return byHand(areNames() ? TagLayout.NAME_TOKEN : new ClassLabel(label));
    }

    ComparedRows open() throws IOException {
        return areNames() ? names() : identifiers(IdentifierClass.ofLabel(label).orElseThrow());
    }

    private ComparedRows names() throws IOException {
        if (name.isEmpty() || born.isEmpty() || !column.isEmpty() || !country.isEmpty()) {
            throw new UnusableException("veil.name-options");
        }
        return NameRows.open(file, name, born);
    }

    private ComparedRows identifiers(IdentifierClass identifierClass) throws IOException {
        if (column.isEmpty() || !name.isEmpty() || !born.isEmpty()) {
            throw new UnusableException("veil.column-options", label);
        }
        if (!country.isEmpty()
                && !Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            throw new UnusableException("check.bad-country");
        }
        return IdentifierRows.open(file, column, identifierClass, country);
    }

    /** Says on standard error how many rows of what was read were left out, and why; refuses where none is left. */
    void conclude(RowFile<?> read) {
        if (!read.leftOut().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(CommandWords.say(spec.resourceBundle(), "veil.left-out", list(read.leftOut())));
        }
        if (read.count() == 0) {
            throw new UnusableException("veil.no-rows", file);
        }
    }

    private String list(Map<String, Integer> leftOut) {
        return leftOut.entrySet().stream()
                .map(each -> spec.resourceBundle().getString("veil.reason." + each.getKey()) + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Takes the wire label of a class of identifiers, and {@code name}. */
    static final class Label implements ITypeConverter<String> {
        Label() {}

        @Override
        public String convert(String label) {
            if (!label.equals(NAME) && IdentifierClass.ofLabel(label).isEmpty()) {
                throw new TypeConversionException(label);
            }
            return label;
        }
    }
}
