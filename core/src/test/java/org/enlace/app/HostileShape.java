// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.enlace.command.ExitCode;

/**
 * Files that nobody should have to read, and what is run on them. In a command {@code @name} is a file of that name in the shape's folder.
 *
 * @param exits with which exit codes a command may end
 */
record HostileShape(String name, Writing writing, List<Run> runs) {
    /** A cell that no message may show. */
    static final String CELL = "Quiebracha";

    private static final Set<Integer> READ = Set.of(ExitCode.SUCCESS);
    private static final Set<Integer> REFUSED = Set.of(ExitCode.UNUSABLE);
    private static final Set<Integer> EITHER = Set.of(ExitCode.SUCCESS, ExitCode.UNUSABLE);

    /** {@code check} says with 1 that it knows the file to be a text and read nothing in it. */
    private static final Set<Integer> CHECKED = Set.of(ExitCode.SUCCESS, ExitCode.FINDING, ExitCode.UNUSABLE);

    /** Writes the files of a shape. */
    interface Writing {
        void into(HostileFiles files) throws IOException;
    }

    /** One command. */
    record Run(List<String> command, Set<Integer> exits) {}

    HostileShape {
        runs = List.copyOf(runs);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A shape without commands. */
    static HostileShape of(String name, Writing writing) {
        return new HostileShape(name, writing, List.of());
    }

    /** A file that {@code check} and {@code match} read or refuse. */
    static HostileShape file(String name, String file, Writing writing) {
        return of(name, writing).checked(file, CHECKED).matched(file, EITHER);
    }

    /** A file that both read. */
    static HostileShape read(String name, String file, Writing writing) {
        return of(name, writing).checked(file, CHECKED).matched(file, READ);
    }

    /** A file that both refuse. */
    static HostileShape refused(String name, String file, Writing writing) {
        return of(name, writing).checked(file, REFUSED).matched(file, REFUSED);
    }

    /** A file in which nothing stands. */
    static HostileShape empty(String name, String file, Writing writing) {
        return of(name, writing).checked(file, CHECKED).matched(file, REFUSED);
    }

    private HostileShape checked(String file, Set<Integer> exits) {
        return and(exits, "check", "@" + file);
    }

    private HostileShape matched(String file, Set<Integer> exits) {
        return and(exits, "match", "@" + file, "--out", "@out");
    }

    /** With one of two commands, or with all where there are others than two. */
    HostileShape with(int command) {
        return runs.size() == 2 ? new HostileShape(name, writing, List.of(runs.get(command))) : this;
    }

    /** With a command that does what it is asked. */
    HostileShape reads(String... command) {
        return and(READ, command);
    }

    /** With a command that refuses. */
    HostileShape refuses(String... command) {
        return and(REFUSED, command);
    }

    /** With a command that may do either. */
    HostileShape either(String... command) {
        return and(EITHER, command);
    }

    /** With a command whose exit code 1 is a result. */
    HostileShape checks(String... command) {
        return and(CHECKED, command);
    }

    private HostileShape and(Set<Integer> exits, String... command) {
        List<Run> more = new ArrayList<>(runs);
        more.add(new Run(List.of(command), exits));
        return new HostileShape(name, writing, more);
    }
}
