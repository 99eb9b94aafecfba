package dev.weir.schemas;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Scores by class, in the model's order: a view of a list of classes and an array of scores. */
final class ScoreMap extends AbstractMap<String, Double> {
  private final List<String> classes;
  private final double[] scores;

  ScoreMap(List<String> classes, double[] scores) {
    this.classes = classes;
    this.scores = scores;
  }

  @Override
  public @Nullable Double get(@Nullable Object key) {
    int index = key instanceof String name ? classes.indexOf(name) : -1;
    return index < 0 ? null : (Double) scores[index];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name && classes.contains(name);
  }

  @Override
  public Set<Map.Entry<String, Double>> entrySet() {
    return new Entries();
  }

  private final class Entries extends AbstractSet<Map.Entry<String, Double>> {
    @Override
    public Iterator<Map.Entry<String, Double>> iterator() {
      return IntStream.range(0, scores.length)
          .mapToObj(i -> Map.entry(classes.get(i), scores[i]))
          .iterator();
    }

    @Override
    public int size() {
      return scores.length;
    }
  }
}
