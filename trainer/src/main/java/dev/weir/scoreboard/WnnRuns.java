package dev.weir.scoreboard;

import dev.weir.data.ImageFiles;
import dev.weir.data.ImageRange;
import dev.weir.data.SplitImages;
import dev.weir.model.Progress;
import dev.weir.trainer.WnnReport;
import dev.weir.trainer.WnnRun;
import dev.weir.trainer.WnnSettings;
import java.util.HashMap;
import java.util.Map;

/** Runs of WNN on ranges of the same images, with results cached for rows that compare them. */
final class WnnRuns {

  private final ImageFiles files;
  private final int limit;
  private final int threads;
  private final Map<WnnCase, WnnReport> reports = new HashMap<>();

  /**
   * Runs on these images.
   *
   * @param limit maximum number of tests per run, see {@link SplitImages#limited}; 0 for all
   */
  WnnRuns(ImageFiles files, int limit, int threads) {
    this.files = files;
    this.limit = limit;
    this.threads = threads;
  }

  /** The report of a run. */
  WnnReport report(WnnCase asked, Progress progress) {
    WnnReport known = reports.get(asked);
    if (known == null) {
      known = WnnRun.run(images(asked), new WnnSettings(asked.parameters(), threads), progress);
      reports.put(asked, known);
    }
    return known;
  }

  private SplitImages images(WnnCase asked) {
    SplitImages images =
        SplitImages.of(files, ImageRange.parse(asked.train()), ImageRange.parse(asked.test()));
    SplitImages limited = limit == 0 ? images : images.limited(limit);
    return asked.threshold() == 0 ? limited : limited.binarised(asked.threshold());
  }
}
