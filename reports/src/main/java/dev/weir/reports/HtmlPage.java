package dev.weir.reports;

import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import dev.weir.reports.picture.SvgPainter;
import java.util.List;

/**
 * A report as a self-contained page: no external scripts, fonts or images. It is also well-formed
 * XML, and follows the reader's light or dark mode.
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
      .lead{color:var(--text);overflow-wrap:anywhere}
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
      .numbers td{overflow-wrap:break-word}
      .numbers th:not(:first-child),.numbers td:not(:first-child){text-align:right;
        font-variant-numeric:tabular-nums;white-space:nowrap}
      footer{padding-top:20px;padding-bottom:40px;color:var(--muted);font-size:13px}
      @media (max-width:600px){
        table:not(.numbers) :is(th,td){display:block;padding-right:0}
        table:not(.numbers) th{border:0;padding-bottom:0}
        .stacked{width:100%}
        .stacked,.stacked thead,.stacked tbody{display:block}
        .stacked tr{display:flex;flex-wrap:wrap;border-bottom:1px solid var(--grid)}
        .stacked :is(th,td){flex:1 1 0;border:0;padding-right:0}
        .stacked :is(th,td):first-child{flex:0 0 100%;overflow-wrap:anywhere}}
      @media print{
        main,header,footer{max-width:none;padding:0}
        nav{display:none}
        .pictures{display:block}
        figure{display:inline-block;vertical-align:top;margin:0 16px 14px 0}
        .wide{overflow:visible}
        .numbers td:first-child{overflow-wrap:anywhere}
        h2,section>p{break-after:avoid}
        svg{max-height:75vh}
        figure,tr,p{break-inside:avoid}}
      """;

  private static final int LONG_NAME = 12;

  private final StringBuilder page = new StringBuilder();

  private HtmlPage() {}

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
        .append("@media print{:root{color-scheme:light;%s}}\n".formatted(Ink.styles(false)))
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

  /** Rows of two cells are names and values; others are a heading and numbers. */
  private void table(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    boolean numbers = rows.getFirst().size() > 2;
    page.append(numbers ? "<div class=\"wide\">" + numbersTable(rows) : "<table>\n");
    for (int i = 0; i < rows.size(); i++) {
      boolean top = numbers && i == 0;
      page.append(top ? "<thead><tr>" : "<tr>");
      for (int column = 0; column < rows.get(i).size(); column++) {
        boolean heading = numbers ? i == 0 : column == 0;
        String name = heading ? "th" : "td";
        page.append("<%s>".formatted(name + direction(rows.get(i).get(column))))
            .append(escape(rows.get(i).get(column)))
            .append("</%s>".formatted(name));
      }
      page.append(top ? "</tr></thead>\n" : "</tr>\n");
    }
    page.append(numbers ? "</table></div>\n" : "</table>\n");
  }

  /** On a phone, long names are placed above their numbers instead of beside them. */
  private static String numbersTable(List<List<String>> rows) {
    boolean stacked = rows.stream().anyMatch(row -> row.getFirst().length() > LONG_NAME);
    return stacked ? "<table class=\"numbers stacked\">\n" : "<table class=\"numbers\">\n";
  }

  /** A name is written in its own direction; a sentence containing names in the page's. */
  private static String direction(String cell) {
    return ClassNameText.hasIsolated(cell) ? "" : " dir=\"auto\"";
  }

  private void element(String name, String text) {
    page.append("<%s>%s</%s>\n".formatted(name, escape(text), name));
  }

  private static String escape(String text) {
    return SvgPainter.escape(text);
  }
}
