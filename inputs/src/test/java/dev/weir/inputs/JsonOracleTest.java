package dev.weir.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.inputs.path.FieldPath;
import dev.weir.inputs.path.UnmappableException;
import dev.weir.schemas.SchemaFetcher;
import dev.weir.testing.PropertyTest;
import dev.weir.testing.Seeds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jackson's tree of maps and lists, and a walk over it, are the definition. */
class JsonOracleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEEPEST = 4;

  @Test
  @PropertyTest
  void shouldFindWhatTheTreeHas() {
    Seeds.times(Seeds.size(1_000, 10_000), JsonOracleTest::check);
  }

  private static void check(Random random) {
    String json = write(object(random, 0));
    Object tree = read(json);
    List<FieldPath> paths = TreeOracle.paths(tree);
    FieldPath source = paths.get(random.nextInt(paths.size()));
    FieldPath values = paths.get(random.nextInt(paths.size()));
    RecordMapper mapper =
        new RecordMapper(
            Mappings.of("format=json", "values=" + values, "source=value:" + source),
            new SchemaFetcher());
    InputRecord record = Mappings.json(json);
    Object found = TreeOracle.find(tree, source);
    String text = TreeOracle.ABSENT.equals(found) ? TreeOracle.WRONG : TreeOracle.text(found);
    double[] numbers = TreeOracle.numbers(TreeOracle.find(tree, values));

    if (text.equals(TreeOracle.WRONG)) {
      assertThat(catchThrowable(() -> mapper.source(record)))
          .isInstanceOf(UnmappableException.class);
    } else {
      assertThat(mapper.source(record)).isEqualTo(text);
    }
    if (!overlap(source, values)) {
      if (numbers == null || text.equals(TreeOracle.WRONG)) {
        assertThat(catchThrowable(() -> mapper.signal(record)))
            .isInstanceOf(UnmappableException.class);
      } else {
        assertThat(mapper.signal(record).getValues()).containsExactly(numbers);
      }
    }
  }

  private static boolean overlap(FieldPath a, FieldPath b) {
    int common = Math.min(a.steps().size(), b.steps().size());
    return a.steps().subList(0, common).equals(b.steps().subList(0, common));
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      object.put("f" + i + (random.nextInt(9) == 0 ? ".\"x\\" : ""), value(random, depth + 1));
    }
    return object;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth >= DEEPEST ? 6 : 10)) {
      case 0 -> random.nextInt() >> random.nextInt(32);
      case 1 -> random.nextLong() >> random.nextInt(64);
      case 2 -> random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
      case 3 -> "t" + random.nextInt() + "\n\"ä\\";
      case 4 -> random.nextBoolean();
      case 5 -> null;
      case 6 -> object(random, depth);
      case 7 -> random.doubles(random.nextInt(5)).boxed().toList();
      case 8 -> random.ints(random.nextInt(5)).boxed().toList();
      default -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth + 1));
        }
        yield items;
      }
    };
  }

  private static String write(Object tree) {
    try {
      return JSON.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object read(String json) {
    try {
      return JSON.readValue(json, Object.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
