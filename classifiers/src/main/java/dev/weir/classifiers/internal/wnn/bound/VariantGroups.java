package dev.weir.classifiers.internal.wnn.bound;

import dev.weir.classifiers.wnn.definition.Extension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of the largest of several extensions, in groups: two images are of one group if they
 * are of the same part of the training images and the same sets have them. Minima of groups are
 * enough to know those of every set.
 *
 * <p>Worked example: of Sets 1 to 4 of the paper on MNIST, all have the shifts, Sets 2 and 4 the
 * rotations, Sets 3 and 4 the scalings: three groups. With Set 4 of other training images besides,
 * there are three in the common {@linkplain TrainingParts part}, three in the first images' own
 * part and one in the others'.
 */
public final class VariantGroups {

  /** The group of images that no set has. */
  static final int NONE = -1;

  private final Extension all;
  private final int largest;

  /** By set: bit g is set if it has group g. */
  private final int[] groupsOfSet;

  /** By part and variant; {@value #NONE} if no set has it. */
  private final int[][] groups;

  /** The first group of each part, and at the end the number of all. */
  private final int[] starts;

  private VariantGroups(
      Extension all, int largest, int[] groupsOfSet, int[][] groups, int[] starts) {
    this.all = all;
    this.largest = largest;
    this.groupsOfSet = groupsOfSet;
    this.groups = groups;
    this.starts = starts;
  }

  /**
   * One of the sets.
   *
   * @param training index of its training images
   * @param extension their extension
   */
  public record Member(int training, Extension extension) {}

  /** All images of an extension are of one group. */
  public static VariantGroups of(Extension extension) {
    return of(List.of(new Member(0, extension)));
  }

  /**
   * The groups of some sets.
   *
   * @param sets at most 31; the extension of one of them includes all others
   * @throws IllegalArgumentException if none does
   */
  public static VariantGroups of(List<Member> sets) {
    List<Extension> extensions = sets.stream().map(Member::extension).toList();
    Extension all =
        extensions.stream()
            .filter(set -> extensions.stream().allMatch(set::includes))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "none of these extensions includes all others: "
                            + extensions.stream().map(Extension::text).toList()));
    int trainings = sets.stream().mapToInt(Member::training).max().orElseThrow() + 1;
    int[][] groups = new int[trainings == 1 ? 1 : trainings + 1][all.imagesEach()];
    int[] starts = new int[groups.length + 1];
    List<Integer> owners = new ArrayList<>();
    for (int part = 0; part < groups.length; part++) {
      List<Integer> here = new ArrayList<>();
      for (int variant = 0; variant < groups[part].length; variant++) {
        groups[part][variant] = group(owner(sets, all, part, variant), here, starts[part]);
      }
      owners.addAll(here);
      starts[part + 1] = owners.size();
    }
    return new VariantGroups(
        all, extensions.indexOf(all), groupsOfSets(sets.size(), owners), groups, starts);
  }

  private static int group(int owner, List<Integer> known, int first) {
    if (owner == 0) {
      return NONE;
    }
    if (!known.contains(owner)) {
      known.add(owner);
    }
    return first + known.indexOf(owner);
  }

  /** Bit s is set if set s has the variant of the images of a part. */
  private static int owner(List<Member> sets, Extension all, int part, int variant) {
    int owner = 0;
    for (int i = 0; i < sets.size(); i++) {
      Member set = sets.get(i);
      boolean hasPart = part == 0 || part == set.training() + 1;
      owner |= hasPart && set.extension().has(all, variant) ? 1 << i : 0;
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
  public Extension all() {
    return all;
  }

  /** The number of the set with all images. */
  public int largest() {
    return largest;
  }

  /** Number of groups. */
  int count() {
    return starts[starts.length - 1];
  }

  /** The first group of a part; for the part after the last, {@link #count}. */
  int start(int part) {
    return starts[part];
  }

  /** The most groups of a part. */
  int mostOfPart() {
    int most = 0;
    for (int part = 0; part < groups.length; part++) {
      most = Math.max(most, starts[part + 1] - starts[part]);
    }
    return most;
  }

  /** Number of sets. */
  public int sets() {
    return groupsOfSet.length;
  }

  /** The group of a variant of {@link #all} of the images of a part, or {@value #NONE}. */
  int of(int part, int variant) {
    return groups[part][variant];
  }

  /** The groups of a set, as bits. */
  public int ofSet(int set) {
    return groupsOfSet[set];
  }

  /** Whether a set has a part, or some of its images' extensions. */
  boolean hasPart(int set, int part) {
    return IntStream.range(starts[part], starts[part + 1]).anyMatch(group -> isIn(set, group));
  }

  /** Whether a set has a group. */
  boolean isIn(int set, int group) {
    return (groupsOfSet[set] >> group & 1) != 0;
  }

  /** All groups, as bits. */
  public int everyGroup() {
    return (1 << count()) - 1;
  }
}
