package dev.weir.classifiers.wnn.elimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnScorer;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.classifiers.wnn.naive.NaiveWnn;
import dev.weir.classifiers.wnn.naive.SmallImages;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackwardEliminationTest {

  private static final double[] POWERS = {1, 2, 2, 3, 1.5};

  @Test
  @PropertyTest
  void shouldLeaveOutWindowsAsTheDefinitionDoes() {
    Random random = Seeds.random();
    int cases = Seeds.size(60, 10);
    for (int i = 0; i < cases; i++) {
      // given images of noise, so that many are misclassified
      GreyImages training =
          SmallImages.of(random, side(random), side(random), 3, 3 + random.nextInt(9));
      GreyImages validation = validation(random, training);
      WnnParameters parameters =
          WnnParameters.of(1 + 2 * random.nextInt(4))
              .withPower(POWERS[random.nextInt(POWERS.length)])
              .withShifts(random.nextInt(4) == 0 ? 1 : 0);
      WnnClassifier classifier = new WnnClassifier(training, parameters);

      // when
      WindowElimination one = BackwardElimination.run(classifier, validation, 1, Progress.NONE);
      WindowElimination three = BackwardElimination.run(classifier, validation, 3, Progress.NONE);

      // then
      String what =
          "case %d: %d x %d, %s".formatted(i, training.width(), training.height(), parameters);
      NaiveElimination naive =
          new NaiveElimination(
              new NaiveWnn(training, parameters, classifier.unitsPerOne()),
              validation,
              parameters.power(),
              classifier.unitsPerOne());
      assertThat(one).as(what).isEqualTo(naive.run());
      assertThat(three).as(what).isEqualTo(one);
      assertThat(WindowCurve.of(classifier, one, validation, 2, Progress.NONE))
          .as(what)
          .isEqualTo(one.errors());
      assertSelected(classifier, one, validation, random);
    }
  }

  /** A classifier with the selected windows makes the errors of the elimination. */
  private static void assertSelected(
      WnnClassifier classifier, WindowElimination elimination, GreyImages images, Random random) {
    int windows = 1 + random.nextInt(images.area());
    WnnScorer scorer = classifier.withSelection(elimination.selection(windows)).newScorer();
    long errors =
        IntStream.range(0, images.size())
            .filter(i -> scorer.predict(images.image(i)) != images.label(i))
            .count();
    assertThat(errors).isEqualTo(elimination.errors(windows));
  }

  private static int side(Random random) {
    return 1 + random.nextInt(6);
  }

  /** Training images with changes and noise, some of the same class and some not. */
  private static GreyImages validation(Random random, GreyImages training) {
    int size = 1 + random.nextInt(30);
    byte[] pixels = new byte[size * training.area()];
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      int like = random.nextInt(training.size());
      byte[] image = training.image(like);
      for (int changes = random.nextInt(image.length + 1); changes > 0; changes--) {
        image[random.nextInt(image.length)] = (byte) random.nextInt(256);
      }
      System.arraycopy(image, 0, pixels, i * image.length, image.length);
      labels[i] = random.nextInt(5) == 0 ? random.nextInt(3) : training.label(like);
    }
    return new GreyImages(training.width(), training.height(), pixels, labels, 3);
  }

  /** The definition of {@link BackwardElimination}, implemented literally. */
  private record NaiveElimination(NaiveWnn wnn, GreyImages validation, double power, double units) {

    WindowElimination run() {
      int all = validation.area();
      long[][][] distances = new long[validation.size()][3][];
      for (int image = 0; image < distances.length; image++) {
        for (int c = 0; c < 3; c++) {
          distances[image][c] = wnn.windowDistances(validation.image(image), c);
        }
      }
      List<Integer> left = new ArrayList<>(IntStream.range(0, all).boxed().toList());
      List<Integer> order = new ArrayList<>();
      Integer[] errors = new Integer[all];
      errors[all - 1] = errors(distances, left);
      while (left.size() > 1) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        double greatest = 0;
        for (int window : left) {
          List<Integer> without = new ArrayList<>(left);
          without.remove(Integer.valueOf(window));
          int count = errors(distances, without);
          double gap = gap(distances, without);
          if (count < least || (count == least && gap > greatest)) {
            best = window;
            least = count;
            greatest = gap;
          }
        }
        left.remove(Integer.valueOf(best));
        order.add(best);
        errors[left.size() - 1] = least;
      }
      order.addAll(left);
      return new WindowElimination(order, List.of(errors), validation.size());
    }

    private int errors(long[][][] distances, List<Integer> windows) {
      int errors = 0;
      for (int image = 0; image < distances.length; image++) {
        long[] sums = sums(distances[image], windows);
        int nearest = IntStream.range(0, 3).reduce(0, (a, b) -> sums[b] < sums[a] ? b : a);
        errors += nearest == validation.label(image) ? 0 : 1;
      }
      return errors;
    }

    private double gap(long[][][] distances, List<Integer> windows) {
      double gap = 0;
      for (int image = 0; image < distances.length; image++) {
        long[] sums = sums(distances[image], windows);
        long least = Arrays.stream(sums).min().orElseThrow();
        gap += root(sums[validation.label(image)]) - root(least);
      }
      return gap;
    }

    private double root(long sum) {
      return power == 1
          ? sum / units
          : power == 2 ? Math.sqrt(sum / units) : StrictMath.pow(sum / units, 1 / power);
    }

    private static long[] sums(long[][] distances, List<Integer> windows) {
      return Arrays.stream(distances)
          .mapToLong(each -> windows.stream().mapToLong(window -> each[window]).sum())
          .toArray();
    }
  }

  @Test
  void shouldKeepTheWindowInWhichTheClassesDiffer() {
    // given two classes that differ in the pixel at the right only, and noise elsewhere
    byte[] pixels = {0, 0, 0, 0, 0, (byte) 200};
    GreyImages training = new GreyImages(3, 1, pixels, new int[] {0, 1}, 2);
    byte[] noisy = {90, 0, 10, 0, 80, (byte) 190};
    GreyImages validation = new GreyImages(3, 1, noisy, new int[] {0, 1}, 2);

    // when
    WindowElimination elimination =
        BackwardElimination.run(
            new WnnClassifier(training, WnnParameters.of(1)), validation, 1, Progress.NONE);

    // then without window 0 or 1 there is no error and no gap, so the first one goes
    assertThat(elimination).isEqualTo(new WindowElimination(List.of(0, 1, 2), List.of(0, 0, 0), 2));
    assertThat(elimination.selection(1).windows()).containsExactly(2);
    assertThat(elimination.selection(3).isAll()).isTrue();
  }

  @Test
  void shouldEndWhereItsProgressThrows() {
    // given
    Random random = new Random(1);
    GreyImages training = SmallImages.of(random, 4, 4, 2, 8);
    WnnClassifier classifier = new WnnClassifier(training, WnnParameters.of(3));
    Progress cancelled =
        (stage, done, total) -> {
          if (stage.equals("leaving out windows") && done == 3) {
            throw new CancellationException("enough");
          }
        };

    // when, then
    assertThatThrownBy(() -> BackwardElimination.run(classifier, training, 2, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void shouldRefuseImagesThatItCannotUse() {
    GreyImages training = new GreyImages(2, 2, new byte[8], new int[] {0, 1}, 2);
    WnnClassifier classifier = new WnnClassifier(training, WnnParameters.of(3));
    assertThatThrownBy(
            () ->
                BackwardElimination.run(
                    classifier,
                    new GreyImages(2, 1, new byte[2], new int[] {0}, 2),
                    1,
                    Progress.NONE))
        .hasMessage("there are 1 validation images of 2 x 1; training images have 2 x 2");
    assertThatThrownBy(
            () ->
                BackwardElimination.run(
                    classifier, new GreyImages(2, 2, new byte[0], new int[0], 2), 1, Progress.NONE))
        .hasMessageContaining("there are 0 validation images");
    assertThatThrownBy(
            () ->
                BackwardElimination.run(
                    classifier.withSelection(WindowSelection.of(4, 1)), training, 1, Progress.NONE))
        .hasMessageContaining("among all");
  }
}
