package dev.weir.reports;

import dev.weir.base.AtomicFile;
import dev.weir.reports.picture.PngPainter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes reports to files. */
public final class ReportFiles {

  /** Maximum total width of pictures side by side. */
  private static final double WIDTH = 940;

  /** The PNG metadata {@code Software}, which identifies a report's pictures. */
  public static final String SOFTWARE = "weir report";

  private static final String PNG = "javax_imageio_png_1.0";

  /** Sections that may have pictures. */
  private static final String[] SECTIONS = {
    "accuracy",
    "alignments",
    WindowsSection.ID,
    "confusion",
    "errors",
    "examples",
    "importance",
    "kernels",
    "variation",
    "windows"
  };

  private ReportFiles() {}

  /** Writes the page atomically. */
  public static void page(Report report, Path file) throws IOException {
    AtomicFile.write(file, HtmlPage.of(report));
  }

  /** All files that {@link #pictures} may write. */
  public static List<Path> pictures(Path folder) {
    return Stream.of(SECTIONS).map(id -> picture(folder, id)).toList();
  }

  private static Path picture(Path folder, String section) {
    return folder.resolve(section + ".png");
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
        Path file = picture(folder, section.id());
        try (AtomicFile target = AtomicFile.create(file)) {
          write(PngPainter.paint(section.pictures(), WIDTH), target.temporary());
          target.commit();
        }
        files.add(file);
      }
    }
    return files;
  }

  private static void write(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(picture), writer.getDefaultWriteParam());
      metadata.mergeTree(PNG, software());
      writer.setOutput(out);
      writer.write(new IIOImage(picture, null, metadata));
    } finally {
      writer.dispose();
    }
  }

  private static IIOMetadataNode software() {
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", "Software");
    entry.setAttribute("value", SOFTWARE);
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode(PNG);
    root.appendChild(texts);
    return root;
  }
}
