package dev.weir.trainer.provenance;

import dev.weir.schemas.MarkdownTable;
import dev.weir.schemas.TextSanitizer;
import java.util.Map;

/** Markdown: paragraphs, and tables of names and values. */
final class CardText {
  private final StringBuilder text;

  CardText(String title) {
    text = new StringBuilder(title).append('\n');
  }

  void paragraph(String words) {
    text.append('\n').append(words).append('\n');
  }

  void section(String title, Map<String, String> rows) {
    paragraph("## " + title);
    table(rows);
  }

  void table(Map<String, String> rows) {
    text.append("\n| | |\n|---|---|\n");
    rows.forEach((name, value) -> text.append(MarkdownTable.line(cell(name), cell(value))));
  }

  /** Escapes a cell: a tag in a class name would be interpreted as HTML. */
  private static String cell(String value) {
    String line = TextSanitizer.escape(value.replace("\n", " "));
    return line.replace("&", "&amp;").replace("<", "&lt;");
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
