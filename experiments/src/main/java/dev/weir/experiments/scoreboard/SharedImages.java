package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.image.GreyImages;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Training or test images that the same splits have and no others; images are the same if their
 * pixels are.
 *
 * @param splits indices of these splits, ascending
 * @param places by image: its index among those of each of these splits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SharedImages(List<Integer> splits, int[][] places) {

  /** The n-th image with these pixels. */
  private record Occurrence(ByteBuffer pixels, int number) {}

  /**
   * The images of several splits, each of them once.
   *
   * @param images by split
   */
  static List<SharedImages> of(List<GreyImages> images) {
    Map<Occurrence, int[]> places = new LinkedHashMap<>();
    for (int split = 0; split < images.size(); split++) {
      add(images.get(split), split, images.size(), places);
    }
    Map<List<Integer>, List<int[]>> bySplits = new LinkedHashMap<>();
    for (int[] each : places.values()) {
      List<Integer> splits =
          IntStream.range(0, each.length).filter(split -> each[split] >= 0).boxed().toList();
      int[] known = IntStream.of(each).filter(place -> place >= 0).toArray();
      bySplits.computeIfAbsent(splits, any -> new ArrayList<>()).add(known);
    }
    return bySplits.entrySet().stream()
        .map(each -> new SharedImages(each.getKey(), each.getValue().toArray(int[][]::new)))
        .toList();
  }

  private static void add(GreyImages images, int split, int splits, Map<Occurrence, int[]> places) {
    Map<ByteBuffer, Integer> seen = new HashMap<>();
    for (int i = 0; i < images.size(); i++) {
      ByteBuffer pixels = ByteBuffer.wrap(images.image(i));
      Occurrence image = new Occurrence(pixels, seen.merge(pixels, 1, Integer::sum));
      places.computeIfAbsent(image, any -> nowhere(splits))[split] = i;
    }
  }

  private static int[] nowhere(int splits) {
    int[] places = new int[splits];
    Arrays.fill(places, -1);
    return places;
  }

  /** Number of images. */
  int size() {
    return places.length;
  }

  /**
   * The index of an image among those of a split.
   *
   * @param split one of {@link #splits}
   */
  int place(int image, int split) {
    return places[image][splits.indexOf(split)];
  }
}
