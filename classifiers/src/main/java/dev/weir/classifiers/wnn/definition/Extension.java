package dev.weir.classifiers.wnn.definition;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The images that a training image represents besides itself. Each image is rotated and scaled, one
 * change at a time, and each of these images, and the image itself, is shifted: {@code (2r + 1)^2
 * (1 + rotations + 2 scalings)} images in all. Made images are never stored.
 *
 * <p>The paper states neither the order nor the interpolation; this order and {@link
 * Interpolation#MIXED} come nearest to its numbers of errors ({@code docs/scoreboard-mnist.md}).
 *
 * <p>Worked example: with shifts by at most 1 pixel, rotations by +-5 and +-25 degrees and scalings
 * to 90 and 110 percent (Set 4 of the paper) an image represents 9 (1 + 4 + 4) = 81.
 *
 * @param shifts radius r in pixels, at most {@value #MOST_SHIFTS}; pixels shifted out of the frame
 *     are lost, and 0 is shifted in
 * @param rotations degrees, counterclockwise, about the centre of the frame; -180 to 180, not 0
 * @param scalings new sizes of the image's centre, a seventh away from each side, in percent: of
 *     its width, and then of its height; 50 to 200, not 100
 * @param interpolation how rotated and scaled images are read off
 */
public record Extension(
    int shifts, List<Integer> rotations, List<Integer> scalings, Interpolation interpolation) {

  /** The largest radius of shifts: 289 images per training image. */
  public static final int MOST_SHIFTS = 8;

  /** The most rotations, and the most scalings. */
  public static final int MOST_CHANGES = 16;

  /** Where none is named. */
  public static final Interpolation DEFAULT_INTERPOLATION = Interpolation.MIXED;

  /** No other images. */
  public static final Extension NONE = ofShifts(0);

  private static final List<Integer> ANGLES = List.of(-25, -5, 5, 25);
  private static final List<Integer> PERCENTAGES = List.of(90, 110);
  private static final String NUMBERS = "(-?\\d{1,3}(?:,-?\\d{1,3})*)";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:set([0-4])|shift(\\d{1,2})(?:\\+rotate%s)?(?:\\+scale%s)?)(?::(\\w+))?"
              .formatted(NUMBERS, NUMBERS));

  public Extension {
    rotations = List.copyOf(rotations);
    scalings = List.copyOf(scalings);
    if (shifts < 0 || shifts > MOST_SHIFTS) {
      throw new IllegalArgumentException(
          "shifts have a radius of 0 to %d, not %d".formatted(MOST_SHIFTS, shifts));
    }
    check("rotations", rotations, -180, 180, 0);
    check("scalings", scalings, 50, 200, 100);
  }

  private static void check(String what, List<Integer> values, int least, int most, int none) {
    if (values.size() > MOST_CHANGES) {
      throw new IllegalArgumentException(
          "there are at most %d %s, not %d: %s"
              .formatted(MOST_CHANGES, what, values.size(), values));
    }
    if (values.stream().distinct().count() < values.size()) {
      throw new IllegalArgumentException("%s must differ: %s".formatted(what, values));
    }
    for (int value : values) {
      if (value < least || value > most || value == none) {
        throw new IllegalArgumentException(
            "%s are %d to %d, but not %d: %s".formatted(what, least, most, none, values));
      }
    }
  }

  /** Shifts by at most this many pixels, no rotations, no scalings. */
  public static Extension ofShifts(int radius) {
    return new Extension(radius, List.of(), List.of(), DEFAULT_INTERPOLATION);
  }

  /**
   * Reads {@code set0} to {@code set4} (the sets of the paper on MNIST), {@code shiftR}, or {@code
   * shiftR+rotateA,B+scaleP,Q} with degrees and percentages; an interpolation can follow after a
   * colon.
   *
   * @throws IllegalArgumentException if it has another form, or a number is out of range
   */
  public static Extension parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "an extension is set0 to set4, shiftR or shiftR+rotateA,B+scaleP,Q, with or without"
              + " :INTERPOLATION, with whole numbers and rotations before scalings, not "
              + text);
    }
    Interpolation interpolation =
        form.group(5) == null ? DEFAULT_INTERPOLATION : Interpolation.parse(form.group(5));
    return form.group(1) == null
        ? new Extension(
            Integer.parseInt(form.group(2)),
            numbers(form.group(3)),
            numbers(form.group(4)),
            interpolation)
        : set(Integer.parseInt(form.group(1)), interpolation);
  }

  private static List<Integer> numbers(String list) {
    return list == null
        ? List.of()
        : Pattern.compile(",").splitAsStream(list).map(Integer::valueOf).toList();
  }

  /**
   * A set of the paper on MNIST: 0 the images as they are; 1 their shifts by at most a pixel; 2 Set
   * 1 and its rotations by 5 and 25 degrees both ways; 3 Set 1 and its images 18 or 22 pixels wide
   * or high instead of 20; 4 Sets 2 and 3 together.
   */
  private static Extension set(int number, Interpolation interpolation) {
    return new Extension(
        number == 0 ? 0 : 1,
        number == 2 || number == 4 ? ANGLES : List.of(),
        number >= 3 ? PERCENTAGES : List.of(),
        interpolation);
  }

  /** Number of images that a training image represents. */
  public int imagesEach() {
    return (2 * shifts + 1) * (2 * shifts + 1) * (1 + rotations.size() + 2 * scalings.size());
  }

  /** Whether there are neither rotations nor scalings. */
  public boolean hasOnlyShifts() {
    return rotations.isEmpty() && scalings.isEmpty();
  }

  /** Whether every image that the other makes is also one of this. */
  public boolean includes(Extension other) {
    return shifts >= other.shifts
        && rotations.containsAll(other.rotations)
        && scalings.containsAll(other.scalings)
        && (interpolation == other.interpolation || other.hasOnlyShifts());
  }

  /** Whether this has an image of an extension that includes it, by its number there. */
  public boolean has(Extension all, int variant) {
    int side = 2 * all.shifts + 1;
    int right = Math.abs(variant % side - all.shifts);
    int down = Math.abs(variant / side % side - all.shifts);
    return right <= shifts && down <= shifts && hasChange(all, variant / (side * side) - 1);
  }

  /** Rotations come first, then scalings of the width, then of the height. */
  private boolean hasChange(Extension all, int change) {
    int scaling = change - all.rotations.size();
    if (change < 0) {
      return true;
    }
    return scaling < 0
        ? rotations.contains(all.rotations.get(change))
        : scalings.contains(all.scalings.get(scaling % all.scalings.size()));
  }

  /** Whether made images can be brighter than their training images. */
  boolean overshoots() {
    return !hasOnlyShifts() && interpolation.overshoots();
  }

  /** The form that {@link #parse} reads: {@code shift1+rotate-5,5:bilinear}. */
  public String text() {
    String changes = list("+rotate", rotations) + list("+scale", scalings);
    return "shift" + shifts + changes + (hasOnlyShifts() ? "" : ":" + interpolation.wireName());
  }

  private static String list(String name, List<Integer> values) {
    return values.isEmpty()
        ? ""
        : values.stream().map(String::valueOf).collect(Collectors.joining(",", name, ""));
  }
}
