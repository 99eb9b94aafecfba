package dev.weir.modelregistry.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.schemas.ChunkLocation;
import dev.weir.schemas.ModelInput;
import dev.weir.schemas.ModelManifest;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelSignatureTest {
  private static final String SHA256 = "0".repeat(64);

  private final KeyPair mine = pair("Ed25519");
  private final KeyPair other = pair("Ed25519");

  @Test
  void shouldTakeWhatOneOfItsKeysSigned() {
    // Given
    ModelManifest signed = manifest("m", "1", SHA256, sign(mine, "m", "1", SHA256));

    // When, then
    assertThat(refusal(signed, mine.getPublic())).isEmpty();
    assertThat(refusal(signed, other.getPublic(), mine.getPublic())).isEmpty();
    assertThat(refusal(signed)).isEmpty();
    assertThat(refusal(manifest("m", "1", SHA256, ""))).isEmpty();
  }

  @Test
  void shouldRefuseWhatIsNotSignedOrSignedForSomethingElse() {
    // Given
    String signature = sign(mine, "m", "1", SHA256);

    // When, then
    assertThat(refusal(manifest("m", "1", SHA256, ""), mine.getPublic()))
        .contains(RefusalReason.NOT_SIGNED);
    for (ModelManifest wrong :
        List.of(
            manifest("m", "2", SHA256, signature),
            manifest("n", "1", SHA256, signature),
            manifest("m", "1", "1".repeat(64), signature),
            manifest("m", "1", SHA256, "no Base64!"),
            manifest("m", "1", SHA256, "AAAA"),
            manifest("m", "1", SHA256, sign(other, "m", "1", SHA256)))) {
      assertThat(refusal(wrong, mine.getPublic())).contains(RefusalReason.SIGNATURE_INVALID);
    }
  }

  @Test
  void shouldReadKeysAsOpensslWritesThem() {
    // Given: made by openssl genpkey -algorithm ed25519, and pkey -pubout -outform DER
    String pem =
        """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        """
            .formatted(Base64.getEncoder().encodeToString(mine.getPrivate().getEncoded()));
    String base64 = Base64.getEncoder().encodeToString(mine.getPublic().getEncoded());

    // When
    String signature = ModelSignature.sign(ModelSignature.privateKey(pem), "m", "1", SHA256);

    // Then
    assertThat(refusal(manifest("m", "1", SHA256, signature), ModelSignature.publicKey(base64)))
        .isEmpty();
  }

  @Test
  void shouldSayHowToMakeKeys() {
    assertThatThrownBy(() -> ModelSignature.privateKey("nonsense"))
        .hasMessageContaining("openssl genpkey -algorithm ed25519");
    assertThatThrownBy(() -> ModelSignature.publicKey("nonsense"))
        .hasMessageContaining("openssl pkey");
    String rsa = Base64.getEncoder().encodeToString(pair("RSA").getPublic().getEncoded());
    assertThatThrownBy(() -> ModelSignature.publicKey(rsa)).hasMessageContaining("Ed25519");
  }

  private static Optional<RefusalReason> refusal(ModelManifest manifest, PublicKey... keys) {
    return new ArtifactLimits(Set.of("rocket"), 1_000, List.of(keys))
        .refusal(manifest)
        .map(Refusal::reason);
  }

  private static String sign(KeyPair pair, String name, String version, String sha256) {
    return ModelSignature.sign(pair.getPrivate(), name, version, sha256);
  }

  private static KeyPair pair(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ModelManifest manifest(
      String name, String version, String sha256, String signature) {
    return new ModelManifest(
        name,
        version,
        "rocket",
        List.of("a", "b"),
        new ModelInput("signal", List.of(1, 40)),
        100L,
        1,
        new ChunkLocation("model-chunks", 0, 0L, 0L),
        sha256,
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        signature);
  }
}
