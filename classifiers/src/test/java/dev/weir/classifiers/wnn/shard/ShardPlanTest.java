package dev.weir.classifiers.wnn.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShardPlanTest {

  private static final int[] MNIST = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};

  @Test
  void shouldKeepClassesWholeIfPartsAreNearlyEqual() {
    assertThat(sizes(ShardPlan.of(MNIST, 2, true))).containsExactly(30_596, 29_404);
    assertThat(ShardPlan.of(MNIST, 10, true).parts())
        .allSatisfy(part -> assertThat(part).singleElement().matches(ShardPlan.Slice::whole));
  }

  @Test
  void shouldSplitClassesOtherwise() {
    // When
    ShardPlan plan = ShardPlan.of(new int[] {6, 6, 6, 6, 6, 6, 6, 6, 6, 6}, 3, true);

    // Then
    assertThat(sizes(plan)).containsExactly(20, 20, 20);
    assertThat(plan.part(1).getFirst()).isEqualTo(new ShardPlan.Slice(3, 2, 6, false));
    assertThat(plan.part(1).get(1)).isEqualTo(new ShardPlan.Slice(4, 0, 6, true));
  }

  @Test
  void shouldNotSplitClassesWhereThatIsImpossible() {
    // When
    ShardPlan plan = ShardPlan.of(new int[] {100, 1, 1}, 5, false);

    // Then
    assertThat(sizes(plan)).containsExactly(100, 2, 0, 0, 0);
  }

  @Test
  void shouldLeavePartsEmptyIfThereAreTooFewImages() {
    assertThat(sizes(ShardPlan.of(new int[] {1, 1}, 4, true))).containsExactly(0, 1, 0, 1);
  }

  @Test
  void shouldNeedAPart() {
    assertThatThrownBy(() -> ShardPlan.of(MNIST, 0, true))
        .hasMessage("there is at least 1 shard, not 0");
  }

  @Test
  @PropertyTest
  void shouldCoverEachImageOnce() {
    Random random = Seeds.random();
    for (int i = 0; i < Seeds.size(300, 100); i++) {
      // Given
      int[] sizes = random.ints(1 + random.nextInt(12), 1, 2 + random.nextInt(400)).toArray();
      int shards = 1 + random.nextInt(15);
      boolean splits = random.nextBoolean();

      // When
      ShardPlan plan = ShardPlan.of(sizes, shards, splits);

      // Then
      String what = Arrays.toString(sizes) + " / " + shards;
      assertThat(plan.shards()).isEqualTo(shards);
      int[] next = new int[sizes.length];
      for (List<ShardPlan.Slice> part : plan.parts()) {
        for (ShardPlan.Slice slice : part) {
          assertThat(slice.from()).as(what).isEqualTo(next[slice.label()]);
          assertThat(slice.whole()).as(what).isEqualTo(slice.size() == sizes[slice.label()]);
          assertThat(slice.whole() || splits).as(what).isTrue();
          next[slice.label()] = slice.to();
        }
      }
      assertThat(next).as(what).isEqualTo(sizes);
      if (splits) {
        double mean = Arrays.stream(sizes).sum() / (double) shards;
        assertThat(sizes(plan)).as(what).allMatch(size -> size <= Math.max(mean + 1, mean * 1.125));
      }
    }
  }

  private static List<Integer> sizes(ShardPlan plan) {
    return plan.parts().stream()
        .map(part -> part.stream().mapToInt(ShardPlan.Slice::size).sum())
        .toList();
  }
}
