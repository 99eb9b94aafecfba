package dev.weir.demo;

import dev.weir.rocket.RocketSettings;
import java.time.Duration;

/**
 * What can be chosen about a demo.
 *
 * @param kernels random kernels that ROCKET draws
 * @param keep the most important of them, which are kept
 * @param seed the seed of the training
 * @param threads threads for the training
 * @param patience how long the predictions may take to come
 */
public record DemoSettings(int kernels, int keep, long seed, int threads, Duration patience) {

  /** The settings of the training. */
  RocketSettings rocket() {
    return RocketSettings.defaults().withKernels(kernels, keep).withSeed(seed).withThreads(threads);
  }
}
