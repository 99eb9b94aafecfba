package dev.weir.report;

import dev.weir.picture.Ink;
import dev.weir.picture.Picture;
import dev.weir.picture.SvgPainter;
import java.util.List;

/**
 * A report as one page that needs nothing else: no script, no font, no picture from anywhere. It is
 * well-formed XML as well, and follows the reader's choice of light or dark.
 */
public final class HtmlPage {

  private static final String STYLE =
      """
      *{box-sizing:border-box}
      body{margin:0;background:var(--paper);color:var(--text);
        font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
      main,header,nav,footer{max-width:1120px;margin:0 auto;padding:0 20px}
      header{padding-top:36px}
      h1{font-size:28px;line-height:1.2;margin:0 0 10px;overflow-wrap:anywhere}
      h2{font-size:20px;margin:0 0 6px}
      .lead{font-size:17px;max-width:46em;margin:0}
      .big{font-size:44px;font-weight:650;line-height:1.1;margin:18px 0 4px;color:var(--blue)}
      p{max-width:46em;margin:0 0 14px;color:var(--muted)}
      .lead{color:var(--text)}
      nav ol{display:flex;flex-wrap:wrap;gap:4px 20px;padding:12px 0;margin:22px 0 0;list-style:none;
        border-top:1px solid var(--grid);border-bottom:1px solid var(--grid)}
      a{color:var(--blue)}
      section{padding:30px 0 6px;scroll-margin-top:8px}
      .pictures{display:flex;flex-wrap:wrap;gap:18px 22px;align-items:flex-start}
      figure{margin:0;max-width:100%}
      svg{display:block;max-width:100%;height:auto;font-family:inherit}
      table{border-collapse:collapse;margin:4px 0 14px;font-size:14px}
      .wide{overflow-x:auto;max-width:100%}
      th,td{text-align:left;padding:4px 18px 4px 0;border-bottom:1px solid var(--grid);
        vertical-align:top}
      td{overflow-wrap:anywhere}
      th{font-weight:600}
      .numbers th:not(:first-child),.numbers td:not(:first-child){text-align:right;
        font-variant-numeric:tabular-nums}
      footer{padding-top:20px;padding-bottom:40px;color:var(--muted);font-size:13px}
      @media print{section{break-inside:avoid}nav{display:none}}
      """;

  private final StringBuilder page = new StringBuilder();

  private HtmlPage() {}

  /** The page. */
  public static String of(Report report) {
    return new HtmlPage().write(report);
  }

  private String write(Report report) {
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    element("title", "Weir report: " + report.title());
    page.append("<style>\n")
        .append(":root{color-scheme:light dark;%s}\n".formatted(Ink.styles(false)))
        .append("@media (prefers-color-scheme:dark){:root{%s}}\n".formatted(Ink.styles(true)))
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<header>\n");
    element("h1", "Report on " + report.title());
    page.append("<p class=\"big\">%.2f%%</p>\n".formatted(100 * report.evaluation().accuracy()));
    page.append("<p class=\"lead\">").append(escape(report.lead())).append("</p>\n</header>\n");
    contents(report.sections());
    page.append("<main>\n");
    report.sections().forEach(this::section);
    page.append("</main>\n<footer>Made by weir report.</footer>\n</body>\n</html>\n");
    return page.toString();
  }

  private void contents(List<Section> sections) {
    page.append("<nav aria-label=\"Contents\"><ol>\n");
    for (Section each : sections) {
      page.append("<li><a href=\"#%s\">%s</a></li>\n".formatted(each.id(), escape(each.title())));
    }
    page.append("</ol></nav>\n");
  }

  private void section(Section section) {
    page.append("<section id=\"").append(section.id()).append("\">\n");
    element("h2", section.title());
    element("p", section.text());
    page.append("<div class=\"pictures\">\n");
    for (Picture picture : section.pictures()) {
      page.append("<figure>").append(SvgPainter.paint(picture)).append("</figure>\n");
    }
    table(section.table());
    page.append("</div>\n</section>\n");
  }

  /** Rows of two cells are names with values; others have a heading and numbers. */
  private void table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    boolean numbers = rows.getFirst().size() > 2;
    page.append(numbers ? "<div class=\"wide\"><table class=\"numbers\">\n" : "<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      page.append("<tr>");
      for (int column = 0; column < rows.get(i).size(); column++) {
        boolean heading = numbers ? i == 0 : column == 0;
        String name = heading ? "th" : "td";
        page.append("<%s>%s</%s>".formatted(name, escape(rows.get(i).get(column)), name));
      }
      page.append("</tr>\n");
    }
    page.append(numbers ? "</table></div>\n" : "</table>\n");
  }

  private void element(String name, String text) {
    page.append("<%s>%s</%s>\n".formatted(name, escape(text), name));
  }

  private static String escape(String text) {
    return SvgPainter.escape(text);
  }
}
