package dev.weir.report;

import dev.weir.picture.PngPainter;
import dev.weir.trainer.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Reports in files. */
public final class ReportFiles {

  /** Pictures side by side up to this width. */
  private static final double WIDTH = 940;

  private ReportFiles() {}

  /** Writes the page; it appears whole or not at all. */
  public static void page(Report report, Path file) throws IOException {
    try (AtomicFile target = AtomicFile.create(file)) {
      Files.writeString(target.temporary(), HtmlPage.of(report));
      target.commit();
    }
  }

  /**
   * Writes the pictures of each section as one PNG, named after the section.
   *
   * @return the files
   */
  public static List<Path> pictures(Report report, Path folder) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (Section section : report.sections()) {
      if (!section.pictures().isEmpty()) {
        Path file = folder.resolve(section.id() + ".png");
        try (AtomicFile target = AtomicFile.create(file)) {
          ImageIO.write(
              PngPainter.paint(section.pictures(), WIDTH), "png", target.temporary().toFile());
          target.commit();
        }
        files.add(file);
      }
    }
    return files;
  }
}
