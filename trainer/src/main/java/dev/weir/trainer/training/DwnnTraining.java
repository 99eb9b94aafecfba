package dev.weir.trainer.training;

import dev.weir.classifiers.combined.CombinedModel;
import dev.weir.classifiers.dwnn.DwnnModel;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnModel;

/**
 * Creates models of DWNN, alone and combined with WNN, from a WNN model, with which they share
 * training images, parameters and preprocessing.
 */
public final class DwnnTraining {

  /** The trainer in the provenance of DWNN models. */
  public static final String DWNN = "dev.weir.trainer.DwnnTraining";

  /** The trainer in the provenance of models of WNN and DWNN combined. */
  public static final String COMBINED = "dev.weir.trainer.CombinedTraining";

  private DwnnTraining() {}

  /**
   * A DWNN model.
   *
   * @throws IllegalArgumentException if k is not 1
   */
  public static DwnnModel dwnn(WnnModel images) {
    return new DwnnModel(by(DWNN, images));
  }

  /**
   * A model of WNN and DWNN combined.
   *
   * @throws IllegalArgumentException if k is not 1
   */
  public static CombinedModel combined(WnnModel images) {
    return new CombinedModel(by(COMBINED, images));
  }

  private static WnnModel by(String trainer, WnnModel images) {
    return images.withProvenance(images.provenance().with(Provenance.TRAINER, trainer));
  }
}
