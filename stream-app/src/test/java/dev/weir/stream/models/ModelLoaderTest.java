package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import dev.weir.stream.LogCapture;
import dev.weir.stream.config.Role;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class ModelLoaderTest extends LoaderFixture {
  @Test
  void shouldPublishNothingWithoutAssignment() {
    // Given
    publish("1");

    // When
    loader.round();

    // Then
    assertThat(live.get().routes()).isEmpty();
    assertThat(live.get().ready(List.of("signals"), NOW)).isFalse();
    assertThat(chunks.consumers).isZero();
  }

  @Test
  void shouldWaitForManifest() {
    // Given
    assign(1, entry(0, "1"));

    // When
    loader.round();

    // Then
    assertThat(live.get().choose("signals", NOW))
        .isEqualTo(new Choice.NotYet("m/1 is not loaded: its manifest is not there yet"));

    // When the manifest comes
    publish("1");
    loader.round();

    // Then
    assertChampion("1");
  }

  @Test
  void shouldLoadEachVersionOnce() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("2");
    assertThat(live.get().loaded()).hasSize(2);
    assertThat(chunks.consumers).isEqualTo(2);
  }

  @Test
  void shouldFallBackAndSayWhyWhereVersionIsRefused() {
    // Given
    publish("1");
    publish("2", manifest("2"), "0".repeat(64));
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertChampion("1");
    assertThat(live.get().routes().get("signals").state(new VersionId("m", "2")))
        .isInstanceOfSatisfying(
            VersionState.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.HASH_MISMATCH));
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepLoadedModelWhereItIsPublishedAgainBroken() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    publish("1", manifest("1"), "0".repeat(64));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldRefuseVersionWithOtherInputThanFirstOfRoute() {
    // Given
    publish("1");
    ModelManifest other = manifest("2");
    other.setInput(new ModelInput("signal", List.of(1, 99)));
    publish("2", other, other.getSha256());
    assign(1, entry(0, "1"), entry(1_000, "2"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("input-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepLastGoodAssignmentWhereNextIsUnusable() {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    loader.round();

    // When undecodable
    records.put("signals", new byte[] {7});
    loader.round();
    loader.round();

    // Then
    assertChampion("1");
    assertThat(loader.problems()).containsOnlyKeys("signals");
    assertThat(refused("assignment-undecodable")).isEqualTo(1);

    // When out of order
    assign(2, entry(5, "1"), entry(5, "2"));
    loader.round();

    // Then
    assertChampion("1");
    assertThat(refused("assignment-invalid")).isEqualTo(1);

    // When good again
    assign(3, entry(0, "1"));
    loader.round();

    // Then
    assertThat(loader.problems()).isEmpty();
    assertThat(live.get().routes().get("signals").timeline().revision()).isEqualTo(3);
  }

  @Test
  void shouldRefuseVersionWithUndecodableManifest() {
    // Given
    records.put("m/1", new byte[] {0, 0, 0, 9, 9});
    assign(1, entry(0, "1"));

    // When
    loader.round();

    // Then
    assertThat(live.get().choose("signals", NOW)).isInstanceOf(Choice.NotYet.class);
    assertThat(loader.problems().get("m/1").reason()).isEqualTo(RefusalReason.MANIFEST_UNDECODABLE);
  }

  @Test
  void shouldForgetVersionsThatLeaveTheTimeline() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"), entry(1_000, "2"));
    loader.round();

    // When
    assign(2, entry(0, "2"));
    records.remove("m/1");
    loader.round();

    // Then
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("2");
  }

  @Test
  void shouldCountSwapOfChampion() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1"));
    loader.round();

    // When
    assign(2, entry(0, "1"), entry(1_000, "2"));
    loader.round();
    loader.round();

    // Then
    assertThat(meters.get("weir.model.swaps").tag("route", "signals").counter().count())
        .isEqualTo(1);
  }

  @Test
  void shouldTryAgainAfterBrokerFailure() throws InterruptedException {
    // Given
    publish("1");
    assign(1, entry(0, "1"));
    chunks.failure = new KafkaException("broker away");
    CountDownLatch went = new CountDownLatch(1);

    // When
    try (loader) {
      loader.start(() -> countDownOnceReady(went), e -> {});
      while (meters.get("weir.model.loader.failures").counter().count() == 0) {
        Thread.sleep(5);
      }
      chunks.failure = null;
      loader.changed();

      // Then
      assertThat(went.await(2, TimeUnit.MINUTES)).isTrue();
      assertChampion("1");
    }
  }

  private void countDownOnceReady(CountDownLatch latch) {
    if (live.get().ready(List.of("signals"), NOW)) {
      latch.countDown();
    }
  }

  @Test
  void shouldWaitWithoutWarningWhileTopicIsBeingRead() throws InterruptedException {
    // Given a store that opens late
    publish("1");
    assign(1, entry(0, "1"));
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch went = new CountDownLatch(1);
    notYetReadable = () -> asked.incrementAndGet() < 4;

    // When
    try (loader;
        LogCapture log = LogCapture.of("dev.weir")) {
      loader.start(() -> countDownOnceReady(went), e -> {});

      // Then
      assertThat(went.await(2, TimeUnit.MINUTES)).isTrue();
      assertThat(log.warnings()).isEmpty();
    }
    assertThat(meters.get("weir.model.loader.failures").counter().count()).isZero();
  }

  @Test
  void shouldLoadChallengersBesideChampion() {
    // Given
    publish("1");
    publish("2");
    publish("3");
    assign(1, entry(0, "1", "2", "3"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(challengers()).containsExactly("2", "3");
  }

  @Test
  void shouldBeReadyThoughChallengerIsRefusedMissingOrUnpublished() {
    // Given
    publish("1");
    publish("2", manifest("2"), "0".repeat(64));
    announce(manifest("3"), 0, 0);
    assign(1, entry(0, "1", "2", "3", "4"));

    // When
    loader.round();

    // Then
    assertChampion("1");
    assertThat(live.get().ready(List.of("signals"), NOW)).isTrue();
    assertThat(challengers()).isEmpty();
    assertThat(state("2")).isInstanceOf(VersionState.Refused.class);
    assertThat(state("3")).isInstanceOf(VersionState.Pending.class);
    assertThat(state("4")).isInstanceOf(VersionState.Pending.class);
    assertThat(refused("hash-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldBeReadyThoughBrokerOfChallengerIsAway() {
    // Given
    publish("1", 0);
    publish("2", 1);
    publish("3", 0);
    assign(1, entry(0, "1", "2", "3"));
    chunks.failingPartition = 1;

    // When
    assertThatThrownBy(loader::round).isInstanceOf(KafkaException.class);

    // Then
    assertChampion("1");
    assertThat(challengers()).containsExactly("3");
    assertThat(state("2"))
        .isInstanceOfSatisfying(
            VersionState.Pending.class, p -> assertThat(p.detail()).contains("partition 1 away"));

    // When it is back
    chunks.failingPartition = -1;
    loader.round();

    // Then
    assertThat(challengers()).containsExactly("2", "3");
  }

  @Test
  void shouldLoadOnlyWhatItsRoleScores() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));

    // When, then
    newLoader(Role.CHAMPION).round();
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("1");
    assertThat(challengers()).isEmpty();
    newLoader(Role.CHALLENGER).round();
    assertThat(live.get().loaded()).extracting(m -> m.id().version()).containsExactly("2");
    assertThat(challengers()).containsExactly("2");
    assertThat(live.get().ready(List.of("signals"), NOW)).isTrue();
  }

  @Test
  void shouldRefuseChallengerWithOtherInput() {
    // Given
    publish("1");
    ModelManifest other = manifest("2");
    other.setInput(new ModelInput("signal", List.of(2, 40)));
    publish("2", other, other.getSha256());
    assign(1, entry(0, "1", "2"));

    // When
    loader.round();
    loader.round();

    // Then
    assertThat(challengers()).isEmpty();
    assertThat(refused("input-mismatch")).isEqualTo(1);
  }

  @Test
  void shouldKeepHealthOverRoundsAndBeginAnewWhereAssignedAgain() {
    // Given
    publish("1");
    publish("2");
    assign(1, entry(0, "1", "2"));
    loader.round();
    suspend();

    // When other things change
    publish("3");
    assign(2, entry(0, "1", "2"), entry(NOW + 60_000, "3"));
    loader.round();

    // Then
    assertThat(live.get().suspended("signals")).isEqualTo(1);
    assertThat(page()).contains("suspended").contains("5 failures in a row");

    // When it is assigned again
    assign(3, entry(0, "1"), entry(NOW, "1", "2"));
    loader.round();

    // Then
    assertThat(live.get().suspended("signals")).isZero();
    assertThat(challengers()).containsExactly("2");
  }

  private void suspend() {
    Choice.Made choice = (Choice.Made) live.get().choose("signals", NOW);
    ChallengerHealth health = choice.challengers().getFirst().health();
    for (int i = 0; i < 5; i++) {
      health.threw(new IllegalStateException("broken"));
    }
  }
}
