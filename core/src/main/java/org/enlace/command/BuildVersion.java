// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside this class. */
public final class BuildVersion implements IVersionProvider {
    BuildVersion() {}

    @Override
    public String[] getVersion() {
        return new String[] {"enlace " + number()};
    }

    public static String number() {
        try (InputStream in = Objects.requireNonNull(BuildVersion.class.getResourceAsStream("version.properties"))) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
