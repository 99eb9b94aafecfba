package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.shard.ShardedWnn;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.TestImages;
import dev.weir.stream.TestModels;
import dev.weir.stream.TestShards;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeldShardsTest {
  private static final WnnModel MODEL = TestImages.random(1, 40, 8, 4, 5);
  private static final ModelManifest MANIFEST = TestModels.imageManifest("wnn", 8, 1_200, "a");

  private final AtomicLong clock = new AtomicLong(1);
  private final HeldShards shards = new HeldShards(3, clock::get);

  @Test
  void shouldWakeTheLoaderForPartsThatAreMissing() {
    // Given
    AtomicInteger changes = new AtomicInteger();
    shards.onChange(changes::incrementAndGet);
    Model outline = TestShards.of(MODEL, 3, Set.of());

    // When
    assertThat(shards.isCurrent(outline)).isTrue();
    shards.hold(1);

    // Then
    assertThat(changes).hasValue(1);
    assertThat(shards.isCurrent(outline)).isFalse();
    assertThat(shards.isCurrent(TestShards.of(MODEL, 3, Set.of(1)))).isTrue();
    assertThat(shards.isCurrent(MODEL)).isTrue();
  }

  @Test
  void shouldKeepAPartForAWhileAfterItsLastTask() {
    // Given
    ShardedWnn loaded = TestShards.of(MODEL, 3, Set.of(1, 2));
    shards.hold(1);
    shards.hold(1);
    shards.hold(2);

    // When
    shards.release(1);
    assertThat(shards.held()).containsExactlyInAnyOrder(1, 2);
    shards.release(1);

    // Then
    assertThat(shards.held()).containsExactly(2);
    assertThat(shards.isCurrent(loaded)).isTrue();
    assertThat(shards.wanted(loaded)).containsExactlyInAnyOrder(1, 2);

    // When
    clock.addAndGet(HeldShards.KEEP_MS);

    // Then
    assertThat(shards.isCurrent(loaded)).isFalse();
    assertThat(shards.wanted(loaded)).containsExactly(2);
  }

  @Test
  void shouldDropAPartAtOnceIfAnotherIsLoaded() {
    // Given
    shards.hold(1);
    shards.release(1);

    // When
    shards.hold(0);

    // Then
    assertThat(shards.wanted(TestShards.of(MODEL, 3, Set.of(1)))).containsExactly(0);
  }

  @Test
  void shouldNeedTheMemoryOfItsParts() {
    assertThat(shards.leastBytes(MANIFEST)).isZero();
    shards.hold(0);
    assertThat(shards.leastBytes(MANIFEST)).isEqualTo(200);
    assertThat(HeldShards.none().leastBytes(MANIFEST)).isEqualTo(1_200);
    assertThat(HeldShards.none().isSplit(MANIFEST)).isFalse();
  }
}
