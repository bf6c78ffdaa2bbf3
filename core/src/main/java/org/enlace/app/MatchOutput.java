// SPDX-License-Identifier: Apache-2.0
package org.enlace.app;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.enlace.command.UnusableException;
import org.enlace.report.ReportPage;
import org.enlace.report.RunFindings;
import org.enlace.tabular.OutputFormat;
import org.enlace.tabular.ResultFiles;

/** The folder that results go to. A file there is replaced only where an earlier run wrote it, which its first bytes tell. */
final class MatchOutput {
    static final String REPORT = "report.html";
    private static final String UNFINISHED = ".unfinished";

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
        for (String name : names()) {
            Path path = folder.resolve(name);
            if (!Files.exists(path)) {
                continue;
            }
            for (Path input : read) {
                if (Files.exists(input) && Files.isSameFile(input, path)) {
                    throw new UnusableException("match.out-is-input", path);
                }
            }
            if (!(name.equals(REPORT) ? ReportPage.wrote(path) : ResultFiles.wrote(path, format))) {
                throw new UnusableException("match.out-not-ours", path);
            }
        }
    }

    /**
     * Writes pairs, clusters and the page; gives back where they are. They are written into a folder of their own and moved when all
     * are whole, so that a run that ends early leaves nothing that looks like a result, and earlier results stay until then.
     */
    List<Path> write(RunFindings findings, Locale locale) throws IOException {
        Path unfinished = Files.createDirectories(folder.resolve(UNFINISHED));
        try {
            List<Path> written = new ArrayList<>();
            for (Path whole : all(unfinished, findings, locale)) {
                Path target = folder.resolve(whole.getFileName());
                written.add(Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING));
            }
            return written;
        } finally {
            for (String name : names()) {
                Files.deleteIfExists(unfinished.resolve(name));
            }
            removed(unfinished);
        }
    }

    /** What somebody else put there stays, and so does the folder. */
    private static void removed(Path unfinished) throws IOException {
        try {
            Files.delete(unfinished);
        } catch (DirectoryNotEmptyException _) {
            // Nothing of ours is in it.
        }
    }

    private List<String> names() {
        return List.of("pairs" + ResultFiles.ending(format), "clusters" + ResultFiles.ending(format), REPORT);
    }

    private List<Path> all(Path unfinished, RunFindings findings, Locale locale) throws IOException {
        ResultFiles results = new ResultFiles(
                findings.tables(),
                findings.linkage().links(),
                findings.linkage().clusters());
        List<Path> written = new ArrayList<>(results.write(unfinished, format));
        Path page = unfinished.resolve(REPORT);
        new ReportPage(findings, locale).write(page);
        written.add(page);
        return written;
    }
}
