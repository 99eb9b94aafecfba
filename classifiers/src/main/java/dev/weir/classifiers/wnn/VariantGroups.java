package dev.weir.classifiers.wnn;

import java.util.ArrayList;
import java.util.List;

/**
 * The images of the largest of several extensions, in groups: two images are of one group if the
 * same extensions have them. Minima of groups are enough to know those of every extension.
 *
 * <p>Worked example: of Sets 1 to 4 of the paper on MNIST, all have the shifts, Sets 2 and 4 the
 * rotations, Sets 3 and 4 the scalings: three groups.
 */
final class VariantGroups {

  private final Extension all;
  private final int largest;

  /** By set: bit g is set if it has group g. */
  private final int[] groupsOfSet;

  /** By variant. */
  private final int[] groups;

  private final int count;

  private VariantGroups(Extension all, int largest, int[] groupsOfSet, int[] groups, int count) {
    this.all = all;
    this.largest = largest;
    this.groupsOfSet = groupsOfSet;
    this.groups = groups;
    this.count = count;
  }

  /** All images of an extension are of one group. */
  static VariantGroups of(Extension extension) {
    return of(List.of(extension));
  }

  /**
   * The groups of some extensions.
   *
   * @param sets at most 31; one of them includes all others
   * @throws IllegalArgumentException if none does
   */
  static VariantGroups of(List<Extension> sets) {
    Extension all =
        sets.stream()
            .filter(set -> sets.stream().allMatch(set::includes))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "none of these extensions includes all others: "
                            + sets.stream().map(Extension::text).toList()));
    int[] groups = new int[all.imagesEach()];
    List<Integer> owners = new ArrayList<>();
    for (int variant = 0; variant < groups.length; variant++) {
      int owner = owner(sets, all, variant);
      if (!owners.contains(owner)) {
        owners.add(owner);
      }
      groups[variant] = owners.indexOf(owner);
    }
    int[] groupsOfSets = groupsOfSets(sets.size(), owners);
    return new VariantGroups(all, sets.indexOf(all), groupsOfSets, groups, owners.size());
  }

  /** Bit s is set if set s has the variant. */
  private static int owner(List<Extension> sets, Extension all, int variant) {
    int owner = 0;
    for (int set = 0; set < sets.size(); set++) {
      owner |= sets.get(set).has(all, variant) ? 1 << set : 0;
    }
    return owner;
  }

  private static int[] groupsOfSets(int sets, List<Integer> owners) {
    int[] groupsOfSet = new int[sets];
    for (int set = 0; set < sets; set++) {
      for (int group = 0; group < owners.size(); group++) {
        groupsOfSet[set] |= (owners.get(group) >> set & 1) << group;
      }
    }
    return groupsOfSet;
  }

  /** The extension with all images. */
  Extension all() {
    return all;
  }

  /** The number of the set with all images. */
  int largest() {
    return largest;
  }

  /** Number of groups. */
  int count() {
    return count;
  }

  /** Number of sets. */
  int sets() {
    return groupsOfSet.length;
  }

  /** The group of a variant of {@link #all}. */
  int of(int variant) {
    return groups[variant];
  }

  /** The groups of a set, as bits. */
  int ofSet(int set) {
    return groupsOfSet[set];
  }

  /** Whether a set has a group. */
  boolean isIn(int set, int group) {
    return (groupsOfSet[set] >> group & 1) != 0;
  }

  /** All groups, as bits. */
  int everyGroup() {
    return (1 << count) - 1;
  }
}
