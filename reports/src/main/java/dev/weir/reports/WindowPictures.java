package dev.weir.reports;

import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.reports.picture.Picture;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pictures of an elimination of windows: the errors by number of windows, and what is kept. */
public final class WindowPictures {

  private WindowPictures() {}

  /**
   * The pictures.
   *
   * @param selection the windows that count, with their elimination
   * @param width width of the images
   * @param window side of the windows
   * @param testErrors errors on test images by number of windows, the first with one window
   * @param tests number of test images
   */
  public static List<Picture> of(
      WindowSelection selection, int width, int window, List<Integer> testErrors, int tests) {
    WindowElimination elimination = selection.elimination().orElseThrow();
    return List.of(
        CurvePicture.of(
            series("validation", elimination.errors(), elimination.images()),
            Optional.of(series("test", testErrors, tests)),
            selection.size()),
        WindowFramePicture.of(selection, width, window));
  }

  private static CurvePicture.Series series(String name, List<Integer> errors, int images) {
    return new CurvePicture.Series(
        String.format(Locale.ROOT, "%,d %s images", images, name), errors, images);
  }
}
