// SPDX-License-Identifier: Apache-2.0
package org.enlace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.enlace.linkage.Linkage;
import org.enlace.linkage.PairExplanation;
import org.enlace.linkage.cluster.PairRulings;
import org.enlace.linkage.column.ColumnField;
import org.enlace.linkage.column.Table;
import org.enlace.linkage.criterion.BlockingRule;
import org.enlace.linkage.criterion.Comparison;
import org.enlace.linkage.criterion.ComparisonLevel;
import org.enlace.linkage.criterion.Criterion;
import org.enlace.linkage.criterion.LinkageModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPageTest {
    private static final LinkageModel MODEL = new LinkageModel(
            List.of(new Comparison(
                    "name",
                    ColumnField.raw("name"),
                    List.of(
                            new ComparisonLevel(new Criterion.Exact(), 0.9, 0.01, true),
                            ComparisonLevel.of(new Criterion.Levenshtein(2), 0.09, 0.02),
                            ComparisonLevel.of(new Criterion.Else(), 0.01, 0.97)))),
            List.of(BlockingRule.of(ColumnField.raw("town"))),
            0.5,
            0);

    private static final List<RunRemark> REMARKS = List.of(
            new RunRemark(RunRemark.About.COLUMNS, "  town: town (its header says so)"),
            new RunRemark(RunRemark.About.BLOCKING, "  no pairs by <name>: too many"),
            new RunRemark(RunRemark.About.WARNING, "Look twice."));

    @Test
    void whatTheRunDecided_standsOnThePage_warningsFirst() throws IOException {
        String html = page(List.of("Aurelia", "Benita"), false);

        assertThat(html)
                .contains("<li>town: town (its header says so)</li>", "<li>no pairs by &lt;name&gt;: too many</li>")
                .contains("<h3>Which pairs were looked at</h3>")
                .doesNotContain("<h3>Which pairs were kept</h3>");
        assertThat(html.indexOf("<p>Look twice.</p>")).isPositive().isLessThan(html.indexOf("id=\"decided\""));
    }

    @Test
    void valuesCannotBecomeMarkup() throws IOException {
        String html = page(List.of("<script>alert(1)</script>", "\"><img src=x>'"), false);
        assertThat(html).doesNotContain("<script>alert", "<img").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void lettersThatTurnOrHideOthers_areShownAsTheirCode_andIdsStayWhole() {
        HtmlMarkup page =
                new HtmlMarkup().text("Be\u202Enita\u200B\u00AD \u0000").attribute("data-left", "r\r\u0001\u202E1");

        assertThat(page.toString()).isEqualTo("Be⟨U+202E⟩nita⟨U+200B⟩⟨U+00AD⟩ \uFFFD data-left=\"r&#13;&#1;\u202E1\"");
    }

    @Test
    void comparisonOfAColumnCalledPrior_isNotTakenForThePrior() {
        HtmlMarkup page = new HtmlMarkup();
        WeightWaterfall.draw(
                page,
                PageWords.in(Locale.ENGLISH),
                new PairExplanation(List.of(
                        new PairExplanation.Term("prior", "", -3, 0),
                        new PairExplanation.Term("prior", "exact", 5, 0))));

        assertThat(page.toString()).contains("prior · exact").containsOnlyOnce("class=\"start\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e17, -1e17, 1e300})
    @Timeout(20)
    void thresholdOfAnySize_hasACurve(double threshold) throws IOException {
        LinkageModel model = new LinkageModel(MODEL.comparisons(), MODEL.rules(), MODEL.prior(), threshold);
        assertThat(new ReportPage(findings(model, List.of("Aurelia", "Benita"), true), Locale.ENGLISH).html())
                .contains("id=\"curve\"");
    }

    @Test
    void pageFetchesNothing_andRunsOnlyItsOwnScript() throws IOException {
        String html = page(List.of("Aurelia", "Benita"), true);
        assertThat(html)
                .startsWith(ReportPage.MARK)
                .contains("default-src 'none'", "script-src 'sha256-", "style-src 'sha256-")
                .doesNotContain("http://", "https://", "unsafe-inline", " style=", "onclick");
        assertThat(Pattern.compile("<script").matcher(html).results()).hasSize(1);
    }

    @Test
    void pageSpeaksSpanish_andEveryWordIsInBothLanguages() throws IOException {
        assertThat(new ReportPage(findings(List.of("Aurelia", "Benita"), true), Locale.of("es")).html())
                .contains("<html lang=\"es\">", "Los pares dudosos");
        assertThat(PageWords.in(Locale.of("es")).bundle().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PageWords.in(Locale.ENGLISH).bundle().keySet());
    }

    @Test
    void curveShows_onlyWhereTheTruthIsKnown() throws IOException {
        assertThat(page(List.of("Aurelia", "Benita"), true)).contains("id=\"curve\"");
        assertThat(page(List.of("Aurelia", "Benita"), false)).doesNotContain("id=\"curve\"");
    }

    @Test
    void nothingKept_isAPageToo() throws IOException {
        assertThat(page(List.of("Aurelia"), false))
                .contains(PageWords.in(Locale.ENGLISH).say("review.none"));
    }

    private static String page(List<String> names, boolean truth) throws IOException {
        return new ReportPage(findings(names, truth), Locale.ENGLISH).html();
    }

    /** Each name twice in its own town. */
    private static RunFindings findings(List<String> names, boolean truth) {
        return findings(MODEL, names, truth);
    }

    private static RunFindings findings(LinkageModel model, List<String> names, boolean truth) {
        List<List<String>> rows = new ArrayList<>();
        IntStream.range(0, names.size()).forEach(at -> {
            rows.add(List.of(2 * at + "", names.get(at), "t" + at));
            rows.add(List.of(2 * at + 1 + "", names.get(at), names.size() == 1 ? "elsewhere" : "t" + at));
        });
        Table table = Table.of("people.csv", List.of("id", "name", "town"), 0, rows);
        Linkage linkage = Linkage.of(model, table, 1);
        Optional<TruePairs> known = truth
                ? Optional.of(new TruePairs.ByEntity(new int[] {1, 1, 2, 3}, new int[] {1, 1, 2, 3}, true))
                : Optional.empty();
        Optional<LinkageFigures> figures = known.map(truly -> LinkageFigures.of(truly, List.of(table), linkage));
        return new RunFindings(List.of(table), model, linkage, PairRulings.none(), known, figures, REMARKS);
    }
}
