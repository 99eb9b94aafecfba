package dev.weir.classifiers.dwnn;

import dev.weir.classifiers.model.ArtifactException;
import dev.weir.classifiers.model.ArtifactHeader;
import dev.weir.classifiers.model.Model;
import dev.weir.classifiers.model.ModelFormat;
import dev.weir.classifiers.model.PartReader;
import dev.weir.classifiers.model.PartWriter;
import dev.weir.classifiers.wnn.WnnFormat;
import java.io.IOException;

/** The parts of a DWNN artifact: those of a WNN artifact. */
public final class DwnnFormat implements ModelFormat {

  private static final WnnFormat IMAGES = new WnnFormat();

  @Override
  public String kind() {
    return DwnnModel.KIND;
  }

  @Override
  public long parts(Model model) {
    return IMAGES.parts(((DwnnModel) model).images());
  }

  @Override
  public void write(Model model, PartWriter out) throws IOException {
    IMAGES.write(((DwnnModel) model).images(), out);
  }

  @Override
  public Model read(ArtifactHeader header, PartReader in) throws ArtifactException, IOException {
    DwnnModel model = new DwnnModel(IMAGES.read(header, in, 0));
    in.reserveScorer(model.classifier().scorerMemory());
    return model;
  }
}
