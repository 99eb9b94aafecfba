package dev.weir.trainer.training;

import dev.weir.classifiers.image.ImagePreprocessing;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Provenance;
import dev.weir.classifiers.wnn.WnnClassifier;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowSelection;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.trainer.data.DataSummary;
import dev.weir.trainer.data.ImageDataSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Creates models of windowed nearest neighbour, which learn by storing their training images. */
public final class WnnTraining {

  /** The trainer in the provenance of its models; a name on the wire, not that of this class. */
  public static final String TRAINER = "dev.weir.trainer.WnnTraining";

  /** The setting of rotations and scalings, which is absent if there are none. */
  public static final String EXTEND = "extend";

  /** The setting of the number of windows that count; absent if all do. */
  public static final String WINDOWS = "windows";

  /** The setting of the images on which they were chosen; absent if all windows count. */
  public static final String VALIDATION = "validation";

  private WnnTraining() {}

  /**
   * Creates a model from the training part.
   *
   * @param records size of the records
   * @param preprocessing converts records to the form of the training images, to which it is not
   *     applied
   * @throws IllegalArgumentException if a class has no image, or preprocessed records do not have
   *     the size of the training images
   */
  public static WnnModel model(
      ImageDataSet data,
      WnnParameters parameters,
      InputShape.Image records,
      List<String> preprocessing) {
    return model(
        data, Map.of(Provenance.DATA_NAME, data.name()), parameters, records, preprocessing);
  }

  /**
   * Creates a model from the training part of images that are not identified by their name alone.
   *
   * @param origin provenance entries about the data besides their digest
   * @see #model(ImageDataSet, WnnParameters, InputShape.Image, List)
   */
  public static WnnModel model(
      ImageDataSet data,
      Map<String, String> origin,
      WnnParameters parameters,
      InputShape.Image records,
      List<String> preprocessing) {
    Provenance provenance =
        Provenance.of(TRAINER, settings(data.name(), parameters), data.train().digest());
    return new WnnModel(
        data.train().classNames(),
        records,
        ImagePreprocessing.of(preprocessing),
        provenance.with(DataSummary.of(data).entries()).with(origin),
        new WnnClassifier(data.trainOfEachClass(), parameters));
  }

  /**
   * Creates a model some of whose windows count.
   *
   * @param selection the windows, chosen by {@link WindowChoice}
   * @see #model(ImageDataSet, Map, WnnParameters, InputShape.Image, List)
   */
  public static WnnModel model(
      ImageDataSet data,
      Map<String, String> origin,
      WnnParameters parameters,
      WindowSelection selection,
      InputShape.Image records,
      List<String> preprocessing) {
    WnnModel all = model(data, origin, parameters, records, preprocessing);
    Provenance provenance =
        all.provenance()
            .with(
                Map.of(
                    Provenance.SETTING + WINDOWS,
                    Integer.toString(selection.size()),
                    Provenance.SETTING + VALIDATION,
                    WindowChoice.validation(data)));
    return new WnnModel(
        all.classes(), records, all.steps(), provenance, all.classifier().withSelection(selection));
  }

  private static Map<String, String> settings(String data, WnnParameters parameters) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("data", data);
    settings.put("window", Integer.toString(parameters.window()));
    settings.put("p", Double.toString(parameters.power()));
    settings.put("k", Integer.toString(parameters.neighbours()));
    settings.put("shifts", Integer.toString(parameters.shifts()));
    if (!parameters.extension().hasOnlyShifts()) {
      settings.put(EXTEND, parameters.extension().text());
    }
    return settings;
  }
}
