package dev.weir.cli.options;

import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocketSettings;
import dev.weir.cli.command.OptionGroup;
import dev.weir.trainer.training.RocketTrainers;
import dev.weir.trainer.training.SignalTrainer;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Options for ROCKET's number and kind of kernels. */
public final class RocketOptions extends OptionGroup implements TrainerOptions {

  private static final int SELECTED_KERNELS = 400;

  @Option(
      names = "--variant",
      paramLabel = "VARIANT",
      description =
          "selected: small, keeps the most important kernels; published: the paper's, keeps all"
              + " kernels (default: selected).")
  private Variant variant;

  @Option(
      names = "--kernels",
      description = "Number of random kernels (default: 400; published: 10,000).")
  private Integer kernels;

  @Option(
      names = "--keep",
      description = "Number of most important kernels to keep (default: half).")
  private Integer keep;

  @Override
  public SignalTrainer trainer(TrainingOptions training) {
    return checked(
        () ->
            variant == Variant.PUBLISHED
                ? published(training)
                : RocketTrainers.rocket(settings(training)));
  }

  /** The settings of the small form, for callers that accept no other. */
  public SelectedRocketSettings settings(TrainingOptions training) {
    if (variant == Variant.PUBLISHED) {
      throw new IllegalArgumentException("--variant published is not supported here: omit it");
    }
    int drawn = kernels == null ? SELECTED_KERNELS : kernels;
    return new SelectedRocketSettings(
        drawn,
        keep == null ? Math.max(1, drawn / 2) : keep,
        training.seed(),
        training.steps("detrend", "znorm"),
        training.threads());
  }

  private SignalTrainer published(TrainingOptions training) {
    if (keep != null) {
      throw new IllegalArgumentException(
          "--keep is for --variant selected: published ROCKET keeps all of its kernels");
    }
    RocketSettings defaults = RocketSettings.defaults();
    return RocketTrainers.published(
        new RocketSettings(
            kernels == null ? defaults.kernels() : kernels,
            training.seed(),
            training.steps("znorm"),
            training.threads()));
  }

  /** The variants of ROCKET. */
  private enum Variant {
    SELECTED,
    PUBLISHED,
    /** Earlier name of {@link #SELECTED}. */
    POST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
