package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests run by the tests of seeds: they record what they draw, and some fail. */
final class Fixtures {

  /** Drawn seeds, by test. */
  static final Map<String, List<Long>> DRAWN = new TreeMap<>();

  private Fixtures() {}

  private static void keep(String test, long... seeds) {
    for (long seed : seeds) {
      DRAWN.computeIfAbsent(test, none -> new ArrayList<>()).add(seed);
    }
  }

  @PropertyTest
  static final class Drawing {
    private final long field = Seeds.next();

    @Test
    void shouldDrawTwice() {
      keep("field", field);
      keep("twice", Seeds.next(), Seeds.next());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldDrawForEach(int parameter) {
      keep("parameter " + parameter, field);
    }

    @Test
    void shouldDrawMany() {
      Seeds.times(3, random -> keep("many", random.nextLong()));
    }

    @Nested
    class Within {
      private final long own = Seeds.next();

      @Test
      void shouldGoOn() {
        keep("within", field, own);
      }
    }
  }

  @PropertyTest
  static final class Failing {
    @Test
    void shouldFail() {
      keep("failing", Seeds.next());
      assertThat(1).as("one").isEqualTo(2);
    }

    @Test
    void shouldThrow() {
      keep("throwing", Seeds.next());
      throw new IllegalStateException("did not converge");
    }

    /** Fails for the third of ten generators. */
    @Test
    void shouldFailOnce() {
      List<Random> all = new ArrayList<>();
      Seeds.times(
          10,
          random -> {
            all.add(random);
            keep("once", random.nextLong());
            assertThat(all).hasSizeLessThan(3);
          });
    }

    @Test
    void shouldFailWithoutSeed() {
      assertThat(1).isEqualTo(2);
    }
  }

  @PropertyTest
  static final class FailingBefore {
    @BeforeEach
    void prepare() {
      keep("before", Seeds.next());
      throw new IllegalStateException("not prepared");
    }

    @Test
    void shouldNotBeReached() {}
  }

  static final class Unmarked {
    @Test
    void shouldNotDraw() {
      Seeds.next();
    }
  }

  @PropertyTest
  static final class HeldStatically {
    static final long SEED = Seeds.next();

    @Test
    void shouldNotBeReached() {
      keep("static", SEED);
    }
  }
}
