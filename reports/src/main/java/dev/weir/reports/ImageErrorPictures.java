package dev.weir.reports;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnExplanation;
import dev.weir.classifiers.wnn.WnnExplanation.ShiftedImage;
import dev.weir.classifiers.wnn.definition.TrainingSet;
import dev.weir.reports.picture.Ink;
import dev.weir.reports.picture.Picture;
import dev.weir.trainer.training.ModelImages;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Misclassified images and the nearest training images in their windows. */
record ImageErrorPictures(
    WindowModel model, ImagePictures images, ModelImages tests, TestPredictions predictions) {

  private static final double TOP = 26;
  private static final double TILE = 96;
  private static final double STEP = 108;

  List<Picture> draw(int most, Progress progress) {
    int[] errors = predictions.errors(most);
    List<Picture> pictures = new ArrayList<>();
    for (int error : errors) {
      progress.update("explaining errors", pictures.size(), errors.length);
      pictures.add(picture(error));
    }
    return pictures;
  }

  private Picture picture(int record) {
    byte[] image = tests.tests().image(record);
    WnnExplanation why = model.explain(image);
    int winner = predictions.predicted()[record];
    int actual = predictions.actual()[record];
    String name = predictions.describe(record, tests.number(record));
    Picture picture = new Picture(4 * STEP, 146, "Test image " + name).title(name, 4, 4 * STEP - 8);
    tile(picture, 0, images.tile(image), "image");
    tile(picture, 1, images.tile(patchwork(why, winner)), "for prediction");
    tile(picture, 2, images.tile(patchwork(why, actual)), "for true class");
    tile(picture, 3, evidence(why, winner, actual), "windows");
    return picture;
  }

  private static void tile(Picture picture, int index, BufferedImage pixels, String caption) {
    double x = 4 + index * STEP;
    picture.tile(x, TOP, TILE, TILE, pixels).frame(x, TOP, TILE, TILE, Ink.GRID);
    picture.centred(x + TILE / 2, TOP + TILE + 16, caption, Ink.MUTED);
  }

  /** At each pixel, that of the nearest training image in the window around it. */
  private byte[] patchwork(WnnExplanation why, int label) {
    TrainingSet training = model.images().classifier().training();
    byte[] pixels = new byte[training.width() * training.height()];
    Map<ShiftedImage, byte[]> made = new HashMap<>();
    for (int at = 0; at < pixels.length; at++) {
      if (!why.counts(at)) {
        continue;
      }
      ShiftedImage choice = why.choice(label, at);
      pixels[at] =
          made.computeIfAbsent(choice, each -> model.images().classifier().image(label, each))[at];
    }
    return pixels;
  }

  private static BufferedImage evidence(WnnExplanation why, int winner, int other) {
    int windows = why.width() * why.height();
    long most = 1;
    for (int w = 0; w < windows; w++) {
      most = Math.max(most, Math.abs(why.evidence(winner, other, w)));
    }
    BufferedImage map = new BufferedImage(why.width(), why.height(), BufferedImage.TYPE_INT_ARGB);
    for (int w = 0; w < windows; w++) {
      long evidence = why.evidence(winner, other, w);
      int alpha = (int) Math.round(255.0 * Math.abs(evidence) / most);
      int colour = evidence > 0 ? 0x0072b2 : 0xd55e00;
      map.setRGB(w % why.width(), w / why.width(), alpha << 24 | colour);
    }
    return map;
  }
}
