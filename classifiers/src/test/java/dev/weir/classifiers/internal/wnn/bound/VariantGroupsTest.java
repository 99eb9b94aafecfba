package dev.weir.classifiers.internal.wnn.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.internal.wnn.bound.VariantGroups.Member;
import dev.weir.classifiers.wnn.definition.Extension;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantGroupsTest {

  @Test
  void shouldTellShiftsRotationsAndScalingsApart() {
    // When
    VariantGroups groups = groups("set1", "set2", "set3", "set4");

    // Then
    assertThat(groups.all()).isEqualTo(Extension.parse("set4"));
    assertThat(sizes(groups)).containsExactly(9, 36, 36);
    assertThat(IntStream.range(0, 4).map(groups::ofSet)).containsExactly(0b1, 0b11, 0b101, 0b111);
    assertThat(groups.everyGroup()).isEqualTo(0b111);
  }

  @Test
  void shouldTellShiftsOfDifferentRadiiApart() {
    // When
    VariantGroups groups = groups("shift2+rotate-5,5", "shift1+rotate5", "shift2", "shift0");

    // Then
    assertThat(sizes(groups)).containsExactly(16, 8, 1, 16 + 25, 9);
    assertThat(groups.ofSet(3)).isEqualTo(0b100);
    assertThat(groups.isIn(1, 4)).isTrue();
    assertThat(groups.isIn(1, 3)).isFalse();
  }

  @Test
  void shouldTellPartsOfTheTrainingImagesApart() {
    // When
    VariantGroups groups =
        VariantGroups.of(List.of(set(0, "set1"), set(0, "set4"), set(1, "shift1+rotate-5,5")));

    // Then
    assertThat(groups.count()).isEqualTo(6);
    assertThat(IntStream.rangeClosed(0, 3).map(groups::start)).containsExactly(0, 3, 5, 6);
    assertThat(groups.mostOfPart()).isEqualTo(3);
    assertThat(IntStream.range(0, 3).map(groups::ofSet))
        .containsExactly(0b001001, 0b011111, 0b100101);
    assertThat(groups.of(2, 80)).isEqualTo(VariantGroups.NONE);
    assertThat(groups.hasPart(0, 1)).isTrue();
    assertThat(groups.hasPart(0, 2)).isFalse();
  }

  @Test
  void shouldHaveOneGroupForOneSet() {
    assertThat(groups("set4").count()).isEqualTo(1);
  }

  private static VariantGroups groups(String... sets) {
    return VariantGroups.of(Arrays.stream(sets).map(text -> set(0, text)).toList());
  }

  private static Member set(int training, String extension) {
    return new Member(training, Extension.parse(extension));
  }

  private static List<Integer> sizes(VariantGroups groups) {
    Integer[] sizes = new Integer[groups.count()];
    Arrays.fill(sizes, 0);
    for (int variant = 0; variant < groups.all().imagesEach(); variant++) {
      sizes[groups.of(0, variant)]++;
    }
    return List.of(sizes);
  }
}
