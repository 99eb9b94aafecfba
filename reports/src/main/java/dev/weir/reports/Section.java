package dev.weir.reports;

import dev.weir.reports.picture.Picture;
import java.util.List;

/**
 * A section of a report.
 *
 * @param id identifier for links and file names: letters and hyphens
 * @param title its title
 * @param text description in a few sentences
 * @param pictures in order
 * @param table rows of cells, heading first; empty for no table
 */
public record Section(
    String id, String title, String text, List<Picture> pictures, List<List<String>> table) {

  public Section {
    pictures = List.copyOf(pictures);
    table = List.copyOf(table);
  }

  static Section of(String id, String title, String text, List<Picture> pictures) {
    return new Section(id, title, text, pictures, List.of());
  }
}
