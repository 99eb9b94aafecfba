package dev.weir.stream;

import dev.weir.schemas.TextSanitizer;
import dev.weir.stream.GroupMembers.Member;
import dev.weir.stream.config.GroupFingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares this instance with the members of its group by the fingerprint in their client ids.
 * Kafka Streams does not check this: members with other topics or routes are assigned partitions
 * that they never read, and processing stalls without an error.
 *
 * @param group the application id
 * @param own the fingerprint of this instance
 * @param instanceId {@code group.instance.id}: a static member replaces its earlier self
 * @param patience how long stopped members may still be listed
 */
record GroupCheck(
    String group, GroupFingerprint own, Optional<String> instanceId, Duration patience) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_LINES = 10;

  /**
   * Checks before this instance joins. Conflicting members may have stopped just before, so the
   * check waits as long as brokers list members that left without notice.
   *
   * @param ended ends the wait when opened
   * @throws GroupConflictException if they are still listed
   */
  void check(Supplier<List<Member>> members, CountDownLatch ended) {
    long deadline = System.nanoTime() + patience.toNanos();
    List<String> conflicts = conflicts(members.get());
    if (!conflicts.isEmpty()) {
      LOG.warn(
          "waiting up to {} for members of group {} that conflict with this instance to leave: {}",
          patience,
          group,
          conflicts);
    }
    while (!conflicts.isEmpty()) {
      if (System.nanoTime() >= deadline || ends(ended)) {
        throw new GroupConflictException(group, conflicts);
      }
      conflicts = conflicts(members.get());
    }
  }

  /**
   * Checks again once this instance is a member: two that start at the same moment do not see each
   * other earlier. Of two that conflict, only the one with the greater fingerprint stops.
   *
   * @throws GroupConflictException if this instance is to stop
   */
  void checkAgain(List<Member> members) {
    List<Member> stronger =
        members.stream()
            .filter(
                member ->
                    GroupFingerprint.in(member.clientId())
                        .map(theirs -> own.toString().compareTo(theirs.toString()) > 0)
                        .orElse(true))
            .toList();
    List<String> conflicts = conflicts(stronger);
    if (!conflicts.isEmpty()) {
      throw new GroupConflictException(group, conflicts);
    }
  }

  private List<String> conflicts(List<Member> members) {
    List<String> all =
        members.stream()
            .filter(member -> !isEarlierSelf(member))
            .flatMap(member -> conflict(member).stream())
            .distinct()
            .toList();
    return all.size() <= MOST_LINES ? all : all.subList(0, MOST_LINES);
  }

  /** The instance id of a stream thread is the configured id plus the thread's number. */
  private boolean isEarlierSelf(Member member) {
    return instanceId.isPresent()
        && member
            .instanceId()
            .filter(id -> id.startsWith(instanceId.get()))
            .map(id -> id.substring(instanceId.get().length()))
            .filter(rest -> rest.matches("(-\\d+)?"))
            .isPresent();
  }

  private Optional<String> conflict(Member member) {
    return GroupFingerprint.in(member.clientId())
        .map(this::difference)
        .orElseGet(() -> Optional.of("is not an instance of this or a later version of Weir"))
        .map(
            why ->
                "%s on %s %s"
                    .formatted(
                        TextSanitizer.fit(member.clientId()),
                        TextSanitizer.fit(member.host()),
                        why));
  }

  private Optional<String> difference(GroupFingerprint theirs) {
    if (!own.hasFormatsOf(theirs)) {
      return Optional.of("runs a version of Weir with other state formats");
    }
    List<String> settings = own.differences(theirs);
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of("has a different value of " + String.join(", ", settings));
  }

  private static boolean ends(CountDownLatch ended) {
    try {
      return ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
