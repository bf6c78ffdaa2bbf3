// SPDX-License-Identifier: Apache-2.0
package org.enlace.command;

/** What a command's exit code says to the shell. */
public final class ExitCode {
    /** The command did what it was asked. */
    public static final int SUCCESS = 0;

    /** A check found something, or nothing was found to read. */
    public static final int FINDING = 1;

    /** Input or usage that cannot be used, or a failure of the program itself. */
    public static final int UNUSABLE = 2;

    private ExitCode() {}
}
