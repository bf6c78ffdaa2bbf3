// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.enlace.report.Findings;
import org.enlace.report.Page;
import org.enlace.tabular.OutputFormat;
import org.enlace.tabular.Results;

/** The folder that results go to. A file there is replaced only where an earlier run wrote it, which its first bytes tell. */
final class MatchOutput {
    static final String REPORT = "report.html";

    private final Path folder;
    private final OutputFormat format;

    MatchOutput(Path folder, OutputFormat format) {
        this.folder = folder;
        this.format = format;
    }

    /** Refuses, before anything is done, to replace a file that is not ours or that is about to be read. */
    void check(List<Path> read) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UnusableException("match.out-no-folder", folder);
        }
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (!Files.exists(path)) {
                continue;
            }
            for (Path input : read) {
                if (Files.exists(input) && Files.isSameFile(input, path)) {
                    throw new UnusableException("match.out-is-input", path);
                }
            }
            if (!begins(path, file.getValue())) {
                throw new UnusableException("match.out-not-ours", path);
            }
        }
    }

    /** Files that a run writes, each with how it begins. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        boolean csv = format == OutputFormat.CSV;
        String ending = Results.ending(format);
        files.put("pairs" + ending, csv ? "left,right,weight,probability\n" : "{\"left\":");
        files.put("clusters" + ending, csv ? "cluster,source,id\n" : "{\"cluster\":");
        files.put(REPORT, Page.MARK);
        return files;
    }

    private static boolean begins(Path file, String beginning) throws IOException {
        byte[] wanted = beginning.getBytes(StandardCharsets.UTF_8);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] got = in.readNBytes(wanted.length);
            return got.length == 0 || Arrays.equals(got, wanted);
        }
    }

    /** Writes pairs, clusters and the page; gives back where they are. */
    List<Path> write(Findings findings, Locale locale) throws IOException {
        Files.createDirectories(folder);
        Results results = new Results(
                findings.tables(),
                findings.linkage().links(),
                findings.linkage().clusters());
        List<Path> written = new ArrayList<>(results.write(folder, format));
        Path page = folder.resolve(REPORT);
        new Page(findings, locale).write(page);
        written.add(page);
        return written;
    }
}
