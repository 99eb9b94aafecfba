package dev.weir.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.evaluation.Evaluation;
import dev.weir.classifiers.image.GreyImages;
import dev.weir.classifiers.minirocket.MiniRocket;
import dev.weir.classifiers.minirocket.MiniRocketSettings;
import dev.weir.classifiers.model.InputShape;
import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.classifiers.rocket.Rocket;
import dev.weir.classifiers.rocket.RocketSettings;
import dev.weir.classifiers.selectedrocket.SelectedRocket;
import dev.weir.classifiers.selectedrocket.SmallModels;
import dev.weir.classifiers.wnn.WindowModel;
import dev.weir.classifiers.wnn.WnnModel;
import dev.weir.classifiers.wnn.definition.WindowElimination;
import dev.weir.classifiers.wnn.definition.WnnParameters;
import dev.weir.reports.picture.Picture;
import dev.weir.reports.picture.PictureChecks;
import dev.weir.reports.picture.SvgPainter;
import dev.weir.trainer.data.ImageDataSet;
import dev.weir.trainer.data.ImageSplit;
import dev.weir.trainer.data.Mnist1d;
import dev.weir.trainer.data.SignalDataSet;
import dev.weir.trainer.training.DwnnTraining;
import dev.weir.trainer.training.ModelImages;
import dev.weir.trainer.training.Waves;
import dev.weir.trainer.training.WindowChoice;
import dev.weir.trainer.training.WindowMethod;
import dev.weir.trainer.training.WnnEvaluation;
import dev.weir.trainer.training.WnnReport;
import dev.weir.trainer.training.WnnSettings;
import dev.weir.trainer.training.WnnTraining;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {

  private static final ReportLimits LIMITS = new ReportLimits(3, 4, List.of(1, 3, 127), 20, 2);

  private static List<SignalModel> models(SignalDataSet data) {
    return List.of(
        SelectedRocket.train(data.train(), SmallModels.settings(), Progress.NONE).model(),
        MiniRocket.train(
                data.train(), MiniRocketSettings.defaults().withFeatures(168), Progress.NONE)
            .model(),
        Rocket.train(data.train(), RocketSettings.defaults().withKernels(20), Progress.NONE)
            .model());
  }

  @Test
  void shouldReportOnEveryModelOfKernels() throws Exception {
    // Given
    SignalDataSet data = Waves.data();
    for (SignalModel model : models(data)) {
      // When
      Report report = SignalReport.of(model, "my <model>", data, LIMITS, Progress.NONE);

      // Then
      checkFigures(report, Evaluation.of(model, data.test()));
      checkPage(
          report,
          "accuracy",
          "confusion",
          "examples",
          "variation",
          "alignments",
          "importance",
          "kernels",
          "errors",
          "model");
      checkPictures(report);
      assertThat(section(report, "kernels").pictures()).hasSize(3);
    }
  }

  @Test
  void shouldShowErrorsWithTheirNumbers() throws Exception {
    // Given a model that makes enough errors
    SignalDataSet data = Mnist1d.generate(42);
    SignalModel model =
        SelectedRocket.train(data.train(), SmallModels.settings().withKernels(8, 4), Progress.NONE)
            .model();

    // When
    Report report = SignalReport.of(model, "m", data, LIMITS, Progress.NONE);

    // Then
    checkFigures(report, Evaluation.of(model, data.test()));
    checkPictures(report);
    assertThat(section(report, "errors").text()).startsWith("The first 4 of ");
    assertThat(section(report, "errors").pictures())
        .hasSize(4)
        .allSatisfy(
            picture -> assertThat(picture.alt()).matches("Test signal #\\d+: . taken for ."));
    assertThat(HtmlPage.of(report)).contains("ROCKET, 200 of 400 (post)", "96.5%");
  }

  @Test
  void shouldReportOnWindowedNearestNeighbour() throws Exception {
    // Given
    ImageDataSet data = new ImageDataSet(images(60, 1), images(40, 2), "drawn");
    WnnSettings settings = new WnnSettings(WnnParameters.of(3), 1);
    WnnModel model =
        WnnTraining.model(data, settings.parameters(), new InputShape.Image(9, 9), List.of());
    WnnReport expected = WnnEvaluation.run(data, settings, Progress.NONE);

    // When
    Report report = ImageReport.of(model, "m", ModelImages.of(model, data), LIMITS, Progress.NONE);

    // Then
    checkFigures(report, expected.evaluation());
    checkPage(
        report, "accuracy", "confusion", "examples", "variation", "windows", "errors", "model");
    checkPictures(report);
    assertThat(section(report, "windows").table())
        .extracting(List::getFirst)
        .containsExactly("window", "1", "3", "NN");
  }

  @Test
  void shouldReportOnDwnnAndTheCombination() throws Exception {
    // Given
    ImageDataSet data = new ImageDataSet(images(60, 1), images(40, 2), "drawn");
    WnnSettings settings = new WnnSettings(WnnParameters.of(3).withShifts(1), 1);
    WnnModel images =
        WnnTraining.model(data, settings.parameters(), new InputShape.Image(9, 9), List.of());
    Map<WindowModel, WnnReport> expected =
        Map.of(
            DwnnTraining.dwnn(images),
                WnnEvaluation.run(data, WindowMethod.DWNN, settings, Progress.NONE),
            DwnnTraining.combined(images),
                WnnEvaluation.run(data, WindowMethod.COMBINED, settings, Progress.NONE));
    for (Map.Entry<WindowModel, WnnReport> each : expected.entrySet()) {
      // When
      WindowModel model = each.getKey();
      Report report =
          ImageReport.of(model, "m", ModelImages.of(model, data), LIMITS, Progress.NONE);

      // Then
      checkFigures(report, each.getValue().evaluation());
      checkPage(
          report, "accuracy", "confusion", "examples", "variation", "windows", "errors", "model");
      checkPictures(report);
    }
  }

  @Test
  void shouldReportOnTheWindowsThatCount() throws Exception {
    // Given
    ImageDataSet data = new ImageDataSet(images(60, 1), images(40, 2), "drawn");
    WindowElimination chosen = WindowChoice.run(data, WnnParameters.of(3), 2, Progress.NONE);
    WnnModel model =
        WnnTraining.model(
            data,
            Map.of(),
            WnnParameters.of(3),
            chosen.selection(5),
            new InputShape.Image(9, 9),
            List.of());

    // When
    Report report = ImageReport.of(model, "m", ModelImages.of(model, data), LIMITS, Progress.NONE);

    // Then
    checkPictures(report);
    Section section = section(report, "chosen-windows");
    assertThat(section.text()).startsWith("5 of its 81 windows count, chosen on 9 validation");
    assertThat(section.pictures()).hasSize(2);
    assertThat(section.table().get(1)).startsWith("81", "%d".formatted(chosen.errors(81)));
    assertThat(section.table())
        .extracting(List::getFirst)
        .containsExactly("windows", "81", "60", "50", "20", "10", "5", "2", "1");
    assertThat(SvgPainter.document(section.pictures()))
        .startsWith("<svg xmlns=")
        .contains("--text:#", "5 windows of 81");
    assertThat(HtmlPage.of(report)).contains("Windows that count");
  }

  @Test
  void shouldKeepTheNumbersOfImagesUnderALimit() {
    // Given
    ImageDataSet data = new ImageDataSet(images(60, 1), images(40, 2), "drawn");
    WnnModel model =
        WnnTraining.model(data, WnnParameters.of(3), new InputShape.Image(9, 9), List.of());

    // When
    ModelImages some = ModelImages.of(model, data).limited(10);

    // Then
    assertThat(some.tests().size()).isEqualTo(10);
    assertThat(some.number(3)).isEqualTo(12);
    assertThat(some.tests().image(3)).isEqualTo(data.test().image(12));
  }

  @Test
  void shouldFindTheClassesOfImagesByTheirNames() {
    // Given a model of the same images with other class indices
    ImageDataSet data = new ImageDataSet(images(60, 1), images(40, 2), "drawn");
    InputShape.Image shape = new InputShape.Image(9, 9);
    WnnParameters parameters = WnnParameters.of(3);
    WnnModel other = WnnTraining.model(named(data, "2", "0", "1"), parameters, shape, List.of());
    WnnModel unknown =
        WnnTraining.model(named(data, "0", "1", "two"), parameters, shape, List.of());

    // When
    ModelImages images = ModelImages.of(other, data);

    // Then
    for (int i = 0; i < images.tests().size(); i++) {
      assertThat(other.classes().get(images.tests().label(i))).isEqualTo("" + data.test().label(i));
    }
    assertThatThrownBy(() -> ModelImages.of(unknown, data))
        .hasMessageContaining("classes unknown to the model: [2]")
        .hasMessageContaining("[0, 1, two]");
  }

  @Test
  void shouldNameOnlyFiguresThatWerePublishedOnTheData() {
    assertThat(PublishedAccuracy.ofSignals("mnist1d")).hasSize(9);
    assertThat(PublishedAccuracy.ofSignals("mnist1d:seed=7")).isEmpty();
    assertThat(PublishedAccuracy.ofSignals("ucr:a/GunPoint_TRAIN.ts,a/GunPoint_TEST.ts"))
        .hasSize(1);
    assertThat(PublishedAccuracy.ofSignals("ucr:a/GunPoint_TRAIN.ts;a/GunPoint_TEST.ts"))
        .hasSize(1);
    assertThat(PublishedAccuracy.ofSignals("ucr:a/GunPoint_TEST.ts,a/GunPoint_TRAIN.ts")).isEmpty();
    assertThat(PublishedAccuracy.ofSignals("ucr:GunPointAgeSpan_TRAIN.ts,GunPointAgeSpan_TEST.ts"))
        .isEmpty();
    assertThat(PublishedAccuracy.ofSignals("csv:GunPoint_TRAIN.ts,GunPoint_TEST.ts")).isEmpty();
    String digest = PublishedAccuracy.MNIST_BALANCED_TRAINING;
    assertThat(balanced("mnist train 1:6000 test 6001:", digest)).hasSize(4);
    assertThat(balanced("idx:a train 1:5999 test 6001:", digest)).hasSize(4);
    assertThat(balanced("mnist train 6001:6500 test 6001:6500", digest)).isEmpty();
    assertThat(balanced("mnist train 1:6000 test 6001: first 500", digest)).isEmpty();
    assertThat(balanced("mnist train 1:6000 test 6001: binarised 9", digest)).isEmpty();
    assertThat(balanced("mnist standard", digest)).isEmpty();
    assertThat(balanced("mnist train 1:6000 test 6001:", "other")).isEmpty();
  }

  private static List<PublishedAccuracy> balanced(String split, String digest) {
    return PublishedAccuracy.ofImages(ImageSplit.parse(split), digest);
  }

  @Test
  void shouldWriteOnePictureASection(@TempDir Path folder) throws Exception {
    // Given
    SignalDataSet data = Waves.data();
    Report report = SignalReport.of(models(data).getFirst(), "m", data, LIMITS, Progress.NONE);

    // When
    List<Path> files = ReportFiles.pictures(report, folder.resolve("new"));
    ReportFiles.page(report, folder.resolve("m.html"));

    // Then
    assertThat(files).hasSizeGreaterThanOrEqualTo(7).allSatisfy(ReportTest::checkImage);
    assertThat(Files.readString(folder.resolve("m.html"))).isEqualTo(HtmlPage.of(report));
  }

  private static void checkImage(Path file) throws Exception {
    BufferedImage image = ImageIO.read(file.toFile());
    Set<Integer> colours = new HashSet<>();
    int inked = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
        inked += image.getRGB(x, y) == 0xffffffff ? 0 : 1;
      }
    }
    assertThat(image.getWidth()).as(file.toString()).isBetween(200, 2000);
    assertThat(image.getHeight()).as(file.toString()).isGreaterThan(100);
    assertThat(colours).as(file.toString()).hasSizeGreaterThan(10);
    assertThat(inked).as(file.toString()).isGreaterThan(image.getWidth());
  }

  @Test
  void shouldSayWhereDataDoesNotFitTheModel() {
    // Given
    SignalModel model = models(Waves.data()).getFirst();

    // Then
    assertThatThrownBy(
            () -> SignalReport.of(model, "m", Mnist1d.generate(42), LIMITS, Progress.NONE))
        .hasMessageContaining("[slow, middle, fast]")
        .hasMessageContaining("mnist1d");
  }

  private static Section section(Report report, String id) {
    return report.sections().stream().filter(each -> each.id().equals(id)).findAny().orElseThrow();
  }

  private static void checkFigures(Report report, Evaluation expected) {
    assertThat(report.evaluation().confusion()).isDeepEqualTo(expected.confusion());
    assertThat(report.lead())
        .contains(
            String.format(
                Locale.ROOT, "%.2f%% of %,d", 100 * expected.accuracy(), expected.tests()),
            String.format(Locale.ROOT, "%.2f%%", 100 * expected.interval().lower()),
            String.format(Locale.ROOT, "%.2f%%", 100 * expected.interval().upper()));
    assertThat(HtmlPage.of(report)).contains(report.lead());
    List<List<String>> classes = section(report, "accuracy").table();
    long[] errors = expected.errorsByClass();
    for (int c = 0; c < errors.length; c++) {
      assertThat(classes.get(c + 1)).element(2).isEqualTo("" + errors[c]);
    }
  }

  /** Checks that it is well-formed, has each section with a link, and loads nothing external. */
  private static void checkPage(Report report, String... ids) throws Exception {
    String html = HtmlPage.of(report);
    Document page =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    assertThat(attributes(page, "section", "id")).containsExactly(ids);
    assertThat(attributes(page, "a", "href"))
        .containsExactly(List.of(ids).stream().map(id -> "#" + id).toArray(String[]::new));
    assertThat(attributes(page, "svg", "aria-label")).isNotEmpty().doesNotContain("");
    assertThat(attributes(page, "image", "href"))
        .allSatisfy(href -> assertThat(href).startsWith("data:image/png;base64,"));
    assertThat(html).doesNotContain("<script", "<link", "@import", "http:", "https:", "url(");
    Matcher variables = Pattern.compile("var\\((--[a-z]+)\\)").matcher(html);
    while (variables.find()) {
      assertThat(html).contains(variables.group(1) + ":#");
    }
  }

  private static void checkPictures(Report report) {
    for (Section section : report.sections()) {
      for (Picture picture : section.pictures()) {
        assertThat(PictureChecks.cutOff(picture))
            .as("%s: %s", section.id(), picture.alt())
            .isEmpty();
        assertThat(picture.width()).isBetween(100.0, 460.0);
      }
    }
  }

  private static List<String> attributes(Document page, String element, String name) {
    NodeList all = page.getElementsByTagName(element);
    List<String> values = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      values.add(((Element) all.item(i)).getAttribute(name));
    }
    return values;
  }

  private static ImageDataSet named(ImageDataSet data, String... classes) {
    GreyImages train = named(data.train(), classes);
    return new ImageDataSet(train, named(data.test(), classes), data.name());
  }

  private static GreyImages named(GreyImages images, String... classes) {
    byte[] pixels = new byte[images.size() * images.area()];
    int[] labels = new int[images.size()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(images.image(i), 0, pixels, i * images.area(), images.area());
      labels[i] = images.label(i);
    }
    return new GreyImages(images.width(), images.height(), pixels, labels, List.of(classes));
  }

  /** Noise, brighter on the left, in the middle or on the right. */
  private static GreyImages images(int size, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[size * 81];
    int[] labels = IntStream.range(0, size).map(i -> i % 3).toArray();
    for (int i = 0; i < pixels.length; i++) {
      boolean bright = i % 9 / 3 == labels[i / 81];
      pixels[i] = (byte) (random.nextInt(180) + (bright ? 40 : 0));
    }
    return new GreyImages(9, 9, pixels, labels, 3);
  }
}
