package dev.weir.stream.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
  private final KeyIndex index = new KeyIndex();

  @Test
  @PropertyTest
  void shouldHoldWhatMapOfListsHolds() {
    Random random = Seeds.random();
    Map<Integer, List<Integer>> expected = new HashMap<>();
    int[] hashes = random.ints(400).map(hash -> hash | random.nextInt(2)).toArray();
    for (int i = 0; i < 100_000; i++) {
      int hash = hashes[random.nextInt(hashes.length)];
      List<Integer> places = expected.computeIfAbsent(hash, none -> new ArrayList<>());
      Integer place = 1 + random.nextInt(5);
      int dice = random.nextInt(i / 20_000 % 2 == 0 ? 5 : 9);
      if (dice < 3) {
        index.add(hash, place);
        places.add(place);
      } else if (dice == 3) {
        assertThat(index.move(hash, place, 9))
            .isEqualTo(places.remove(/* element */ place) && places.add(9));
      } else {
        assertThat(index.remove(hash, place)).isEqualTo(places.remove(/* element */ place));
        assertThat(index.remove(hash, 9)).isEqualTo(places.remove(/* element */ (Integer) 9));
      }
      assertThat(places(hash)).containsExactlyInAnyOrderElementsOf(places);
    }
    expected.forEach(
        (hash, places) -> assertThat(places(hash)).containsExactlyInAnyOrderElementsOf(places));
    assertThat(index.size()).isEqualTo(expected.values().stream().mapToInt(List::size).sum());
  }

  @Test
  void shouldTakeMemoryAsSaid() {
    Random random = new Random(1);
    int[] hashes = random.ints(1_000_000).toArray();
    for (int hash : hashes) {
      index.add(hash, 1);
    }
    assertThat(index.heapBytes()).isEqualTo(16 << 20);
    for (int hash : hashes) {
      assertThat(index.remove(hash, 1)).isTrue();
    }
    assertThat(index.size()).isZero();
    assertThat(index.heapBytes()).isLessThan(10_000);
  }

  @Test
  void shouldSpreadKeysThatHardlyDiffer() {
    for (int i = 0; i < 1_000_000; i++) {
      byte[] key = ("machine-" + i % 16 + "\0bench-" + i).getBytes(UTF_8);
      int hash = KeyHash.of(key);
      if (index.first(hash) < 0) {
        index.add(hash, 1);
      }
    }

    // Of a million random 32-bit hashes, 116 are expected to be duplicates.
    assertThat(1_000_000 - index.size()).isBetween(60, 200);
  }

  @Test
  void shouldHashPartLikeItsCopy() {
    byte[] bytes = "abcdefghijklmnopqrstuvwxyz".getBytes(UTF_8);

    for (int length = 0; length < 20; length++) {
      byte[] copy = Arrays.copyOfRange(bytes, 3, 3 + length);
      assertThat(KeyHash.of(bytes, 3, length)).isEqualTo(KeyHash.of(copy));
    }
  }

  @Test
  void shouldRefusePlaceThatMarksFreeSlots() {
    assertThatThrownBy(() -> index.add(1, 0)).hasMessageContaining("place 0");
  }

  private List<Integer> places(int hash) {
    List<Integer> places = new ArrayList<>();
    for (int slot = index.first(hash); slot >= 0; slot = index.next(slot, hash)) {
      places.add(index.place(slot));
    }
    return places;
  }
}
