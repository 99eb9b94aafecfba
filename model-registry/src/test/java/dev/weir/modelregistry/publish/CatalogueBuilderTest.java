package dev.weir.modelregistry.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ModelAssignment;
import dev.weir.schemas.ModelVersion;
import dev.weir.schemas.TimelineEntry;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CatalogueBuilderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final ModelVersion VERSION = new ModelVersion("m", "1");
  private static final int TOO_MANY = 5_001;

  @Test
  void shouldListAssignmentsThatTheApplicationRefusesAndNotTakeThemForTimelines() {
    // given
    List<ModelAssignment> bad =
        List.of(
            assignment("unordered", entry(5), entry(3)),
            assignment("twice", entry(5), entry(5)),
            assignment("empty"),
            assignment("long", entries(TOO_MANY)),
            assignment("crowded", crowded(0)));
    // when
    ModelCatalogue catalogue = catalogue(bad);
    // then
    assertThat(catalogue.assignments()).isEmpty();
    assertThat(catalogue.unusable())
        .extracting(UnusableRecord::why)
        .containsExactly(
            "the timeline of route unordered is not in order at entry 1",
            "the timeline of route twice is not in order at entry 1",
            "the timeline of route empty has no entries",
            "the timeline of route long has 5001 entries; a timeline can have 5000: prune it",
            "the timeline of route crowded has 40 challengers of one champion; there can be 32");
    for (ModelAssignment each : bad) {
      assertThat(catalogue.assignment(each.getRoute())).isEmpty();
      catalogue.requireRemovable(each.getRoute());
    }
  }

  @Test
  void shouldMakeATimelineSmallerThatIsTooLarge() {
    // given
    ModelCatalogue catalogue = catalogue(List.of(assignment("signals", entries(TOO_MANY))));
    // when
    PlannedChange pruned = plan(catalogue, new Pruning("signals", Instant.ofEpochMilli(10), false));
    // then
    assertThat(pruned.after().getTimeline()).hasSize(TOO_MANY - 10);
    assertThatThrownBy(
            () -> plan(catalogue, AssignmentRequest.of("signals", "m", "2").from(NOW).forced()))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("has 5002 entries");
    assertThatThrownBy(() -> catalogue.requireRetirable(VERSION))
        .hasMessageContaining("it is in the timeline of signals");
  }

  @Test
  void shouldReplaceAnEntryThatHasTooManyChallengersButAddNoneBesideIt() {
    // given
    ModelCatalogue catalogue = catalogue(List.of(assignment("signals", crowded(7))));
    AssignmentRequest request = AssignmentRequest.of("signals", "m", "2").forced();
    // when, then
    PlannedChange change = plan(catalogue, request.from(Instant.ofEpochMilli(7)));
    assertThat(change.after().getTimeline()).hasSize(1);
    assertThatThrownBy(() -> plan(catalogue, request.from(NOW)))
        .isInstanceOf(PublishException.class)
        .hasMessageContaining("40 challengers");
  }

  private static PlannedChange plan(ModelCatalogue catalogue, TimelineChange change) {
    ModelCatalogue published = catalogue;
    for (String version : List.of("1", "2")) {
      published =
          published.with(
              Catalogues.of(List.of("m/" + version)).manifest("m", version).orElseThrow());
    }
    return PlannedChange.of(change, published, ApplicationRules.withoutSettings(), NOW);
  }

  private static ModelCatalogue catalogue(List<ModelAssignment> assignments) {
    CatalogueBuilder builder = new CatalogueBuilder(each -> assignments.get((int) each.offset()));
    for (int i = 0; i < assignments.size(); i++) {
      String route = assignments.get(i).getRoute();
      builder.add(new ConsumerRecord<>("models", 0, i, route, new byte[0]));
    }
    return builder.build();
  }

  private static ModelAssignment assignment(String route, TimelineEntry... entries) {
    return new ModelAssignment(route, 1L, List.of(entries), NOW);
  }

  private static TimelineEntry[] entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(CatalogueBuilderTest::entry)
        .toArray(TimelineEntry[]::new);
  }

  private static TimelineEntry entry(long from) {
    return new TimelineEntry(Instant.ofEpochMilli(from), VERSION, List.of());
  }

  private static TimelineEntry crowded(long from) {
    return new TimelineEntry(
        Instant.ofEpochMilli(from), VERSION, Collections.nCopies(40, new ModelVersion("c", "1")));
  }
}
