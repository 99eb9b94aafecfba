package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.evaluation.Evaluation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final Evaluation EVALUATION =
      new Evaluation(List.of("a", "b"), new long[][] {{3, 1}, {0, 4}});

  private static String page(String title, Section... sections) {
    return HtmlPage.of(new Report(title, "87.50% & more.", EVALUATION, List.of(sections)));
  }

  private static Section table(List<List<String>> rows) {
    return new Section("model", "The model", "Text.", List.of(), rows);
  }

  @Test
  void shouldEscapeAllText() {
    // when
    String page =
        page(
            "<m> & \"x\"",
            new Section("model", "A < B", "1 & 2", List.of(), List.of(List.of("<k>", "\"v\""))));

    // then
    assertThat(page)
        .contains(
            "<title>Weir report: &lt;m&gt; &amp; &quot;x&quot;</title>",
            "<h1>Report on &lt;m&gt; &amp; &quot;x&quot;</h1>",
            "<p class=\"lead\">87.50% &amp; more.</p>",
            "<li><a href=\"#model\">A &lt; B</a></li>",
            "<h2>A &lt; B</h2>",
            "<p>1 &amp; 2</p>",
            "&lt;k&gt;</th>",
            "&quot;v&quot;</td>")
        .doesNotContain("<m>", "<k>");
  }

  @Test
  void shouldShowTheAccuracyInPercent() {
    assertThat(page("m")).contains("<p class=\"big\">87.50%</p>", "<nav aria-label=\"Contents\">");
  }

  @Test
  void shouldWriteASectionWithNothingButText() {
    assertThat(page("m", Section.of("errors", "Errors", "None.", List.of())))
        .contains(
            "<section id=\"errors\">\n<h2>Errors</h2>\n<p>None.</p>\n"
                + "<div class=\"pictures\">\n</div>\n</section>")
        .doesNotContain("<table", "<figure");
  }

  @Test
  void shouldWriteNamesAndValuesWithoutAHeading() {
    assertThat(page("m", table(List.of(List.of("kind", "rocket"), List.of("takes", "signals")))))
        .contains(
            "<table>\n<tr><th dir=\"auto\">kind</th><td dir=\"auto\">rocket</td></tr>\n"
                + "<tr><th dir=\"auto\">takes</th><td dir=\"auto\">signals</td></tr>\n</table>")
        .doesNotContain("<thead>", "<div class=\"wide\">");
  }

  @Test
  void shouldWriteNumbersBelowAHeading() {
    assertThat(page("m", table(List.of(List.of("class", "n", "m"), List.of("a", "1", "2")))))
        .contains(
            "<div class=\"wide\"><table class=\"numbers\">\n"
                + "<thead><tr><th dir=\"auto\">class</th><th dir=\"auto\">n</th>"
                + "<th dir=\"auto\">m</th></tr></thead>\n"
                + "<tr><td dir=\"auto\">a</td><td dir=\"auto\">1</td><td dir=\"auto\">2</td></tr>\n"
                + "</table></div>");
  }

  /** The direction of its first name must not reverse a sentence. */
  @Test
  void shouldKeepTheDirectionOfASentenceWithNames() {
    String isolated = ClassNameText.isolated("שחיקה");
    assertThat(page("m", table(List.of(List.of("שחיקה", isolated + " taken for a")))))
        .contains("<th dir=\"auto\">שחיקה</th>", "<td>" + isolated + " taken for a</td>");
  }
}
