package dev.weir.experiments.scoreboard;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a row would take.
 *
 * @param title the row's title
 * @param tests number of test images
 * @param images number of images that each is compared with, made ones included
 * @param microsPerPair microseconds of CPU time per test image and image, measured on a sample
 * @param hours from start to end, if each thread has a processor
 * @param bytes heap, with the files' images
 */
record WnnEstimate(
    @JsonProperty("row") String title,
    long tests,
    long images,
    double microsPerPair,
    double hours,
    long bytes) {}
