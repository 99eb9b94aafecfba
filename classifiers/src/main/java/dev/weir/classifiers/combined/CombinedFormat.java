package dev.weir.classifiers.combined;

import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.classifiers.wnn.WnnFormat;
import java.io.IOException;

/** The parts of an artifact of WNN and DWNN combined: those of a WNN artifact. */
public final class CombinedFormat implements ModelFormat {

  /** One for windows, and one for nearest neighbour. */
  private static final int WNN_SCORERS = 2;

  private static final WnnFormat IMAGES = new WnnFormat();

  @Override
  public String kind() {
    return CombinedModel.KIND;
  }

  @Override
  public long parts(Model model) {
    return IMAGES.parts(((CombinedModel) model).images());
  }

  @Override
  public void write(Model model, PartWriter out) throws IOException {
    IMAGES.write(((CombinedModel) model).images(), out);
  }

  @Override
  public Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException {
    CombinedModel model = new CombinedModel(IMAGES.read(header, in, WNN_SCORERS));
    in.reserveScorer(model.classifier().images().scorerMemory());
    return model;
  }
}
