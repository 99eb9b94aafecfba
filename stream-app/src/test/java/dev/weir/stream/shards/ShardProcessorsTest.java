package dev.weir.stream.shards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.classifiers.wnn.shard.PartialDistances;
import dev.weir.schemas.DeadLetterReason;
import dev.weir.schemas.Prediction;
import dev.weir.stream.TestImages;
import dev.weir.stream.TestShards;
import dev.weir.stream.classify.ModelUnavailableException;
import dev.weir.stream.decode.OutputLimits;
import dev.weir.stream.models.LiveModels;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardProcessorsTest {
  private static final int SHARDS = 3;
  private static final TopicPartition PARTITION =
      new TopicPartition("images", ShardFixture.PARTITION);

  @TempDir File folder;
  private ShardFixture weir;

  @BeforeEach
  void start() {
    weir = new ShardFixture(folder, SHARDS);
  }

  @Test
  void shouldPredictWithTheLastAnswer() {
    // Given
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();
    assertThat(requests).extracting(request -> request.id().shard()).containsExactly(0, 1, 2);

    // When
    weir.answerAll(requests.subList(0, 2));

    // Then
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.waiting.size()).isEqualTo(1);

    // When
    weir.answerAll(requests.subList(2, 3));

    // Then
    double[] scores = new double[4];
    byte[] pixels = new byte[ShardFixture.SIDE * ShardFixture.SIDE];
    new Random(1).nextBytes(pixels);
    ShardFixture.MODEL.newScorer().score(ShardFixture.SIDE, ShardFixture.SIDE, pixels, scores);
    assertThat(weir.predictions())
        .singleElement()
        .satisfies(
            prediction -> {
              assertThat(prediction.getRecordId()).isEqualTo("i1");
              assertThat(prediction.getTimelineRevision()).isEqualTo(7);
              assertThat(prediction.getScores()).containsEntry("2", scores[2]);
            });
    assertThat(weir.predictionRecords().getFirst().headers().lastHeader("trace").value())
        .containsExactly(1);
    assertThat(weir.waiting.size()).isZero();
  }

  @Test
  void shouldTakeAnswersInAnyOrderAndOnce() {
    // Given
    weir.send(1, 10, null);
    weir.send(2, 11, null);
    List<ShardAnswer> answers = new ArrayList<>();
    weir.requests().forEach(request -> answers.addAll(weir.score(request)));
    answers.addAll(List.copyOf(answers));
    Collections.shuffle(answers, new Random(4));

    // When
    answers.forEach(weir::answer);

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRecordId)
        .containsExactlyInAnyOrder("i1", "i2");
    assertThat(weir.records("predicted")).isEqualTo(2);
  }

  @Test
  void shouldIgnoreAnswersOfOtherRequests() {
    // Given
    weir.send(1, 10, null);
    ShardAnswer answer = weir.score(weir.requests().getFirst()).getFirst();

    // When
    weir.answer(new ShardAnswer(new RequestId(1, 99, SHARDS, 0), answer.results()));
    weir.answer(new ShardAnswer(new RequestId(1, 10, SHARDS + 1, 0), answer.results()));
    weir.answer(new ShardAnswer(new RequestId(1, 10, SHARDS, 0), List.of()));

    // Then
    assertThat(weir.waiting.all().getFirst().answer(0)).isNull();
  }

  @Test
  void shouldCountRecordInFlightAsKnown() {
    // Given
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();

    // When
    weir.send(1, 11, "2");

    // Then
    assertThat(weir.requests()).isEmpty();
    assertThat(weir.records("duplicate")).isEqualTo(1);

    // When
    weir.answerAll(requests);
    weir.send(1, 12, null);

    // Then the label was kept for it
    assertThat(weir.deltas()).isEqualTo(1);
    assertThat(weir.records("duplicate")).isEqualTo(2);
  }

  @Test
  void shouldRestoreRecordsInFlight() {
    // Given a record with one of three answers at the last commit
    weir.send(1, 10, "2");
    List<ShardRequest> requests = weir.requests();
    weir.answerAll(requests.subList(1, 2));
    weir.waiting.flushCache();

    // When
    weir.restart(SHARDS);
    weir.answerAll(requests.subList(0, 1));
    weir.answerAll(requests.subList(2, 3));
    weir.waiting.flushCache();

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.deltas()).isEqualTo(1);
    assertThat(weir.inner.all().hasNext()).isFalse();
  }

  @Test
  void shouldEndRecordsOfAnotherNumberOfShards() {
    // Given
    weir.send(1, 10, null);
    List<ShardRequest> before = weir.requests();
    weir.waiting.flushCache();

    // When
    weir.champion(SHARDS + 1);
    weir.restart(SHARDS + 1);
    weir.sweep();

    // Then
    assertThat(weir.letter().reason()).isEqualTo(DeadLetterReason.NO_MODEL.wireName());
    assertThat(weir.letter().detail()).contains("the number of shards changed from 3 to 4");
    assertThat(weir.letter().offset()).isEqualTo(10);
    assertThat((byte[]) weir.letters().getFirst().value()).containsExactly(1, 2, 1);
    assertThat(weir.score(before.getFirst())).isEmpty();
  }

  @Test
  void shouldEndRecordWhoseLastAnswerComesAfterAChangeOfShards() {
    // Given a record whose answers wait in Kafka while the number of shards changes
    weir.send(1, 10, null);
    List<ShardAnswer> answers = new ArrayList<>();
    weir.requests().forEach(request -> answers.addAll(weir.score(request)));
    weir.waiting.flushCache();
    weir.champion(SHARDS + 1);
    weir.restart(SHARDS + 1);

    // When
    answers.forEach(weir::answer);

    // Then
    assertThat(weir.letter().detail()).contains("the number of shards changed from 3 to 4");
    assertThat(weir.predictions()).isEmpty();
    assertThat(weir.unmerged("shards-changed")).isEqualTo(1);
  }

  @Test
  void shouldRemoveAnswersWhoseRecordIsGone() {
    // Given a crash between the removal of a record and that of its answers
    weir.send(1, 10, null);
    weir.answerAll(weir.requests().subList(0, 2));
    weir.waiting.flushCache();
    weir.inner.delete(Bytes.wrap(ByteBuffer.allocate(Long.BYTES).putLong(10).array()));

    // When
    weir.restart(SHARDS);
    assertThat(weir.waiting.size()).isZero();
    weir.waiting.flushCache();

    // Then
    assertThat(weir.inner.all().hasNext()).isFalse();
  }

  @Test
  void shouldEndRecordThatALaterAnswerOvertakes() {
    // Given a record whose request to a shard was lost
    weir.exactlyOnce(SHARDS);
    weir.send(1, 10, null);
    weir.answerAll(weir.requests().subList(0, 2));
    weir.send(2, 11, null);
    List<ShardRequest> later = weir.requests();

    // When
    weir.answerAll(later.subList(0, 2));

    // Then it may still come
    assertThat(weir.letters()).isEmpty();

    // When
    weir.answerAll(later.subList(2, 3));

    // Then
    assertThat(weir.letter().detail()).startsWith("shard 2 answered a later record");
    assertThat(weir.letter().offset()).isEqualTo(10);
    assertThat(weir.predictions()).extracting(Prediction::getRecordId).containsExactly("i2");
    assertThat(weir.unmerged("answer-lost")).isEqualTo(1);
    assertThat(weir.waiting.size()).isZero();
  }

  @Test
  void shouldRejectRecordWhoseDistancesAreTooLarge() {
    // Given
    OutputLimits usual = OutputLimits.USUAL;
    weir.limits(
        new OutputLimits(usual.predictions(), usual.deadLetters(), usual.accuracy(), 350), SHARDS);
    challenger();
    weir.send(1, 10, null);

    // When
    List<ShardAnswer> answers = new ArrayList<>();
    weir.requests().forEach(request -> answers.addAll(weir.score(request)));
    answers.forEach(weir::answer);

    // Then no answer exceeds the limit
    assertThat(answers).allMatch(answer -> answer.toBytes().length <= 350);
    assertThat(weir.letter().reason()).isEqualTo(DeadLetterReason.TOO_LARGE.wireName());
    assertThat(weir.letter().detail()).contains("internal topics have room for 350");
    assertThat(weir.unmerged("too-large")).isEqualTo(1);
  }

  @Test
  void shouldRejectRecordWhosePartsDoNotFitTogether() {
    // Given
    weir.send(1, 10, null);

    // When
    for (ShardRequest request : weir.requests()) {
      weir.answer(
          new ShardAnswer(
              request.id(),
              List.of(new ShardResult.Scored(1, new PartialDistances(new long[9][])))));
    }

    // Then
    assertThat(weir.letter().detail()).contains("model m/1 threw partial distances have 9 of");
    assertThat(weir.unmerged("failed")).isEqualTo(1);
  }

  @Test
  void shouldShowWhatWaits() {
    // Given
    weir.metrics().shards().watch(List.of("images"), () -> ShardFixture.NOW.toEpochMilli() + 5_000);
    weir.send(1, 10, null);
    weir.send(2, 11, null);

    // When
    weir.sweep();

    // Then
    assertThat(weir.meters.get("weir.shards.in.flight").gauge().value()).isEqualTo(2);
    assertThat(weir.meters.get("weir.shards.oldest").gauge().value()).isEqualTo(5);

    // When the task leaves
    weir.restart(SHARDS);

    // Then
    assertThat(weir.meters.get("weir.shards.in.flight").gauge().value()).isZero();
    assertThat(weir.meters.get("weir.shards.oldest").gauge().value()).isZero();
  }

  @Test
  void shouldCountAnswersThatAreStillToComeAsMemory() {
    // When
    weir.send(1, 10, null);

    // Then two classes are split, each between two parts of three
    long distances = 8L * (2 * 2 * ShardFixture.SIDE * ShardFixture.SIDE + 2);
    assertThat(weir.waiting.bytes()).isEqualTo(3 + distances);
  }

  @Test
  void shouldFinishWhatAnAbortedCommitLeftComplete() {
    // Given all answers in the store, but no prediction
    weir.send(1, 10, null);
    InFlight record = weir.waiting.all().getFirst();
    weir.requests().forEach(request -> weir.score(request).forEach(record::add));

    // When
    weir.sweep();

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.waiting.size()).isZero();
  }

  @Test
  void shouldNotPredictTwice() {
    // Given a record that was predicted, and is in flight again without a commit of its removal
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();
    WaitingImage image = weir.waiting.all().getFirst().image();
    weir.answerAll(requests);
    weir.waiting.add(image);

    // When
    weir.answerAll(requests);

    // Then
    assertThat(weir.predictions()).hasSize(1);
    assertThat(weir.records("duplicate")).isEqualTo(1);
  }

  @Test
  void shouldRejectRecordWhoseVersionLeftItsTimeline() {
    // Given
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();

    // When
    weir.live.set(LiveModels.NONE);
    weir.answerAll(requests);

    // Then
    assertThat(weir.letter().detail())
        .isEqualTo("model m/1 left its timeline while the record was in flight; replay it");
    assertThat(weir.records("dead-letter")).isEqualTo(1);
  }

  @Test
  void shouldAwaitARetiredVersionOnce() {
    // Given
    for (int i = 0; i < 100; i++) {
      weir.send(i, i, null);
    }
    List<ShardRequest> requests = weir.requests();
    weir.live.set(LiveModels.NONE);

    // When the loader publishes its models anew all the time
    long begun = System.nanoTime();
    for (ShardRequest request : requests) {
      weir.live.set(new LiveModels(Map.of()));
      weir.score(request);
    }

    // Then there is one wait of 0.1 seconds, not 300
    assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
  }

  @Test
  void shouldRejectRecordWhoseVersionLeftBeforeItWasMerged() {
    // Given
    weir.send(1, 10, null);
    List<ShardAnswer> answers = new ArrayList<>();
    weir.requests().forEach(request -> answers.addAll(weir.score(request)));

    // When
    weir.live.set(LiveModels.NONE);
    answers.forEach(weir::answer);

    // Then
    assertThat(weir.letter().detail()).contains("left its timeline");
  }

  @Test
  void shouldRejectRecordOnWhichAPartThrows() {
    // Given
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();
    ShardRequest good = requests.get(1);
    ShardRequest bad = new ShardRequest(good.id(), good.versions(), 1, 1, new byte[1]);

    // When
    weir.answerAll(List.of(requests.get(0), bad, requests.get(2)));

    // Then
    assertThat(weir.letter().detail())
        .startsWith("model m/1 threw dev.weir.classifiers.model.UnusableInputException at");
  }

  @Test
  void shouldLeaveOutChallengerThatThrows() {
    // Given
    challenger();
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();

    // When
    for (ShardRequest request : requests) {
      ShardAnswer answer = weir.score(request).getFirst();
      weir.answer(
          new ShardAnswer(
              answer.id(), List.of(answer.results().getFirst(), new ShardResult.Failed("x"))));
    }

    // Then
    assertThat(weir.predictions()).extracting(Prediction::getRole).containsExactly("champion");
    assertThat(
            weir.meters
                .get("weir.challenger.failures")
                .tags("reason", "exception")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void shouldPredictWithChallengersAndLeaveOutThoseWithoutAPart() {
    // Given
    challenger();

    // When
    weir.send(1, 10, null);
    weir.answerAll(weir.requests());

    // Then
    assertThat(weir.predictions())
        .extracting(Prediction::getRole)
        .containsExactly("champion", "challenger");

    // When
    weir.send(2, 11, null);
    List<ShardRequest> requests = weir.requests();
    weir.champion(SHARDS);
    weir.answerAll(requests);

    // Then
    assertThat(weir.predictions()).hasSize(3);
    assertThat(weir.letters()).isEmpty();
  }

  private void challenger() {
    weir.models(
        Map.of(
            ShardFixture.CHAMPION, TestShards.all(ShardFixture.MODEL, SHARDS),
            ShardFixture.CHALLENGER,
                TestShards.all(TestImages.random(2, 40, ShardFixture.SIDE, 4, 5), SHARDS)),
        List.of(ShardFixture.CHALLENGER));
  }

  @Test
  void shouldAskForTheChampionAndFailWithoutIt() {
    // Given
    weir.send(1, 10, null);
    ShardRequest request = weir.requests().get(2);
    weir.models(
        Map.of(ShardFixture.CHAMPION, TestShards.of(ShardFixture.MODEL, SHARDS, Set.of(0, 1))),
        List.of());

    // When, then
    assertThatThrownBy(() -> weir.score(request))
        .isInstanceOf(ModelUnavailableException.class)
        .hasMessageContaining(
            "shard 2 of model m/1 is not loaded, and a record in flight needs it");
    assertThat(weir.asked).contains(ShardFixture.CHAMPION);
  }

  @Test
  void shouldHoldItsShardWhileTheTaskRuns() {
    assertThat(weir.held.held()).containsExactly(ShardFixture.PARTITION);

    // When
    weir.closeScore();
    weir.closeScore();

    // Then
    assertThat(weir.held.held()).isEmpty();
  }

  @Test
  void shouldLeaveRequestsInKafkaUntilItsPartIsLoaded() {
    // Given
    TopicPartition requests =
        new TopicPartition("weir-shard-images-repartition", ShardFixture.PARTITION);
    weir.models(
        Map.of(ShardFixture.CHAMPION, TestShards.of(ShardFixture.MODEL, SHARDS, Set.of(0, 2))),
        List.of());

    // When
    weir.sweep();

    // Then
    assertThat(weir.holds.isHeld(requests)).isTrue();

    // When
    weir.champion(SHARDS);
    weir.sweep();

    // Then
    assertThat(weir.holds.isHeld(requests)).isFalse();

    // When the part is lost again, then requests are awaited
    weir.live.set(LiveModels.NONE);
    weir.sweep();
    assertThat(weir.holds.isHeld(requests)).isFalse();
    weir.restart(SHARDS);
    assertThat(weir.holds.isHeld(requests)).isTrue();
    weir.closeScore();
    assertThat(weir.holds.isHeld(requests)).isFalse();
  }

  @Test
  void shouldPauseThePartitionWhileMuchIsInFlight() {
    // Given
    for (int i = 0; i < FlightLimit.MOST_RECORDS - 1; i++) {
      weir.send(i, i, null);
    }
    assertThat(weir.holds.isHeld(PARTITION)).isFalse();

    // When
    weir.send(5_000, 5_000, null);

    // Then
    assertThat(weir.holds.isHeld(PARTITION)).isTrue();

    // When half are answered
    List<ShardRequest> requests = weir.requests();
    weir.answerAll(requests.subList(0, SHARDS * FlightLimit.MOST_RECORDS / 2 - 1));
    assertThat(weir.holds.isHeld(PARTITION)).isTrue();
    weir.answerAll(requests.subList(0, SHARDS * FlightLimit.MOST_RECORDS / 2));

    // Then
    assertThat(weir.holds.isHeld(PARTITION)).isFalse();
  }

  @Test
  void shouldRejectRecordThatIsTooLargeForInternalTopics() {
    // Given
    OutputLimits usual = OutputLimits.USUAL;
    weir.limits(
        new OutputLimits(usual.predictions(), usual.deadLetters(), usual.accuracy(), 150), SHARDS);

    // When
    weir.send(1, 10, null);

    // Then
    assertThat(weir.letter().reason()).isEqualTo(DeadLetterReason.TOO_LARGE.wireName());
    assertThat(weir.requests()).isEmpty();
  }

  @Test
  void shouldKeepAnEarlierVersionThatTheRecordNames() {
    // Given a record in flight over a swap to a version with other bytes under the same name
    weir.send(1, 10, null);
    List<ShardRequest> requests = weir.requests();
    List<ShardRequest> others =
        requests.stream()
            .map(
                request ->
                    new ShardRequest(
                        request.id(),
                        List.of(new AskedVersion(ShardFixture.CHAMPION, "other", true)),
                        request.width(),
                        request.height(),
                        request.pixels()))
            .toList();

    // When
    ShardAnswer answer = weir.score(others.getFirst()).getFirst();

    // Then
    assertThat(answer.results()).containsExactly(new ShardResult.Retired());
  }
}
