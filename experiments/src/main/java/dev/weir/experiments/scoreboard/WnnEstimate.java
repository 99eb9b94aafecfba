package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a run of WNN would take.
 *
 * @param title the row's title
 * @param tests number of test images
 * @param images number of images that each is compared with, made ones included
 * @param microsPerPair microseconds of one thread per test image and image, measured on a sample
 * @param threads number of threads
 * @param bytes heap, with the files' images
 */
record WnnEstimate(
    @JsonProperty("row") String title,
    long tests,
    long images,
    double microsPerPair,
    int threads,
    long bytes) {

  /** From start to end, if each thread has a processor. */
  @JsonProperty
  double hours() {
    return (double) tests * images * microsPerPair / threads / 3.6e9;
  }
}
