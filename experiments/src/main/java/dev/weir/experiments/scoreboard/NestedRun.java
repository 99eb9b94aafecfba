package dev.weir.experiments.scoreboard;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.definition.Extension;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs of WNN and DWNN that differ in their images, in their extensions, one of which includes all
 * others, and in the method: they are measured together, and every one is as if it were measured
 * alone. A test image that several splits have is compared once with the training images that these
 * have in common.
 *
 * @param runs the runs, all different
 */
record NestedRun(List<WnnExperiment> runs) {

  /** WNN and DWNN. */
  static NestedRun ofBoth(WnnExperiment first, List<Extension> sets) {
    return new NestedRun(
        Stream.of(WindowMethod.WNN, WindowMethod.DWNN)
            .flatMap(method -> sets.stream().map(set -> first.by(method).extended(set)))
            .toList());
  }

  /** WNN alone. */
  static NestedRun ofWindows(WnnExperiment first, List<Extension> sets) {
    return new NestedRun(sets.stream().map(first::extended).toList());
  }

  /** These runs and others. */
  NestedRun with(NestedRun others) {
    return new NestedRun(Stream.concat(runs.stream(), others.runs.stream()).toList());
  }

  /** A run of WNN with the most extensions of its training images. */
  WnnExperiment largest() {
    return runs.stream()
        .filter(run -> runs.stream().allMatch(other -> extension(run).includes(extension(other))))
        .findFirst()
        .orElseThrow()
        .by(WindowMethod.WNN);
  }

  static Extension extension(WnnExperiment run) {
    return run.parameters().extension();
  }

  /** Runs that stand for the splits: one for each. */
  List<WnnExperiment> splits() {
    return runs.stream().map(NestedRun::split).distinct().toList();
  }

  private static WnnExperiment split(WnnExperiment run) {
    return run.by(WindowMethod.WNN).extended(Extension.NONE);
  }

  /** The index of a run's split in {@link #splits}. */
  int splitOf(WnnExperiment run) {
    return splits().indexOf(split(run));
  }

  /** Number of sets of training images. */
  int sets() {
    return (int) runs.stream().map(run -> run.by(WindowMethod.WNN)).distinct().count();
  }

  /** An id of the runs with all their settings. */
  String id() {
    return String.join("; ", runs.stream().map(WnnExperiment::id).toList());
  }

  /**
   * What comparing all tests would take.
   *
   * @param imagesOf the images of a run
   */
  Pairs pairs(Function<WnnExperiment, ImageDataSet> imagesOf) {
    List<ImageDataSet> splits = splits().stream().map(imagesOf).toList();
    List<SharedImages> trainings =
        SharedImages.of(splits.stream().map(ImageDataSet::train).toList());
    List<SharedImages> tests = SharedImages.of(splits.stream().map(ImageDataSet::test).toList());
    long pairs = 0;
    for (SharedImages some : tests) {
      for (SharedImages training : trainings) {
        boolean isCompared = !Collections.disjoint(some.splits(), training.splits());
        pairs += isCompared ? (long) some.size() * training.size() : 0;
      }
    }
    return new Pairs(size(tests), size(trainings), pairs);
  }

  private static int size(List<SharedImages> images) {
    return images.stream().mapToInt(SharedImages::size).sum();
  }

  /**
   * Numbers of images, without extensions.
   *
   * @param tests different tests
   * @param trainings different training images
   * @param pairs of both, each compared once
   */
  record Pairs(int tests, int trainings, long pairs) {}

  /**
   * The results of all runs; tests that are kept are not compared again. None counts operations.
   *
   * @param imagesOf the images of a run
   * @param threads number of threads
   */
  Map<WnnExperiment, WnnReport> reports(
      Function<WnnExperiment, ImageDataSet> imagesOf,
      int threads,
      RunParts parts,
      Progress progress) {
    long begun = System.nanoTime();
    List<ImageDataSet> splits = splits().stream().map(imagesOf).toList();
    int[][] predicted =
        runs.stream()
            .map(run -> new int[splits.get(splitOf(run)).test().size()])
            .toArray(int[][]::new);
    predict(splits, predicted, threads, parts, progress);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Map<WnnExperiment, WnnReport> reports = new LinkedHashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      WnnExperiment run = runs.get(i);
      ImageDataSet images = splits.get(splitOf(run));
      reports.put(run, report(run, images, predicted[i], threads, seconds));
    }
    return reports;
  }

  private void predict(
      List<ImageDataSet> splits,
      int[][] predicted,
      int threads,
      RunParts parts,
      Progress progress) {
    List<GreyImages> tests = splits.stream().map(ImageDataSet::test).toList();
    List<NestedTests> all = new ArrayList<>();
    for (SharedImages some : SharedImages.of(tests)) {
      all.add(NestedTests.of(this, some, splits, predicted, parts));
    }
    int left = all.stream().mapToInt(NestedTests::left).sum();
    int compared = 0;
    for (NestedTests some : all) {
      int before = compared;
      some.compare(
          threads,
          (stage, done, total) ->
              progress.update("tests", before + some.left() * done / total, left));
      compared += some.left();
    }
  }

  private static WnnReport report(
      WnnExperiment run, ImageDataSet images, int[] predicted, int threads, double seconds) {
    GreyImages tests = images.test();
    return new WnnReport(
        images.name(),
        new WnnSettings(run.parameters(), threads),
        images.train().size(),
        Evaluation.of(tests.classNames(), tests.labels(), predicted),
        seconds,
        Map.of(),
        0,
        IntStream.of(predicted).boxed().toList(),
        IntStream.of(tests.labels()).boxed().toList());
  }
}
