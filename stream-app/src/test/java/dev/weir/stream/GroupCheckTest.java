package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.stream.GroupMembers.Member;
import dev.weir.stream.config.GroupFingerprint;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GroupCheckTest {
  private static final GroupFingerprint OWN = fingerprint("1111");
  private static final CountDownLatch OPEN = new CountDownLatch(1);

  @Test
  void shouldLetMembersOfItsKindBe() {
    assertThatCode(() -> check(Duration.ZERO, "").check(() -> List.of(member(OWN)), OPEN))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldNameTheSettingThatAMemberHasOtherwise() {
    List<Member> members = List.of(member(OWN), member(fingerprint("2222")));

    assertThatThrownBy(() -> check(Duration.ZERO, "").check(() -> members, OPEN))
        .isInstanceOf(GroupConflictException.class)
        .hasMessageContaining("application.id 'weir'")
        .hasMessageContaining("on /10.0.0.1 has a different value of topic.prefix\n")
        .hasMessageContaining("give this one its own application.id")
        .hasMessageContaining("stop all instances, then start all again")
        .hasMessageContaining("docs/upgrading.md");
  }

  @Test
  void shouldRefuseMembersOfAnEarlierVersion() {
    List<Member> members =
        List.of(new Member("weir-5f0c-StreamThread-1-consumer", Optional.empty(), "/h"));

    assertThatThrownBy(() -> check(Duration.ZERO, "").check(() -> members, OPEN))
        .isInstanceOf(GroupConflictException.class)
        .hasMessageContaining("StreamThread-1-consumer on /h is not an instance of this");
  }

  @Test
  void shouldRefuseMembersWithOtherFormatsOfState() {
    GroupFingerprint later = new GroupFingerprint(OWN.generation() + 1, OWN.digests());

    assertThatThrownBy(() -> check(Duration.ZERO, "").check(() -> List.of(member(later)), OPEN))
        .isInstanceOf(GroupConflictException.class)
        .hasMessageContaining("a version of Weir with other state formats");
  }

  @Test
  void shouldWaitForThoseThatWereStopped() {
    // Given
    Queue<List<Member>> answers =
        new ArrayDeque<>(List.of(List.of(member(fingerprint("2222"))), List.of()));

    // When
    try (LogCapture log = LogCapture.of("dev.weir.stream")) {
      check(Duration.ofMinutes(1), "").check(answers::remove, OPEN);

      // Then
      assertThat(answers).isEmpty();
      assertThat(log.warnings())
          .singleElement()
          .asString()
          .contains("waiting up to", "a different value of topic.prefix");
    }
  }

  @Test
  void shouldNotWaitOnceItIsClosed() {
    CountDownLatch ended = new CountDownLatch(0);

    assertThatThrownBy(
            () ->
                check(Duration.ofHours(1), "")
                    .check(() -> List.of(member(fingerprint("2222"))), ended))
        .isInstanceOf(GroupConflictException.class);
  }

  @Test
  void shouldReplaceItsEarlierSelfOnly() {
    // Given
    Member self = new Member("old", Optional.of("pod-1-2"), "/h");
    Member other = new Member("old", Optional.of("pod-10-2"), "/h");

    // When, then
    assertThatCode(() -> check(Duration.ZERO, "pod-1").check(() -> List.of(self), OPEN))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(Duration.ZERO, "pod-1").check(() -> List.of(other), OPEN))
        .isInstanceOf(GroupConflictException.class);
  }

  @Test
  void shouldHaveOneOfTwoGiveWayThatStartedAtOnce() {
    // Given
    GroupFingerprint other = fingerprint("2222");
    List<Member> both = List.of(member(OWN), member(other));

    // When, then
    assertThatCode(() -> check(Duration.ZERO, "").checkAgain(both)).doesNotThrowAnyException();
    assertThatThrownBy(
            () -> new GroupCheck("weir", other, Optional.empty(), Duration.ZERO).checkAgain(both))
        .isInstanceOf(GroupConflictException.class);
  }

  @Test
  void shouldNameNotMoreThanTenMembers() {
    List<Member> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add(new Member("other-" + i, Optional.empty(), "/h"));
    }

    assertThatThrownBy(() -> check(Duration.ZERO, "").check(() -> many, OPEN))
        .hasMessageContaining("other-9 ")
        .hasMessageNotContaining("other-10 ");
  }

  private static GroupCheck check(Duration patience, String instanceId) {
    return new GroupCheck(
        "weir", OWN, Optional.of(instanceId).filter(id -> !id.isEmpty()), patience);
  }

  private static Member member(GroupFingerprint fingerprint) {
    return new Member(
        "weir-5f0c-" + fingerprint + "-StreamThread-1-consumer", Optional.empty(), "/10.0.0.1");
  }

  /** A fingerprint that differs in its first setting. */
  private static GroupFingerprint fingerprint(String first) {
    List<String> digests =
        new ArrayList<>(Collections.nCopies(GroupFingerprint.SETTINGS.size(), "0000"));
    digests.set(0, first);
    return new GroupFingerprint(1, digests);
  }
}
