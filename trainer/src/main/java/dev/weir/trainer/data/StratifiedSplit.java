package dev.weir.trainer.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits cases into two parts with the same mix of classes. The same seed always gives the same
 * parts; each part keeps the file's order.
 *
 * <p>Of 10 cases of a class a share of 0.2 takes 2 for testing. The only case of a class is for
 * training.
 *
 * @param testShare the test part's share, above 0 and below 1
 * @param seed seed of the random selection, 0 to 2^32 - 1
 */
record StratifiedSplit(double testShare, long seed) {

  record Parts(List<LabelledExample> train, List<LabelledExample> test) {}

  Parts split(List<LabelledExample> cases) {
    Map<String, List<Integer>> byClass = new TreeMap<>(LabelOrder.INSTANCE);
    for (int i = 0; i < cases.size(); i++) {
      byClass.computeIfAbsent(cases.get(i).label(), label -> new ArrayList<>()).add(i);
    }
    LegacyRandom random = new LegacyRandom(seed);
    BitSet forTesting = new BitSet();
    byClass.values().forEach(members -> draw(members, random, forTesting));
    return parts(cases, forTesting);
  }

  private void draw(List<Integer> members, LegacyRandom random, BitSet forTesting) {
    int size = members.size();
    int[] order = random.permutation(size);
    long wanted = Math.clamp(Math.round(size * testShare), Math.min(1, size - 1), size - 1);
    for (int i = 0; i < wanted; i++) {
      forTesting.set(members.get(order[i]));
    }
  }

  private static Parts parts(List<LabelledExample> cases, BitSet forTesting) {
    Parts parts = new Parts(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < cases.size(); i++) {
      (forTesting.get(i) ? parts.test() : parts.train()).add(cases.get(i));
    }
    return parts;
  }
}
