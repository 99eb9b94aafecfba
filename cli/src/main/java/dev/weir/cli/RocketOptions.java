package dev.weir.cli;

import dev.weir.published.PublishedRocketSettings;
import dev.weir.rocket.RocketSettings;
import dev.weir.trainer.SignalTrainer;
import dev.weir.trainer.SignalTrainers;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options for ROCKET's number and kind of kernels. */
final class RocketOptions extends OptionGroup {

  private static final int POST_KERNELS = 400;

  @Option(
      names = "--variant",
      paramLabel = "VARIANT",
      description =
          "post: small, keeps the most important kernels; published: the paper's, keeps all kernels"
              + " (default: post).")
  private Variant variant;

  @Option(
      names = "--kernels",
      description = "Number of random kernels (default: 400; published: 10,000).")
  private Integer kernels;

  @Option(
      names = "--keep",
      description = "Number of most important kernels to keep (default: half).")
  private Integer keep;

  SignalTrainer trainer(TrainingOptions training) {
    return checked(
        () ->
            variant == Variant.PUBLISHED
                ? published(training)
                : SignalTrainers.rocket(settings(training)));
  }

  /** The settings of the small form, for callers that accept no other. */
  RocketSettings settings(TrainingOptions training) {
    if (variant == Variant.PUBLISHED) {
      throw new IllegalArgumentException("--variant published is not supported here: omit it");
    }
    int drawn = kernels == null ? POST_KERNELS : kernels;
    return new RocketSettings(
        drawn,
        keep == null ? Math.max(1, drawn / 2) : keep,
        training.seed(),
        training.steps("detrend", "znorm"),
        training.threads());
  }

  private SignalTrainer published(TrainingOptions training) {
    if (keep != null) {
      throw new IllegalArgumentException(
          "--keep is for --variant post: published ROCKET keeps all of its kernels");
    }
    PublishedRocketSettings defaults = PublishedRocketSettings.defaults();
    return SignalTrainers.published(
        new PublishedRocketSettings(
            kernels == null ? defaults.kernels() : kernels,
            training.seed(),
            training.steps("znorm"),
            training.threads()));
  }

  /** The variants of ROCKET. */
  private enum Variant {
    POST,
    PUBLISHED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
