package dev.weir.cli.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.base.AtomicFile;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.elimination.WindowCurve;
import dev.weir.cli.command.OutputFile;
import dev.weir.cli.command.ResultCommand;
import dev.weir.cli.command.TerminalProgress;
import dev.weir.cli.options.WnnOptions;
import dev.weir.reports.WindowPictures;
import dev.weir.reports.picture.SvgPainter;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WindowsReport;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir evaluate wnn}: measures windowed nearest neighbour on images. */
@Command(
    name = "wnn",
    description =
        "Classifies test images by windowed nearest neighbour among training images, exactly. The"
            + " seconds are those of the tests, after three at most to warm up.")
final class EvaluateWnnCommand extends ResultCommand {

  @Mixin private WnnOptions wnn;

  @Option(
      names = "--curve",
      paramLabel = "FILE",
      description =
          "With --windows: write the errors by number of windows to this file, as CSV if its name"
              + " ends in .csv, as a picture if it ends in .svg; an earlier one is replaced, any"
              + " other file refused.")
  private Path curve;

  @Override
  public Integer call() throws IOException {
    wnn.check();
    WnnSettings settings = checked(wnn::settings);
    checkCurve();
    ImageDataSet images = wnn.images();
    read(DataSummary.of(images));
    if (wnn.choosesWindows()) {
      return withFewerWindows(images, settings);
    }
    // The valid numbers of neighbours and powers also depend on the images.
    WnnReport report =
        checked(
            () ->
                WnnEvaluation.timed(
                    images, WindowMethod.WNN, settings, TerminalProgress.standard()));
    print(text(report), report.toJson());
    return 0;
  }

  private void checkCurve() throws IOException {
    require(curve == null || wnn.choosesWindows(), "--curve is for --windows");
    if (curve != null) {
      String name = curve.toString().toLowerCase(Locale.ROOT);
      require(
          isPicture() || name.endsWith(".csv"),
          "--curve must end in .csv or .svg, not " + curve.getFileName());
      new OutputFile(this)
          .readingData(wnn.data())
          .check(
              "--curve",
              curve,
              isPicture() ? OutputFile.Kind.WINDOWS_PICTURE : OutputFile.Kind.WINDOWS_TABLE);
    }
  }

  private boolean isPicture() {
    return curve.toString().toLowerCase(Locale.ROOT).endsWith(".svg");
  }

  private int withFewerWindows(ImageDataSet images, WnnSettings settings) throws IOException {
    TerminalProgress progress = TerminalProgress.standard();
    WindowSelection selection = wnn.selection(images, progress);
    WnnClassifier all =
        checked(() -> new WnnClassifier(images.trainOfEachClass(), settings.parameters()));
    WnnReport report =
        WnnEvaluation.timed(images, all.withSelection(selection), settings, progress);
    List<Integer> errors =
        WindowCurve.of(
            all,
            selection.elimination().orElseThrow(),
            images.test(),
            settings.threads(),
            progress);
    WindowsReport windows =
        new WindowsReport(selection, WindowChoice.validation(images), errors, images.test().size());
    writeCurve(windows, images.train().width(), settings.parameters().window());
    ObjectNode json = report.toJson();
    json.set("windows", windows.toJson());
    String wrote = curve == null ? "" : System.lineSeparator() + "wrote " + curve;
    print(text(report) + System.lineSeparator() + windows.toText() + wrote, json);
    return 0;
  }

  private void writeCurve(WindowsReport windows, int width, int window) throws IOException {
    if (curve != null) {
      AtomicFile.write(
          curve,
          isPicture()
              ? SvgPainter.document(
                  WindowPictures.of(
                      windows.selection(), width, window, windows.testErrors(), windows.tests()))
              : windows.toCsv());
    }
  }

  private static String text(WnnReport report) {
    return String.format(
        Locale.ROOT,
        """
        accuracy  %s
        time      %.1f s, %.3f microseconds per pair of images and thread
        decided   %,d by pooled bounds, %,d in 16 bits, %,d exactly\
        """,
        ReportText.accuracy(report.evaluation()),
        report.seconds(),
        report.microsPerPair(),
        report.decided().get("pooled"),
        report.decided().get("bits16"),
        report.decided().get("exact"));
  }
}
