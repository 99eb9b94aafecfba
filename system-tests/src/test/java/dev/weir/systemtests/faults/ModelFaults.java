package dev.weir.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.classifiers.model.Progress;
import dev.weir.classifiers.model.SignalModel;
import dev.weir.modelregistry.publish.ArtifactSource;
import dev.weir.modelregistry.publish.AssignmentRequest;
import dev.weir.modelregistry.publish.ModelPublisher;
import dev.weir.modelregistry.publish.PublishException;
import dev.weir.modelregistry.publish.RecordRemover;
import dev.weir.modelregistry.publish.Rollback;
import dev.weir.modelregistry.publish.UnusableRecord;
import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import dev.weir.schemas.topics.TopicReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Valid and invalid changes to the models of a running application, one at a time: each does
 * nothing until the previous change is valid. If a champion is refused, the one before it scores
 * its records.
 */
final class ModelFaults implements AutoCloseable {
  private static final Duration AHEAD = Duration.ofSeconds(45);
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final int MOST_CHALLENGERS = 3;
  private static final long OTHER_SEED = 1_000_000;
  private static final ModelVersion AGAIN = new ModelVersion("again", "1");
  private static final String REFUSED = "refused";

  private final TestDeployment site;
  private final ModelForger forger;
  private final ModelPublisher publisher;
  private final List<String> routes;
  private final List<ModelVersion> good = new ArrayList<>();
  private ModelVersion champion = new ModelVersion(TestDeployment.MODEL, "1");
  private Instant last = Instant.EPOCH;
  private int version = 1;
  private int refused;
  private int republished;
  private boolean isAgainThere;

  ModelFaults(TestDeployment site, ModelForger forger, List<String> routes) {
    this.site = site;
    this.forger = forger;
    this.routes = routes;
    publisher = new ModelPublisher(site.clients(), site.topics());
  }

  /** Publishes the first version, after a refused one. */
  void begin() {
    ModelVersion first = new ModelVersion(REFUSED, String.valueOf(refused));
    publish(first, site.artifact(Models.small(-1)));
    forger.takeChunkAway(publisher, first);
    publish(champion, site.artifact(Models.small(version)));
    good.add(champion);
    Instant moment = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    for (String route : routes) {
      publisher.change(request(route, first, List.of(), Instant.EPOCH));
      publisher.change(request(route, champion, List.of(), moment));
      site.scores(route, champion.getVersion(), Instant.EPOCH);
    }
  }

  /** The number of published versions that can score. */
  int versions() {
    return good.size() + republished;
  }

  /** A new champion, with the previous one as its challenger. */
  boolean swap() {
    return change(
        moment -> {
          ModelVersion before = champion;
          champion = new ModelVersion(TestDeployment.MODEL, String.valueOf(++version));
          publish(champion, site.artifact(Models.small(version)));
          good.add(champion);
          assign(moment, champion, List.of(before));
        });
  }

  /** The same by two concurrent publishers with different bytes. */
  boolean race() {
    return change(
        moment -> {
          ModelVersion raced = new ModelVersion(TestDeployment.MODEL, String.valueOf(++version));
          assertThat(race(raced)).as("publishers of %s that were not refused", raced).isPositive();
          champion = raced;
          good.add(champion);
          assign(moment, champion, List.of());
        });
  }

  private int race(ModelVersion raced) {
    List<CompletableFuture<Boolean>> publishers =
        List.of(
            CompletableFuture.supplyAsync(() -> publishAlone(raced, version)),
            CompletableFuture.supplyAsync(() -> publishAlone(raced, version + OTHER_SEED)));
    return (int) publishers.stream().map(CompletableFuture::join).filter(won -> won).count();
  }

  private boolean publishAlone(ModelVersion version, long seed) {
    ArtifactSource artifact = site.artifact(Models.small(seed));
    try (ModelPublisher own = new ModelPublisher(site.clients(), site.topics())) {
      publish(own, version, artifact);
      return true;
    } catch (PublishException | TopicReadException e) {
      return false;
    }
  }

  /** Reinstates the previous champion. */
  boolean rollBack() {
    return version > 1
        && change(
            moment -> {
              for (String route : routes) {
                ModelAssignment now =
                    publisher.change(new Rollback(route, Optional.of(moment), true)).assignment();
                TimelineEntry entry = now.getTimeline().getLast();
                scores(route, entry.getChampion(), moment);
              }
            });
  }

  /** The same champion with the newest versions as challengers, as every night. */
  boolean challenge() {
    return change(
        moment -> {
          List<ModelVersion> others = good.stream().filter(each -> !each.equals(champion)).toList();
          int from = Math.max(0, others.size() - MOST_CHALLENGERS);
          assign(moment, champion, others.subList(from, others.size()));
        });
  }

  boolean refusedChampion() {
    return change(moment -> assign(moment, refusedVersion(), List.of()));
  }

  boolean refusedChallenger() {
    return change(moment -> assign(moment, champion, List.of(refusedVersion())));
  }

  /** A challenger that is retired, and published under the same name with other classes. */
  boolean republish() {
    return change(
        moment -> {
          retireAgain();
          long seed = OTHER_SEED * 2 + republished++;
          SignalModel model =
              republished % 2 == 0 ? Models.small(seed) : Models.ofThreeClasses(seed);
          publish(AGAIN, site.artifact(model));
          isAgainThere = true;
          assign(moment, champion, List.of(AGAIN));
        });
  }

  private void retireAgain() {
    if (isAgainThere) {
      routes.forEach(this::takeAgainOut);
      removeUnreadableTimelines();
      publisher.retire(AGAIN.getName(), AGAIN.getVersion());
    }
  }

  /** Nothing is retired while a timeline is unreadable, even of a route that is not configured. */
  private void removeUnreadableTimelines() {
    try (RecordRemover remover = new RecordRemover(site.clients(), site.topics())) {
      publisher.catalogue().unusable().stream()
          .map(UnusableRecord::key)
          .filter(key -> key.startsWith(HostileClients.NO_ROUTE))
          .distinct()
          .forEach(remover::remove);
    }
  }

  private void takeAgainOut(String route) {
    for (TimelineEntry entry : publisher.catalogue().requireAssignment(route).getTimeline()) {
      if (entry.getChallengers().contains(AGAIN)) {
        List<ModelVersion> others =
            entry.getChallengers().stream().filter(each -> !each.equals(AGAIN)).toList();
        publisher.change(request(route, entry.getChampion(), others, entry.getValidFrom()));
      }
    }
  }

  private boolean change(Consumer<Instant> work) {
    if (Instant.now().isBefore(last.plus(SETTLED))) {
      return false;
    }
    last = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
    work.accept(last);
    return true;
  }

  private void assign(Instant moment, ModelVersion first, List<ModelVersion> challengers) {
    for (String route : routes) {
      publisher.change(request(route, first, challengers, moment));
      scores(route, first, moment);
    }
  }

  private static AssignmentRequest request(
      String route, ModelVersion first, List<ModelVersion> challengers, Instant moment) {
    return AssignmentRequest.of(route, first.getName(), first.getVersion())
        .against(challengers)
        .from(moment)
        .forced();
  }

  private void scores(String route, ModelVersion first, Instant moment) {
    if (!first.getName().equals(REFUSED)) {
      champion = first;
      site.scores(route, first.getVersion(), moment);
    }
  }

  private ModelVersion refusedVersion() {
    ModelVersion spoilt = new ModelVersion(REFUSED, String.valueOf(++refused));
    ArtifactSource artifact = site.artifact(Models.small(-1 - refused));
    publish(spoilt, artifact);
    forger.spoil(publisher, spoilt, artifact);
    return spoilt;
  }

  private void publish(ModelVersion version, ArtifactSource artifact) {
    publish(publisher, version, artifact);
  }

  private static void publish(
      ModelPublisher publisher, ModelVersion version, ArtifactSource artifact) {
    try {
      publisher.publish(artifact, version.getName(), version.getVersion(), Map.of(), Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
