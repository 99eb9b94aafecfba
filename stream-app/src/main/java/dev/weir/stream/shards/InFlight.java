package dev.weir.stream.shards;

import java.util.ArrayList;
import java.util.List;

/** A record in flight with the answers so far. */
final class InFlight {
  private final WaitingImage image;
  private final ShardAnswer[] answers;
  private int missing;

  InFlight(WaitingImage image) {
    this.image = image;
    this.answers = new ShardAnswer[image.shards()];
    this.missing = answers.length;
  }

  WaitingImage image() {
    return image;
  }

  /** The answer of a part; null: none yet. */
  ShardAnswer answer(int shard) {
    return answers[shard];
  }

  /** Adds an answer; returns false if there is one, or it answers another request. */
  boolean add(ShardAnswer answer) {
    int shard = answer.id().shard();
    if (answer.id().shards() != answers.length
        || answer.results().size() != image.versions().size()
        || answers[shard] != null) {
      return false;
    }
    answers[shard] = answer;
    missing--;
    return true;
  }

  /** Whether a part of its own has not answered. */
  boolean lacks(int shard) {
    return shard < answers.length && answers[shard] == null;
  }

  boolean isComplete() {
    return missing == 0;
  }

  /** The results of a version, by part. */
  List<ShardResult> results(int version) {
    List<ShardResult> results = new ArrayList<>(answers.length);
    for (ShardAnswer answer : answers) {
      results.add(answer.results().get(version));
    }
    return results;
  }

  /** Approximate heap bytes of the record with all its answers, which come without being asked. */
  long bytes() {
    return image.raw().length + image.answerBytes();
  }
}
