// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.enlace.linkage.cluster.PairLinks;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.tabular.ResultFiles;

/**
 * The page about one run: one file of HTML whose only script and style are inside it, named to the browser by their digests, so
 * that it runs nothing else and fetches nothing.
 */
public final class ReportPage {
    /** How every page begins. */
    static final String MARK = "<!doctype html>\n<!-- enlace match -->";

    private final RunFindings findings;
    private final PageWords words;

    public ReportPage(RunFindings findings, Locale locale) {
        this.findings = findings;
        this.words = PageWords.in(locale);
    }

    /** Writes the page; a file of that name is replaced. */
    public void write(Path file) throws IOException {
        Files.writeString(file, html());
    }

    /** Whether a file is one that {@link #write} made, or is empty: told by how it begins. */
    public static boolean wrote(Path file) throws IOException {
        return ResultFiles.begins(file, MARK);
    }

    String html() throws IOException {
        String style = resource("report.css");
        String script = resource("report.js");
        HtmlMarkup page = new HtmlMarkup()
                .raw(MARK)
                .raw("\n<html lang=\"" + words.locale().getLanguage() + "\"><head><meta charset=\"utf-8\">")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                        + digest(style) + "'; script-src 'sha256-" + digest(script)
                        + "'; base-uri 'none'; form-action 'none'\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .text(words.say("title"))
                .raw("</title><style>" + style + "</style></head><body><main>");
        head(page);
        remarks(page);
        charts(page);
        examples(page);
        review(page);
        return page.raw("</main><script>" + script + "</script></body></html>\n")
                .toString();
    }

    private void head(HtmlMarkup page) {
        page.raw("<header><h1>").text(words.say("title")).raw("</h1><p class=\"files\">");
        page.text(findings.left().name());
        if (!findings.dedupes()) {
            page.raw(" <span class=\"arrow\">↔</span> ").text(findings.right().name());
        }
        page.raw("</p><p class=\"secret\">").text(words.say("secret")).raw("</p></header><dl class=\"tiles\">");
        long records =
                findings.tables().stream().mapToLong(table -> table.size()).sum();
        tile(page, "tile.records", words.number(records));
        tile(page, "tile.compared", words.number(findings.linkage().looked()));
        tile(page, "tile.kept", words.number(findings.linkage().links().size()));
        tile(page, "tile.clusters", words.number(findings.linkage().clusters().count()));
        tile(page, "tile.threshold", HtmlMarkup.signed(findings.model().threshold()));
        page.raw("</dl>");
        findings.figures().ifPresent(figures -> figures(page, figures));
    }

    private void tile(HtmlMarkup page, String key, String value) {
        page.raw("<div><dt>").text(words.say(key)).raw("</dt><dd>").text(value).raw("</dd></div>");
    }

    private void figures(HtmlMarkup page, LinkageFigures figures) {
        page.raw("<table class=\"figures\"><thead><tr><th></th><th>")
                .text(words.say("figures.precision"))
                .raw("</th><th>")
                .text(words.say("figures.recall"))
                .raw("</th><th>F1</th></tr></thead><tbody>");
        score(page, "figures.pairs", figures.pairs());
        score(page, "figures.clusters", figures.clusters());
        page.raw("</tbody></table>");
    }

    private void score(HtmlMarkup page, String key, PairScore score) {
        page.raw("<tr><th scope=\"row\">").text(words.say(key)).raw("</th>");
        for (double share : new double[] {score.precision(), score.recall(), score.f1()}) {
            page.raw("<td>").text(words.share(share)).raw("</td>");
        }
        page.raw("</tr>");
    }

    /** What the run decided by itself: warnings for themselves, the rest by what it is about. */
    private void remarks(HtmlMarkup page) {
        List<RunRemark> warnings = about(RunRemark.About.WARNING);
        if (!warnings.isEmpty()) {
            page.raw("<section id=\"warnings\" role=\"note\"><h2>")
                    .text(words.say("warnings.title"))
                    .raw("</h2>");
            warnings.forEach(warning -> page.raw("<p>").text(warning.text()).raw("</p>"));
            page.raw("</section>");
        }
        if (warnings.size() == findings.remarks().size()) {
            return;
        }
        section(page, "decided");
        for (RunRemark.About about : List.of(RunRemark.About.COLUMNS, RunRemark.About.BLOCKING, RunRemark.About.KEPT)) {
            List<RunRemark> said = about(about);
            if (!said.isEmpty()) {
                page.raw("<h3>")
                        .text(words.say("decided." + about.name().toLowerCase(Locale.ROOT)))
                        .raw("</h3><ul>");
                said.forEach(remark -> page.raw("<li>").text(remark.text()).raw("</li>"));
                page.raw("</ul>");
            }
        }
        page.raw("</section>");
    }

    private List<RunRemark> about(RunRemark.About about) {
        return findings.remarks().stream()
                .filter(remark -> remark.about() == about)
                .toList();
    }

    private void charts(HtmlMarkup page) {
        boolean truth = findings.truth().isPresent();
        section(page, "histogram");
        WeightHistogram.of(findings).draw(page, words, truth);
        if (truth) {
            legend(page, List.of("true", "false"));
        }
        page.raw("</section>");
        findings.figures().ifPresent(figures -> {
            ThresholdCurve curve = ThresholdCurve.of(findings, figures);
            section(page, "curve");
            curve.draw(page, words);
            legend(page, List.of("precision", "recall", "f1"));
            page.raw("<p>")
                    .text(words.say(
                            "curve.best",
                            HtmlMarkup.signed(curve.best().threshold()),
                            words.share(curve.best().score().f1())))
                    .raw("</p></section>");
            losses(page, figures.losses());
        });
        section(page, "model");
        ModelChart.draw(page, words, findings.model());
        page.raw("</section>");
    }

    private void losses(HtmlMarkup page, StepLosses losses) {
        section(page, "losses");
        page.raw("<table class=\"figures\"><thead><tr><th></th><th>")
                .text(words.say("losses.missed"))
                .raw("</th><th>")
                .text(words.say("losses.wrong"))
                .raw("</th></tr></thead><tbody>");
        for (StepLosses.Cause cause : StepLosses.Cause.values()) {
            page.raw("<tr><th scope=\"row\">")
                    .text(words.say("losses." + cause.name().toLowerCase(Locale.ROOT)))
                    .raw("</th><td>")
                    .text(words.number(losses.missed().getOrDefault(cause, 0L)))
                    .raw("</td><td>")
                    .text(words.number(losses.wrong().getOrDefault(cause, 0L)))
                    .raw("</td></tr>");
        }
        page.raw("</tbody></table></section>");
    }

    private void section(HtmlMarkup page, String key) {
        page.raw("<section id=\"" + key + "\"><h2>")
                .text(words.say(key + ".title"))
                .raw("</h2><p class=\"lead\">")
                .text(words.say(key + ".lead"))
                .raw("</p>");
    }

    private void legend(HtmlMarkup page, List<String> keys) {
        page.raw("<p class=\"legend\">");
        for (String key : keys) {
            page.raw("<span class=\"key " + key + "\"></span>")
                    .text(words.say("legend." + key))
                    .raw(" ");
        }
        page.raw("</p>");
    }

    private void examples(HtmlMarkup page) {
        List<Integer> chosen = ShownPairs.examples(findings);
        if (chosen.isEmpty()) {
            return;
        }
        section(page, "waterfall");
        PairView view = new PairView(findings, words);
        for (int link : chosen) {
            page.raw("<article class=\"example\">");
            view.draw(page, link);
            page.raw("</article>");
        }
        page.raw("</section>");
    }

    private void review(HtmlMarkup page) {
        List<Integer> asked = ShownPairs.uncertain(findings);
        section(page, "review");
        PairRulings rulings = findings.rulings();
        int decided = rulings.same().size() + rulings.different().size();
        if (decided > 0) {
            page.raw("<p>")
                    .text(words.say("review.earlier", words.number(decided)))
                    .raw("</p>");
        }
        if (asked.isEmpty()) {
            page.raw("<p>").text(words.say("review.none")).raw("</p></section>");
            return;
        }
        page.raw("<ul id=\"decided\" hidden>");
        rulings.same().forEach(pair -> decided(page, pair, "same"));
        rulings.different().forEach(pair -> decided(page, pair, "different"));
        page.raw("</ul>");
        page.raw("<div class=\"bar-of-tools\"><span id=\"progress\"")
                .attribute("data-of", words.say("review.of"))
                .raw("></span><button id=\"save\" type=\"button\">")
                .text(words.say("review.save"))
                .raw("</button></div><ol class=\"asked\">");
        PairView view = new PairView(findings, words);
        PairLinks links = findings.linkage().links();
        for (int link : asked) {
            page.raw("<li class=\"asking\" tabindex=\"-1\"")
                    .attribute("data-left", findings.left().id(links.left(link)))
                    .attribute("data-right", findings.right().id(links.right(link)))
                    .raw(">");
            view.draw(page, link);
            page.raw("<div class=\"verdicts\">");
            verdict(page, "same");
            verdict(page, "different");
            verdict(page, "unsure");
            page.raw("</div></li>");
        }
        page.raw("</ol></section>");
    }

    /** A decision of an earlier file, which the saved file carries on. */
    private void decided(HtmlMarkup page, PairRulings.Pair pair, String verdict) {
        page.raw("<li data-verdict=\"" + verdict + "\"")
                .attribute("data-left", findings.left().id(pair.left()))
                .attribute("data-right", findings.right().id(pair.right()))
                .raw("></li>");
    }

    private void verdict(HtmlMarkup page, String verdict) {
        page.raw("<button type=\"button\" aria-pressed=\"false\" data-verdict=\"" + verdict + "\"")
                .attribute("data-key", words.say("review.key." + verdict))
                .raw(">")
                .text(words.say("review." + verdict))
                .raw(" <kbd>")
                .text(words.say("review.key." + verdict))
                .raw("</kbd></button>");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String digest(String text) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(text));
    }
}
