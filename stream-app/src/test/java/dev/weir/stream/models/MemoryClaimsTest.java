package dev.weir.stream.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryClaimsTest {
  private final MemoryClaims claims = new MemoryClaims();

  @Test
  void shouldNotAllowTwoTogetherMoreThanIsLeft() {
    // Given
    MemoryClaims.Claim challenger = claims.begin(100, false);
    MemoryClaims.Claim champion = claims.begin(100, true);

    // When
    long ofChallenger = challenger.allowed(60);
    long ofChampion = champion.allowed(40);
    long more = champion.allowed(41);

    // Then
    assertThat(ofChallenger).isEqualTo(100);
    assertThat(ofChampion).isEqualTo(40);
    assertThat(more).isEqualTo(40);
    assertThat(claims.claimed()).isEqualTo(100);
  }

  @Test
  void shouldStopAChallengerWhereAChampionNeedsItsMemory() {
    // Given
    MemoryClaims.Claim challenger = claims.begin(100, false);
    MemoryClaims.Claim champion = claims.begin(100, true);
    challenger.allowed(60);
    champion.allowed(41);

    // When
    long allowed = challenger.allowed(60);
    claims.end(challenger, Map.of(champion, 100L));

    // Then
    assertThat(allowed).isZero();
    assertThat(challenger.isRevoked()).isTrue();
    assertThat(challenger.estimated()).isEqualTo(60);
    assertThat(champion.allowed(100)).isEqualTo(100);
  }

  @Test
  void shouldNotStopAChallengerForAChampionThatWouldNotFitEither() {
    // Given
    MemoryClaims.Claim challenger = claims.begin(100, false);
    MemoryClaims.Claim champion = claims.begin(100, true);
    challenger.allowed(60);

    // When
    champion.allowed(101);

    // Then
    assertThat(challenger.allowed(70)).isEqualTo(100);
  }

  @Test
  void shouldNotAllowWhatWasLoadedMeanwhile() {
    // Given
    MemoryClaims.Claim challenger = claims.begin(100, false);
    MemoryClaims.Claim champion = claims.begin(100, true);
    challenger.allowed(30);
    champion.allowed(60);

    // When
    claims.end(champion, Map.of(challenger, 40L));

    // Then
    assertThat(challenger.allowed(41)).isEqualTo(40);
    assertThat(claims.claimed()).isEqualTo(30);
  }
}
