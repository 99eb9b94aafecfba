package dev.weir.modelregistry.routes;

import dev.weir.schemas.ModelManifest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * Signatures of published versions: Ed25519 over the version's name and the digest of its artifact,
 * so a signature is valid for that version and those bytes only.
 *
 * <p>Figures and provenance in a manifest are not signed; the provenance in the artifact is.
 */
public final class ModelSignature {
  private static final String ALGORITHM = "Ed25519";
  private static final String PEM_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String PEM_END = "-----END PRIVATE KEY-----";

  private ModelSignature() {}

  /**
   * Signs a version.
   *
   * @return the signature in Base64
   * @throws IllegalArgumentException if the key is not an Ed25519 key
   */
  public static String sign(PrivateKey key, String name, String version, String sha256) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(statement(name, version, sha256));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this key cannot sign: " + e.getMessage(), e);
    }
  }

  /** Whether a manifest is signed with the private key that belongs to this public key. */
  public static boolean isBy(PublicKey key, ModelManifest manifest) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(statement(manifest.getName(), manifest.getVersion(), manifest.getSha256()));
      return signature.verify(Base64.getDecoder().decode(manifest.getSignature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // not a signature, or not an Ed25519 one
    }
  }

  /**
   * Reads a private key in the format of {@code openssl genpkey -algorithm ed25519}.
   *
   * @param pem PKCS#8 in PEM
   * @throws IllegalArgumentException if the text is not such a key
   */
  public static PrivateKey privateKey(String pem) {
    int begin = pem.indexOf(PEM_BEGIN);
    int end = pem.indexOf(PEM_END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "this is not a private key in PEM; 'openssl genpkey -algorithm ed25519' makes one");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(pem.substring(begin + PEM_BEGIN.length(), end));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "this is not an Ed25519 private key; 'openssl genpkey -algorithm ed25519' makes one", e);
    }
  }

  /**
   * Reads a public key.
   *
   * @param base64 its X.509 form, as {@code openssl pkey -pubout -outform DER | base64} writes it
   * @throws IllegalArgumentException if the text is not such a key
   */
  public static PublicKey publicKey(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.trim());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is not an Ed25519 public key; 'openssl pkey -in KEY.pem -pubout -outform DER | base64' writes one"
              .formatted(base64.trim()),
          e);
    }
  }

  private static byte[] statement(String name, String version, String sha256) {
    return "weir model 1\n%s\n%s\n%s\n"
        .formatted(name, version, sha256)
        .getBytes(StandardCharsets.UTF_8);
  }
}
