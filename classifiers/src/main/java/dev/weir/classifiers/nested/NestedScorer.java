package dev.weir.classifiers.nested;

import dev.weir.classifiers.internal.simd.Vectorization;
import dev.weir.classifiers.internal.wnn.bound.ImageBounds;
import dev.weir.classifiers.internal.wnn.bound.PixelSums;
import dev.weir.classifiers.internal.wnn.cascade.BatchCascade;
import dev.weir.classifiers.internal.wnn.cascade.DwnnStages;
import dev.weir.classifiers.internal.wnn.cascade.NearestImageSearch;
import dev.weir.classifiers.internal.wnn.cascade.PruningCascade;
import dev.weir.classifiers.internal.wnn.distance.ClassDistance;
import dev.weir.classifiers.internal.wnn.window.WindowGrid;
import dev.weir.classifiers.wnn.WnnClassifier;
import java.util.Arrays;
import java.util.List;

/**
 * Classifies images by WNN and DWNN for several sets at once. Owns scratch memory; not thread-safe.
 */
public final class NestedScorer {

  private final NestedClassifier classifier;
  private final Vectorization vectors;
  private final List<NearestImageSearch> searches;

  /** Null if sets are decided one after the other. */
  private final ImageBounds bounds;

  private final BatchCascade windows;

  NestedScorer(NestedClassifier classifier, Vectorization vectors) {
    this.classifier = classifier;
    this.vectors = vectors;
    this.searches =
        classifier.classifiers().stream()
            .map(each -> new DwnnStages(each.setup(), vectors).search())
            .toList();
    this.bounds =
        classifier.isTogether()
            ? new DwnnStages(classifier.largest().setup(), vectors)
                .bounds(
                    classifier.parts(),
                    classifier.indexes(),
                    classifier.groups(),
                    classifier.brightest())
            : null;
    this.windows = bounds == null ? null : cascade();
  }

  private BatchCascade cascade() {
    List<ClassDistance> exact =
        classifier.classifiers().stream()
            .map(each -> PruningCascade.of(each.setup(), vectors).exact())
            .toList();
    WindowGrid grid = classifier.largest().setup().grid();
    PixelSums sums = new PixelSums(grid, classifier.brightest(), vectors);
    return BatchCascade.of(classifier.parts(), classifier.groups(), sums, exact, bounds);
  }

  /**
   * The classes of many images.
   *
   * @param images their pixels, row by row
   * @param count number of images
   * @param byWindows output, WNN's by set and image
   * @param byImages output, DWNN's by set and image; not used for sets of which it is not wanted
   */
  public void predict(byte[][] images, int count, int[][] byWindows, int[][] byImages) {
    int most = bounds == null ? 1 : bounds.most();
    int[] places = new int[most];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (bounds == null || isBrighter(images[i])) {
        predictAlone(images[i], i, byWindows, byImages);
      } else {
        places[kept++] = i;
      }
      if (kept == most || (kept > 0 && i == count - 1)) {
        predictTogether(images, Arrays.copyOf(places, kept), byWindows, byImages);
        kept = 0;
      }
    }
  }

  private boolean isBrighter(byte[] image) {
    // A set alone may have a lower limit than all of them.
    return searches.stream().anyMatch(each -> each.isBrighter(image));
  }

  private void predictTogether(byte[][] images, int[] places, int[][] byWindows, int[][] byImages) {
    byte[][] together = Arrays.stream(places).mapToObj(i -> images[i]).toArray(byte[][]::new);
    windows.predict(together, places.length);
    for (int set = 0; set < searches.size(); set++) {
      for (int i = 0; i < places.length; i++) {
        byWindows[set][places[i]] = windows.predicted(set, i);
        if (classifier.sets().get(set).byImages()) {
          byImages[set][places[i]] =
              searches.get(set).nearest(together[i], bounds.of(set, i), bounds.shift()).label();
        }
      }
    }
  }

  /** What is too bright for 16 bits, and what cannot be bounded together. */
  private void predictAlone(byte[] image, int place, int[][] byWindows, int[][] byImages) {
    for (int set = 0; set < searches.size(); set++) {
      WnnClassifier each = classifier.classifiers().get(set);
      byWindows[set][place] = each.newScorer(vectors).predict(image);
      if (classifier.sets().get(set).byImages()) {
        searches.get(set).begin(image);
        byImages[set][place] = searches.get(set).nearest().label();
      }
    }
  }
}
